"""Which numbers of a sentence may be gifts: of people or things that one country can send, counted and not gone.

Who gives them is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives


def may_be_given(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a quantity of a block's text is a number of something that one country can send."""
    if quantity.country_code is None and _of_countries(language).match(text, quantity.end):
        return False  # 2,000 men from 28 countries
    if _done_to(language).match(text, quantity.end):
        return False  # 400 soldiers trained: those of somebody else, to whom something was done
    is_counted = not isinstance(quantity.number, Count) and quantity.count.qualifier != "vague"
    if quantity.kind == "person" and (quantity.noun or "").casefold() in load(language, "quantities")["others"]:
        return False  # fifteen others: somebody else's, told of before
    return is_counted and not quantity.is_pronoun and quantity.kind not in ("attacker", "life", "country")


# ---- the lexicon, compiled


@cache
def _of_countries(language: str) -> re.Pattern[str]:
    """Behind people who come from several countries."""
    words = load(language, "quantities")
    nouns = alternatives(words["nouns"]["country"])
    return re.compile(
        rf"\s+(?:{alternatives(words['origins'])})\s+(?:[^\s.,;:()]+\s+){{1,4}}(?:{nouns})(?!\w)", re.IGNORECASE
    )


@cache
def _done_to(language: str) -> re.Pattern[str]:
    """What stands behind people to whom something was done: in the same clause, a participle at its end."""
    words = load(language, "contributions")["done_to"]
    return re.compile(rf"[^.;:,()]{{0,60}}\s(?:{alternatives(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)
