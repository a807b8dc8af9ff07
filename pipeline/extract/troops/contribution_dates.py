"""The date that a number of a sentence holds for which a country gives.

Who gives which is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.harm.telling import Telling
from pipeline.extract.quantities import Quantity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_WORDS_BETWEEN = 2  # between a date and the number that holds for it


def date_of(
    telling: Telling, given: Sequence[Quantity], i: int, language: str, *, is_gapped: bool, is_followed: bool
) -> PlacedDate | None:
    """The one date of a sentence, or the one nearest to a number of those that are no interval.

    What stands behind a semicolon, or before it, is told of another time; what stands behind the next number that is
    given, of that. One given without a verb is dated behind it, or by what opens the sentence.
    """
    text, quantity = telling.sentence.block.text, given[i]
    if _of_part(language).fullmatch(text, telling.sentence.start, quantity.start):
        return None
    opening, start = given[0].start, given[i - 1].end if i else telling.sentence.start
    end = given[i + 1].start if i + 1 < len(given) else telling.sentence.end
    dates = [d for d in telling.sentence.dates if d.mention.is_valid]
    if is_followed:  # by what the same country gave later: the dates behind are of that
        dates = [d for d in dates if d.mention.end <= quantity.start and d.mention.precision != "interval"]
    dates = [d for d in dates if not _is_of_next(d, quantity, telling, language)]
    if is_gapped:
        own = [d for d in dates if start <= d.mention.start and d.mention.end <= quantity.start]
        if own and _beside(telling.sentence.block.text[own[-1].mention.end : quantity.start], language):
            return own[-1]  # C in May with 300 men
        dates = [d for d in dates if d.mention.end <= opening or quantity.end <= d.mention.start < end]
    elif len(given) > 1:
        dates = [d for d in dates if d.mention.end <= opening or start <= d.mention.start < end] or dates[-1:]
    if len(dates) > 1:
        dates = [d for d in dates if ";" not in text[slice(*sorted((d.mention.start, quantity.start)))]] or dates
    if len(dates) > 1:
        dates = [d for d in dates if d.mention.precision != "interval"]
        dates = [d for d in dates if not _opens_another(d, quantity, telling)]
    return min(dates, key=lambda d: abs(d.mention.start - quantity.start), default=None)


def _beside(gap: str, language: str) -> bool:
    """Whether nothing parts a date from the number behind it but what says that a country gave it then."""
    words = load(language, "contributions")
    return " ".join(gap.split()) in ("", *words["with"]) or any(re.fullmatch(rf"\s{w}\s", gap) for w in words["later"])


def _is_of_next(date: PlacedDate, quantity: Quantity, telling: Telling, language: str) -> bool:
    """Whether a date behind a number is that of another one: behind a semicolon, or right before that number."""
    m, text = date.mention, telling.sentence.block.text
    following = next((q for q in telling.quantities if q.start >= m.end), None)
    if m.start < quantity.end:
        return False
    if _joining(language).fullmatch(text, quantity.end, m.start) is not None:
        return True  # 520 men and, from 1989, a company
    if following is None:
        return False
    is_right_before = "," in text[quantity.end : m.start] and not text[m.end : following.start].strip()
    return ";" in text[quantity.end : m.start] or is_right_before


def _opens_another(date: PlacedDate, quantity: Quantity, telling: Telling) -> bool:
    """Whether a date behind a number stands right before the next one: 530 men, in 2007 still 70."""
    m, text = date.mention, telling.sentence.block.text
    if m.start < quantity.end or "," not in text[quantity.end : m.start]:
        return False
    following = next((q for q in telling.quantities if q.start >= m.end), None)
    gap = text[m.end : following.start] if following is not None else "."
    return len(gap.split()) <= _WORDS_BETWEEN and re.search(r"[.,;:()]", gap) is None


# ---- the lexicon, compiled


@cache
def _joining(language: str) -> re.Pattern[str]:
    """What stands between a number and the date of what the same country gave later."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    since = alternatives(load(language, "contributors")["since"])
    return compiled(rf"\s*,?\s(?:{joined}),?\s(?:{since})\s", re.IGNORECASE)


@cache
def _of_part(language: str) -> re.Pattern[str]:
    """Between the beginning of a sentence and the number of those some of whom it tells of."""
    return compiled(rf"\s*(?:{alternatives(load(language, 'contributions')['part_of'])})\s(?:\w+\s)?", re.IGNORECASE)
