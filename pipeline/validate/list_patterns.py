"""The patterns by which a list is announced and told, compiled from the lexicon ``comparisons``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.validate.wording import alternation


@cache
def opener(language: str) -> re.Pattern[str]:
    """From behind the number up to a list: a colon, a bracket, a dash, or a word that says "namely"."""
    namely = alternation(language, "comparisons", "namely")
    return compiled(rf"(?:[^,;:()–—.\n]{{1,80}}?)(?P<mark>:\s+|\s*\(|\s*[—–]\s*|,?\s+(?:{namely}):?\s+)", re.IGNORECASE)


@cache
def they_are(language: str) -> re.Pattern[str]:
    """From behind an announced number up to the first thing, with the verb that says that these are they."""
    verbs = alternation(language, "comparisons", "they_are")
    return compiled(rf"(?:\s[^\W\d_]+){{1,5}}?(?P<mark>\s(?:{verbs})\s)", re.IGNORECASE)


@cache
def joined_number(language: str) -> re.Pattern[str]:
    """What stands between two numbers that a conjunction joins, of things of one kind."""
    joined = alternation(language, "comparisons", "joiners")
    return compiled(rf"(?:\s+[^\W\d_]+){{0,3}},?\s+(?:{joined})\s+", re.IGNORECASE)


@cache
def these_are(language: str) -> re.Pattern[str]:
    """The words with which a sentence begins that names what the one before it announced."""
    return compiled(rf"(?:{alternation(language, 'comparisons', 'these_are')})[:\s]\s*", re.IGNORECASE)


@cache
def sums_up(language: str) -> re.Pattern[str]:
    """Behind a number: it counts all countries named before it."""
    nouns = alternation(language, "comparisons", "countries")
    return compiled(
        rf"\s+(?:{nouns})\s+(?:{alternation(language, 'comparisons', 'totals_after')})(?!\w)", re.IGNORECASE
    )


@cache
def between(language: str) -> re.Pattern[str]:
    """What stands between two countries of a list."""
    joiners, articles = (alternation(language, "comparisons", key) for key in ("joiners", "list_articles"))
    return compiled(rf"\s*(?:,(?:\s+(?:{joiners}))?|\s(?:{joiners}))\s+(?:(?:{articles})\s+)?", re.IGNORECASE)


@cache
def ends_in_comma(language: str) -> re.Pattern[str]:
    """A comma or conjunction where the text searched ends: what stands there is not the first of its list."""
    joiners, articles = (alternation(language, "comparisons", key) for key in ("joiners", "list_articles"))
    return compiled(rf"(?:,|(?<!\w)(?:{joiners}))\s+(?:(?:{articles})\s+)?\Z", re.IGNORECASE)


@cache
def comma(language: str) -> re.Pattern[str]:
    """A comma between two members of a list, perhaps with a conjunction behind it."""
    return compiled(rf"\s*[,;]\s+(?:(?:{alternation(language, 'comparisons', 'joiners')})\s+)?", re.IGNORECASE)


@cache
def joiner(language: str) -> re.Pattern[str]:
    """A conjunction between two members of a list."""
    return compiled(rf"\s+(?:{alternation(language, 'comparisons', 'joiners')})\s+", re.IGNORECASE)
