"""`strengths`: how many a mission, force or side may have, has or is to have, by component and time.

Which numbers of prose and lists are strengths is decided in `strength_sentences.py`; here is which sentences are looked
at, whose strength each is, and how its row is written. What one country gives is the business of `contributions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.authority.resolution_pages import is_recalled, number_of_page
from pipeline.extract.date_lines import dates_of_entries
from pipeline.extract.dating import day_of_writing, now_in, stand_of_boxes
from pipeline.extract.harm.telling import Telling, read_sentence
from pipeline.extract.identity.mission_names import MissionNames, mission_names
from pipeline.extract.leaders.periods import edtf_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.troops.home import counts_home, home_of
from pipeline.extract.troops.own_strengths import of_missions, without_units
from pipeline.extract.troops.strength_changes import begins_change, is_step_of
from pipeline.extract.troops.strength_dates import is_aside, resolution_number
from pipeline.extract.troops.strength_fields import (
    COMPONENTS,
    dates_of_fields,
    is_military_document,
    is_under_heading,
    write_strength_field,
)
from pipeline.extract.troops.strength_holders import holder_beside, is_of_other_force
from pipeline.extract.troops.strength_sentences import Strength, strengths_in
from pipeline.extract.troops.strength_tables import extract_tables
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.organisations import organisation_of, organisation_pattern
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

# Kinds of those who serve; others are a strength only where a mission is told of.
_SERVING = (*COMPONENTS, "peacekeeper")
_APPOSED = re.compile(r"\s*[,(]\s*(?:[^\W\d_]+[\s-]+){0,3}(?:[^\W\d_]+-)?")


def extract(rows: DocumentRows) -> None:
    """Write the strengths of prose, lists and labelled fields."""
    language = rows.document.language
    names = mission_names(rows)
    is_military = is_military_document(rows)
    home = home_of(rows.document)
    is_of_country = home is not None
    written = day_of_writing(rows)
    # Where no mission is treated or named, only those who serve are anybody's strength.
    serving = _naming_those_who_serve(rows) if names.is_empty and not is_military else None
    entries = dates_of_entries(rows)
    for i, sentence in enumerate(rows.sentences):
        if sentence.numbers and (serving is None or i in serving or is_under_heading(sentence.block, language)):
            telling = rows.of_sentence(read_sentence, sentence)
            found = strengths_in(telling, names, language, is_military=is_military)
            found = _told_on(entries.get((sentence.block.index, sentence.start)), found)
            found = _told_then(rows, i, found)
            if is_of_country:
                found = of_missions(without_units(found, telling, language), sentence, names, language)
            _write(rows, telling, found, names, written)
    extract_tables(rows, names)
    stand = stand_of_boxes(rows)
    dates = dates_of_fields(rows)
    for block in rows.document.blocks:
        if block.element == "infobox" and block.field is not None and not counts_home(home, block, language):
            write_strength_field(rows, block, names, stand, dates, is_of_country=is_of_country)


def _told_on(entry: PlacedDate | None, found: list[Strength]) -> list[Strength]:
    """The strengths of a chronicle's entry, on its day or month, where nothing beside them gives another."""
    if entry is None or entry.mention.precision not in ("day", "month"):
        return found
    return [s if s.as_of is not None else replace(s, as_of=entry) for s in found]


def _told_then(rows: DocumentRows, i: int, found: list[Strength]) -> list[Strength]:
    """The strengths of a sentence that opens with "By then", on the day that the sentence before it ends with."""
    sentence, before = rows.sentences[i], rows.sentences[i - 1] if i else None
    if before is None or before.block.index != sentence.block.index or not any(s.as_of is None for s in found):
        return found
    dates = [d for d in before.dates if d.mention.is_valid and d.mention.precision in ("day", "month", "year")]
    if not dates or _then(rows.document.language).match(sentence.text) is None:
        return found
    first = min((d.mention.start for d in sentence.dates), default=sentence.end)
    return [s if s.as_of is not None or s.start > first else replace(s, as_of=dates[-1]) for s in found]


@cache
def _then(language: str) -> re.Pattern[str]:
    """With what a sentence opens that tells of the time of the one before it."""
    return compiled(rf"(?:{alternatives(load(language, 'strengths')['at_that_time'])})(?!\w)", re.IGNORECASE)


def _naming_those_who_serve(rows: DocumentRows) -> set[int] | None:
    """The sentences with a noun for those who serve, or for a mission; None where compounds may hide one."""
    language = rows.document.language
    if load(language, "quantities")["compounds"]:
        return None
    return rows.index.positions(_serving(language))


@cache
def _serving(language: str) -> PhraseWords:
    words = load(language, "quantities")
    kinds = [words[part].get(kind, ()) for part in ("nouns", "markers") for kind in _SERVING]
    return PhraseWords.of(*map(literal, kinds), literal(words["missions"]))


# ---- writing


def _write(
    rows: DocumentRows, telling: Telling, found: Sequence[Strength], names: MissionNames, written_on: PlacedDate | None
) -> None:
    block = telling.sentence.block
    language = rows.document.language
    now = now_in(block.text, telling.sentence.start, telling.sentence.end, written_on, language)
    written: list[Row] = []
    for strength in found:
        quantity = strength.quantity
        start, end = strength.start, strength.end
        if strength.as_of is not None and strength.as_of.block == block.index and strength.whole is None:
            near = strength.as_of.mention
            if near.start >= telling.sentence.start and abs(near.start - quantity.start) < 80:
                start, end = min(start, near.start), max(end, near.end)
        as_of = strength.as_of or (now if strength.kind != "authorised" and not telling.sentence.dates else None)
        edtf = edtf_of(as_of)
        row = rows.fact(
            "strengths",
            (strength.kind, strength.component, quantity.count.best, edtf),
            block.span(start, end),
            strength.rule,
            assertion="planned" if strength.kind == "planned" else telling.assertion,
            derivation="normalised",
            mission_id=_mission(names, block, telling.sentence.start, strength, language),
            kind=strength.kind,
            component=strength.component,
            count=quantity.number,
            as_of=as_of,
            part_of=written[strength.whole] if strength.whole is not None else None,
            symbol=_symbol(rows, telling, strength, found, language) if strength.kind == "authorised" else None,
        )
        written.append(row)


def _mission(names: MissionNames, block: Block, opening: int, strength: Strength, language: str) -> Entity | None:
    """Whose strength it is: that of the name it explains (IFOR, a force of 60,000), else of whom the sentence tells."""
    if names.subject is None:
        return holder_beside(names, block, opening, strength)
    named = names.named(block.text, opening, strength.quantity.start)
    if named and _APPOSED.fullmatch(block.text, named[-1][1], strength.start):
        return named[-1][2]
    if not named and is_of_other_force(block, opening, strength, language):
        return None
    if _is_of_another_body(block.text[opening : strength.start], names, language):
        return None
    return names.of(block, opening, strength.quantity.start)


def _is_of_another_body(before: str, names: MissionNames, language: str) -> bool:
    """Whether the words before a strength end in another body's name: a UN force of 900, on a page on one of the AU."""
    last = max(organisation_pattern().finditer(before), key=lambda m: m.end(), default=None)
    own = names.subject.name if names.subject is not None else None
    if last is None or own is None or before[last.end() :].strip():
        return False
    article = before[: last.start()].casefold().split()[-1:]
    if not article or article[0] not in load(language, "leadership")["indefinite"]:
        return False
    mine = organisation_pattern().search(own)
    return mine is not None and organisation_of(mine[0]) != organisation_of(last[0])


def _symbol(
    rows: DocumentRows, telling: Telling, strength: Strength, found: Sequence[Strength], language: str
) -> str | None:
    """The symbol of the one resolution that the sentence names, as the document's rows on resolutions give it.

    What a clause about something else names behind the number did not set it: 900 men, to whom Resolution 9 added 50.
    Nor did it set what it changed: raised from 400 to 600 by Resolution 9.
    """
    sentence = telling.sentence
    text = sentence.block.text
    if begins_change(text, strength.quantity.start, language):
        return None
    named = [
        m
        for m in resolution_number(language).finditer(text, sentence.start, sentence.end)
        if not is_recalled(text, m.start(), language)
    ]
    of_page = number_of_page(rows) if not named else None
    if of_page is None and (
        len({m[1] for m in named}) != 1 or is_aside(text, strength.end, named[0].start(), language)
    ):
        return None
    steps = [(each.quantity.start, each.quantity.end) for each in found if each.whole is None]
    own = (strength.quantity.start, strength.quantity.end)
    if of_page is None and own in steps and not is_step_of(named[0].span(), own, steps, text, language):
        return None
    number = int(named[0][1]) if of_page is None else of_page
    symbols = {
        row.values.get("symbol")
        for row in rows.of("resolutions")
        if row.values.get("number") == number and row.values.get("symbol")
    }
    return symbols.pop() if len(symbols) == 1 else None
