"""EDTF strings and the days they cover.

What belongs here is arithmetic on values: writing a date as EDTF (ISO 8601-2:2019, levels 0 and 1), its first and last
day, its early, middle and late part, the date of Easter. What the words of a text mean is the business of the other
date modules.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Literal

Part = Literal["early", "mid", "late"]
Bounds = tuple[dt.date | None, dt.date | None]

# Meteorological seasons of the northern hemisphere: first month; each lasts three (winter into the next year).
# EDTF level 1 gives them the numbers 21 to 24 and leaves the months open.
SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}

# First and last of the parts of a period, counted from its beginning: TIMEX3 leaves them open, HeidelTime and
# Recognizers-Text take thirds of a year; the others are thirds likewise, rounded to whole months, days and years.
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_MONTH_PARTS = {"early": (1, 9), "mid": (10, 20), "late": (21, 31)}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_CENTURY_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
_SEASON_PARTS = {"early": 0, "mid": 1, "late": 2}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")


def bounds(edtf: str) -> Bounds:
    """The first and the last day that an EDTF value covers, both included.

    Reads days, months, seasons, years, decades (``199X``), centuries (``19XX``) and intervals of them, with ``..`` or
    nothing for an open end and a qualifier (``?``, ``~``, ``%``) behind each.

    Returns:
        None for an end that is open or unknown; twice None for a value with an unknown year (``XXXX-12-13``), for a day
        the calendar does not have, and for what is no such EDTF value.
    """
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        return _single(first)[0], _single(last)[1]
    return _single(edtf)


def narrow(edtf: str, part: Part) -> Bounds:
    """The bounds of the early, middle or late part of a period; a day and an interval have no parts."""
    if m := _MONTH.fullmatch(edtf):
        year, month = int(m[1]), int(m[2])
        if month in SEASON_STARTS:
            first = _add_months(year, SEASON_STARTS[month] + _SEASON_PARTS[part])
            return dt.date(*first, 1), month_end(*first)
        if not 1 <= month <= 12 or not year:
            return None, None
        low, high = _MONTH_PARTS[part]
        return dt.date(year, month, low), dt.date(year, month, min(high, calendar.monthrange(year, month)[1]))
    if _YEAR.fullmatch(edtf) and int(edtf):
        low, high = _YEAR_PARTS[part]
        return dt.date(int(edtf), low, 1), month_end(int(edtf), high)
    for pattern, size, parts in ((_DECADE, 10, _DECADE_PARTS), (_CENTURY, 100, _CENTURY_PARTS)):
        if m := pattern.fullmatch(edtf):
            low, high = parts[part]
            start = int(m[1]) * size
            return dt.date(max(start + low, 1), 1, 1), dt.date(start + high, 12, 31)
    return bounds(edtf)


def interval(first: dt.date | None, last: dt.date | None) -> str:
    """The shortest EDTF interval with these bounds: in years, else in months, else in days; ``..`` for an open end."""
    whole_years = (first is None or (first.month, first.day) == (1, 1)) and (
        last is None or (last.month, last.day) == (12, 31)
    )
    whole_months = (first is None or first.day == 1) and (last is None or last == month_end(last.year, last.month))
    length = 4 if whole_years else 7 if whole_months else 10
    return "/".join(".." if day is None else day.isoformat()[:length] for day in (first, last))


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def easter(year: int) -> dt.date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


@lru_cache(maxsize=4096)
def _single(value: str) -> Bounds:
    value = value.rstrip("?~%")
    if m := _DAY.fullmatch(value):
        try:
            day = dt.date(int(m[1]), int(m[2]), int(m[3]))
        except ValueError:
            return None, None
        return day, day
    if m := _MONTH.fullmatch(value):
        year, month = int(m[1]), int(m[2])
        if month in SEASON_STARTS and 0 < year < dt.MAXYEAR:
            start = SEASON_STARTS[month]
            return dt.date(year, start, 1), month_end(*_add_months(year, start + 2))
        if 1 <= month <= 12 and year:
            return dt.date(year, month, 1), month_end(year, month)
        return None, None
    if _YEAR.fullmatch(value) and int(value):
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    for pattern, size in ((_DECADE, 10), (_CENTURY, 100)):
        if m := pattern.fullmatch(value):
            start = int(m[1]) * size
            return dt.date(max(start, 1), 1, 1), dt.date(start + size - 1, 12, 31)
    return None, None


def _add_months(year: int, month: int) -> tuple[int, int]:
    """A year and a month, the month counted on beyond December."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1
