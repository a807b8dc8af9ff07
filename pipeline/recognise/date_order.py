"""A text read for dates, and the order of day and month in its numeric ones: the habit of document or paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.recognise.date_grammar import matches
from pipeline.recognise.date_lexer import Lexed, lex
from pipeline.recognise.date_points import Match, Point
from pipeline.recognise.date_words import DateWords, Order

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text read once: its tokens and everything in it that has the form of a date."""

    lexed: Lexed
    found: list[Match]


def read_text(text: str, words: DateWords) -> TextRead | None:
    """Reads a text for what has the form of a date; None where nothing has."""
    lexed = lex(text, words)
    found = list(matches(lexed, words)) if lexed is not None else []
    return TextRead(lexed, found) if lexed is not None and found else None


def habit(readings: Iterable[TextRead]) -> Order | None:
    """The order of day and month in a document, by its numeric dates where they show it, else by the written ones."""
    counts: Counter[tuple[Order, bool]] = Counter()
    for reading in readings:
        for match in reading.found:
            shown, in_digits = _shown_order(reading.lexed, match)
            if shown is not None:
                counts[shown, in_digits] += 1
    for in_digits in (True, False):
        dmy, mdy = counts["dmy", in_digits], counts["mdy", in_digits]
        if dmy != mdy:
            return "dmy" if dmy > mdy else "mdy"
    return None


def _shown_order(lexed: Lexed, match: Match) -> tuple[Order | None, bool]:
    """The order of day and month that a match shows, and whether it shows it in digits."""
    low = match.low
    if low is None or low.unit != "day" or low.year is None or match.high is not None:
        return None, False
    if match.kind == "year_last" and not low.is_order_open and low.day != low.month:
        return ("dmy" if lexed.values[match.first] == low.day else "mdy"), True
    if match.kind == "day_month":
        return "dmy", False
    return ("mdy", False) if match.kind == "month_day" else (None, False)


def settle_order(found: list[Match], lexed: Lexed, words: DateWords, order: Order | None) -> list[Match]:
    """Reads the numeric dates whose day and month could change places, by the paragraph and what stands before it."""
    shown: dict[bool, Order] = {}  # by whether it is shown in digits
    settled: list[Match] = []
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and not _is_parted(lexed, found[end - 1], found[end]):
            end += 1
        ahead: dict[bool, Order] = {}
        for match in reversed(found[start:end]):
            seen, in_digits = _shown_order(lexed, match)
            if seen is not None:
                ahead[in_digits] = seen
        for match in found[start:end]:
            seen, in_digits = _shown_order(lexed, match)
            if seen is not None:
                shown[in_digits] = seen
            evidence = shown.get(True) or ahead.get(True) or shown.get(False) or ahead.get(False)
            if match.low is not None and match.low.is_order_open and (order or evidence or words.order) == "mdy":
                settled.append(replace(match, low=_swapped(match.low), high=match.high and _swapped(match.high)))
            else:
                settled.append(match)
        start = end
    return settled


def _swapped(point: Point) -> Point:
    return replace(point, day=point.month, month=point.day)


def _is_parted(lexed: Lexed, match: Match, behind: Match) -> bool:
    """Whether a blank line stands between two matches."""
    return _BLANK_LINE.search(lexed.folded, lexed.ends[match.last], lexed.starts[behind.first]) is not None
