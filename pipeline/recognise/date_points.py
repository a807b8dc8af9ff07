"""What the grammar of dates finds: points in time, anaphors and matches. Only the plain values belong here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.read.frozen import constructor

PointUnit = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century", "week"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time as written.

    Attributes:
        unit: how fine it is.
        year: None where it is not written; the first year of a decade or century.
        month: the number of the month, season (21 to 24), quarter or half.
        day: the day of the month.
        is_bare: whether it is only a number of four digits.
        is_order_open: whether day and month may be the other way round.
    """

    unit: PointUnit
    year: int | None
    month: int | None = None
    day: int | None = None
    is_bare: bool = False
    is_order_open: bool = False


point_of = constructor(Point)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A period named by way of the date before it: so many units from it, 0 for the same one.

    Attributes:
        unit: what it counts in.
        shift: how many of them.
        day: of the month so named, where that is said (the 20th of that month).
        weekday: the last day of that name, from 0 for Monday, where it is named so.
        runs_on: whether the narrative moves on to that day: before the day told last, it is in the month behind.
    """

    unit: PointUnit
    shift: int
    day: int | None = None
    weekday: int | None = None
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What one pattern found.

    Attributes:
        kind: the pattern's name.
        first: its first token.
        last: its last token.
        low: the point, or the first of two; None of an anaphor and of what must only be passed over.
        high: the second of two points.
        anaphor: set where the period is named by way of another date.
    """

    kind: str
    first: int
    last: int
    low: Point | None = None
    high: Point | None = None
    anaphor: Anaphor | None = None
