"""Which numbers of a sentence are strengths, of what kind and component, and of what date.

A number is a strength where a frame of the lexicon stands directly before or behind it (a force of 900; 900 were
deployed), where it continues or divides one (700 soldiers and 90 observers; 1,000, of them 800 soldiers), or where the
heading above says so. The frames are the business of `frames.py`, the rows of `strengths.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.harm.telling import Telling
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.questions import country_of_question, topic_of_question
from pipeline.extract.rows import Count
from pipeline.extract.troops.contingents import country_of_unit
from pipeline.extract.troops.frame_words import frames_of
from pipeline.extract.troops.frames import Frame
from pipeline.extract.troops.sending import is_of_giver
from pipeline.extract.troops.strength_changes import (
    begins_change,
    goes_onward,
    increments,
    is_later,
    is_next_step,
    repeated,
    without_resolutions,
)
from pipeline.extract.troops.strength_dates import (
    as_of_date,
    date_behind_frame,
    is_aside,
    opening_date,
    resolution_numbers,
)
from pipeline.extract.troops.strength_fields import COMPONENTS, is_under_heading, kind_of_heading, with_second_noun
from pipeline.extract.troops.strength_parts import parts_of, set_apart
from pipeline.extract.troops.unit_strengths import is_of_unit
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_EMPTY_BRACKET = re.compile(r"\s*\(\s*\)")  # what is left of one that held a date
_SERVING = frozenset({"military", "police", "uniformed", "peacekeeper"})
_SINGLE = frozenset({"military", "police", "civilian"})  # components of which none is a part of another
_ALL_OF_IT = re.compile(r"[:(]")  # between a total and its parts: they are all of it


@dataclass(frozen=True, slots=True)
class Strength:
    """One number of a sentence that is a strength.

    Attributes:
        quantity: the number and what it counts.
        kind: code of the kind of strength.
        component: code of the component.
        as_of: the date it holds for, None where the words beside it give none.
        start: where the words begin that say so.
        end: where they end.
        rule: the name of the rule that found it.
        whole: position, in the same list, of the strength that it is a part of.
    """

    quantity: Quantity
    kind: str
    component: str
    as_of: PlacedDate | None
    start: int
    end: int
    rule: str
    whole: int | None = None


def strengths_in(telling: Telling, names: MissionNames, language: str, *, is_military: bool) -> list[Strength]:
    """The strengths that a sentence gives, in order; `is_military` is whether its document is about a force."""
    if not telling.quantities:
        return []
    sentence = telling.sentence
    hurt = {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    numbered = resolution_numbers(telling, language)
    grown = increments(telling, language)
    people = [
        q
        for q in telling.quantities
        if q.is_people and q.start not in hurt | numbered | grown and not isinstance(q.number, Count)
        and not q.is_pronoun
        and q.kind != "attacker" and not _is_vague(q)
    ]  # fmt: skip
    if not people:
        return []
    people = _with_shared_nouns(sentence.block.text, people, language)
    frames = frames_of(language)
    found: dict[int, Strength] = {}
    is_listed = is_under_heading(sentence.block, language)
    is_asked = names.subject is not None and topic_of_question(sentence.block, language) == "strength"
    if country_of_question(sentence.block, language) is not None and not names.named(sentence.text, 0, people[0].end):
        return []  # one country's part
    dates = [(d.mention.start, d.mention.end) for d in sentence.dates]
    counted = [
        q.end for q in telling.quantities if q.start not in numbered | grown and (q.is_people or not _is_vague(q))
    ]
    for i, quantity in enumerate(people):
        before = max((end for end in counted if end <= quantity.start), default=sentence.start)
        after = people[i + 1].start if i + 1 < len(people) else sentence.end
        frame = frames.of(sentence.block.text, sentence.start, before, quantity, after, names, is_military, dates)
        if frame is None and is_listed and quantity.kind in PEOPLE and quantity.country_code is None:
            frame = Frame(kind_of_heading(sentence.block, frames), quantity.start, quantity.end, "strengths.list")
        if frame is None and is_asked and quantity.kind in _SERVING and quantity.country_code is None:
            kind = frames.kind_in(sentence.block.text[before : quantity.end])
            frame = Frame(kind or "unspecified", quantity.start, quantity.end, "strengths.answer")
        if frame is not None and frame.kind == "unspecified" and i - 1 in found:
            frame = replace(frame, kind=found[i - 1].kind)
        if frame is not None and country_of_unit(sentence.block.text, sentence.start, quantity.start, language):
            continue  # one country's part, not the strength of them all
        if frame is not None and names.subject is not None and is_of_giver(sentence, frame.start, names, language):
            continue
        is_of_mission = names.subject is not None and frame is not None and not frame.is_share
        if frame is not None and is_of_mission and is_of_unit(frame, quantity, sentence, names, language):
            continue
        if frame is not None and (quantity.country_code is None or frame.is_share):
            strength = _strength(telling, quantity, frame, people, i, language)
            opening = frames.opening_of_another(sentence.block.text, sentence.start, frame.start, names)
            is_before = strength.as_of is not None and strength.as_of.mention.end <= opening
            found[i] = replace(strength, as_of=None) if is_before else strength
    _continue(telling, people, found, language)
    _share_dates(telling, people, found, language)
    _date_by_opening(telling, found, language)
    return _with_parts(telling, people, found, language)


def _is_vague(quantity: Quantity) -> bool:
    """Whether a number is none that could be a strength: several times."""
    return quantity.count.qualifier == "vague"


def _with_shared_nouns(text: str, people: Sequence[Quantity], language: str) -> list[Quantity]:
    """The quantities with the noun that one shares with the next: 317 international and 686 local employees.

    The first end of a change shares that of the second: from 400 to 600 troops.
    """
    found = list(people)
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        is_bare = left.kind is None and left.noun is None and right.kind in PEOPLE
        is_change = is_bare and is_next_step(text, left.end, right.start, language)
        if is_change and begins_change(text, left.start, language):
            found[i] = replace(left, kind=right.kind)
            continue
        if left.kind is not None or left.noun is not None or right.noun is None or len(right.noun.split()) < 2:
            continue
        described = _described(language).fullmatch(text, left.end, right.start)
        if described is not None and right.kind in PEOPLE:
            found[i] = replace(left, end=described.end("adjective"), kind=right.kind)
    return found


@cache
def _described(language: str) -> re.Pattern[str]:
    """An adjective behind a number, and what joins it to the next number."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"\s+(?P<adjective>[^\W\d_]+)\s*(?:,|,?\s+(?:{joined}))\s+")


def _strength(
    telling: Telling, quantity: Quantity, frame: Frame, people: Sequence[Quantity], i: int, language: str
) -> Strength:
    as_of = (
        as_of_date(telling, quantity, people, i, language) if frame.kind != "planned" or not frame.is_share else None
    )
    as_of = as_of or (date_behind_frame(telling, frame.end, language) if frame.end > quantity.end else None)
    component = component_of(telling, quantity, language)
    return Strength(quantity, frame.kind, component, as_of, min(frame.start, quantity.start),
                    max(frame.end, quantity.end), frame.rule)  # fmt: skip


def _continue(telling: Telling, people: Sequence[Quantity], found: dict[int, Strength], language: str) -> None:
    """Numbers that a conjunction joins to a strength are strengths of its kind (raised to 6,000 and, later, 7,000)."""
    text = telling.sentence.block.text
    for step, order in ((1, range(1, len(people))), (-1, range(len(people) - 2, -1, -1))):
        for i in order:
            beside = found.get(i - step)
            if i in found or beside is None or people[i].country_code is not None:
                continue
            left, right = sorted((people[i], people[i - step]), key=lambda q: q.start)
            # The words that say that the first are there may stand behind it: 900 left, and in June 400.
            told_to = max(left.end, min(beside.end, right.start)) if step == 1 else left.end
            gap = text[told_to : right.start]
            dates = [d for d in telling.sentence.dates if told_to <= d.mention.start < right.start]
            for d in reversed(dates):
                at, end = d.mention.start - told_to, d.mention.end - told_to
                gap = re.sub(r"[^\W\d_]+\s*\Z", "", gap[:at]) + gap[end:]
            gap = without_resolutions(_EMPTY_BRACKET.sub(" ", gap), language)
            gap = _adverbs(language).sub(" ", gap) if dates else gap
            is_next = step == 1 and beside.rule == "strengths.continued"
            before = text[telling.sentence.start : left.start]
            is_onward = step == 1 and goes_onward(before, gap, language, is_next=is_next)
            is_bare = people[i].kind is None and (bool(dates) or is_onward)
            plain = repeated(language).sub("", gap) if dates else gap
            joins = conjunction(language)
            is_parted = gap.strip() == ";" and people[i].kind in PEOPLE  # 200 police; 40 civilians
            is_joined = is_onward or is_parted or any(joins.fullmatch(f" {g.strip()} ") for g in (gap, plain))
            if is_joined and (is_bare or people[i].kind in PEOPLE):
                as_of = as_of_date(telling, people[i], people, i, language)
                if as_of is not None and as_of is beside.as_of and is_later(text[told_to : right.start], language):
                    as_of = None
                as_of = as_of or (None if is_bare or is_onward else beside.as_of)
                component = component_of(telling, people[i], language) if people[i].kind else beside.component
                found[i] = Strength(people[i], beside.kind, component, as_of, people[i].start, people[i].end,
                                    "strengths.continued")  # fmt: skip


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'strengths')['adverbs'])})(?!\w)", re.IGNORECASE)


def _share_dates(telling: Telling, people: Sequence[Quantity], found: dict[int, Strength], language: str) -> None:
    """A date behind the last of several joined numbers is a date of them all."""
    text = telling.sentence.block.text
    for i in range(len(people) - 2, -1, -1):
        last = found.get(i + 1)
        if i not in found or found[i].as_of is not None or last is None or last.as_of is None:
            continue
        is_joined = conjunction(language).fullmatch(text, people[i].end, people[i + 1].start) is not None
        if is_joined and last.as_of.mention.start > people[i + 1].start and people[i].kind is not None:
            found[i] = replace(found[i], as_of=last.as_of)


def _date_by_opening(telling: Telling, found: dict[int, Strength], language: str) -> None:
    """A sentence that opens with "As of" a day gives all that it counts for that day, up to its next date."""
    first = opening_date(telling, language)
    if first is None:
        return
    text = telling.sentence.block.text
    starts = [d.mention.start for d in telling.sentence.dates if d.mention.is_valid and d is not first]
    limit = min(starts, default=telling.sentence.end)
    for i, strength in found.items():
        other = strength.as_of
        is_told_aside = (
            other is not None
            and first.mention.end < other.mention.start < strength.quantity.start
            and is_aside(text, first.mention.end, other.mention.start, language)
        )
        is_unparted = other is None and strength.quantity.start < limit
        if is_unparted or is_told_aside:
            found[i] = replace(strength, as_of=first)


def _with_parts(
    telling: Telling, people: Sequence[Quantity], found: dict[int, Strength], language: str
) -> list[Strength]:
    """The strengths in order, with the parts in brackets behind a total, which share its kind and its date."""
    text, listed = telling.sentence.block.text, list[Strength]()
    for i in range(len(people)):
        if i not in found:
            continue
        whole = found[i]
        listed.append(whole)
        position = len(listed) - 1
        parts = [(j, component_of(telling, people[j], language))
                 for j in parts_of(text, people, found, i, telling.sentence.end, language)]  # fmt: skip
        beside = set_apart(text, people, [j for j, _ in parts], language)
        counts = [people[j].count.best for j, _ in parts if j not in beside]
        is_whole = None not in counts and sum(c or 0 for c in counts) == people[i].count.best
        is_whole = is_whole or bool(parts and _ALL_OF_IT.search(text, people[i].end, people[parts[0][0]].start))
        components = {c for j, c in parts if j not in beside}
        if whole.component == "unspecified" and is_whole and {"military", "police"} <= components:
            listed[position] = replace(whole, component="total" if "civilian" in components else "uniformed")
        for j, component in parts:
            is_other = {component, whole.component} <= _SINGLE and component != whole.component
            rule, of = ("strengths.continued", None) if is_other or j in beside else ("strengths.part", position)
            listed.append(Strength(people[j], whole.kind, component, whole.as_of, people[j].start, people[j].end,
                                   rule, of))  # fmt: skip
    return listed


@cache
def _police_part(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "strengths")["police_parts"])
    return compiled(rf"(?<!\w)(?:{words})(?:\s[^\W\d]+){{0,4}}\s+\Z", re.IGNORECASE)


def component_of(telling: Telling, quantity: Quantity, language: str) -> str:
    """The component that a quantity's noun names; several joined by a conjunction make a total."""
    text, military = telling.sentence.block.text, load(language, "quantities")["nouns"]["military"]
    component = COMPONENTS.get(quantity.kind or "", "unspecified")
    if quantity.kind == "peacekeeper" and (quantity.noun or "").split()[-1].casefold() in military:
        component = "military"
    if component == "military" and _police_part(language).search(text, telling.sentence.start, quantity.start):
        component = "police"  # officers of a police component
    return with_second_noun(component, text, quantity.end, telling.sentence.end, language)
