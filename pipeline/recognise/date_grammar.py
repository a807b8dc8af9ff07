"""What a date looks like: patterns over the classes of a lexed text, and how each kind is read.

A pattern is written in the classes of `date_words` and `date_lexer`: ``d m y`` is a day, a month and a year with spaces
between. Repetition is bounded everywhere, so that reading is linear in the number of tokens. What is found here is a
*match* of one or two points in time, as written: no context, no judgement whether a bare number is a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.edtf import easter

PointUnit = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century", "week"]

# Two-digit years up to here are of this century, those above of the last: the pivot of the peers' cases.
_PIVOT = 30


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


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A period named by way of the date before it: so many units from it, 0 for the same one."""

    unit: PointUnit
    shift: int


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


_ALONE = r"(?<![·#/_])(?<![dzyn]=)"  # no part of a longer row of digits, nor of a name
_NO_DIGITS = r"(?<![·#/])(?<![dzyn]=)"  # the same, but a word may be tied to it (report-2013-07-01)
_NO_MORE = r"(?![·#/=~][dzyng])"
_D = rf"(?:{_ALONE}[dz]|D)"
_DAY = rf"(?:t )?(?:{_D}|K[ =][co]|[cK](?![ =][JGK])|o)"
_SECOND_DAY = r"(?:t )?(?:[dzD]|K[ =][co]|[cK](?![ =][JGK])|o)"
_DAY_THEN_MONTH = r"(?:[ ~:=/·]| v )"
_WORD_YEAR = r"(?:C(?: & c|[ =][cKJ])?|[cK](?:[ =][cKJG]| & [cKJq]){1,4})"
_YEAR = rf"(?:y{_NO_MORE}|a|z|{_WORD_YEAR})"
_MONTH_THEN_YEAR = r"(?:[ ,:=~#/]| [vi] (?:t )?(?:[NY] )?(?:v )?| t N )"
_DAY_THEN_YEAR = r"(?:[ ,:#=/]| [vi] (?:t )?(?:N )?)"
_AND = r"(?:[–=/]| [r&OP] (?:t )?|,[&O] (?:t )?)"
_WEEKDAY = r"(?:w[ ,:](?:P )?)?"
_DECADE = r"(?:g|j (?:g|a|z|d|y|C(?: c)?|c [KJc]|[cKJ]))"
_CENTURY = r"(?:D|o|K[ =]o)[ =]k"

_PATTERNS = {
    "days": rf"{_WEEKDAY}{_DAY}(?:,{_D}){{0,6}}{_AND}{_SECOND_DAY}{_DAY_THEN_MONTH}m(?:{_MONTH_THEN_YEAR}{_YEAR})?",
    "month_days": rf"m[ ~:]{_DAY}(?:,{_D}){{0,6}}{_AND}{_SECOND_DAY}"
    rf"(?:{_DAY_THEN_YEAR}{_YEAR}|{_NO_MORE}(?!{_DAY_THEN_MONTH}m))",
    "month_between": rf"m b {_DAY} & {_DAY}",
    "day_to_date": rf"{_DAY} r m[ ~:]{_D}{_NO_MORE}(?:{_DAY_THEN_YEAR}{_YEAR})?",
    "day_month": rf"{_WEEKDAY}{_DAY}{_DAY_THEN_MONTH}m(?:{_MONTH_THEN_YEAR}{_YEAR})?",
    "month_day_word_year": rf"m (?:K[ =][co]|[cKo]) {_WORD_YEAR}",
    "month_word_year": rf"m(?:[ ,]| v ){_WORD_YEAR}",
    "month_day": rf"{_WEEKDAY}m(?:[ ~:=/]|,(?=D)| t )(?:[dD]|K[ =][co]|[cKo])"
    rf"(?:{_DAY_THEN_YEAR}{_YEAR}|{_NO_MORE}(?![ :]m))",
    "year_month": rf"{_ALONE}y[ ,=/:]m(?!{_MONTH_THEN_YEAR}[yC])(?:[ ,=/:](?:t )?[dDo]{_NO_MORE}(?![ :]m))?",
    "month_year": rf"m{_MONTH_THEN_YEAR}{_YEAR}",
    "year_first": rf"{_NO_DIGITS}y(?P<s>[=/·])[dz](?P=s)[dz]{_NO_MORE}",
    "year_last": rf"{_ALONE}[dz](?P<p>[=/·])[dz](?P=p)(?:y|[dz]|a){_NO_MORE}",
    "year_apart": rf"{_ALONE}[dz][=/][dz],y{_NO_MORE}",
    "month_slash_year": rf"{_ALONE}d[/=]y{_NO_MORE}",
    "quarter": rf"Q(?:[ ,=]| v )(?:t )?(?:N )?y{_NO_MORE}|{_ALONE}y[ =,]Q|(?:t )?[oDx] u(?: [vi])?(?: t)?(?: N)? y{_NO_MORE}",
    "half": rf"(?:t )?[oDx] h v (?:t )?(?:N )?(?:y{_NO_MORE}|{_DECADE}|{_CENTURY}|m(?:{_MONTH_THEN_YEAR}y)?)",
    "century": rf"(?:t )?{_CENTURY}(?: e)?",
    "season": rf"s(?:[ ,]| v (?:t )?(?:[NY] )?)[ya](?:[/–=][yzda])?{_NO_MORE}",
    "named_day": rf"H(?:[ ,]| v (?:t )?)y{_NO_MORE}",
    "christian_era": rf"X [dzyn]|{_ALONE}[dzyn] X",
    "before_christ": rf"{_ALONE}[dzyn](?:[–=][dzyn])? ?e",
    "years": rf"(?:{_ALONE}y[–=/]y|a[–=/]a){_NO_MORE}",
    "years_short": rf"{_ALONE}y[–=/][dza]{_NO_MORE}",
    "decade": rf"(?:t )?{_DECADE}",
    "year": rf"{_ALONE}(?<![dzynDg][–])y{_NO_MORE}(?![–=/][dzn])",
    "year_of_century": r"a",
    "month": r"m",
    "same": r"Z [Ns]",
    "next_or_previous": r"[FB] N|t N [lR<>]",
    "offset": r"(?:[cqd]|K[ =]c|[KJz]) [Nj] [lR<>S]",
    "day_word": r"[Wp]",
    "relative": r"T N",
}
_MATCH = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))


def matches(lexed: Lexed, words: DateWords) -> Iterator[Match]:
    """Everything in a text that has the form of a date, in order, none overlapping another."""
    for m in _MATCH.finditer(lexed.classes):
        kind = m.lastgroup
        if kind is None or kind in ("s", "p"):  # the separators' groups close before the pattern's
            kind = next(k for k in _PATTERNS if m[k] is not None)
        first, last = m.start() // 2, m.end() // 2 - 1
        yield from _READERS[kind](_Reading(lexed, words, kind, first, last))


@dataclass(slots=True)
class _Reading:
    """A match being read: its tokens by class."""

    lexed: Lexed
    words: DateWords
    kind: str
    first: int
    last: int

    @property
    def classes(self) -> str:
        return self.lexed.classes[2 * self.first + 1 : 2 * self.last + 2]

    def at(self, classes: str, start: int | None = None) -> int | None:
        """The first token of one of these classes."""
        for i in range(self.first if start is None else start, self.last + 1):
            if self.lexed.classes[2 * i + 1] in classes:
                return i
        return None

    def value(self, i: int | None) -> int | None:
        found = None if i is None else self.lexed.values[i]
        return found if isinstance(found, int) else None

    def begin(self) -> int:
        """The first token without the article."""
        return self.first + (self.lexed.classes[2 * self.first + 1] == "t")

    def day(self, start: int) -> tuple[int | None, int]:
        """The day written at token `start`, and the token behind it."""
        classes, values = self.lexed.classes, self.lexed.values
        kind = classes[2 * start + 1]
        value = self.value(start)
        if kind == "K" and start < self.last and classes[2 * start + 3] in "co" and classes[2 * start + 2] in " =":
            more = values[start + 1]
            if value in (20, 30) and isinstance(more, int) and 0 < more < 10:
                return value + more, start + 2
        return value, start + 1

    def year(self, start: int) -> int | None:
        """The year written from token `start` on to the end: four digits, two, or words."""
        kinds = self.lexed.classes[2 * start + 1 : 2 * self.last + 2 : 2]
        if not kinds:
            return None
        if kinds[0] == "y":
            return self.value(start)
        if kinds[0] in "azd":
            return _century_of(self.value(start))
        numbers = [v for i in range(start, self.last + 1) if isinstance(v := self.lexed.values[i], int)]
        return _spoken_year(numbers, is_linked="&" in self.lexed.classes[2 * start + 1 : 2 * self.last + 2])

    def found(self, low: Point, high: Point | None = None, *, last: int | None = None) -> Match:
        return Match(self.kind, self.begin(), self.last if last is None else last, low, high)


def _century_of(number: int | None) -> int | None:
    return None if number is None else number + (2000 if number < _PIVOT else 1900)


def _spoken_year(numbers: list[int], *, is_linked: bool = False) -> int | None:
    """The year that number words make: nineteen eighty-six, seventeen hundred thirty-three, two thousand and five.

    Args:
        is_linked: whether "and" stands among them; without it, "twenty nine" is no 2009.
    """
    if not numbers:
        return None
    head, rest = numbers[0], numbers[1:]
    if rest and rest[0] in (100, 1000):
        head, rest = head * rest[0], rest[1:]
    elif head < 100:
        if not 10 <= head <= 20 or not rest:
            return None
        if len(rest) == 1 and 0 < rest[0] < 10 and not is_linked:
            return None
        head *= 100
    tail = sum(rest)
    is_two_digits = len(rest) < 2 or rest[0] == 0 or (rest[0] % 10 == 0 and rest[0] >= 20 and 0 < rest[1] < 10)
    return head + tail if tail < 100 and len(rest) <= 2 and is_two_digits and 1000 <= head + tail <= 2100 else None


def _year_behind(r: _Reading, start: int) -> tuple[int | None, int]:
    """The year behind a month or day, and the last token of the date: without it where no year is written."""
    i = r.at("yazdcKC", start)
    if i is None:
        return None, r.last
    year = r.year(i)
    return (year, r.last) if year is not None else (None, start - 1)


def _read_days(r: _Reading) -> Iterator[Match]:
    """15 and 16 December; 14–15 March 2012; 12, 13 and 15 April: one interval, or days of their own."""
    month = r.at("m")
    if month is None:
        return
    days = _days_between(r, r.first, month)
    year, last = _year_behind(r, month + 1)
    yield from _several(r, days, r.value(month), year, last)


def _read_month_days(r: _Reading) -> Iterator[Match]:
    month = r.first
    end = r.at("yazC", month + 1)
    days = _days_between(r, month + 1, r.last + 1 if end is None else end)
    year = None if end is None else r.year(end)
    found = list(_several(r, days, r.value(month), year, r.last))
    if found:
        yield replace(found[0], first=r.first)
        yield from found[1:]


def _days_between(r: _Reading, start: int, end: int) -> list[tuple[int, int]]:
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
    r: _Reading, days: list[tuple[int, int]], month: int | None, year: int | None, last: int
) -> Iterator[Match]:
    if len(days) < 2:
        return
    points = [Point("day", year, month, day) for day, _ in days]
    link = r.lexed.classes[2 * days[0][1] + 2 : 2 * days[1][1] + 1]
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


def _is_between(r: _Reading) -> bool:
    return r.first > 0 and r.lexed.classes[2 * r.first] == " " and r.lexed.classes[2 * r.first - 1] in "bfv"


def _read_month_between(r: _Reading) -> Iterator[Match]:
    days = _days_between(r, r.first + 1, r.last + 1)
    month = r.value(r.first)
    if len(days) == 2:
        low, high = (Point("day", None, month, day) for day, _ in days)
        yield r.found(low, high)


def _read_day_to_date(r: _Reading) -> Iterator[Match]:
    month = r.at("m")
    if month is None:
        return
    low, _ = r.day(r.begin())
    high, behind = r.day(month + 1)
    year, last = _year_behind(r, behind)
    if low is not None and high is not None and low < high:
        points = (Point("day", year, r.value(month), day) for day in (low, high))
        yield r.found(*points, last=last)


def _read_day_month(r: _Reading) -> Iterator[Match]:
    month = r.at("m")
    start = r.at("dzDcKo")
    if month is None or start is None:
        return
    day, _ = r.day(start)
    year, last = _year_behind(r, month + 1)
    if r.lexed.classes[2 * start + 1] == "z" and year is None:
        yield Match("month", month, month, Point("month", None, r.value(month)))
    else:
        yield r.found(Point("day", year, r.value(month), day), last=last)


def _read_month_day(r: _Reading) -> Iterator[Match]:
    month = r.at("m")
    if month is None:
        return
    start = r.at("dDcKo", month + 1)
    if start is None:
        return
    day, behind = r.day(start)
    if day is None or not 1 <= day <= 31:
        yield Match("month", month, month, Point("month", None, r.value(month)))
        return
    year, last = _year_behind(r, behind)
    yield r.found(Point("day", year, r.value(month), day), last=last)


def _read_month_word_year(r: _Reading) -> Iterator[Match]:
    start = r.at("cKC", r.first + 1)
    year = None if start is None else r.year(start)
    if year is not None:
        yield r.found(Point("month", year, r.value(r.first)))
    else:
        yield from _read_month_day(r)


def _read_month_day_word_year(r: _Reading) -> Iterator[Match]:
    day, behind = r.day(r.first + 1)
    year = r.year(behind)
    if day is not None and 1 <= day <= 31 and year is not None:
        yield r.found(Point("day", year, r.value(r.first), day))
    else:
        yield from _read_month_word_year(r)


def _read_year_month(r: _Reading) -> Iterator[Match]:
    month = r.at("m")
    day = None if month is None else r.at("dDo", month + 1)
    yield r.found(Point("day" if day is not None else "month", r.value(r.first), r.value(month), r.value(day)))


def _read_month_year(r: _Reading) -> Iterator[Match]:
    year, last = _year_behind(r, r.first + 1)
    yield r.found(Point("month", year, r.value(r.first)), last=last)


def _read_year_first(r: _Reading) -> Iterator[Match]:
    year, month, day = (r.value(i) for i in range(r.first, r.first + 3))
    yield r.found(Point("day", year, month, day))


def _read_year_last(r: _Reading) -> Iterator[Match]:
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
        yield r.found(Point("day", year, b, a, is_order_open=a <= 12 and b <= 12 and a != b))
    else:
        yield r.found(Point("day", year, a, b))


def _read_month_slash_year(r: _Reading) -> Iterator[Match]:
    month, year = r.value(r.first), r.value(r.last)
    if month is not None and 1 <= month <= 12:
        yield r.found(Point("month", year, month))


def _read_quarter(r: _Reading) -> Iterator[Match]:
    number, year = r.at("QoDx"), r.at("y")
    value = 4 if number is not None and r.lexed.classes[2 * number + 1] == "x" else r.value(number)
    if value is not None and 1 <= value <= 4:
        yield r.found(Point("quarter", r.value(year), value))


def _read_half(r: _Reading) -> Iterator[Match]:
    number, noun = r.at("oDx"), r.at("h")
    if number is None or noun is None:
        return
    value = 2 if r.lexed.classes[2 * number + 1] == "x" else r.value(number)
    whole = _whole(r, noun + 1)
    if whole is not None and value in (1, 2):
        yield r.found(*_half_of(whole, value))


def _whole(r: _Reading, start: int) -> Point | None:
    inner = _Reading(r.lexed, r.words, r.kind, start, r.last)
    for classes, reader in (("k", _read_century), ("gj", _read_decade), ("m", _read_month_year), ("y", _read_year)):
        i = inner.at(classes)
        if i is not None:
            begin = i if classes in ("m", "y") else inner.at("DoKgj") or i
            found = next(reader(_Reading(r.lexed, r.words, r.kind, begin, r.last)), None)
            return found.low if found else None
    return None


def _half_of(whole: Point, half: int) -> tuple[Point, Point | None]:
    """The first or second half of a period, as its first and last year, month or day."""
    year = whole.year
    if whole.unit in ("century", "decade") and year is not None:
        size = 50 if whole.unit == "century" else 5
        start = year + (half - 1) * size
        return Point("year", start), Point("year", start + size - 1)
    if whole.unit == "month":
        low, high = ((1, 15), (16, 31))[half - 1]
        return replace(whole, unit="day", day=low), replace(whole, unit="day", day=high)
    return Point("half", year, half), None


def _read_century(r: _Reading) -> Iterator[Match]:
    if r.lexed.classes[2 * r.last + 1] == "e":
        return
    number, _ = r.day(r.begin())
    if number is not None and 1 <= number <= 21:
        yield r.found(Point("century", (number - 1) * 100))


def _read_season(r: _Reading) -> Iterator[Match]:
    i = r.at("ya")
    if i is not None:
        year = r.value(i) if r.lexed.classes[2 * i + 1] == "y" else _century_of(r.value(i))
        yield r.found(Point("season", year, r.value(r.first)))


def _read_named_day(r: _Reading) -> Iterator[Match]:
    rule, year = r.words.named_days[" ".join(r.lexed.word(r.first).split())], r.value(r.last)
    if isinstance(rule, tuple):
        yield r.found(Point("day", year, rule[0], rule[1]))
    elif year is not None:
        day = easter(year).toordinal() + rule
        date = type(easter(year)).fromordinal(day)
        yield r.found(Point("day", year, date.month, date.day))


def _read_christian_era(r: _Reading) -> Iterator[Match]:
    year = r.value(r.at("dzyn"))
    if year is not None and 1 <= year <= 2100:
        yield r.found(Point("year", year))


def _read_years(r: _Reading) -> Iterator[Match]:
    is_short = r.lexed.classes[2 * r.first + 1] == "a"
    low, high = (_century_of(v) if is_short else v for v in (r.value(r.first), r.value(r.last)))
    if low is not None and high is not None and low < high:
        yield r.found(Point("year", low, is_bare=not is_short), Point("year", high, is_bare=not is_short))


# A two-digit end behind a hyphen is read as a year when the span is short, as in a season or a war; behind a dash always.
_LONGEST_SHORT_SPAN = 10


def _read_years_short(r: _Reading) -> Iterator[Match]:
    """1992–95 and 2013/14 are years; 2013-07 is a month."""
    year, end = r.value(r.first), r.value(r.last)
    gap, kind = r.lexed.classes[2 * r.last], r.lexed.classes[2 * r.last + 1]
    if year is None or end is None or (kind != "a" and r.lexed.ends[r.last] - r.lexed.starts[r.last] != 2):
        return
    if r.lexed.starts[r.last] - r.lexed.ends[r.last - 1] != 1:
        return
    span = end - year % 100
    if gap != "–" and kind != "a" and 1 <= end <= 12 and span != 1:
        yield r.found(Point("month", year, end))
    elif 0 < span and (gap != "=" or span <= _LONGEST_SHORT_SPAN) or (year % 100 == 99 and end == 0):
        high = year - year % 100 + end + (100 if span < 0 else 0)
        yield r.found(Point("year", year, is_bare=True), Point("year", high, is_bare=True))


def _read_decade(r: _Reading) -> Iterator[Match]:
    i = r.at("j")
    start = r.begin() if i is None else i + 1
    kind, value = r.lexed.classes[2 * start + 1], r.value(start)
    if kind in "cKJC" and start < r.last:
        value = _spoken_year([v for j in range(start, r.last + 1) if isinstance(v := r.lexed.values[j], int)])
    if value is None or value % 10 or (kind == "d" and not _has_article(r)):
        return
    if value < 100:
        value += 2000 if value < 20 and i is not None else 1900
    if i is None and value % 100 == 0 and value < 1900:
        yield r.found(Point("century", value))  # the 1800s
    else:
        yield r.found(Point("decade", value))


def _has_article(r: _Reading) -> bool:
    return r.lexed.classes[2 * r.first + 1] == "t"


def _read_year(r: _Reading) -> Iterator[Match]:
    yield r.found(Point("year", r.value(r.last), is_bare=True))


def _read_year_of_century(r: _Reading) -> Iterator[Match]:
    yield r.found(Point("year", _century_of(r.value(r.first))))


def _read_month(r: _Reading) -> Iterator[Match]:
    yield r.found(Point("month", None, r.value(r.first)))


def _unit_of(r: _Reading, i: int | None) -> PointUnit | None:
    if i is None:
        return None
    value = r.lexed.values[i]
    if r.lexed.classes[2 * i + 1] == "j":
        return "year"
    return value if value in ("day", "week", "month", "year", "decade") else None  # type: ignore[return-value]


def _read_same(r: _Reading) -> Iterator[Match]:
    season = r.at("s")
    if season is not None:
        yield Match(r.kind, r.first, r.last, Point("season", None, r.value(season)), anaphor=Anaphor("year", 0))
    elif unit := _unit_of(r, r.last):
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, 0))


def _read_next_or_previous(r: _Reading) -> Iterator[Match]:
    unit = _unit_of(r, r.at("N"))
    sign = {"F": 1, "l": 1, ">": 1}.get(r.lexed.classes[2 * r.first + 1]) or {"l": 1, ">": 1}.get(
        r.lexed.classes[2 * r.last + 1], 0 if r.lexed.classes[2 * r.first + 1] == "t" else -1
    )
    if r.lexed.classes[2 * r.first + 1] == "t" and not sign:
        sign = -1
    if unit:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, sign))


def _read_offset(r: _Reading) -> Iterator[Match]:
    number, behind = (1, r.first + 1) if r.lexed.classes[2 * r.first + 1] == "q" else r.day(r.first)
    unit = _unit_of(r, behind)
    sign = 1 if r.lexed.classes[2 * r.last + 1] in "l>S" else -1
    if unit and number:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, sign * number))


def _read_day_word(r: _Reading) -> Iterator[Match]:
    shift = r.value(r.first)
    yield Match("present" if r.lexed.classes[2 * r.first + 1] == "p" else r.kind, r.first, r.last,
                anaphor=None if shift is None else Anaphor("day", shift))  # fmt: skip


def _read_relative(r: _Reading) -> Iterator[Match]:
    unit, shift = _unit_of(r, r.last), r.value(r.first)
    if unit and shift is not None:
        yield Match(r.kind, r.first, r.last, anaphor=Anaphor(unit, shift))


def _read_nothing(r: _Reading) -> Iterator[Match]:
    """A year before our era: passed over, so that its number is not taken for another date."""
    yield Match(r.kind, r.first, r.last)


_READERS: dict[str, Callable[[_Reading], Iterator[Match]]] = {
    "days": _read_days, "month_days": _read_month_days, "month_between": _read_month_between,
    "day_to_date": _read_day_to_date, "day_month": _read_day_month, "month_day_word_year": _read_month_day_word_year,
    "month_word_year": _read_month_word_year, "month_day": _read_month_day,
    "year_month": _read_year_month, "month_year": _read_month_year, "year_first": _read_year_first,
    "year_last": _read_year_last, "year_apart": _read_year_last, "month_slash_year": _read_month_slash_year,
    "quarter": _read_quarter, "half": _read_half, "century": _read_century, "season": _read_season,
    "named_day": _read_named_day, "christian_era": _read_christian_era, "before_christ": _read_nothing,
    "years": _read_years, "years_short": _read_years_short, "decade": _read_decade, "year": _read_year,
    "year_of_century": _read_year_of_century, "month": _read_month, "same": _read_same,
    "next_or_previous": _read_next_or_previous, "offset": _read_offset, "day_word": _read_day_word,
    "relative": _read_relative,
}  # fmt: skip
