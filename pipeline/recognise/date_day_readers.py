"""How each kind of day and month is read, with a year or without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.recognise.date_points import Match, Point, point_of
from pipeline.recognise.date_reading import Reading, year_behind
from pipeline.recognise.date_words import WEEKDAY
from pipeline.recognise.edtf import easter

_MONTHS = 12
_LAST_SLIP = 39  # the greatest number that a slip of the pen makes of a day


def read_days(r: Reading) -> Iterator[Match]:
    """15 and 16 December; 14–15 March 2012; 12, 13 and 15 April: one interval, or days of their own."""
    month = r.at("m")
    if month is None:
        return
    days = _days_between(r, r.first, month)
    year, last = year_behind(r, month + 1)
    # 06:10 on 13 July, seven on 13 July: the first number is that of the minutes, or counts something.
    if len(days) == 2 and (_is_clock(r, days[0][1]) or _counts_something(r, days)):
        first = days[1][1]
        first -= r.lexed.classes[2 * first - 1] == WEEKDAY
        yield Match("day_month", first, last, Point("day", year, r.value(month), days[1][0]))
        return
    yield from _several(r, days, r.value(month), year, last)


def read_month_days(r: Reading) -> Iterator[Match]:
    """November 18–19; April 9th through 17th; March 12, 13 and 15, 2013."""
    month = r.first
    end = r.at("yazC", month + 1)
    days = _days_between(r, month + 1, r.last + 1 if end is None else end)
    year = None if end is None else r.year(end)
    last = r.last if year is not None or not days else days[-1][1]
    if year is None and days and _is_word(r, last) and r.may_count(last):
        yield Match("month", month, month, Point("month", None, r.value(month)))
        return
    if len(days) > 1 and year is None and _is_word(r, last) and r.lexed.classes[2 * days[0][1] + 1] in "dzD":
        yield Match("month_day", month, days[0][1], Point("day", None, r.value(month), days[0][0]))
        return  # on October 16, and two soldiers on the day after
    found = list(_several(r, days, r.value(month), year, last))
    if found:
        yield replace(found[0], first=r.first)
        yield from found[1:]


def _is_word(r: Reading, i: int) -> bool:
    """Whether token i is a cardinal number in words."""
    return r.lexed.classes[2 * i + 1] in "cK"


def _days_between(r: Reading, start: int, end: int) -> list[tuple[int, int]]:
    days, i = [], start
    while i < end:
        if r.lexed.classes[2 * i + 1] in "dzDcKo":
            day, behind = r.day(i)
            if day is not None:
                days.append((day, i))
            i = behind
        else:
            i += 1
    return days


def _several(
    r: Reading, days: list[tuple[int, int]], month: int | None, year: int | None, last: int
) -> Iterator[Match]:
    if len(days) < 2:
        return
    points = [Point("day", year, month, day) for day, _ in days]
    link = _link(r, days)
    is_list = len(days) > 2 or (("&" in link or "O" in link) and not _is_between(r) and days[1][0] - days[0][0] != 1)
    if not is_list and days[0][0] < days[1][0]:
        yield r.found(points[0], points[1], last=last)
        return
    if not is_list:  # 30–2 May: the first number belongs to something else
        yield Match("day_month", days[-1][1], last, points[-1])
        return
    for (_, i), point in zip(days[:-1], points, strict=False):
        yield Match("day_month", i, i, point)
    yield Match("day_month", days[-1][1], last, points[-1])


def _counts_something(r: Reading, days: list[tuple[int, int]]) -> bool:
    """Whether of two numbers with "on" between the first is no day: not that before (Dutch: the night of 13 on 14)."""
    (first, i), (second, _) = days
    is_night = second - first == 1 and r.lexed.classes[2 * i + 1] in "dzD"
    return "P" in _link(r, days) and not is_night


def _link(r: Reading, days: list[tuple[int, int]]) -> str:
    """The classes of what stands between the first of some days and the second."""
    return r.lexed.classes[2 * days[0][1] + 2 : 2 * days[1][1] + 1]


def _is_clock(r: Reading, i: int) -> bool:
    """Whether token i stands directly behind an hour and a colon."""
    before = r.lexed.text[max(0, r.lexed.starts[i] - 2) : r.lexed.starts[i]]
    return before[-1:] == ":" and before[:1].isdigit()


def _is_between(r: Reading) -> bool:
    return r.first > 0 and r.lexed.classes[2 * r.first] == " " and r.lexed.classes[2 * r.first - 1] in "bfv"


def read_month_between(r: Reading) -> Iterator[Match]:
    """November between 19 and 20."""
    days = _days_between(r, r.first + 1, r.last + 1)
    month = r.value(r.first)
    if _is_word(r, r.last) and r.may_count(r.last):
        yield Match("month", r.first, r.first, Point("month", None, month))
    elif len(days) == 2:
        low, high = (Point("day", None, month, day) for day, _ in days)
        yield r.found(low, high)


def read_day_to_date(r: Reading) -> Iterator[Match]:
    """From 4 to January 22, 1995."""
    month = r.at("m")
    if month is None:
        return
    low, _ = r.day(r.begin())
    high, behind = r.day(month + 1)
    year, last = year_behind(r, behind)
    if low is not None and high is not None and low < high:
        points = (Point("day", year, r.value(month), day) for day in (low, high))
        yield r.found(*points, last=last)


def read_day_month(r: Reading) -> Iterator[Match]:
    """14 March 2012; the 12th of April; 31 dec. 1994."""
    month = r.at("m")
    start = r.at("dzDcKo")
    if month is None or start is None:
        return
    day, _ = r.day(start)
    year, last = year_behind(r, month + 1)
    if r.lexed.classes[2 * start + 1] == "z" and year is None and not _is_slip(r, day):
        yield Match("month", month, month, Point("month", None, r.value(month)))
    else:
        yield r.found(point_of("day", year, r.value(month), day), last=last)


def _is_slip(r: Reading, day: int | None) -> bool:
    """Whether a number past the end of every month is meant as a day: on 32 August, but not 32 August riots."""
    before = r.lexed.classes[2 * r.first - 1 : 2 * r.first + 1] if r.first else ""
    return day is not None and day <= _LAST_SLIP and before == "P "


def read_month_day(r: Reading) -> Iterator[Match]:
    """March 31, 2020; January 25th; Dec31."""
    month = r.at("m")
    if month is None:
        return
    start = r.at("dDcKo", month + 1)
    if start is None:
        return
    day, behind = r.day(start)
    year, last = year_behind(r, behind) if day is not None else (None, behind - 1)
    is_counting = year is None and _is_word(r, behind - 1) and r.may_count(behind - 1)
    if day is None or not 1 <= day <= 31 or is_counting:
        yield Match("month", month, month, Point("month", None, r.value(month)))
        return
    yield r.found(point_of("day", year, r.value(month), day), last=last)


def read_month_word_year(r: Reading) -> Iterator[Match]:
    """June of nineteen ninety-nine; May twenty-one, which is a day."""
    start = r.at("cKC", r.first + 1)
    year = None if start is None else r.year(start)
    if year is not None:
        yield r.found(point_of("month", year, r.value(r.first)))
    else:
        yield from read_month_day(r)


def read_month_day_word_year(r: Reading) -> Iterator[Match]:
    """January twenty-five nineteen eighty-six."""
    day, behind = r.day(r.first + 1)
    year = r.year(behind)
    if day is not None and 1 <= day <= 31 and year is not None:
        yield r.found(point_of("day", year, r.value(r.first), day))
    else:
        yield from read_month_word_year(r)


def read_year_month(r: Reading) -> Iterator[Match]:
    """2017 April; 2016, nov; 2013 July 1."""
    month = r.at("m")
    day = None if month is None else r.at("dDo", month + 1)
    yield r.found(point_of("day" if day is not None else "month", r.value(r.first), r.value(month), r.value(day)))


def read_month_year(r: Reading) -> Iterator[Match]:
    """July 2013; July of 2013; okt. 2012."""
    year, last = year_behind(r, r.first + 1)
    yield r.found(point_of("month", year, r.value(r.first)), last=last)


def read_year_first(r: Reading) -> Iterator[Match]:
    """2013-07-01; 2015.5.13."""
    year, month, day = (r.value(i) for i in range(r.first, r.first + 3))
    yield r.found(point_of("day", year, month, day))


def read_year_last(r: Reading) -> Iterator[Match]:
    """7-7-1956; 13.5.2015; 21/04/16: the order may stay open."""
    lexed = r.lexed
    kind = lexed.classes[2 * r.last + 1]
    a, b = r.value(r.first), r.value(r.first + 1)
    year = r.year(r.last) if kind in "yazd" else None
    if a is None or b is None or year is None or min(a, b) > 12 or not a or not b:
        return
    if kind in "dz":  # 12-10-14 may be anything: only with days and months written in full, or a slash or hyphen
        lengths = [lexed.ends[i] - lexed.starts[i] for i in range(r.first, r.last + 1)]
        if lengths[2] < 2 or (lexed.classes[2 * r.last] == "·" and min(lengths) < 2):
            return
    if a > 12 or b <= 12:
        yield r.found(point_of("day", year, b, a, is_order_open=a <= 12 and b <= 12 and a != b))
    else:
        yield r.found(point_of("day", year, a, b))


def read_numeric_days(r: Reading) -> Iterator[Match]:
    """17-18/09/1961: two days of one month, the month behind them."""
    first, last, month, year = (r.value(i) for i in range(r.first, r.last + 1))
    if first is not None and last is not None and month is not None and first < last and month <= 12:
        yield r.found(point_of("day", year, month, first), point_of("day", year, month, last))


def read_numeric_range(r: Reading) -> Iterator[Match]:
    """10/1–11/2/2017."""
    a, b, c, d, year = (r.value(i) for i in range(r.first, r.last + 1))
    if a is None or b is None or c is None or d is None:
        return
    if max(b, d) > 12:
        a, b, c, d = b, a, d, c
    if max(b, d) <= 12:
        is_open = max(a, c) <= 12
        yield r.found(
            point_of("day", year, b, a, is_order_open=is_open), point_of("day", year, d, c, is_order_open=is_open)
        )


def read_month_slash_year(r: Reading) -> Iterator[Match]:
    """12/2018."""
    month, year = r.value(r.first), r.value(r.last)
    if month is not None and 1 <= month <= 12:
        yield r.found(point_of("month", year, month))


def read_month_years(r: Reading) -> Iterator[Match]:
    """12/1992-10/1993."""
    first, low, second, high = (r.value(i) for i in range(r.first, r.last + 1))
    if first is not None and second is not None and max(first, second) <= _MONTHS:
        yield r.found(point_of("month", low, first), point_of("month", high, second))


def read_named_day(r: Reading) -> Iterator[Match]:
    """Christmas Day 1914; Easter 1916."""
    rule, year = r.words.named_days[" ".join(r.lexed.word(r.first).split())], r.value(r.last)
    if isinstance(rule, tuple):
        yield r.found(point_of("day", year, rule[0], rule[1]))
    elif year is not None:
        day = easter(year).toordinal() + rule
        date = type(easter(year)).fromordinal(day)
        yield r.found(point_of("day", year, date.month, date.day))


def read_month(r: Reading) -> Iterator[Match]:
    """A month alone."""
    yield r.found(point_of("month", None, r.value(r.first)))
