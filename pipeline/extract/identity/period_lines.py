"""Dated `statements` on missions from lines that give no more than a name and a period: "Name (ACR): 1990 - 1992"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.mission_names import EntityNames, entity_names
from pipeline.extract.identity.naming import state_date
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block

_EXTRACTOR = "missions.line"
_GAP = re.compile(r"\s*\)?\s*(?:[:,–—-]\s*|\(\s*)?")
_REST = re.compile(r"\s*\)?\s*(?:\([^()]*\))?\s*[.;,]?\s*")
_MOST_BEFORE = 8  # characters of marks and of an article before a name that a line begins with


def state_lines(rows: DocumentRows) -> None:
    """Write down from when to when each mission was active whose name, and no more, stands before a period.

    Only lines of a plain text count that are items of a list, or labelled: those of an infobox have fields. Below a
    line or heading on a country's part in missions the periods are those of its part.
    """
    entities = entity_names(rows)
    if entities.pattern is None:
        return
    above = ""
    for block in rows.document.blocks:
        if block.element == "heading" or (block.element == "list_item" and not rows.mentions.dates_in(block.index)):
            above = block.text
        elif _is_line(block) and _share(rows.document.language).search(above) is None:
            _state(rows, block, entities)


def _is_line(block: Block) -> bool:
    """Whether a block is an item of a list, or a labelled line of a plain text."""
    return block.element == "list_item" or (block.element == "infobox" and block.template is None)


@cache
def _share(language: str) -> re.Pattern[str]:
    """A noun for what a country has of a mission."""
    nouns = alternatives(load(language, "missions")["shares"]["nouns"])
    return compiled(rf"(?<!\w)(?:{nouns})(?!\w)", re.IGNORECASE)


def _state(rows: DocumentRows, block: Block, entities: EntityNames) -> None:
    dates = rows.mentions.dates_in(block.index)
    if len(dates) != 1 or not dates[0].mention.is_valid or dates[0].mention.precision != "interval":
        return
    date = dates[0]
    entity = _labelled(block, date.mention.start, entities) or _opening(block, date.mention.start, entities)
    if entity is None or entity.table != "missions" or not _REST.fullmatch(block.text, date.mention.end):
        return
    span = block.span(0, date.mention.end)
    start, end = beginning(date), ending(date)
    if start is not None:
        state_date(rows, entity, "deployed", date, start, span, _EXTRACTOR)
    if end is not None:
        state_date(rows, entity, "ended", date, end, span, _EXTRACTOR)


def _labelled(block: Block, start: int, entities: EntityNames) -> Entity | None:
    """The mission that the label of a line names, with nothing before the period."""
    label = (block.field or "").strip()
    return None if block.text[:start].strip() else _sole(label, len(label), entities)


def _opening(block: Block, start: int, entities: EntityNames) -> Entity | None:
    """The mission that a line opens with, by its name, its abbreviation or both, right before the period."""
    return _sole(block.text, start, entities) if block.element == "list_item" else None


def _sole(text: str, end: int, entities: EntityNames) -> Entity | None:
    """The one mission that a stretch names and says nothing else of."""
    named = entities.named(text, 0, end)
    if not named or named[0][0] > _MOST_BEFORE or len({entity for _, _, entity in named}) != 1:
        return None
    gaps = zip([n[1] for n in named], [*(n[0] for n in named[1:]), end], strict=True)
    return named[0][2] if all(_GAP.fullmatch(text, a, b) for a, b in gaps) else None
