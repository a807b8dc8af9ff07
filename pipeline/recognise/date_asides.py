"""Dates told aside: births, what has been so since, and what had been before. What is told next did not happen then."""

from __future__ import annotations

import re

from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_sources import Source, words_of
from pipeline.recognise.date_words import DateWords

_BIRTH = 24  # characters between the word for a birth and its day
_LOOKING_BACK = 48  # characters between the word for a state's beginning and the date that it began on
_BEHIND = 90  # characters behind a date in which its year may be told of once more
_CLAUSE = re.compile(r"[(,.;:!?\n]")


def is_birth(text: str, expression: Expression, words: DateWords) -> bool:
    """Whether a date is the day of somebody's birth."""
    before = text[max(0, expression.start - _BIRTH) : expression.start].lower()
    births = words.sets["births"]
    if not any(word in before for word in births):  # as before most dates
        return False
    return not births.isdisjoint(_CLAUSE.split(before)[-1].split())


def looks_back(text: str, expression: Expression, told: Source | None, words: DateWords) -> bool:
    """Whether something has been so since then, a year before the one told of: in power since his coup of 2003."""
    if not _is_behind(text, expression, told, words):
        return False
    before = text[max(0, expression.start - _LOOKING_BACK) : expression.end].lower()
    return not words.sets["looking_back"].isdisjoint(_CLAUSE.split(before)[-1].split())


def is_flashback(
    text: str, expression: Expression, clause: tuple[str, str], told: Source | None, words: DateWords
) -> bool:
    """Whether a sentence goes back to a year before the one told of: in 1977 a raid had been beaten off.

    Args:
        text: the text.
        expression: the date.
        clause: what stands before it in its clause, and behind it.
        told: the date told last in another sentence.
        words: the date words of the language.
    """
    if not _is_behind(text, expression, told, words):
        return False
    return not words.sets["backward_words"].isdisjoint(words_of(clause[0]) | words_of(clause[1]))


def _is_behind(text: str, expression: Expression, told: Source | None, words: DateWords) -> bool:
    """Whether a date is in a year before the one told of, and that year is not told of once more."""
    low = expression.low
    if told is None or low is None or low.year is None or low.year >= told.year:
        return False
    return words.that_year.search(text[expression.end : expression.end + _BEHIND].lower()) is None
