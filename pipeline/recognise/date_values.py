"""The mention that an expression with its year makes: EDTF, bounds, precision and modifier."""

from __future__ import annotations

import calendar
import datetime as dt

from pipeline.read.frozen import constructor
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Point
from pipeline.recognise.date_sources import Source
from pipeline.recognise.edtf import Bounds, Part, bounds, interval, narrow
from pipeline.recognise.mentions import Basis, DateMention, DateModifier, Precision

_SHORTEST_MONTH = 28
_date_mention = constructor(DateMention)


def _edtf(point: Point) -> str:
    year = "XXXX" if point.year is None else f"{point.year:04d}"
    if point.unit == "day":
        return f"{year}-{point.month or 0:02d}-{point.day or 0:02d}"
    if point.unit in ("month", "season"):
        return f"{year}-{point.month or 0:02d}"
    if point.unit == "decade":
        return f"{year[:3]}X"
    if point.unit == "century":
        return f"{year[:2]}XX"
    if point.unit in ("quarter", "half"):
        size = 3 if point.unit == "quarter" else 6
        first = ((point.month or 1) - 1) * size + 1
        return f"{year}-{first:02d}/{year}-{first + size - 1:02d}"
    return year


def _is_valid(point: Point | None) -> bool:
    if point is None or point.unit not in ("day", "month"):
        return True
    month, day = point.month or 0, point.day or 0
    if not 1 <= month <= 12:
        return False
    if point.unit == "month" or 1 <= day <= _SHORTEST_MONTH:
        return True
    year = point.year or 2000  # a leap year, for the day of a year unknown
    return 1 <= day <= calendar.monthrange(year, month)[1]


_PRECISIONS: dict[str, Precision] = {
    "day": "day", "month": "month", "season": "season", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def mention_of(
    expression: Expression,
    basis: Basis | None,
    source: Source | None,
    reference_date: dt.date | None,
    *,
    runs_on: bool = False,
) -> DateMention:
    """The mention of an expression with its year.

    Args:
        expression: the expression, its year filled in where one was found.
        basis: where its parts come from.
        source: the date that supplied a part.
        reference_date: the day of writing, where it is known: the end of what lasts to the present.
        runs_on: whether its year comes from the day of writing: "since August" is then open towards that day.
    """
    low, high = expression.low, expression.high
    if low is None:
        raise ValueError("an expression without a point in time makes no mention")
    edtf, modifier = _edtf(low), expression.modifier
    is_valid = _is_valid(low) and _is_valid(high)
    precision = _PRECISIONS.get(low.unit, "interval")
    earliest, latest = bounds(edtf)
    if high is not None or expression.is_open:
        precision = "interval"
        edtf, earliest, latest = _interval(expression, low, reference_date)
    elif expression.low_part is not None:
        earliest, latest = narrow(edtf, expression.low_part) if low.year is not None else (None, None)
        modifier = modifier if expression.shifts else expression.low_part
    if expression.shifts:
        earliest, latest = _opened(modifier, expression.low_part, (earliest, latest), bounds(edtf))
    elif runs_on and modifier in ("before", "after"):
        earliest, latest = (earliest, None) if modifier == "after" else (None, latest)
    if not is_valid:
        earliest = latest = None
    return _date_mention(
        start=expression.start,
        end=expression.end,
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        precision=precision,
        modifier=modifier,
        basis=basis,
        is_valid=is_valid,
        basis_start=None if source is None else source.start,
        basis_end=None if source is None else source.end,
    )


def _opened(modifier: DateModifier | None, part: Part | None, narrowed: Bounds, whole: Bounds) -> Bounds:
    """Before or after a period or a part of it: before the end of 2013 is in 2013 yet, after its beginning too."""
    if modifier == "before":
        return None, whole[1] if part == "late" else _day_beside(narrowed[0], -1)
    return whole[0] if part == "early" else _day_beside(narrowed[1], 1), None


def _interval(
    expression: Expression, low: Point, reference_date: dt.date | None
) -> tuple[str, dt.date | None, dt.date | None]:
    """The interval from one point to another or to the present, as EDTF and bounds."""
    high = expression.high
    if high is None and reference_date is not None:
        high = Point("day", reference_date.year, reference_date.month, reference_date.day)
    sides: tuple[tuple[Point | None, Part | None], ...] = ((low, expression.low_part), (high, expression.high_part))
    ends: list[str] = []
    days: list[dt.date | None] = []
    for side, (point, part) in enumerate(sides):
        if point is None:
            ends.append("..")
            days.append(None)
            continue
        written = _edtf(point)
        limits = narrow(written, part) if part and point.year is not None else bounds(written)
        day = limits[side]
        if day is not None and (part or point.unit not in ("day", "month", "year")):
            written = interval(limits[0], limits[1]).split("/")[side]  # level 1 has whole years, months, days for ends
        ends.append(written)
        days.append(day)
    return "/".join(ends), days[0], days[1]


def _day_beside(day: dt.date | None, step: int) -> dt.date | None:
    if day is None or (step < 0 and day == dt.date.min) or (step > 0 and day == dt.date.max):
        return None
    return day + dt.timedelta(days=step)
