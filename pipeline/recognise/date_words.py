"""The words of a language's dates as the recogniser looks them up: CLDR names and the lexicon, made ready once.

Every word or phrase that can be part of a date has a *class*, one letter that stands for it in the grammar
(`date_grammar.py`), and a value where it has one. The classes are the same for every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel import Locale

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import trie_pattern
from pipeline.recognise.date_number_words import cardinals, ordinals
from pipeline.recognise.letter_runs import longest_run

# Classes of words. Digits get theirs from the lexer: d (1 to 31), z (another number of two digits), y (1000 to 2100),
# n (any other), D (an ordinal to 31), g (a decade), a (a year of two digits with its apostrophe).
MONTH, WEEKDAY, SEASON, CENTURY, DECADE = "m", "w", "s", "k", "j"
CARDINAL, TWENTIES, TENS, POWER, WORD_YEAR, ORDINAL, ARTICLE = "c", "K", "J", "G", "C", "o", "q"
OF, THE, IN, ON, AND, OR, BETWEEN, FROM, RANGE, PRESENT = "v", "t", "i", "P", "&", "O", "b", "f", "r", "p"
EARLY, MID, LATE, ABOUT, BEFORE, AFTER, SINCE, UNTIL = "E", "M", "L", "A", "<", ">", "S", "U"
QUARTER, QUARTER_NOUN, HALF_NOUN, LAST = "Q", "u", "h", "x"
ERA_BEFORE, ERA_AFTER, NAMED_DAY, YEAR_KIND = "e", "X", "H", "Y"
SAME, NEXT, PREVIOUS, UNIT, LATER, EARLIER, RELATIVE, DAY_WORD = "Z", "F", "B", "N", "l", "R", "T", "W"
NEIGHBOURING_DAY = "V"

# Keys of the lexicon that are plain lists of words of one class. Where a word is in two lists, the later one counts.
_LISTS = (
    ("articles", ARTICLE), ("early", EARLY), ("mid", MID), ("late", LATE), ("about", ABOUT), ("since", SINCE),
    ("until", UNTIL), ("range", RANGE), ("after", AFTER), ("before", BEFORE), ("ambiguous_before", BEFORE),
    ("of", OF), ("the", THE), ("on", ON), ("in", IN), ("and", AND), ("or", OR), ("between", BETWEEN), ("from", FROM),
    ("present", PRESENT), ("century", CENTURY), ("decade", DECADE), ("quarter", QUARTER_NOUN), ("half", HALF_NOUN),
    ("last", LAST), ("era_before", ERA_BEFORE), ("era_after", ERA_AFTER), ("year_kinds", YEAR_KIND), ("same", SAME),
    ("next", NEXT), ("previous", PREVIOUS), ("later", LATER), ("earlier", EARLIER),
)  # fmt: skip

_WIDTHS = ("abbreviated", "wide")
_Entry = tuple[str, str, int | str | None]
"""A class, a word or phrase of it, and its value."""

Unit = Literal["day", "week", "month", "year", "decade"]
Order = Literal["dmy", "mdy"]


def fold(text: str) -> str:
    """Lower case, without diaeresis, one kind of apostrophe and of dash; every character keeps its place."""
    if text.isascii():
        return text.lower()
    folded = text.replace("\u0130", "I").lower()  # the one letter whose lower case is two characters
    for written, plain in _FOLDED:
        folded = folded.replace(written, plain)
    return folded


_FOLDED = (
    ("ë", "e"), ("ï", "i"), ("\u2019", "'"), ("\u2018", "'"), ("\u201b", "'"), ("\u00b4", "'"),
    ("\u2014", "\u2013"), ("\u2012", "\u2013"), ("\u2212", "\u2013"), ("\u2010", "-"), ("\u2011", "-"),
)  # fmt: skip


@dataclass(frozen=True)
class DateWords:
    """The date words of one language.

    Attributes:
        language: BCP 47 code.
        phrases: first word to what matches the phrases that open with it.
        classes: word or phrase, folded, to its class.
        parts: the words that these words and phrases consist of.
        carriers: finds what every date has one of, in folded text: a word that can carry one ("first" cannot, "first
            week" can), digits that may be a year, a decade or the first of a numeric date; and, named so, each address.
        carrying: of each word or phrase that is a carrier the longest run of letters; no text has a date without these
            or digits.
        values: to its value: the number of a month, season, day or cardinal; the unit of time; the shift of an anaphor.
        named_days: month and day, or days from Easter, of the days with a name.
        ordinal_suffix: matches what makes digits an ordinal, at the place behind them.
        decade_suffix: matches what makes digits a decade.
        quarter_prefixes: letters that make a digit behind them a quarter of a year.
        full_months: the month names that are not short forms.
        ordinal_day: matches the words before a day of the month told last, and its digits or the one word for it.
        recurring: matches the words for every year.
        that_year: matches the words that name the year of the date before once more.
        order: how numeric dates are read where nothing shows it.
        month_before_day: whether a written date may open with its month (May 3, 2013).
        sets: the lists of the lexicon that are only asked whether a word is in them.
    """

    language: str
    phrases: dict[str, re.Pattern[str]]
    classes: dict[str, str]
    parts: frozenset[str]
    carriers: re.Pattern[str]
    carrying: frozenset[bytes]
    values: dict[str, int | str]
    named_days: dict[str, tuple[int, int] | int]
    ordinal_suffix: re.Pattern[str]
    decade_suffix: re.Pattern[str]
    quarter_prefixes: frozenset[str]
    full_months: frozenset[str]
    ordinal_day: re.Pattern[str]
    recurring: re.Pattern[str]
    that_year: re.Pattern[str]
    order: Order
    month_before_day: bool
    sets: dict[str, frozenset[str]]


@cache
def date_words(language: str) -> DateWords:
    """The date words of a language, read once.

    Raises:
        KeyError: the language has no lexicon.
    """
    data = load(language, "dates")
    classes: dict[str, str] = {}
    values: dict[str, int | str] = {}
    for kind, word, value in (*_listed(data), *_from_cldr(language, data)):
        folded = fold(word)
        if kind == RELATIVE and folded in classes:
            continue
        classes[folded] = kind
        if value is not None:
            values[folded] = value
    decade_suffix = f"'?{_one_of(data['decade_suffixes'])}(?![^\\W_])"
    return DateWords(
        language=language,
        phrases=_phrases(classes),
        classes=classes,
        parts=_parts(classes),
        carriers=_carriers(classes, decade_suffix),
        carrying=frozenset(map(longest_run, _carrying(classes))),
        values=values,
        named_days=_named_days(data),
        ordinal_suffix=compiled(_one_of(data["ordinal_suffixes"]) + r"(?![^\W_])"),
        decade_suffix=compiled(decade_suffix),
        quarter_prefixes=frozenset(data["quarter_prefixes"]),
        full_months=_full_months(language),
        ordinal_day=_ordinal_day(data, classes),
        recurring=compiled(rf"\b{_one_of(data['recurring'])}\b"),
        that_year=compiled(rf"\b{_one_of(data['that_year'])}\b"),
        order=data["numeric_order"],
        month_before_day=data["month_before_day"],
        sets=_sets(data),
    )


def _listed(data: dict[str, Any]) -> Iterator[_Entry]:
    """The words that the lexicon lists; of a word that is listed twice the later class counts."""
    for word, value in cardinals(data).items():
        yield _cardinal_class(value), word, value
    for word, value in ordinals(data).items():
        yield ORDINAL, word, value
    for key, kind in _LISTS:
        yield from ((kind, word, None) for word in data.get(key, []))
    for unit, words in data["units"].items():
        yield from ((UNIT, word, unit) for word in words)
    yield from ((DECADE, word, None) for word in data["decade"])
    for number, words in data["seasons"].items():
        yield from ((SEASON, word, number) for word in words)
    for value, words in data["decade_words"].items():
        yield from (("g", word, 1900 + value) for word in words)
    for key, shift in (("this", 0), ("next_one", 1), ("last_one", -1)):
        yield from ((RELATIVE, word, shift) for word in data[key])
    for word, shift in data["day_words"].items():
        yield DAY_WORD if word not in data["present"] else PRESENT, word, shift
    for word, shift in data["neighbouring_days"].items():
        yield NEIGHBOURING_DAY, word, shift
    for day in data["named_days"]:
        yield from ((NAMED_DAY, name, None) for name in day["names"])


def _from_cldr(language: str, data: dict[str, Any]) -> Iterator[_Entry]:
    """The names of months and weekdays, and what the lexicon adds to them."""
    locale = Locale.parse(language)
    for width in _WIDTHS:
        for number, name in locale.months["format"][width].items():
            yield MONTH, name.rstrip("."), number
        for number, name in locale.days["format"][width].items():
            if len(name.rstrip(".")) > 2:  # "do" and "za" are words, or come to nothing without their day
                yield WEEKDAY, name.rstrip("."), number
            if width == "wide":
                yield from ((WEEKDAY, name + part, number) for part in data["day_parts"])
    for number, names in data["month_names"].items():
        yield from ((MONTH, name, number) for name in names)
    for number, names in data["weekday_names"].items():
        yield from ((WEEKDAY, name, number) for name in names)


def _ordinal_day(data: dict[str, Any], classes: dict[str, str]) -> re.Pattern[str]:
    """What matches the words before a day of the month told last, a weekday's name among them, and the day."""
    weekdays = [w for w, kind in classes.items() if kind == WEEKDAY and len(w) >= SHORTEST_WEEKDAY]
    before = [*data["before_ordinal_day"], *(f"{day} {the}" for day in weekdays for the in data["the"])]
    ordinals = trie_pattern(w for w, kind in classes.items() if kind == ORDINAL)
    return re.compile(rf"\b(?:{trie_pattern(before)}) (?P<day>\d{{1,2}}|(?:{ordinals})(?![^\W_]))")


def _full_months(language: str) -> frozenset[str]:
    return frozenset(fold(name.rstrip(".")) for name in Locale.parse(language).months["format"]["wide"].values())


def _named_days(data: dict[str, Any]) -> dict[str, tuple[int, int] | int]:
    return {
        fold(name): day.get("easter", (day.get("month"), day.get("day")))
        for day in data["named_days"]
        for name in day["names"]
    }


_SETS = (
    "ambiguous_months", "common_words", "part_nouns", "since_before_day", "until", "ambiguous_before",
    "ambiguous_before_behind", "forward_words", "backward_words", "year_before", "year_before_of",
    "quantity_before_of", "change_before", "change_links", "numbering", "counted", "events", "dated_fields",
    "births", "looking_back", "nearly", "event_fields", "events_of_days", "every", "in", "the", "and", "or",
    "day_fields", "year_fields", "past_verbs", "verbs_ahead", "letter_fields", "behind_ordinal_day",
    "opens_earlier", "pluperfect", "relatives", "participles", "participle_endings",
)  # fmt: skip


_FIRST_LETTERS = re.compile(r"[^\W0-9_]+")


def _sets(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    sets = {key: frozenset(fold(w) for w in data.get(key, [])) for key in _SETS}
    return {**sets, "single_units": frozenset(fold(forms[0]) for forms in data["units"].values())}


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _phrases(classes: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """First word of a phrase to what matches the longest phrase at its place."""
    by_first: dict[str, list[str]] = {}
    for phrase in sorted((w for w in classes if not w.isalpha()), key=lambda w: (-len(w), w)):
        if first := _FIRST_LETTERS.match(phrase):
            by_first.setdefault(first[0], []).append(phrase)
    return {
        first: re.compile(
            "|".join(
                r"\s{1,3}".join(re.escape(part) for part in w.split(" ")) + (r"(?![^\W_])" if w[-1].isalpha() else "")
                for w in phrases
            )
        )
        for first, phrases in by_first.items()
    }


# Every date has a word of one of these classes, the name of an era, or digits that alone can make one: see the patterns
# of `date_grammar.py`.
_CARRYING = frozenset({MONTH, CENTURY, DECADE, "g", UNIT, SEASON, DAY_WORD, NEIGHBOURING_DAY, PRESENT})
# Shorter ones are words of other meanings too (sat, sun), and no date alone.
SHORTEST_WEEKDAY = 6


def _carrying(classes: dict[str, str]) -> frozenset[str]:
    return frozenset(
        max(_FIRST_LETTERS.findall(word), key=len) for word, kind in classes.items() if _carries(word, kind)
    )


def _carries(word: str, kind: str) -> bool:
    return kind in _CARRYING or (kind == WEEKDAY and len(word) >= SHORTEST_WEEKDAY)


def _carriers(classes: dict[str, str], decade_suffix: str) -> re.Pattern[str]:
    eras = _one_of(word for word, kind in classes.items() if kind == ERA_AFTER).replace(r"\ ", r"\s{1,3}")
    # Tried at every character: what fails soonest stands first. A word begins where no letter stands before it.
    return re.compile(
        rf"""
        (?<![a-z])(?<![^\W0-9_])
        (?: (?:{trie_pattern(_carrying(classes))})(?![^\W0-9_])
          | {eras}
          | (?<![0-9])(?:[12][0-9]{{3}}(?![0-9])|[0-9]{{1,2}}(?:[-./][0-9]{{1,2}}[-./][0-9]|{decade_suffix}))
          | '[0-9]{{2}}
          | (?P<address>https?://\S+)
        )""",
        re.VERBOSE,
    )


def _parts(words: Iterable[str]) -> frozenset[str]:
    """The words that some words and phrases consist of; a sign that is a word of its own is one too."""
    return frozenset(part for word in words for part in (_FIRST_LETTERS.findall(word) or [word]))


def _cardinal_class(value: int) -> str:
    """A number word's class: what it can be the beginning of, a day or a year, depends on its size."""
    if value > 1000:
        return WORD_YEAR
    if value in (100, 1000):
        return POWER
    return CARDINAL if value < 20 else TWENTIES if value <= 31 else TENS
