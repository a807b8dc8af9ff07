"""What people died of, and those of a toll of whom the same sentence says so, or of which country they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.harm.fatality_parts import opening_of_parts
from pipeline.extract.harm.telling import Telling
from pipeline.extract.harm.toll_lists import Toll
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_NEXT_CAUSE = 2  # words of a cause behind a conjunction: by accident; more of them have a number of their own


def shares_of(telling: Telling, toll: Toll, cause: str, language: str) -> Iterator[tuple[Quantity, str]]:
    """Those of a toll of whom the sentence says what they died of: 46 people, 14 of them in hostile acts, 9 of disease.

    Behind the first of them, or where the toll itself is that of a cause, or a colon or "of whom" opens its parts, a
    number and a cause are enough. So are, behind such an opening, a number and a country.
    """
    text = telling.sentence.block.text
    hurt = {q.start for h in telling.harms for q in h.quantities}
    hurt |= {q.start for h in telling.harms if toll.quantity not in h.quantities for q in h.parts}
    opening = opening_of_parts(telling, toll.quantity, language)
    is_listed = cause != "unspecified" or opening is not None
    for quantity in telling.quantities:
        if quantity.start <= toll.quantity.end or quantity.start in hurt or isinstance(quantity.number, Count):
            continue
        is_first = opening == quantity.start or text[: quantity.start].rstrip().endswith(":")
        if text[quantity.number.mention.start - 1] == "(" and not is_first:
            continue  # of those counted before the bracket
        end = quantity.number.mention.end
        of_them = _of_them(language).match(text, end)
        before = _next_share(language).search(text, telling.sentence.start, quantity.start)
        is_next = is_first or (is_listed and before is not None)
        told = text[of_them.end() if of_them else end : telling.sentence.end] if of_them or is_next else ""
        of = cause_of(told, language)
        is_of_country = opening is not None and opening <= quantity.start and is_next and quantity.is_people
        if of != "unspecified" or (is_of_country and quantity.country_code is not None):
            is_listed = True
            yield quantity, of


def cause_of(text: str, language: str) -> str:
    """The cause of death that words directly behind a number, or a column's header, name."""
    for cause, pattern in _causes(language):
        m = pattern.match(text)
        if m is not None:
            return "unspecified" if _is_one_of_two(text[m.end() :], cause, language) else cause
    return "unspecified"


def _is_one_of_two(behind: str, cause: str, language: str) -> bool:
    """Whether a conjunction joins another cause to one: killed in action or by accident."""
    joined = _alternative(language).match(behind)
    if joined is None:
        return False
    told = ((other, pattern.match(behind, joined.end())) for other, pattern in _causes(language) if other != cause)
    return any(len(m[0].split()) <= _NEXT_CAUSE for _, m in told if m is not None)


# ---- the lexicon, compiled


@cache
def _alternative(language: str) -> re.Pattern[str]:
    return compiled(rf"\s+(?:{alternatives(load(language, 'quantities')['conjunctions'])})(?=\s)", re.IGNORECASE)


@cache
def _of_them(language: str) -> re.Pattern[str]:
    """Behind a number: it counts some of those told before."""
    return compiled(rf"\s+(?:{alternatives(load(language, 'fatalities')['of_whom'])})(?=\s)", re.IGNORECASE)


@cache
def _next_share(language: str) -> re.Pattern[str]:
    """What stands before the next number of a list."""
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"(?:,|,?\s(?:{joined}))\s\Z", re.IGNORECASE)


@cache
def _causes(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    causes = load(language, "fatalities")["causes"]
    return tuple(
        (cause, compiled(rf"\s*(?:[^\W\d_]+\s+){{0,6}}?(?:{'|'.join(listed)})\b", re.IGNORECASE))
        for cause, listed in causes.items()
        if cause != "all"
    )
