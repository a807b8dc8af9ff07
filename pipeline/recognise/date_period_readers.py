"""How each kind of longer period is read: quarters, halves, seasons, years, decades, centuries."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace

from pipeline.recognise.date_day_readers import read_month_year
from pipeline.recognise.date_points import Match, Point, point_of
from pipeline.recognise.date_reading import Reading, century_of, spoken_year

_COMMON_YEAR = 2001  # for a month of which no year is told: the days that it has at least


def read_quarter(r: Reading) -> Iterator[Match]:
    """Q3 2014; the third quarter of 2014; the last quarter."""
    number, year = r.at("QoDx"), r.at("y")
    value = 4 if number is not None and r.lexed.classes[2 * number + 1] == "x" else r.value(number)
    if value is not None and 1 <= value <= 4:
        yield r.found(point_of("quarter", r.value(year), value))


def read_half(r: Reading) -> Iterator[Match]:
    """The first half of 2015, of the 1990s, of the 19th century, of May."""
    number, noun = r.at("oDx"), r.at("h")
    if number is None or noun is None:
        return
    value = 2 if r.lexed.classes[2 * number + 1] == "x" else r.value(number)
    whole = _whole(r, noun + 1)
    if whole is not None and value in (1, 2):
        yield r.found(*_half_of(whole, value))


def _whole(r: Reading, start: int) -> Point | None:
    inner = Reading(r.lexed, r.words, r.kind, start, r.last)
    for classes, reader in (("k", read_century), ("gj", read_decade), ("m", read_month_year), ("y", read_year)):
        i = inner.at(classes)
        if i is not None:
            begin = i if classes in ("m", "y") else inner.at("DoKgj") or i
            found = next(reader(Reading(r.lexed, r.words, r.kind, begin, r.last)), None)
            return found.low if found else None
    return None


def _half_of(whole: Point, half: int) -> tuple[Point, Point | None]:
    """The first or second half of a period, as its first and last year, month or day."""
    year = whole.year
    if whole.unit in ("century", "decade") and year is not None:
        size = 50 if whole.unit == "century" else 5
        start = year + (half - 1) * size
        return Point("year", start), Point("year", start + size - 1)
    if whole.unit == "month" and whole.month is not None:
        _, last = monthrange(year or _COMMON_YEAR, whole.month)
        low, high = ((1, 15), (16, last))[half - 1]
        return replace(whole, unit="day", day=low), replace(whole, unit="day", day=high)
    return Point("half", year, half), None


def read_centuries(r: Reading) -> Iterator[Match]:
    """The 19th and 20th centuries: two of them, or from one to the other."""
    low, behind = r.day(r.begin())
    second = r.at("DoK", behind)
    high = None if second is None else r.day(second)[0]
    if low is None or high is None or second is None or not 1 <= low < high <= 21:
        return
    points = Point("century", (low - 1) * 100), Point("century", (high - 1) * 100)
    if r.at("&O") is None:
        yield r.found(*points)
    else:
        yield Match("century", r.begin(), behind - 1, points[0])
        yield Match("century", second, r.last, points[1])


def read_century(r: Reading) -> Iterator[Match]:
    """The 19th century; before our era it is passed over."""
    if r.lexed.classes[2 * r.last + 1] == "e":
        return
    number, _ = r.day(r.begin())
    if number is not None and 1 <= number <= 21:
        yield r.found(point_of("century", (number - 1) * 100))


def read_season(r: Reading) -> Iterator[Match]:
    """Spring 2000; zomer '56; the winter of 1944–45, by its first year."""
    i = r.at("ya")
    if i is not None:
        year = r.value(i) if r.lexed.classes[2 * i + 1] == "y" else century_of(r.value(i))
        yield r.found(point_of("season", year, r.value(r.first)))


def read_christian_era(r: Reading) -> Iterator[Match]:
    """AD 79; 79 n.Chr."""
    year = r.value(r.at("dzyn"))
    if year is not None and 1 <= year <= 2100:
        yield r.found(point_of("year", year))


def read_years(r: Reading) -> Iterator[Match]:
    """2013–2015; '92–'95."""
    is_short = r.lexed.classes[2 * r.first + 1] == "a"
    low, high = (century_of(v) if is_short else v for v in (r.value(r.first), r.value(r.last)))
    if low is not None and high is not None and low < high:
        yield r.found(point_of("year", low, is_bare=not is_short), point_of("year", high, is_bare=not is_short))
    elif low is not None and high is not None and _FIRST_LIKELY <= high < low <= _LAST_LIKELY:
        yield Match("year", r.first, r.first, Point("year", low))  # a slip of the pen: (1979–1975)
        yield Match("year", r.last, r.last, Point("year", high))


# A two-digit end behind a hyphen is read as a year when the span is short, as in a season or a war; behind a dash it
# always is.
_LONGEST_SHORT_SPAN = 10


def read_years_short(r: Reading) -> Iterator[Match]:
    """1992–95 and 2013/14 are years; 2013-07 is a month."""
    year, end = r.value(r.first), r.value(r.last)
    gap, kind = r.lexed.classes[2 * r.last], r.lexed.classes[2 * r.last + 1]
    digits = r.lexed.ends[r.last] - r.lexed.starts[r.last]
    if year is None or end is None or r.lexed.starts[r.last] - r.lexed.ends[r.last - 1] != 1:
        return
    if digits == 1 and kind == "d" and gap == "–" and end > year % _DECADE:  # 1973–4
        high = Point("year", year - year % _DECADE + end, is_bare=True)
        yield r.found(point_of("year", year, is_bare=True), high)
    if kind != "a" and digits != 2:
        return
    span = end - year % 100
    if gap != "–" and kind != "a" and 1 <= end <= 12 and span != 1:
        yield r.found(point_of("month", year, end))
    elif (span > 0 and (gap != "=" or span <= _LONGEST_SHORT_SPAN)) or (year % 100 == 99 and end == 0):
        high = year - year % 100 + end + (100 if span < 0 else 0)
        yield r.found(point_of("year", year, is_bare=True), point_of("year", high, is_bare=True))


def read_decade(r: Reading) -> Iterator[Match]:
    """The 1990s; jaren negentig; the '60s."""
    i = r.at("j")
    start = r.begin() if i is None else i + 1
    kind, value = r.lexed.classes[2 * start + 1], r.value(start)
    if kind in "cKJC" and start < r.last:
        value = spoken_year([v for j in range(start, r.last + 1) if isinstance(v := r.lexed.values[j], int)])
    if value is not None and value % 10 and kind == "y":
        yield Match("year", start, r.last, Point("year", value))  # de jaren 1992 en 1993
        return
    if value is None or value % 10 or (kind == "d" and not _has_article(r)):
        return
    if value < 100:
        value += 2000 if value < 20 and i is not None else 1900
    if i is None and value % 100 == 0 and value < 1900:
        yield r.found(point_of("century", value))  # the 1800s
    else:
        yield r.found(point_of("decade", value))


_DECADE = 10
_FIRST_LIKELY, _LAST_LIKELY = 1900, 2050  # years that two numbers with a dash between them are in either order


def read_decades(r: Reading) -> Iterator[Match]:
    """De jaren zestig en zeventig: two decades, the word for them before the first."""
    first, second = r.last - 2, r.last
    low, high = ((v if v >= 100 else v + 1900) if (v := r.value(i)) and not v % 10 else None for i in (first, second))
    if low is None:
        return
    yield Match("decade", r.begin(), first, Point("decade", low))
    if high is not None and (high - low == _DECADE or r.lexed.classes[2 * second + 1] in "KJc"):
        yield Match("decade", second, second, Point("decade", high))


def _has_article(r: Reading) -> bool:
    return r.lexed.classes[2 * r.first + 1] == "t"


def read_year(r: Reading) -> Iterator[Match]:
    """A bare number of four digits."""
    yield r.found(point_of("year", r.value(r.last), is_bare=True))


def read_year_of_century(r: Reading) -> Iterator[Match]:
    """'56."""
    yield r.found(point_of("year", century_of(r.value(r.first))))


def read_nothing(r: Reading) -> Iterator[Match]:
    """A year before our era: passed over, so that its number is not taken for another date."""
    yield Match(r.kind, r.first, r.last)
