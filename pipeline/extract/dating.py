"""When something began or ended, where a mention says more than that: a period's ends, "since", "until", an offset.

Also here: the day for which a fact box says that its figures hold, and the day on which a text was written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.rows import DocumentRows, When
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.edtf import bounds
from pipeline.recognise.mentions import Precision
from pipeline.recognise.placed import PlacedDate

_OPEN = frozenset({"", ".."})
_LAST_MONTH = 12
_MONTH = 31  # days
_HEAD = 8  # blocks at the head of a text among which the day of writing is
_LONGEST_PLACE = 4  # words before the day of writing on its line: a place, a mark
_STOPS = re.compile(r"[.!?]\s|[.!?]\Z")
_LINE_ENDS = re.compile(r"\)?\s*(?:\Z|[|–—]|-\s)")
_HEAD_ENDS = re.compile(r"\s*(?::|[–—]|-\s)")  # what parts the date of an item from what happened then


def beginning(date: PlacedDate) -> PlacedDate | When | None:
    """The date on which what a mention tells began: a period's first end, the day itself of "since 1 July".

    None where a period's beginning is open.
    """
    m = date.mention
    if "/" in m.edtf:
        return _end_of(m.edtf.split("/", 1)[0], date)
    if m.modifier == "after" and m.earliest is not None and m.earliest == bounds(m.edtf)[0]:
        return _end_of(m.edtf, date)
    return date


def ending(date: PlacedDate) -> PlacedDate | When | None:
    """The date on which it ended: a period's last end, the day itself of "until 2 October"; None where that is open."""
    m = date.mention
    if "/" in m.edtf:
        return _end_of(m.edtf.split("/", 1)[1], date)
    if m.modifier == "before" and m.latest is not None and m.latest == bounds(m.edtf)[1]:
        return _end_of(m.edtf, date)
    return date


def is_open(date: PlacedDate) -> bool:
    """Whether a mention is a period that goes on (1978-present)."""
    return "/" in date.mention.edtf and date.mention.edtf.split("/", 1)[1] in _OPEN


def shifted(date: PlacedDate, days: int) -> When | None:
    """The day so many days after (before, where negative) a mention of one day; None where it is not of one day."""
    m = date.mention
    if m.precision != "day" or m.earliest is None or m.earliest != m.latest:
        return None
    day = m.earliest + dt.timedelta(days=days)
    return When(day.isoformat(), day, day, "day", None, "context")


def is_of_one_happening(date: PlacedDate) -> bool:
    """Whether a date can be that of one happening: a day, a month, or an interval no longer than a month."""
    m = date.mention
    if m.precision == "interval" and m.earliest is not None and m.latest is not None:
        return (m.latest - m.earliest).days <= _MONTH
    return m.precision in ("day", "month")


def date_of_item(block: Block, dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The day, or days, that an item of a chronology opens with, before a dash or colon: "6 June – Rebels took …".

    Args:
        block: the item.
        dates: those of its first sentence.
    """
    if block.element != "list_item" or not dates:
        return None
    m = dates[0].mention
    is_short = m.earliest is not None and m.latest is not None and (m.latest - m.earliest).days <= _MONTH
    is_head = m.is_valid and m.start == len(block.text) - len(block.text.lstrip()) and m.modifier is None
    return dates[0] if is_short and is_head and _HEAD_ENDS.match(block.text, m.end) else None


def stand_of_boxes(rows: DocumentRows) -> PlacedDate | None:
    """The one day for which the fact boxes of a plain text say that their figures hold (As of: 31 May 2022)."""
    labels = load(rows.document.language, "strengths")["as_of_fields"]
    found = [
        date
        for block in rows.document.blocks
        if block.element == "infobox" and block.template is None
        and block.field_key in labels
        for date in rows.mentions.dates_in(block.index)
        if date.mention.is_valid and date.mention.precision != "interval"
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def day_of_writing(rows: DocumentRows) -> PlacedDate | None:
    """The one day that a line at the head of a plain text gives for it: "The Hague, 10 May 2019"."""
    if rows.document.format != "text":
        return None
    labels = load(rows.document.language, "strengths")["writing_fields"]
    found: list[PlacedDate] = []
    for block in [b for b in rows.document.blocks if b.text.strip()][:_HEAD]:
        date = next(iter(rows.mentions.dates_in(block.index)), None)
        if date is None or not date.mention.is_valid or date.mention.precision != "day":
            continue
        before, m = block.text[: date.mention.start], date.mention
        is_field = block.element == "infobox" and block.field_key in labels
        is_line = block.element != "infobox" and len(before.split()) <= _LONGEST_PLACE and not _STOPS.search(before)
        if m.modifier is None and (is_field or (is_line and _LINE_ENDS.match(block.text, m.end))):
            found.append(date)
    return found[0] if len(found) == 1 else None


def now_in(text: str, start: int, end: int, date: PlacedDate | None, language: str) -> When | None:
    """The day of writing for what a stretch of a sentence says of "now"; None where it does not, or none is known."""
    if date is None or _now(language).search(text, start, end) is None:
        return None
    m = date.mention
    return When(m.edtf, m.earliest, m.latest, m.precision, None, "context") if m.earliest and m.latest else None


@cache
def _now(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'strengths')['now'])})(?!\w)", re.IGNORECASE)


def _end_of(edtf: str, date: PlacedDate) -> When | None:
    if edtf in _OPEN:
        return None
    earliest, latest = bounds(edtf)
    return When(edtf, earliest, latest, _precision(edtf), None, date.mention.basis)


def _precision(edtf: str) -> Precision:
    if edtf.endswith("X"):
        return "century" if edtf.endswith("XX") else "decade"
    if edtf.count("-") == 2:
        return "day"
    if "-" in edtf:
        return "month" if int(edtf.split("-")[1]) <= _LAST_MONTH else "season"
    return "year"
