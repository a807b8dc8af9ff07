"""Dates that a sentence takes back. When and how some of those hurt died is the business of `shares_apart.py`."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
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


@cache
def _correction(language: str) -> re.Pattern[str]:
    """A word that takes back what stands before it, behind a mark, up to the date that it puts in its place."""
    words = alternatives(load(language, "incidents")["corrections"])
    before = alternatives(load(language, "passages")["prepositions"])
    return compiled(rf"[;,.…–—(-]\s*(?:{words}),?\s+(?:(?:{before})\s+)?\Z", re.IGNORECASE)
