"""Which numbers of a sentence may be gifts: of people or things that one country can send, counted and not gone.

Who gives them is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_HYPHEN = re.compile(r"-[a-z]")
_ONE_OF = 24  # characters of the words before a number of which but one is meant


def may_be_given(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a quantity of a block's text is a number of something that one country can send."""
    if quantity.country_code is None and _of_countries(language).match(text, quantity.end):
        return False  # 2,000 men from 28 countries
    if _done_to(language).match(text, quantity.end):
        return False  # 400 soldiers trained: those of somebody else, to whom something was done
    if _one_of(language).search(text, max(0, quantity.start - _ONE_OF), quantity.start):
        return False  # one of the five battalions: not five of one country
    if _measured(quantity, text, language):
        return False  # a 40-bed hospital
    is_counted = not isinstance(quantity.number, Count) and quantity.count.qualifier != "vague"
    if quantity.kind == "person" and (quantity.noun or "").casefold() in load(language, "quantities")["others"]:
        return False  # fifteen others: somebody else's, told of before
    return is_counted and not quantity.is_pronoun and quantity.kind not in ("attacker", "life", "country")


def _measured(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a number makes an adjective with the noun behind it that does not say how many people a unit has."""
    if isinstance(quantity.number, Count):
        return False
    end = quantity.number.mention.end
    return _HYPHEN.match(text, end) is not None and _sized(language).match(text, end) is None


def of_people(quantity: Quantity, text: str, language: str) -> Quantity:
    """The quantity as one of people, where it says how strong a unit is: a 240-strong company, a 12-man team."""
    if quantity.kind in PEOPLE or isinstance(quantity.number, Count):
        return quantity
    is_size = _sized(language).match(text, quantity.number.mention.end) is not None
    return replace(quantity, noun=None, kind="person") if is_size else quantity


# ---- the lexicon, compiled


@cache
def _sized(language: str) -> re.Pattern[str]:
    """Behind the number of people in a unit, the adjective that the number makes, and the unit."""
    words = load(language, "contributions")["sized"]
    units = [*load(language, "quantities")["nouns"]["unit"], *load(language, "contributions")["forces"]]
    stem = r"[^\W\d_]*" if load(language, "quantities")["compounds"] else ""
    return compiled(
        rf"(?:{'|'.join(words)})\s(?:[^\W\d_]+\s){{0,3}}{stem}(?:{alternatives(units)})(?!\w)", re.IGNORECASE
    )


@cache
def _one_of(language: str) -> re.Pattern[str]:
    """Before a number of which but one is meant."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'contributions')['one_of'])})\s\Z", re.IGNORECASE)


@cache
def _of_countries(language: str) -> re.Pattern[str]:
    """Behind people who come from several countries."""
    words = load(language, "quantities")
    nouns = alternatives(words["nouns"]["country"])
    return compiled(
        rf"\s+(?:{alternatives(words['origins'])})\s+(?:[^\s.,;:()]+\s+){{1,4}}(?:{nouns})(?!\w)", re.IGNORECASE
    )


@cache
def _done_to(language: str) -> re.Pattern[str]:
    """What stands behind people to whom something was done: in the same clause, a participle at its end."""
    words = load(language, "contributions")["done_to"]
    return compiled(rf"[^.;:,()]{{0,60}}\s(?:{alternatives(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)
