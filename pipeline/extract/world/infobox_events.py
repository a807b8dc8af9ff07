"""`events` from infoboxes: what a box is about (a battle, an election, a treaty), and what its fields date.

A box on a state or a territory tells of what began it, what ended it and what happened between in pairs of fields:
``event_start`` and ``date_start``, ``event1`` and ``date_event1``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.leaders.leader_fields import Box, boxes
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_name
from pipeline.lexicon.triggers import PhraseTable
from pipeline.read.document import Block, Template
from pipeline.recognise.placed import PlacedDate

_OTHER = "other"


def write_boxes(rows: DocumentRows) -> None:
    """Write an event for every infobox that names one and dates it; an operation's own page has it in `missions`."""
    listed = load(rows.document.language, "events")["boxes"]
    for own in boxes(rows):
        _write_fields(rows, own)
    for template in rows.document.templates:
        if not template.is_infobox:
            continue
        box = next((b for b in listed if b["template"] in template.key), None)
        if box is None:
            continue
        name = _field(rows, template, box["name"])
        date_block = _field(rows, template, box["date"])
        dates = [d for d in rows.mentions.dates_in(date_block.index) if d.mention.is_valid] if date_block else []
        if name is None or date_block is None or not dates or is_mission_name(name.text):
            continue
        _write(rows, box["kind"], name, dates[0])


def _write_fields(rows: DocumentRows, box: Box) -> None:
    """Write an event for every field that tells one and that another field of the box dates."""
    language = rows.document.language
    told = _told(language)
    fields = {b.field_key: b for b in reversed(box.blocks)}
    for block in fields.values() if told is not None else ():
        m = told.fullmatch(block.field_key) if told is not None and block.text.strip() else None
        date = _date_of(rows, m, fields) if m is not None else None
        if date is not None:
            _write(rows, _kind(block.text, language), block, date)


def _date_of(rows: DocumentRows, told: re.Match[str], fields: Mapping[str, Block]) -> PlacedDate | None:
    """The date that the field of an event's date gives, else that of its year."""
    for name in load(rows.document.language, "events")["event_fields"]["dates"]:
        block = fields.get(name.format(**{key: value or "" for key, value in told.groupdict().items()}))
        dates = rows.mentions.dates_in(block.index) if block is not None else []
        if dates and dates[0].mention.is_valid and dates[0].mention.earliest is not None:
            return dates[0]
    return None


def _write(rows: DocumentRows, kind: str, name: Block, date: PlacedDate) -> None:
    description = " ".join(name.text.split())
    span = (min(name.span(0, 1)[0], date.start), max(name.span(0, len(name.text))[1], date.end))
    rows.fact(
        "events", (kind, date.mention.edtf, description), span, "events.infobox",
        kind=kind, date=date, description=description,
    )  # fmt: skip


def _kind(text: str, language: str) -> str:
    """The kind of the first act that a field's words tell, or of the noun for it among them."""
    for patterns in _kinds(language):
        for kind, pattern in patterns.possible(text, 0, len(text)):
            if pattern.search(text):
                return kind
    return _OTHER


@cache
def _kinds(language: str) -> Sequence[PhraseTable[str]]:
    words = load(language, "events")
    return tuple(
        PhraseTable(tuple((kind, any_of(listed)) for kind, listed in words[part].items()))
        for part in ("nouns", "dated")
    )


@cache
def _told(language: str) -> re.Pattern[str] | None:
    """The names of the fields that tell an event; None in a language whose boxes have none."""
    patterns = load(language, "events")["event_fields"]["told"]
    return compiled("|".join(patterns)) if patterns else None


def _field(rows: DocumentRows, template: Template, fields: list[str]) -> Block | None:
    """The first block of the first of the fields that has words."""
    for field in fields:
        for block in rows.document.blocks:
            is_inside = template.start <= block.start and block.end <= template.end
            if is_inside and block.field is not None and block.field.casefold() == field and block.text.strip():
                return block
    return None
