"""Days of the month told last that an ordinal alone names: on 2 May they came, and on the 12th they left."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Anaphor
from pipeline.recognise.date_words import DateWords

_LAST_DAY = 31
# What closes the words: a noun behind them is what the ordinal numbers (on the 12th floor).
_CLOSES = re.compile(r"\s*(?:[.,;:)!?–]|\Z|\n)")


def with_ordinal_days(found: list[Expression], lexed: Lexed, words: DateWords) -> list[Expression]:
    """The expressions of a text with those of an ordinal alone among them, in order."""
    starts = [e.start for e in found]
    days = [d for d in _days(lexed.folded, words) if _is_apart(d, found, starts)]
    if not days or not found or days[-1].start < found[0].start:
        return found
    merged = sorted([*found, *days], key=lambda e: e.start)
    position = {e.start: i for i, e in enumerate(merged)}
    return [
        e if e.origin is None or e.low is not None else replace(e, origin=position[found[e.origin].start])
        for e in merged
    ]


def _is_apart(day: Expression, found: list[Expression], starts: list[int]) -> bool:
    """Whether no other expression shares characters with a day."""
    i = bisect_left(starts, day.start)
    return (i == 0 or found[i - 1].end <= day.start) and (i == len(found) or day.end <= found[i].start)


def _days(folded: str, words: DateWords) -> list[Expression]:
    days: list[Expression] = []
    for m in words.ordinal_day.finditer(folded):
        suffix = words.ordinal_suffix.match(folded, m.end())
        number = int(m["day"])
        if suffix is not None and 0 < number <= _LAST_DAY and _CLOSES.match(folded, suffix.end()):
            days.append(Expression(m.start("day"), suffix.end(), None, anaphor=Anaphor("month", 0, day=number)))
    return days
