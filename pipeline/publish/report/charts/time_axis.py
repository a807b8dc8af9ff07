"""Days as places on a line: years with their fraction, the ends of the line, and where its ticks are.

Years are plain numbers and not moments, so no time zone and no epoch has a say in where a day is.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.publish.report.charts.figure import FONT_SIZE, LINE, Line, Mark, Scale, Words, width
from pipeline.publish.report.charts.palette import GRID, MUTED

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_SHORT = 2.0  # years, up to which months are marked
_TICK_ROOM = width("2000") + 10
_MONTH_ROOM = width("Sep 2000") + 10


@dataclass(frozen=True, slots=True)
class Days:
    """The days that something may have happened on: closed bounds, either of them open."""

    earliest: dt.date | None
    latest: dt.date | None

    @property
    def is_told(self) -> bool:
        """Whether there is any bound."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.earliest is not None and self.earliest == self.latest


def year_of(day: dt.date, *, is_end: bool = False) -> float:
    """A day as a year with its fraction: its beginning, or its end."""
    first = dt.date(day.year, 1, 1).toordinal()
    length = 366 if day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0) else 365
    return day.year + (day.toordinal() - first + is_end) / length


def time_scale(days: Iterable[Days], start: float, end: float) -> Scale | None:
    """A scale from years to pixels that has all the days with some room; None where no day is told."""
    bounds = [bound for each in days for bound in (each.earliest, each.latest) if bound is not None]
    if not bounds:
        return None
    first, last = year_of(min(bounds)), year_of(max(bounds), is_end=True)
    room = max((last - first) * 0.03, 0.08)
    return Scale(first - room, last + room, start, end)


def ticks(scale: Scale) -> list[tuple[float, str]]:
    """Years on the scale with their labels, as many as have room; months where it is short."""
    span, room = scale.last - scale.first, abs(scale.end - scale.start)
    if span <= _SHORT:
        step = next((step for step in (1, 2, 3, 6, 12) if span * 12 / step * _MONTH_ROOM <= room), 12)
        first, last = math.ceil(scale.first * 12 / step), math.floor(scale.last * 12 / step)
        months = [number * step for number in range(first, last + 1)]
        if months:
            return [(month / 12, f"{_MONTHS[month % 12]} {month // 12}") for month in months]
    step = next((step for step in _STEPS if span / step * _TICK_ROOM <= room), _STEPS[-1])
    first, last = math.ceil(scale.first / step), math.floor(scale.last / step)
    return [(number * step, str(number * step)) for number in range(first, last + 1)]


def axis(scale: Scale, top: float, bottom: float, labels: float | None = None) -> list[Mark]:
    """The grid of a time scale between two heights, and its labels: below it, or at a height of their own."""
    height = bottom + LINE / 2 + 2 if labels is None else labels
    marks: list[Mark] = []
    low, high = min(scale.start, scale.end), max(scale.start, scale.end)
    for year, label in ticks(scale):
        x = scale(year)
        marks.append(Line(x, top, x, bottom, GRID, width=1, is_ground=True))
        half = width(label) / 2
        middle = min(max(x, low + half - 6), high - half + FONT_SIZE / 4)
        marks.append(Words(round(middle, 1), height, label, MUTED, "middle"))
    return marks
