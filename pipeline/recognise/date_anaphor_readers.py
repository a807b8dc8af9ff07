"""How each kind of anaphor is read: that year, the next day, three years later."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.recognise.date_points import Anaphor, Match, Point, PointUnit
from pipeline.recognise.date_reading import Reading


def _unit_of(r: Reading, i: int | None) -> PointUnit | None:
    if i is None:
        return None
    value = r.lexed.values[i]
    if r.lexed.classes[2 * i + 1] == "j":
        return "year"
    return value if value in ("day", "week", "month", "year", "decade") else None


def read_same(r: Reading) -> Iterator[Match]:
    """That year, the same day, that summer."""
    season = r.at("s")
    if season is not None:
        yield Match(r.kind, r.first, r.last, Point("season", None, r.value(season)), anaphor=Anaphor("year", 0))
    elif unit := _unit_of(r, r.last):
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, 0))


def read_next_or_previous(r: Reading) -> Iterator[Match]:
    """The next day, the previous year, the year before."""
    unit = _unit_of(r, r.at("N"))
    first, last = r.lexed.classes[2 * r.first + 1], r.lexed.classes[2 * r.last + 1]
    shift = 1 if first == "F" or (first == "t" and last in "l>") else -1
    if unit:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, shift))


def read_offset(r: Reading) -> Iterator[Match]:
    """Three years later, five days before."""
    number, behind = (1, r.first + 1) if r.lexed.classes[2 * r.first + 1] == "q" else r.day(r.first)
    unit = _unit_of(r, behind)
    sign = 1 if r.lexed.classes[2 * r.last + 1] in "l>S" else -1
    if unit and number:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, sign * number))


def read_day_word(r: Reading) -> Iterator[Match]:
    """Today, yesterday; "present" where it is the end of a range."""
    shift = r.value(r.first)
    yield Match("present" if r.lexed.classes[2 * r.first + 1] == "p" else r.kind, r.first, r.last,
                anaphor=None if shift is None else Anaphor("day", shift))  # fmt: skip


def read_relative(r: Reading) -> Iterator[Match]:
    """This year, last month: counted from the day of writing."""
    unit, shift = _unit_of(r, r.last), r.value(r.first)
    if unit and shift is not None:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, shift))
