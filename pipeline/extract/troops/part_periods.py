"""The beginning and the end of a country's part in a mission, from the dates beside it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date as date_type

from pipeline.extract.rows import When
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_MONTHS = 12
_NEAR = 24  # characters before a date in which its preposition stands


def period_in(block: Block, dates: Sequence[PlacedDate], language: str) -> tuple[PlacedDate | None, PlacedDate | None]:
    """The dates of a sentence that a preposition makes the beginning and the end of a country's part."""
    words = load(language, "contributors")
    start = end = None
    for date in dates:
        before = block.text[max(0, date.mention.start - _NEAR) : date.mention.start].casefold()
        modifier = date.mention.modifier
        if start is None and (modifier == "after" or _ends_in(before, words["since"])):
            start = date
        elif end is None and (modifier == "before" or _ends_in(before, words["until"])):
            end = date
    return start, end


def _ends_in(text: str, words: Sequence[str]) -> bool:
    return re.search(rf"(?:^|\s)(?:{alternatives(words)})\s+\Z", text) is not None


def ends_of(date: PlacedDate) -> tuple[When | None, When | None]:
    """The two ends of an interval, each as a date of its own."""
    first, _, last = date.mention.edtf.partition("/")
    found = []
    for edtf in (first, last):
        precision = {4: "year", 7: "month", 10: "day"}.get(len(edtf))
        days = _days(edtf) if precision else None
        found.append(When(edtf, *days, precision) if days and precision else None)
    return found[0], found[1]


def _days(edtf: str) -> tuple[date_type, date_type] | None:
    """The first and the last day of a day, a month or a year written in figures; None for anything else."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", edtf) is None:
        return None
    year, month, day = (int(part) for part in (*edtf.split("-"), "0", "0")[:3])
    if day:
        return date_type(year, month, day), date_type(year, month, day)
    last = month or _MONTHS
    return date_type(year, month or 1, 1), date_type(year, last, monthrange(year, last)[1])
