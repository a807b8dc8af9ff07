"""A country's unit in a force, told of by its nationality: "the Portuguese battalion of 280 men", "… numbered 280".

Such a number is what the country gives, though no verb says so, and no strength of the force. And the countries that a
sentence names by their contingents: "the Danish and Polish contingents".
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

_REACH = 80  # characters before a number in which its unit and the nationality of that stand


def country_of_unit(text: str, start: int, number: int, language: str) -> str | None:
    """The country whose unit has the number behind it.

    Args:
        text: a block's visible text.
        start: where the sentence begins.
        number: where the number begins.
        language: of the text.
    """
    low = max(start, number - _REACH)
    unit = _unit_before(language).search(text, low, number)
    if unit is None and _strong(language).match(text, number):
        unit = _unit_apposed(language).search(text, low, number)
    if unit is None:
        return None
    named = [c for c in find_countries(text[low:number], language) if c.kind == "adjective"]
    if not named or _words_between(language).fullmatch(text, low + named[-1].end, unit.start()) is None:
        return None
    if text[max(0, low + named[-1].start - 1)] in "-–/":
        return None  # the Dutch-Canadian battalion: of more countries than one
    is_one_of_several = len(named) > 1 and _joined(language).fullmatch(text, low + named[-2].end, low + named[-1].start)
    return None if is_one_of_several else named[-1].code


def countries_of_contingents(sentence: Sentence, language: str) -> Iterator[CountryMention]:
    """The countries whose contingents a sentence names; offsets in the sentence's own text."""
    text = sentence.text
    named: list[CountryMention] | None = None
    for noun in _contingent(language).finditer(text):
        named = [c for c in find_countries(text, language) if c.kind == "adjective"] if named is None else named
        before = [c for c in named if c.end <= noun.start()]
        listed: list[CountryMention] = []
        end = noun.start()
        while before and (
            _joined(language).fullmatch(text, before[-1].end, end)
            if end < noun.start()
            else not text[before[-1].end : end].strip()
        ):
            end = before[-1].start
            listed.insert(0, before.pop())
        yield from listed


# ---- the lexicon, compiled


@cache
def contingent_words(language: str) -> PhraseWords:
    """The words without which no sentence names a contingent."""
    return PhraseWords.of(load(language, "contributors")["contingents"])


@cache
def _contingent(language: str) -> re.Pattern[str]:
    words = load(language, "contributors")["contingents"]
    return compiled(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])" if words else r"(?!)", re.IGNORECASE)


@cache
def _unit_before(language: str) -> re.Pattern[str]:
    """A unit or a country's share, and what joins it to the number of its people, directly before that.

    A verb that counts them may be parted from the number by a year.
    """
    words, told = load(language, "quantities"), load(language, "contributions")
    units = alternatives([*words["nouns"]["unit"], *told["forces"]])
    of = alternatives(words["origins"])
    counted = alternatives([*words["nouns"]["unit"], *told["shares"]])
    stem = r"[^\W\d_]*" if words["compounds"] else ""
    joined = (
        rf"{stem}(?:{units})(?:\s(?:{of})\s+|\s\()"
        rf"|{stem}(?:{counted})\s(?:{'|'.join(told['share_counts'])})(?:\s(?:[^\W\d_]+\s){{1,2}}\d{{4}})?\s+"
    )
    return compiled(rf"(?<![\w-])(?:{joined})(?:[^\s\d.,;:()]+\s)?\Z", re.IGNORECASE)


@cache
def _unit_apposed(language: str) -> re.Pattern[str]:
    """A unit, a comma and words that only qualify the number behind: the Dutch battalion, some."""
    words = load(language, "quantities")
    stem = r"[^\W\d_]*" if words["compounds"] else ""
    return compiled(
        rf"(?<![\w-]){stem}(?:{alternatives(words['nouns']['unit'])}),\s+(?:[^\s\d.,;:()]+\s)?\Z", re.IGNORECASE
    )


@cache
def _strong(language: str) -> re.Pattern[str]:
    """A number of people with the adjective that makes it a strength: 300 men strong."""
    strong = alternatives(load(language, "contributions")["strong"])
    return compiled(rf"\d[\d.,]*\s[^\W\d_]+\s(?:{strong})(?!\w)", re.IGNORECASE)


@cache
def _words_between(language: str) -> re.Pattern[str]:
    """What a unit is called between its country and its noun: an infantry battalion, a logistics company."""
    stops = alternatives(sorted(load(language, "numbers")["stop"]))
    return compiled(rf"\s(?:(?!(?:{stops})\s)[^\W\d_]+[\s-]){{0,3}}", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """Between two nationalities of one noun."""
    return compiled(rf"\s*(?:,|,?\s(?:{alternatives(load(language, 'quantities')['conjunctions'])}))\s", re.IGNORECASE)
