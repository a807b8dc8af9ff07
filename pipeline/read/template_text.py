"""The text of templates that work theirs out from their arguments: dates, measures, numbers, conditions.

Each function takes the arguments as visible text, by name and position, and gives what a reader sees in English, or
None where the arguments make no such text. It is the reading of what the template's documentation says, cut to the part
that carries the fact: the first measure of a conversion, the date without the age.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import load_shared
from pipeline.lexicon.countries import country_of_flag, name_of

Arguments = Mapping[str, str]

_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NUMBER = re.compile(r"[+\-−]?[\d,. \u00a0]*\d[\d,./ ]*(?:e[+\-]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that the templates themselves put into a page, and that they know as arguments.

    Attributes:
        months: from January on.
        as_of: what Template:As of puts before a date.
        since: what it puts there where it is asked to.
        ranges: what Template:Convert shows between two amounts, by what stands there as an argument.
        yes: arguments that say yes.
    """

    months: Sequence[str]
    as_of: str
    since: str
    ranges: Mapping[str, str]
    yes: frozenset[str]


@cache
def _words() -> _Words:
    words = load_shared("template_words")
    return _Words(words["months"], words["as_of"], words["since"], words["ranges"], frozenset(words["yes"]))


def flag_text(arguments: Arguments) -> str | None:
    """The country's name where the argument is a code; None where the argument is itself what is shown."""
    return country_template_text(arguments.get("1", ""))


@lru_cache(maxsize=1024)
def country_template_text(name: str) -> str | None:
    """The country of a template that is named by a code in capitals ({{FRA}}), else None."""
    if not (2 <= len(name) <= 3 and name.isalpha() and name.isascii() and name.isupper()):
        return None
    country = country_of_flag(name)
    return name_of(country, "en") if country else None


def _date(arguments: Arguments) -> str | None:
    """A date from its parts, day first; a date written out is kept."""
    first = arguments.get("1", "")
    iso = _ISO_DATE.fullmatch(first)
    if iso:
        return _day_month_year(iso[1], iso[2], iso[3] or "")
    if first and not first.isdigit():
        rest = [arguments.get(key, "") for key in ("2", "3")]
        # Template:Dts also takes "2013|July|1" and "1 July 2013"; anything else that is written out is shown so.
        return first if not any(rest) else " ".join([first, *filter(None, rest)])
    return _day_month_year(first, arguments.get("2", ""), arguments.get("3", ""))


def _day_month_year(year: str, month: str, day: str) -> str | None:
    if month.isdigit() and month.isascii() and 1 <= int(month) <= len(_words().months):
        month = _words().months[int(month) - 1]
    if not year and not month:
        return None
    day = day.lstrip("0") if day.isdigit() and month else ""
    return " ".join(filter(None, (day, month, year)))


def _date_range(arguments: Arguments) -> str | None:
    """A period from its parts: year, month and day of its beginning, then those of its end, which may be left out."""
    ends = [_day_month_year(*(arguments.get(str(first + i), "") for i in range(3))) for first in (1, 4)]
    return " – ".join(end for end in ends if end) or None


def _as_of(arguments: Arguments) -> str | None:
    """The words "As of" before a date; `alt` replaces them, `lc` takes the capital away, `since` says "Since"."""
    alternative = arguments.get("alt")
    if alternative:
        return alternative
    date = _date(arguments)
    if date is None:
        return None
    words = _words()
    before = words.since if arguments.get("since", "").casefold() in words.yes else words.as_of
    if arguments.get("lc", "").casefold() in words.yes:
        before = before.lower()
    pre, post = arguments.get("pre", ""), arguments.get("post", "")
    return " ".join(filter(None, (before, pre, date))) + post


def _circa(arguments: Arguments) -> str | None:
    first, second = arguments.get("1", ""), arguments.get("2", "")
    if not first:
        return "c."
    return f"c. {first} – c. {second}" if second else f"c. {first}"


def _convert(arguments: Arguments) -> str | None:
    """The first amount (or range) and its unit, as written."""
    shown = arguments.get("1", "")
    position = 2
    while (joiner := _words().ranges.get(arguments.get(str(position), ""))) and arguments.get(str(position + 1)):
        shown += joiner + arguments[str(position + 1)]
        position += 2
    unit = arguments.get(str(position), "")
    if not _NUMBER.match(shown):
        return None
    return f"{shown} {unit}".strip()


def _number(arguments: Arguments) -> str | None:
    shown = arguments.get("1", "")
    if not shown:
        return None
    unit = arguments.get("u") or arguments.get("ul") or ""
    prefix, suffix = arguments.get("prefix", ""), arguments.get("suffix", "")
    return prefix + " ".join(filter(None, (shown, unit))) + suffix


def _condition(arguments: Arguments) -> str | None:
    return arguments.get("2") if arguments.get("1") else arguments.get("3")


def _percentage(arguments: Arguments) -> str | None:
    """Template:Percentage gives the first as hundredths of the second, rounded to `3` places."""
    try:
        part, whole = (float(arguments.get(key, "").replace(",", "")) for key in ("1", "2"))
        places = min(max(int(arguments.get("3") or 0), 0), 9)
        return f"{100 * part / whole:.{places}f}%"
    except (ValueError, ZeroDivisionError, OverflowError):
        return None


def _fraction(arguments: Arguments) -> str | None:
    """One, two or three numbers: 1⁄n, m⁄n, or a whole number before."""
    numbers = [arguments[key] for key in ("1", "2", "3") if arguments.get(key)]
    if not numbers:
        return None
    if len(numbers) == 1:
        return f"1⁄{numbers[0]}"
    return f"{numbers[0]}⁄{numbers[1]}" if len(numbers) == 2 else f"{numbers[0]} {numbers[1]}⁄{numbers[2]}"


def _sortname(arguments: Arguments) -> str | None:
    return " ".join(filter(None, (arguments.get("1"), arguments.get("2")))) or None


def _lower(arguments: Arguments) -> str | None:
    return arguments.get("1", "").lower() or None


def _upper(arguments: Arguments) -> str | None:
    return arguments.get("1", "").upper() or None


GENERATORS: Mapping[str, Callable[[Arguments], str | None]] = {
    "date": _date,
    "date_range": _date_range,
    "as_of": _as_of,
    "circa": _circa,
    "convert": _convert,
    "number": _number,
    "condition": _condition,
    "percentage": _percentage,
    "fraction": _fraction,
    "sortname": _sortname,
    "lower": _lower,
    "upper": _upper,
}


def ship_text(name: str, arguments: Arguments) -> str | None:
    """A ship with its prefix, which is the template's name: {{USS|Cole}} is USS Cole."""
    ship = arguments.get("1")
    return f"{name} {ship}" if ship else None


def currency_text(name: str, arguments: Arguments) -> str | None:
    """An amount with the sign of its currency, which is the template's name."""
    amount = arguments.get("1") or arguments.get("amount")
    return f"{name}{amount}" if amount else None
