"""Lengths of time as texts tell them: their units, what they can stand for, and the words about them."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Document
from pipeline.validate.arithmetic import Bounds
from pipeline.validate.passages import Passage, Told
from pipeline.validate.wording import alternation

DAYS = {"d": 1.0, "wk": 7.0, "mo": 30.4375, "a": 365.25}
"""Days of each unit of time (UCUM), months and years in the mean of the Gregorian calendar's four centuries."""

_MONTHS = 12
_REACH = 80  # characters between a number and the word for its unit


def length_bounds(row: Mapping[str, Any], unit: str, days: Bounds) -> Mapping[str, float]:
    """The bounds of a stated length and of the actual one, in days.

    A length may be rounded by half a unit, be cut off to whole units, and count both its ends.
    """
    value, top = row["value"], row["value_high"] if row["value_high"] is not None else row["value"]
    qualifier = row["qualifier"]
    if unit == "a" and top < 1:  # half a year is told in round months
        value, top, unit, qualifier = _MONTHS * value, _MONTHS * top, "mo", "about"
    size = DAYS[unit]
    low, high = (value - 0.5) * size - 1, (top + 1) * size + 1
    match qualifier:
        case "about":
            low, high = 0.75 * low, 1.25 * high
        case "at_least":
            low, high = value * size - 1, math.inf
        case "at_most":
            low = 0.0
    return {"left_low": low, "left_high": high, "right_low": days.low, "right_high": days.high}


def days_between(
    first: tuple[dt.date | None, dt.date | None], last: tuple[dt.date | None, dt.date | None]
) -> Bounds | None:
    """The fewest and the most days from one date to another."""
    if None in first or None in last:
        return None
    (first_low, first_high), (last_low, last_high) = first, last
    if first_low is None or first_high is None or last_low is None or last_high is None:
        return None
    return Bounds((last_low - first_high).days, (last_high - first_low).days + 1)


def unit_of(document: Document, told: Told) -> str | None:
    """The unit of time that a number counts, as a UCUM code; None of any other number."""
    noun = told.row["noun"]
    return None if noun is None else _units(document.language).get(noun.casefold())


def unit_end(passage: Passage, told: Told) -> int:
    """Where the unit behind a number ends in the block's visible text; where the number does, if it has none."""
    at = passage.block.text.find(told.row["noun"], told.end, told.end + _REACH)
    return told.end if at < 0 else at + len(told.row["noun"])


@cache
def _units(language: str) -> dict[str, str]:
    measures = load(language, "numbers")["measures"]
    return {word: unit for unit in DAYS for word in measures[unit]}


@cache
def article_and_unit(language: str) -> re.Pattern[str]:
    """An article and a unit of time before "later" or "earlier": a day later."""
    articles, units = alternation(language, "quantities", "articles"), "|".join(map(re.escape, _units(language)))
    behind = alternation(language, "comparisons", "later", "earlier")
    return compiled(rf"(?<!\w)(?P<article>{articles})\s+(?P<unit>{units})(?=\s+(?:{behind})(?!\w))", re.IGNORECASE)


@cache
def article_parted(language: str) -> re.Pattern[str]:
    """Behind a number: an article, and the unit of time of which it is a part (half a year)."""
    articles, units = alternation(language, "quantities", "articles"), "|".join(map(re.escape, _units(language)))
    return compiled(rf"\s(?:{articles})\s(?P<unit>{units})(?!\w)", re.IGNORECASE)


@cache
def beside(language: str) -> re.Pattern[str]:
    """What stands between a length of time and the period that it measures."""
    words = alternation(language, "comparisons", "lasting")
    return compiled(rf"[\s,]*\(?(?:\s*(?:{words})){{0,2}}\s*", re.IGNORECASE)


@cache
def leads_to(language: str, listed: str) -> re.Pattern[str]:
    """From behind a length of time up to a date: later, on."""
    words, before = (alternation(language, "comparisons", name) for name in (listed, "before_dates"))
    return compiled(rf"\s+(?:{words})\s*,?\s*(?:{before}|\()?\s*", re.IGNORECASE)


@cache
def closes(language: str, listed: str) -> re.Pattern[str]:
    """Words behind a length of time that is set off behind its date."""
    return compiled(rf"\s+(?:{alternation(language, 'comparisons', listed)})(?=\s*[,;.)–—]|\s+-\s)", re.IGNORECASE)


@cache
def after_event(language: str) -> re.Pattern[str]:
    """Behind a length of time: after or before, an article, the noun for an event, perhaps what it is of."""
    after, before, articles, of = (
        alternation(language, "comparisons", name) for name in ("counted_from", "counted_to", "wholes", "share_of")
    )
    lead = rf"\s(?:(?:{after})|(?P<before>{before}))\s(?:{articles})\s"
    return compiled(rf"{lead}(?P<noun>[^\W\d_]+)(?P<date>\s(?:{of})\s)?", re.IGNORECASE)


@cache
def set_off_date(language: str) -> re.Pattern[str]:
    """From behind an event up to the date that lies so long after it, between commas."""
    return compiled(rf"\s?,\s(?:{alternation(language, 'comparisons', 'before_dates')})?\s?", re.IGNORECASE)
