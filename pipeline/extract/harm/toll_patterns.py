"""What tolls are told with, compiled from the lexicon (``fatalities``): words for totals, and what says till when.

Which numbers of a sentence are tolls is the business of `tolls.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.cues import any_of, any_or_none
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases


@cache
def totals(language: str) -> Phrases:
    """Nouns for a toll: the death toll."""
    return any_of(load(language, "fatalities")["totals"])


@cache
def opens_with_toll(language: str) -> re.Pattern[str]:
    """A sentence that opens with a toll that it divides: of the 18 who died."""
    return compiled("|".join(load(language, "fatalities")["of_those"]), re.IGNORECASE)


@cache
def everybody(language: str) -> re.Pattern[str]:
    """What says, where a sentence opens with it, that a number counts all those there."""
    return compiled(rf"(?:{alternatives(load(language, 'incidents')['everybody'])})\s+", re.IGNORECASE)


@cache
def strong(language: str) -> Phrases:
    """What says that a sentence sums up, whatever else it tells."""
    return any_of(load(language, "fatalities")["strong"])


@cache
def weak(language: str) -> Phrases:
    """What says so of a sentence that tells of no one happening."""
    return any_of(load(language, "fatalities")["weak"])


@cache
def total_link(language: str) -> re.Pattern[str]:
    """What leads from the noun for a toll to its number."""
    words = load(language, "fatalities")["total_links"]
    wordy = alternatives([w for w in words if w[0].isalpha()])
    signs = alternatives([w for w in words if not w[0].isalpha()])
    return compiled(rf"(?:\b(?:{wordy})|(?:{signs}))\s*(?:\w+\s+){{0,3}}\Z", re.IGNORECASE)


@cache
def as_of_before(language: str) -> re.Pattern[str]:
    """What stands before the day that a toll holds for."""
    words = alternatives(load(language, "fatalities")["as_of"])
    return compiled(rf"(?<!\w)(?:{words}):?\s+\Z", re.IGNORECASE)


@cache
def of_whom(language: str) -> re.Pattern[str]:
    """Words that end where a number begins, which then counts some of those told before."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'fatalities')['of_whom'])})\s+\Z", re.IGNORECASE)


@cache
def same_total(language: str) -> re.Pattern[str]:
    """What stands between a date and the number that the toll told before had come to by then."""
    words = load(language, "fatalities")
    same, links = alternatives(words["same_total"]), alternatives([w for w in words["total_links"] if w[0].isalpha()])
    return compiled(rf",?\s+(?:(?:{links})\s+)?(?:{same})(?:\s+(?:{links}))?\s+(?:\w+\s+){{0,2}}", re.IGNORECASE)


@cache
def by_then(language: str) -> re.Pattern[str]:
    """What stands behind the day that a toll holds for."""
    return compiled(rf"\s+(?:{alternatives(load(language, 'fatalities')['by_then'])})\b", re.IGNORECASE)


@cache
def told_by_then(language: str) -> Phrases:
    """What a sentence says of how many had died by the day it names: on 3 May a total of 40 had died."""
    return any_or_none(load(language, "fatalities")["told_by_then"])


@cache
def of_a_day(language: str) -> re.Pattern[str]:
    """What stands between a noun for a toll and the day on which it fell: the dead of 3 May."""
    words = alternatives(load(language, "passages")["attributive"])
    return compiled(rf"\s+(?:{words})\s+(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


@cache
def points_back(language: str) -> re.Pattern[str]:
    """What a sentence opens with that tells of those hurt in what was told before: thereby."""
    words = load(language, "incidents")["thereby"]
    return compiled(rf"(?:{alternatives(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)
