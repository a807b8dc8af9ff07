"""Dates of a sentence that are not when all it tells of happened: one that is taken back, one of some of those hurt."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_REACH = 30  # characters before a date in which a correction stands


def corrected_date(sentence: Sentence, language: str) -> PlacedDate | None:
    """The day that a sentence puts in place of one that it gave first: "on 5 May …; no, on 3 May"."""
    for before, date in zip(sentence.dates, sentence.dates[1:], strict=False):
        m = date.mention
        low = max(before.mention.end, m.start - _REACH)
        if m.is_valid and m.precision == "day" and _correction(language).search(sentence.block.text, low, m.start):
            return date
    return None


def is_of_some(text: str, start: int, date: PlacedDate, language: str) -> bool:
    """Whether a date is that of some of those hurt: "122 fell, among them Colonel Name on 3 May".

    Args:
        text: a block's visible text.
        start: where the words for those hurt begin.
        date: any date.
        language: of the text.
    """
    m = date.mention
    return m.start > start and _among(language).search(text, start, m.start) is not None


@cache
def _correction(language: str) -> re.Pattern[str]:
    """A word that takes back what stands before it, behind a mark, up to the date that it puts in its place."""
    words = alternatives(load(language, "incidents")["corrections"])
    before = alternatives(load(language, "passages")["prepositions"])
    return re.compile(rf"[;,.…–—(-]\s*(?:{words}),?\s+(?:(?:{before})\s+)?\Z", re.IGNORECASE)


@cache
def _among(language: str) -> re.Pattern[str]:
    """Words for some of those told of, behind a comma, with nothing but one of them up to where a date stands."""
    words = alternatives(load(language, "strengths")["among"])
    return re.compile(rf",\s(?:{words})\s[^,;:]*\Z", re.IGNORECASE)
