"""How each kind of anaphor is read: that year, the next day, three years later."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.recognise.date_points import Anaphor, Match, Point, PointUnit
from pipeline.recognise.date_reading import Reading
from pipeline.recognise.date_words import SHORTEST_WEEKDAY

_WORD_BEFORE = 16  # characters that the word before a weekday takes


def _unit_of(r: Reading, i: int | None) -> PointUnit | None:
    if i is None:
        return None
    value = r.lexed.values[i]
    if r.lexed.classes[2 * i + 1] == "j":
        return "year"
    return value if value in ("day", "week", "month", "year", "decade") else None


def _is_single(r: Reading, i: int | None) -> bool:
    """Whether the word of a unit names one of it: the next day, not the next days."""
    return i is not None and r.lexed.word(i) in r.words.sets["single_units"]


def read_same(r: Reading) -> Iterator[Match]:
    """That year, the same day, that summer, the spring of that year."""
    season = r.at("s")
    if season is not None and _unit_of(r, r.at("N")) in (None, "year"):
        yield Match(r.kind, r.first, r.last, Point("season", None, r.value(season)), anaphor=Anaphor("year", 0))
    elif (unit := _unit_of(r, r.last)) and _is_single(r, r.last):
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, 0))


def read_part_of_told(r: Reading) -> Iterator[Match]:
    """The end of the year, where the year is that told last: an article names it as well as "that" does."""
    unit = _unit_of(r, r.last)
    is_tied = r.lexed.text[r.lexed.ends[r.last] : r.lexed.ends[r.last] + 1] == "-"  # the end of the year-long truce
    if unit in ("year", "month") and not is_tied:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, 0))


def read_day_of_same(r: Reading) -> Iterator[Match]:
    """The 20th of that month."""
    day, _ = r.day(r.begin())
    if day is not None and _unit_of(r, r.last) == "month":
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor("month", 0, day=day))


def read_neighbouring_day(r: Reading) -> Iterator[Match]:
    """Daags daarna: the day behind the one told last, or before it."""
    shift = r.value(r.first)
    if shift is not None:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor("day", shift))


def read_weekday(r: Reading) -> Iterator[Match]:
    """Thursday, where the day of writing is known: the last one before it. Not every Thursday, nor the next."""
    number = r.value(r.first)
    start = r.lexed.starts[r.first]
    before = r.lexed.folded[max(0, start - _WORD_BEFORE) : start].split()[-1:]
    is_other = (r.first > 0 and r.lexed.classes[2 * r.first - 1] in "TFBZ") or not r.words.sets["every"].isdisjoint(
        before
    )
    if number is not None and not is_other and len(r.lexed.word(r.first)) >= SHORTEST_WEEKDAY:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor("day", 0, weekday=number))


def read_next_or_previous(r: Reading) -> Iterator[Match]:
    """The next day, the previous year, the year before."""
    unit = _unit_of(r, r.at("N"))
    first, last = r.lexed.classes[2 * r.first + 1], r.lexed.classes[2 * r.last + 1]
    shift = 1 if first == "F" or (first == "t" and last in "l>") else -1
    if unit and _is_single(r, r.at("N")):
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, shift))


def read_next_season(r: Reading) -> Iterator[Match]:
    """The following spring, the previous winter."""
    shift = 1 if r.lexed.classes[2 * r.first + 1] == "F" else -1
    yield Match(r.kind, r.first, r.last, Point("season", None, r.value(r.last)), anaphor=Anaphor("month", shift))


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
    if r.first > 0 and r.lexed.classes[2 * r.first - 1] in "tE" and r.lexed.classes[2 * r.first] == " ":
        return  # de vroege morgen
    yield Match("present" if r.lexed.classes[2 * r.first + 1] == "p" else r.kind, r.first, r.last,
                anaphor=None if shift is None else Anaphor("day", shift))  # fmt: skip


def read_relative(r: Reading) -> Iterator[Match]:
    """This year, last month: counted from the day of writing."""
    unit, shift = _unit_of(r, r.last), r.value(r.first)
    if unit and shift is not None:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, shift))
