"""Dates that others take what they lack from, and the arithmetic of it: the year of the next April, a year later."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Anaphor, Point

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A date that others may take what they lack from.

    Attributes:
        year: its year.
        month: its month, where it has one.
        day: its day, where it has one.
        start: where its words begin: those of the date that was written out in full.
        end: where they end.
        block: index of the block they stand in, None for the text at hand.
        since: the month of the year before in which a period began that ends in this year.
    """

    year: int
    month: int | None
    day: int | None
    start: int
    end: int
    block: int | None = None
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The dates told last: of the narrative, and the last one in a name."""

    narrative: Source | None = None
    named: Source | None = None


def words_of(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return {w.lower() for w in _WORD.findall(text)}


def is_known(source: Source, anaphor: Anaphor) -> bool:
    """Whether a source is fine enough to count such units from."""
    if anaphor.unit in ("day", "week"):
        return source.day is not None and source.month is not None
    return anaphor.unit != "month" or source.month is not None


def occurrence_year(low: Point, source: Source, shift: int) -> int:
    """The year of the next (or last) month or day of a name, counted from another date."""
    this = (source.month or 1, source.day or 0)
    month = low.month or 1
    if low.unit == "season":
        month = (month - 20) * 3  # that it begins in
        this = (source.month or (12 if shift > 0 else 1), 0)
    is_later = (month, low.day or 0) > this
    return source.year + (0 if shift == 0 or (shift > 0) == is_later else shift)


def days_apart(source: Source, other: Source) -> int | None:
    """How many days lie between two dates; None where one of them is no day."""
    first, second = _as_day(source), _as_day(other)
    return abs((first - second).days) if first is not None and second is not None else None


def _as_day(source: Source) -> dt.date | None:
    try:
        return dt.date(source.year, source.month or 0, source.day or 0)
    except (ValueError, OverflowError):
        return None


def shifted(source: Source, anaphor: Anaphor) -> Point | None:
    """The period that an anaphor names."""
    unit, shift = anaphor.unit, anaphor.shift
    if anaphor.weekday is not None:
        day = _as_day(source)
        shift = -((day.weekday() - anaphor.weekday) % 7) if day is not None else 0
    if unit in ("day", "week"):
        try:
            day = dt.date(source.year, source.month or 1, source.day or 1)
            day += dt.timedelta(days=shift * (7 if unit == "week" else 1))
        except (ValueError, OverflowError):
            return None
        return Point("day", day.year, day.month, day.day)
    if unit == "month":
        months = source.year * 12 + (source.month or 1) - 1 + shift
        months += anaphor.runs_on and (anaphor.day or 0) < (source.day or 0)
        year, month = divmod(months, 12)
        point = Point("month", year, month + 1) if anaphor.day is None else Point("day", year, month + 1, anaphor.day)
        return point if 0 < year <= dt.MAXYEAR else None
    year = source.year + shift * (10 if unit == "decade" else 1)
    return Point("year", year) if 0 < year <= dt.MAXYEAR else None


def with_year(low: Point, high: Point | None, year: int | None) -> tuple[Point, Point | None]:
    """The points with their year filled in; the second one in the next year where it would lie before the first."""
    if year is None or not 0 < year < dt.MAXYEAR:
        return low, high
    if high is not None and high.year is None:
        wraps = (high.month or 0, high.day or 32) < (low.month or 0, low.day or 0)
        high = replace(high, year=year + wraps)
    return replace(low, year=year), high


def nearest(expression: Expression, low: Point, high: Point | None, reference: dt.date) -> tuple[Point, Point | None]:
    """The year that brings a partial date nearest to the day of writing, or as far as a word for it says."""
    month = low.month or 1
    if low.unit == "season":
        month = min((month - 20) * 3, 12)
    start = Point("day", None, month, low.day or 15)
    source = Source(reference.year, reference.month, reference.day, 0, 0)
    distance = (month - reference.month) * 30 + (low.day or 15) - reference.day
    if expression.anaphor is not None:
        year = occurrence_year(start, source, expression.anaphor.shift)
    elif expression.is_open:
        year = reference.year - (distance > 0)
    else:
        year = reference.year + (0 if abs(distance) <= 183 else -1 if distance > 0 else 1)
    return with_year(low, high, year)
