"""Days of the month told last that an ordinal alone names: on 2 May they came, and on the 12th they left."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Anaphor
from pipeline.recognise.date_words import ORDINAL, WEEKDAY, DateWords

_LAST_DAY = 31
_FIRST_WORD = 10  # in words, what is less is told of more than days: on the third, and last, attempt
# What closes the words: a noun behind them is what the ordinal numbers (on the 12th floor).
_CLOSES = re.compile(r"\s*(?:[.,;:)!?–]|\Z|\n)")
_WORD_BEHIND = re.compile(r" ([^\W\d_]+|[0-9]+)")


def with_ordinal_days(found: list[Expression], lexed: Lexed, words: DateWords) -> list[Expression]:
    """The expressions of a text with those of an ordinal alone among them, in order."""
    if not found:
        return found
    starts = [e.start for e in found]
    days = [d for d in _days(lexed.folded, words) if _is_apart(d, found, starts)]
    if not days or days[-1].start < found[0].start:
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
        end, number = _ordinal(folded, m, words)
        if 0 < number <= _LAST_DAY and (_is_of_weekday(m, words) or _is_closed(folded, end, words)):
            anaphor = Anaphor("month", 0, day=number, runs_on=True)
            days.append(Expression(m.start("day"), end, None, anaphor=anaphor))
    return days


def _ordinal(folded: str, found: re.Match[str], words: DateWords) -> tuple[int, int]:
    """The end of an ordinal and its number; 0 where it is none that may be a day."""
    if not found["day"].isdigit():
        number = words.values.get(found["day"])
        is_ordinal = isinstance(number, int) and words.classes[found["day"]] == ORDINAL and number >= _FIRST_WORD
        return found.end(), number if is_ordinal and isinstance(number, int) else 0
    suffix = words.ordinal_suffix.match(folded, found.end())
    return (found.end(), 0) if suffix is None else (suffix.end(), int(found["day"]))


def _is_of_weekday(found: re.Match[str], words: DateWords) -> bool:
    """Whether the name of a weekday stands before the article: on Monday the 11th."""
    return words.classes.get(found[0].partition(" ")[0]) == WEEKDAY


def _is_closed(folded: str, end: int, words: DateWords) -> bool:
    """Whether nothing behind the ordinal is what it numbers: the phrase ends, or the clause goes on."""
    if _CLOSES.match(folded, end):
        return True
    behind = _WORD_BEHIND.match(folded, end)
    return behind is not None and (behind[1].isdigit() or behind[1] in words.sets["behind_ordinal_day"])
