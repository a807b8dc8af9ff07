"""What mandates are told with, from the lexicon (``mandates``): nouns, verbs of renewing, what leads to an end.

What a sentence tells of a mandate is the business of `mandates.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases


@cache
def words_of_mandates(language: str) -> PhraseWords:
    """The words without which no block tells of a mandate."""
    words = load(language, "mandates")
    return PhraseWords.of(words["nouns"], words["periods"])


@cache
def mandate_nouns(language: str) -> Phrases:
    """Nouns for a mandate."""
    return any_of(load(language, "mandates")["nouns"])


@cache
def mandate_pronouns(language: str) -> re.Pattern[str]:
    """What goes back to the mandate of the sentence before."""
    return compiled(rf"(?:{alternatives(load(language, 'mandates')['pronouns'])})\b", re.IGNORECASE)


@cache
def listed(language: str, part: str) -> Phrases:
    """The phrases of one list of the lexicon."""
    return any_of(load(language, "mandates")[part])


@cache
def renewed_it(language: str) -> re.Pattern[str]:
    """A verb of renewing whose object is the mandate of the sentence before: extended it."""
    words = load(language, "mandates")
    return compiled(
        rf"(?<!\w)(?:{alternatives(words['renewed'])})\s(?:{alternatives(words['pronouns'])})(?!\w)", re.IGNORECASE
    )


@cache
def robust(language: str) -> Phrases:
    """What says that a mandate allows force."""
    return any_of(load(language, "mandates")["robust"])


@cache
def directly_before(language: str, part: str) -> re.Pattern[str]:
    """One of the words of a part directly before a date, a preposition between."""
    words = "|".join(p.replace(" … ", r"\s(?:\S+\s){0,6}?") for p in load(language, "mandates")[part])
    prepositions = alternatives(load(language, "passages")["prepositions"])
    return compiled(rf"\b(?:{words})\s+(?:(?:{prepositions})\s+)?\Z", re.IGNORECASE)
