"""Ranges of two dates: 3 to 7 May 2013, between 1999 and 2001, 2012–2014."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.recognise.date_evidence import is_year
from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_modifiers import FURTHEST, Prefix, prefix_of
from pipeline.recognise.date_points import Match, Point
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.edtf import Part

_NUMBERED = re.compile(r"(?<!\w)([^\W\d_]+)\s\d{1,4}(?:\s\(\d{4}\))?\s(\w+)\s\Z")
_NUMBERED_REACH = 40  # characters before a date in which that of which it is the date stands


def range_of(
    lexed: Lexed, words: DateWords, match: Match, prefix: Prefix, behind: Match
) -> tuple[Point, Point, Part | None] | None:
    """The two points of a range, what one lacks filled in from the other, and the part of the second that is meant.

    Args:
        lexed: the text.
        words: the date words of its language.
        match: the first date.
        prefix: the words before it.
        behind: the date behind it.

    Returns:
        None where the two dates make no range.
    """
    low, high = match.low, behind.low
    if low is None or high is None or behind.high is not None or behind.anaphor is not None:
        return None
    if behind.first - match.last > FURTHEST + 1:
        return None
    if low.is_bare and not high.is_bare and _is_no_year(lexed, words, match, low):
        return None  # Resolution 1230 until 15 November 1999
    second = prefix_of(lexed, words, behind.first, match.last + 1)
    lead = second.lead
    if second.modifier in ("before", "after") and not second.shifts:
        lead += 1  # the range's own word (until) was read as a modifier
    while lead - 1 > match.last and lexed.classes[2 * lead - 1] in "tNY" and lexed.classes[2 * lead] == " ":
        lead -= 1
    link = lexed.between(match.last, lead)
    is_dash = link in ("–", "=", "/") and (link != "/" or not (low.is_bare and high.is_bare))
    is_word = len(link) == 3 and link[0] == link[2] == " " and not prefix.shifts
    if not is_dash and not (is_word and (link[1] == "r" or (link[1] == "&" and prefix.is_between))):
        return None
    if is_word and link[1] == "r" and second.modifier == "before" and _is_act(lexed, low, prefix):
        return None  # extended on 5 June 2023 until 14 June 2025: the day of the act, and what it led to
    if is_word and link[1] == "r" and _is_of_numbered(lexed, words, match):
        return None  # Resolution 807 of 19 February 1993 until 31 March 1993
    if prefix.occurrence is None:
        low, high = _complete(low, high)
    if (low.year is not None and _rank(low) > _rank(high)) or (low.unit == high.unit and low == high):
        return None
    return low, high, second.part_of(high.unit)


def _is_act(lexed: Lexed, low: Point, prefix: Prefix) -> bool:
    """Whether a day is that on which something was done: "on" stands before it, or a number ("resolution 882 of")."""
    if low.unit != "day" or prefix.before not in ("P", "v"):
        return False
    if prefix.before == "P":
        return True
    before = lexed.text[: lexed.starts[prefix.first]].rstrip().rpartition(" ")[0]
    return before[-1:].isdigit()


def _is_no_year(lexed: Lexed, words: DateWords, match: Match, point: Point) -> bool:
    """Whether the words around a bare number say that it is none."""
    start, end = lexed.starts[match.first], lexed.ends[match.last]
    return is_year(lexed, words, start, end, value=point.year or 0) is False


def _is_of_numbered(lexed: Lexed, words: DateWords, match: Match) -> bool:
    """Whether a date is that of something with a number, which it stands behind."""
    start = lexed.starts[match.first]
    numbered = _NUMBERED.search(lexed.folded, max(0, start - _NUMBERED_REACH), start)
    sets = words.sets
    return numbered is not None and numbered[1] in sets["numbering"] and numbered[2] in sets["year_before_of"]


def _complete(low: Point, high: Point) -> tuple[Point, Point]:
    """The points with the year that one of them lacks: 30 December to 2 January 2014."""

    def is_later(a: Point, b: Point) -> bool:
        return (a.month or 0, a.day or 0) > (b.month or 0, b.day or 32)

    if low.year is None and high.year is not None:
        return replace(low, year=high.year - is_later(low, high)), high
    if high.year is None and low.year is not None:
        return low, replace(high, year=low.year + is_later(low, high))
    return low, high


def _rank(point: Point) -> tuple[int, int, int]:
    """By which the first of two points is told: the year, and the month and day it begins with."""
    month = point.month or 0
    if point.unit == "season":
        month = (month - 20) * 3
    elif point.unit in ("quarter", "half"):
        month *= 3 if point.unit == "quarter" else 6
    return (point.year or 0, month if point.year is not None else 0, point.day or 0 if point.year is not None else 0)
