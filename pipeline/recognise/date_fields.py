"""Dates that an infobox gives in two fields: the day and month in one, the year in another of the same name.

``date_start`` with ``year_start``, ``date_event1`` with ``year_event1``, ``date`` with ``year``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.read.document import Block
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_sources import Source, Sources
from pipeline.recognise.date_words import DateWords, fold

_WORD = re.compile(r"[^\W_]+")


def years_beside(
    blocks: Sequence[Block], found: Mapping[str, list[Expression]], words: DateWords
) -> dict[int, Sources]:
    """What a field with a day but no year takes it from, by the index of the field's block.

    Args:
        blocks: those of the document.
        found: the expressions of each text.
        words: the date words of the language.
    """
    boxes = [b for b in blocks if b.element == "infobox" and b.field and found.get(b.text)]
    years = {
        (b.template, b.group, fold((b.field or "").strip())): source
        for b in boxes
        if (source := _lone_year(b, found[b.text])) is not None
    }
    beside: dict[int, Sources] = {}
    for block in boxes if years else ():
        field = fold((block.field or "").strip())
        if any(e.low is not None and e.low.year is None for e in found[block.text]):
            candidates = (years.get((block.template, block.group, name)) for name in _named_for_years(field, words))
            source = next((s for s in candidates if s is not None), None)
            if source is not None:
                beside[block.index] = Sources(narrative=source)
    return beside


def _lone_year(block: Block, found: Sequence[Expression]) -> Source | None:
    """The year that is all a field says."""
    first = found[0]
    low = first.low
    if low is None or low.unit != "year" or low.year is None or first.high is not None:
        return None
    is_all = not (block.text[: first.start] + block.text[first.end :]).strip()
    return Source(low.year, None, None, first.start, first.end, block.index) if is_all else None


def _named_for_years(field: str, words: DateWords) -> list[str]:
    """The names that the field for a field's year may have: its own, with the word for a year for that for a day."""
    return [
        field[: m.start()] + year + field[m.end() :]
        for m in _WORD.finditer(field)
        if m[0] in words.sets["day_fields"]
        for year in sorted(words.sets["year_fields"])
    ]
