"""How long something is given for, as the clauses on mandates say: for a year, by six months, a six-month mandate."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.passages import Clause
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedNumber

_REACH = 40  # characters before a number in which the word stands that makes it a duration


def duration_in(clause: Clause, sentence: Sentence, language: str) -> tuple[str, PlacedNumber | None] | None:
    """The time for which a clause says that something is given, in ISO 8601, and the number read for it, if any."""
    words = load(language, "mandates")
    text = clause.block.text
    for phrase, value in words["recurring"].items():
        patterns = (_word(phrase), _renewed(language))
        if all(pattern.search(text, clause.start, clause.end) for pattern in patterns):
            return value, None
    for m in _halves(language).finditer(text, clause.start, clause.end):
        return words["halves"][" ".join(m["half"].casefold().split())], None
    for number in sentence.numbers:
        n = number.mention
        if not clause.start <= n.start < clause.end or n.value is None or n.value_high is not None:
            continue
        unit = _unit(language).match(text, n.end, clause.end)
        if unit is None or n.value != int(n.value):
            continue
        is_lasting = _lasting(language).search(text, max(clause.start, n.start - _REACH), n.start)
        if is_lasting or _before_noun(language).match(text, unit.end(), clause.end):
            return f"P{int(n.value)}{words['units'][unit['unit'].casefold()]}", number
    m = _one(language).search(text, clause.start, clause.end)
    if m:
        return f"P1{words['units'][m['unit'].casefold()]}", None
    return None


# ---- the lexicon, compiled


@cache
def _lasting(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(load(language, 'mandates')['lasting'])})\s+\Z", re.IGNORECASE)


@cache
def _unit(language: str) -> re.Pattern[str]:
    return compiled(rf"[\s-](?P<unit>{alternatives(load(language, 'mandates')['units'])})\b", re.IGNORECASE)


@cache
def _before_noun(language: str) -> re.Pattern[str]:
    """Behind a unit: "a six-month mandate"."""
    return compiled(rf"\s+(?:{alternatives(load(language, 'mandates')['nouns'])})\b", re.IGNORECASE)


@cache
def _halves(language: str) -> re.Pattern[str]:
    words = load(language, "mandates")
    return compiled(
        rf"\b(?:{alternatives(words['lasting'])})\s+(?P<half>{alternatives(words['halves'])})\b", re.IGNORECASE
    )


@cache
def _one(language: str) -> re.Pattern[str]:
    """An article for the number: "for a year"."""
    words = load(language, "mandates")
    return compiled(
        rf"\b(?:{alternatives(words['lasting'])})\s+(?:{alternatives(words['articles'])})\s+"
        rf"(?P<unit>{alternatives(words['units'])})\b",
        re.IGNORECASE,
    )


@cache
def _word(phrase: str) -> re.Pattern[str]:
    return compiled(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)


@cache
def _renewed(language: str) -> Phrases:
    """The verbs by which a mandate is renewed."""
    return any_of(load(language, "mandates")["renewed"])
