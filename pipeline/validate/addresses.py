"""What the address of a web page says by itself: a date, and the words its title was made into.

Strict on purpose: most digits in addresses are numbers of articles, not dates.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from babel import Locale

from pipeline.lexicon import LANGUAGES

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH, _DAY = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>0?[1-9]|[12]\d|3[01])"
_END = r"(?=[/._?-]|\Z)"
_PARTED = re.compile(rf"/{_YEAR}(?P<mark>[/-]){_MONTH}(?P=mark){_DAY}{_END}")
_NAMED = re.compile(rf"/{_YEAR}/(?P<name>[a-z]{{3,9}})/{_DAY}{_END}", re.IGNORECASE)
_HALF_RUN = re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01]){_END}")
# Eight digits, by themselves or with the time of day behind them (hhmmss and finer).
_RUN = re.compile(
    rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d*)?(?!\d)"
)
_OF_MONTH = re.compile(rf"/{_YEAR}/(?P<month>0[1-9]|1[0-2])(?=/)")
_OF_YEAR = re.compile(rf"/{_YEAR}(?=/)")
# As nearly all are written; any other is left to the parser of the standard library.
_PLAIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?P<path>(?:/[!-\"$->@-~]*+)?+)(?=[?#]|\Z)")
_PART = re.compile(r"[^/]+")
_WORDS = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 4  # that make a part of a path a title
_SHORTEST_TITLE = 2 * _FEWEST_WORDS - 1  # characters: words of one, and what parts them


@dataclass(frozen=True, slots=True)
class AddressDate:
    """A date in an address: where it stands in it, and the days it can mean."""

    start: int
    end: int
    earliest: dt.date
    latest: dt.date

    @property
    def day(self) -> dt.date | None:
        """The day, if the address tells one."""
        return self.earliest if self.earliest == self.latest else None


def date_in(url: str) -> AddressDate | None:
    """The finest date in the path of an address; None where there is none, or two days that differ.

    Read are year, month and day parted by strokes or hyphens, or run together (with or without the time of day, month
    and day alone too), a
    year and month as two parts of the path, and a year as one.
    """
    if "http" in url[4:].casefold():
        return None  # an address within an address: an archive's digits, or a redirect's
    path = _path(url)
    days = [
        _date(m, int(m["month"]) if "month" in m.groupdict() else _month(m["name"]), int(m["day"]))
        for pattern in (_PARTED, _NAMED, _HALF_RUN, _RUN)
        for m in pattern.finditer(url, *path)
    ]
    days = [found for found in days if found is not None]
    if days:
        return days[0] if len({found.earliest for found in days}) == 1 else None
    if m := _OF_MONTH.search(url, *path):
        return _date(m, int(m["month"]), None)
    if m := _OF_YEAR.search(url, *path):
        return AddressDate(m.start("year"), m.end(), dt.date(int(m["year"]), 1, 1), dt.date(int(m["year"]), 12, 31))
    return None


def title_in(url: str) -> tuple[int, int] | None:
    """Where the part of an address stands that a title was made into: its longest, if it has enough words."""
    start, end = _path(url)
    parts = [m.span() for m in _PART.finditer(url, start, end) if m.end() - m.start() >= _SHORTEST_TITLE]
    longest = max(parts, key=lambda span: len(_WORDS.findall(url[slice(*span)])), default=None)
    if longest is None or len(_WORDS.findall(url[slice(*longest)])) < _FEWEST_WORDS:
        return None
    return longest


def is_home(url: str) -> bool:
    """Whether an address is that of a site rather than of a page on it."""
    start, end = _path(url)
    return not url[start:end].strip("/")


def _path(url: str) -> tuple[int, int]:
    """Where the path stands in an address."""
    if plain := _PLAIN.match(url):
        return plain.span("path") if plain["path"] else (len(url), len(url))
    try:
        parts = urlsplit(url)
    except ValueError:
        return (0, 0)
    start = url.find(parts.path, url.find(parts.netloc) + len(parts.netloc)) if parts.path else len(url)
    return (max(start, 0), max(start, 0) + len(parts.path))


def _date(m: re.Match[str], month: int | None, day: int | None) -> AddressDate | None:
    if month is None:
        return None
    year = int(m["year"])
    last = calendar.monthrange(year, month)[1]
    if day is not None and day > last:
        return None
    start = m.start("year")
    end = m.end("day") if day else m.end("month")
    return AddressDate(start, end, dt.date(year, month, day or 1), dt.date(year, month, day or last))


def _month(name: str) -> int | None:
    return _months().get(name.casefold())


@cache
def _months() -> dict[str, int]:
    return {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in Locale.parse(language).months["format"][width].items()
    }
