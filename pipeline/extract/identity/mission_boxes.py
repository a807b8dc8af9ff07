"""What infoboxes, and fact boxes in plain text, say of the missions a document treats."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.dating import beginning, ending, is_open
from pipeline.extract.identity.mission_names import entity_names
from pipeline.extract.identity.naming import Name, first_code, state, state_date
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_conflict_box
from pipeline.lexicon.organisations import organisation_of
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block, Template
from pipeline.recognise.countries import find_countries

_LATEST_DEPLOYMENT = 183  # days from the founding of a mission within which it is in the field
_WORDS = ("kind", "organisation", "headquarters", "parent_organisation", "website", "status", "result")
_NAMES = (("official", "name"), ("abbreviation", "abbreviation"))
_DATED = ("established", "deployed", "ended")
_CODED = {"kind": "kinds", "status": "statuses"}


def box_names(rows: DocumentRows, box: Template) -> list[Name]:
    """The full name and the abbreviation that an infobox gives; nothing where it gives no full name."""
    fields = load(rows.document.language, "missions")["fields"]
    names = []
    for kind, field in _NAMES:
        block = next(_blocks(rows, box, fields[field]), None)
        if block is not None:
            text = block.text.strip()
            start = block.text.index(text)
            told = None if kind == "abbreviation" else rows.document.language
            names.append(Name(text, block, start, start + len(text), kind, told))
    return names if names and names[0].kind == "official" else []


def write_fields(rows: DocumentRows, mission: Entity, missions: Sequence[Entity], box: Template | None) -> None:
    """Write down what the fields of a box say.

    Args:
        rows: of the document.
        mission: whom a field speaks of that names none.
        missions: all that the document treats.
        box: the page's infobox; None for the "key: value" lines of a text.
    """
    words = load(rows.document.language, "missions")
    is_conflict = box is not None and is_conflict_box(box.key)
    read = [*words["conflict_fields"]] if is_conflict else [*words["fields"]]
    extractor = "missions.infobox" if box is not None else "missions.fact_box"
    if box is not None or len(missions) == 1:
        for name in _WORDS:
            block = next(_blocks(rows, box, words["fields"][name]), None) if name in read else None
            if block is not None:
                _write_word(rows, mission, name, block, extractor)
    for name in _DATED:
        for whose, block in _each_with(rows, mission, missions, box, words["fields"][name]) if name in read else ():
            if whose is not None:
                _write_date(rows, whose, name, block, extractor)
    for whose, block in _each_with(rows, mission, missions, box, words["fields"]["active"]) if "active" in read else ():
        _write_periods(rows, whose, block, extractor)
    if is_conflict:
        _write_place(rows, mission, box, words["place_fields"], extractor)


def _each_with(
    rows: DocumentRows, mission: Entity, missions: Sequence[Entity], box: Template | None, fields: list[str]
) -> Iterator[tuple[Entity | None, Block]]:
    """Each mission with the first of its fields of one kind: that of an infobox, or those of the lines of a text.

    Such lines speak of the mission named in the heading above them, else of the one that the document treats.
    """
    seen: set[Entity | None] = set()
    for block in _blocks(rows, box, fields):
        heading = block.section[-1] if block.section and box is None else ""
        above = {entity for _, _, entity in entity_names(rows).named(heading, 0, len(heading))}
        sole = mission if box is not None or len(missions) == 1 else None
        whose = sole if not above else above.pop() if len(above) == 1 else None
        if whose not in seen:
            seen.add(whose)
            yield whose, block


def _write_date(rows: DocumentRows, mission: Entity, name: str, block: Block, extractor: str) -> None:
    """The date of a field for one: the first of a beginning, the last of an end."""
    dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid]
    if not dates:
        return
    date = dates[-1] if name == "ended" else dates[0]
    value = ending(date) if name == "ended" else beginning(date)
    if value is not None:
        state_date(rows, mission, name, date, value, block.span(0, len(block.text)), extractor)


def _write_word(rows: DocumentRows, mission: Entity, name: str, block: Block, extractor: str) -> None:
    words = load(rows.document.language, "missions")
    value: str | None = block.text.strip()
    if name in _CODED:
        value = first_code(words[_CODED[name]], block.text)
    elif name == "organisation":
        value = value if value and organisation_of(value) else None
    elif name == "website":
        value = next((link.target for link in block.links if link.kind == "external"), value)
    if value:
        derivation = "normalised" if name in _CODED else "stated"
        dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid] if name == "status" else []
        state(
            rows, mission, name, value, block.span(0, len(block.text)), extractor, derivation=derivation,
            value_date=dates[-1] if dates else None,
        )  # fmt: skip


def _write_periods(rows: DocumentRows, mission: Entity | None, block: Block, extractor: str) -> None:
    """From when to when a mission was active; a period behind the name of another one is that one's."""
    named = entity_names(rows).named(block.text, 0, len(block.text))
    founded = _founded(rows) if block.template is None and not named else None
    at = 0
    for date in rows.mentions.dates_in(block.index):
        m = date.mention
        before = [n for n in named if at <= n[0] and n[1] <= m.start]
        whose = before[-1][2] if before else mission
        if whose is None or not m.is_valid:
            continue
        if founded is not None and m.earliest is not None and (m.earliest - founded).days > _LATEST_DEPLOYMENT:
            return  # a country's part in a mission that others began long before
        begins = before[-1][0] if before else m.start
        span = block.span(begins, m.end)
        if (start := beginning(date)) is not None and m.modifier != "before":
            state_date(rows, whose, "deployed", date, start, span, extractor)
        if "/" in m.edtf and (end := ending(date)) is not None:
            state_date(rows, whose, "ended", date, end, span, extractor)
        if is_open(date):
            state(rows, whose, "status", "active", span, extractor, derivation="normalised")
        if not named:
            break
        at = m.end


def _founded(rows: DocumentRows) -> dt.date | None:
    """The earliest day by which the sentences of a fact sheet say that something began by a resolution."""
    language = rows.document.language
    told = load(language, "missions")["acts"]
    acts, resolution = any_of([*told["established"], *told["deployed"]]), _resolution(language)
    days = [
        d.mention.latest
        for s in rows.sentences
        if s.block.element == "prose" and acts.search(s.text) and resolution.search(s.text)
        for d in s.dates
        if d.mention.is_valid and d.mention.latest is not None and d.mention.precision != "interval"
    ]
    return min(days, default=None)


@cache
def _resolution(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'resolutions')['nouns'])})(?!\w)", re.IGNORECASE)


def _write_place(rows: DocumentRows, mission: Entity, box: Template | None, fields: list[str], extractor: str) -> None:
    for block in _blocks(rows, box, fields):
        found = [c for c in find_countries(block.text, rows.document.language) if c.kind == "name"]
        if found:
            span = block.span(found[0].start, found[0].end)
            state(rows, mission, "country_code", found[0].code, span, extractor, derivation="normalised")
            return


def _blocks(rows: DocumentRows, box: Template | None, fields: list[str]) -> Iterator[Block]:
    """The blocks of the first of the fields that has any, with words in them."""
    for field in fields:
        found = [
            b
            for b in rows.document.blocks
            if b.element == "infobox"
            and b.field is not None
            and b.field.casefold() == field
            and (b.template is None if box is None else box.start <= b.start and b.end <= box.end)
            and b.text.strip()
        ]
        if found:
            yield from found
            return
