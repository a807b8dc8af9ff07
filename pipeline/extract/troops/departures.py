"""`contributors` that a sentence says left: "A withdrew in July 1975, B in March 1979, C on 31 July 2013".

Countries without the verb, that stand right before a date of their own, left as the one before them did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.phrase_words import PhraseWords
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.placed import PlacedDate


def departures_in(sentence: Sentence, language: str) -> Iterator[tuple[CountryMention, PlacedDate]]:
    """The countries that a sentence says left, each with the date; offsets of a country in the sentence's own text."""
    leaves, joined = _patterns(language)
    if leaves is None or leaves.search(sentence.text) is None:
        return
    dates = [d for d in sentence.dates if d.mention.is_valid and d.mention.precision in ("day", "month", "year")]
    last: int | None = None  # where the date ends on which the one before left
    for country in find_countries(sentence.text, language):
        date = next((d for d in dates if d.mention.start - sentence.start >= country.end), None)
        if date is None or country.kind != "name":
            continue
        gap = sentence.text[country.end : date.mention.start - sentence.start]
        is_joined = last is not None and joined.fullmatch(f"{sentence.text[last : country.start]}@{gap}") is not None
        if leaves.fullmatch(gap) or is_joined:
            yield country, date
            last = date.mention.end - sentence.start
        else:
            last = None


@cache
def departure_words(language: str) -> PhraseWords:
    """The words without which no sentence says that a country left."""
    return PhraseWords.of(load(language, "contributors")["leaves"])


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    """The verb between a country and its date; and what parts two countries of one verb, "@" for the second."""
    words = load(language, "contributors")
    before = alternatives(words["left_on"])
    conjunctions = alternatives(load(language, "quantities")["conjunctions"])
    leaves = compiled(rf"\s(?:{'|'.join(words['leaves'])})\s(?:{before})\s", re.IGNORECASE) if words["leaves"] else None
    particles = alternatives(words["left_particles"])
    article = load(language, "articles")["pattern"]
    return leaves, compiled(
        rf"(?:\s(?:{particles}))?\s*(?:[,;]|,?\s(?:{conjunctions}))\s(?:{article})?@\s(?:{before})\s", re.IGNORECASE
    )
