"""Victims told of by rank and name, one at a time: "korporaal Jan Bakker kwam om het leven" counts one killed.

Only words of a violent death count (``named_victims`` of the lexicon ``incidents``): that somebody died is what any
life says in the end. Where the clause counts its victims with a number, the number stands and no name is added to it,
unless it counts "others" than those named; whoever is named directly before such "others" (X and 21 others), or by both
names at the head of a sentence, right before the verb, needs no rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.clauses import Harm, harms
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.names import name_before
from pipeline.recognise.people import find_people

_MOST_NAME_WORDS = 6
_CONJUNCTION = 12  # characters before a number in which a conjunction stands
_AUXILIARIES = 24  # characters before a verb in which its auxiliaries stand
_BRACKET = re.compile(r"\s\([^()]*\)")
_MOST_NAMED = 6  # people of rank in a sentence; more are a list


def with_named_victims(
    found: Sequence[Harm],
    sentence: Sentence,
    counted: Sequence[Quantity],
    language: str,
    dates: Sequence[tuple[int, int]],
    *,
    is_of_event: bool,
) -> list[Harm]:
    """The harms of a sentence, with those done to people whom it names by their rank.

    Args:
        found: the harms told with numbers.
        sentence: the sentence.
        counted: its quantities.
        language: of the document.
        dates: where its dates stand.
        is_of_event: whether the sentence tells of something in which people die, so that dying is a violent death.
    """
    violent = _violent_of_event(language) if is_of_event else _violent(language)
    shared = _before_others(sentence, counted, language) if any(h.outcome == "killed" for h in found) else []
    if violent is None or violent.search(sentence.block.text, sentence.start, sentence.end) is None:
        return _with_those_before(found, shared, sentence.block.text, language)
    named = [*_named(sentence, counted, language), *shared, *_opening(sentence, violent, language)]
    named = sorted({q.end: q for q in named}.values(), key=lambda q: q.start)
    if not named:
        return list(found)
    text = sentence.block.text
    if (remembered := _remembered(sentence, named, _violent_of_event(language) or violent)) is not None:
        return [remembered, *(h for h in found if h.cue != remembered.cue)]
    both = sorted([*counted, *named], key=lambda q: q.start)
    starts = {q.start for q in named}
    kept = {harm.cue: harm for harm in found}
    for harm in harms(text, sentence.start, sentence.end, both, language, dates):
        own = tuple(q for q in harm.quantities if q.start in starts)
        if not own or harm.outcome != "killed" or not _is_at(violent, text, harm.cue):
            continue
        others = tuple(q for q in harm.quantities if q.start not in starts)
        if all(_is_others(q, language) or _is_joined_behind(own[-1], q, text, language) for q in others):
            kept[harm.cue] = _with_companions(harm, text, sentence, counted, language)
    harmed = _with_those_before(kept.values(), named, text, language)
    return sorted(harmed, key=lambda h: (h.start, h.cue))


def _with_those_before(found: Iterable[Harm], named: Sequence[Quantity], text: str, language: str) -> list[Harm]:
    """The harms told, each with whoever is named right before those that it counts, and shared their fate."""
    harmed = []
    for harm in found:
        first = harm.quantities[0]
        with_them = [q for q in named if _is_joined_behind(q, first, text, language)]
        if harm.outcome == "killed" and with_them:
            own = with_them[-1]
            harm = replace(harm, quantities=(own, *harm.quantities), start=min(own.start, harm.start))  # noqa: PLW2901
        harmed.append(harm)
    return harmed


def _is_at(violent: Phrases, text: str, cue: tuple[int, int]) -> bool:
    """Whether a cue is a word of a violent death; what follows may say so (died in an ambush)."""
    m = violent.match(text, cue[0])
    return m is not None and m.end() == cue[1]


def _remembered(sentence: Sentence, named: Sequence[Quantity], violent: Phrases) -> Harm | None:
    """Those of rank with whom an entry opens and who fell, as it says behind a colon: "Private Name: killed at X"."""
    text = sentence.block.text
    colon = text.find(": ", sentence.start, sentence.end)
    if named[0].start != sentence.start or colon < named[0].end:
        return None
    cue = violent.match(text, colon + 2, sentence.end)
    people = tuple(q for q in named if q.end <= colon)
    return Harm("killed", people, (), people[0].start, cue.end(), cue.span()) if cue is not None else None


def _with_companions(harm: Harm, text: str, sentence: Sentence, counted: Sequence[Quantity], language: str) -> Harm:
    """The harm done to somebody named, with those counted right behind who shared it: "X fell, and with him 16 men"."""
    beside = _beside(language)
    m = beside.match(text, harm.end, sentence.end) if beside is not None else None
    others = [q for q in counted if m is not None and q.start == m.end() and q.is_people]
    if not others:
        return harm
    return replace(harm, quantities=(*harm.quantities, *others), end=others[-1].end)


def _named(sentence: Sentence, counted: Sequence[Quantity], language: str) -> list[Quantity]:
    """Everybody of rank whom a sentence names, as a quantity of one."""
    found = []
    for person in find_people(sentence.text, language):
        if person.rank_span is None or person.rank_span[1] > person.start:
            continue
        start, end = sentence.start + person.rank_span[0], sentence.start + person.end
        if any(q.start < end and start < q.end for q in counted):
            continue
        noun = sentence.text[person.rank_span[0] : person.rank_span[1]]
        if person.nationality_span is not None and person.nationality_span[1] <= person.rank_span[0]:
            start = _with_article(sentence, sentence.start + person.nationality_span[0], language)
        if person.nationality_span is not None and person.nationality_span[0] >= person.end:
            end = sentence.start + person.nationality_span[1]  # of Examplia
        if (other := _named_beside(sentence, start, language)) is not None:
            found.append(Quantity(Count(1, 1, 1), *other, None, None, None))
        found.append(Quantity(Count(1, 1, 1), start, end, noun, "military", person.nationality_code))
    return found if len(found) <= _MOST_NAMED else []


def _with_article(sentence: Sentence, start: int, language: str) -> int:
    """Where a phrase begins that opens at a place, with the article before it: the Danish private Name."""
    m = _article_before(language).search(sentence.block.text, max(sentence.start, start - _CONJUNCTION), start)
    return m.start() if m is not None else start


def _named_beside(sentence: Sentence, start: int, language: str) -> tuple[int, int] | None:
    """The name that a conjunction joins to somebody of rank behind it (his son Jan and corporal Ann Bos)."""
    text = sentence.block.text
    joined = _joined_name(language).search(text, max(sentence.start, start - _CONJUNCTION), start)
    name = name_before(text, joined.start(), language, _MOST_NAME_WORDS) if joined else None
    if name is None or name[0] < sentence.start or code_of(text[slice(*name)], language):
        return None
    is_ranked = any(
        p.rank_span is not None and sentence.start + p.end == name[1] for p in find_people(sentence.text, language)
    )
    return None if is_ranked else name


def _before_others(sentence: Sentence, counted: Sequence[Quantity], language: str) -> list[Quantity]:
    """Whoever is named directly before "and so many others", as a quantity of one."""
    found = []
    text = sentence.block.text
    for quantity in counted:
        if not _is_others(quantity, language):
            continue
        joined = _joined(language).search(text, max(sentence.start, quantity.start - _CONJUNCTION), quantity.start)
        name = name_before(text, joined.start(), language, _MOST_NAME_WORDS) if joined else None
        if name is None or name[0] < sentence.start or " " not in text[slice(*name)]:
            continue
        if not any(q.start < name[1] and name[0] < q.end for q in counted):
            found.append(Quantity(Count(1, 1, 1), *name, None, None, None))
    return found


def _opening(sentence: Sentence, violent: Phrases, language: str) -> list[Quantity]:
    """Whoever a sentence opens with, by first name and surname right before a word of a violent death, as one."""
    text = sentence.block.text
    verb = violent.search(text, sentence.start, sentence.end)
    at = _before_auxiliaries(text, verb.start(), language) if verb else 0
    if verb is None or (at < verb.start() and not sentence.dates):
        return []  # of whoever was killed at some time or other no incident is told
    name = name_before(text, at, language, _MOST_NAME_WORDS)
    if name is None or " " not in text[slice(*name)] or (name[0] != sentence.start and not _is_passive(text, at, verb)):
        return []
    if code_of(text[slice(*name)], language) or any(p.rank_span for p in find_people(text[slice(*name)], language)):
        return []
    return [Quantity(Count(1, 1, 1), *name, None, None, None)]


def _is_passive(text: str, at: int, verb: re.Match[str]) -> bool:
    """Whether words stand between a name and its verb: was shot dead."""
    return bool(text[at : verb.start()].strip())


def _before_auxiliaries(text: str, verb: int, language: str) -> int:
    """Where the auxiliaries before a verb begin, or the verb itself: had been killed."""
    pattern = _auxiliaries(language)
    m = pattern.search(text, max(0, verb - _AUXILIARIES), verb) if pattern is not None else None
    return m.start() if m else verb


@cache
def _auxiliaries(language: str) -> re.Pattern[str] | None:
    words = load(language, "incidents")["passive"]
    return compiled(rf"(?<!\w)(?:(?:{alternatives(words)})\s)+\Z") if words else None


def _is_joined_behind(named: Quantity, counted: Quantity, text: str, language: str) -> bool:
    """Whether a conjunction joins those counted to somebody named right before: sergeant Name and two policemen."""
    gap = text[named.end : counted.start] if named.end <= counted.start else ""
    gap = _BRACKET.sub("", gap)
    return "," not in gap and (conjunction(language).fullmatch(gap) or _along_with(language).fullmatch(gap)) is not None


def _is_others(quantity: Quantity, language: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", (quantity.noun or "").casefold()))
    return bool(words & set(load(language, "quantities")["others"]))


@cache
def _violent(language: str) -> Phrases | None:
    listed: Sequence[str] = load(language, "incidents")["named_victims"]
    return any_of(listed) if listed else None


@cache
def _violent_of_event(language: str) -> Phrases | None:
    words = load(language, "incidents")
    listed: Sequence[str] = [*words["named_victims"], *words["named_victims_of_events"]]
    return any_of(listed) if listed else None


@cache
def _beside(language: str) -> re.Pattern[str] | None:
    """What stands between a named victim's verb and the number of those who shared the fate."""
    words = load(language, "incidents")["companions"]
    return compiled(rf",?\s+(?:{alternatives(words)})\s+", re.IGNORECASE) if words else None


@cache
def _along_with(language: str) -> re.Pattern[str]:
    """What stands between somebody named and the number of those who were there too: with three colleagues."""
    return compiled(rf",?\s+(?:{alternatives(load(language, 'incidents')['along_with'])})\s+", re.IGNORECASE)


@cache
def _article_before(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w){load(language, 'articles')['pattern']}\Z", re.IGNORECASE)


@cache
def _joined_name(language: str) -> re.Pattern[str]:
    return compiled(rf"\s(?:{alternatives(load(language, 'quantities')['conjunctions'])})\s\Z", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str]:
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf",?\s(?:{joined})\s(?:[^\W\d_]+\s)?\Z", re.IGNORECASE)
