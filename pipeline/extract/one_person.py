"""Words that count one person without a number: a soldier, a fourth, the mayor and his driver.

Which phrases they open, and what these count, is the business of `quantities.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_VERB = 16  # characters of the verb right before an object
_PHRASE = 80  # characters of a noun phrase
_WORD = re.compile(r"[^\W_][^\s.,;:()]*")


def is_one_more(text: str, start: int, last: int, limit: int, language: str) -> bool:
    """Whether an ordinal with its article stands for somebody: a fourth was wounded, injured a fourth."""
    if _happens(language).match(text, last, limit):
        return True
    return _ends(text, last, limit) and _befalls(language).search(text, max(0, start - _VERB), start) is not None


def _ends(text: str, at: int, limit: int) -> bool:
    """Whether a clause ends at a place."""
    return not text[at:limit].strip() or text[at] in ".,;:)"


def may_be_one_person(text: str, at: int, limit: int, language: str) -> bool:
    """Whether a noun for one person stands at all in the phrase that an article opens, which most do not."""
    behind = text[at : min(limit, at + _PHRASE)].casefold()
    return not one_person_nouns(language).isdisjoint(_WORD.findall(behind))


def is_one_person(noun: str | None, language: str) -> bool:
    """Whether a definite article or a possessive stands before a noun for one person: the mayor and his driver."""
    last = (noun or "").casefold().split()[-1:]
    return bool(last) and last[0] in one_person_nouns(language)


def is_of_another(noun: str | None, language: str) -> bool:
    """Whether the article is of another noun: that for people is a plural, or stands behind what befell them.

    A mortar round killed Sergeant Name: the article is that of the round.
    """
    words = load(language, "quantities")
    noun = noun or ""
    is_beyond = not set(words["befalls"]).isdisjoint(noun.casefold().split()[1:])
    return is_beyond or (bool(words["plural_s"]) and noun.endswith("s"))


def is_age(text: str, start: int, at: int, language: str) -> bool:
    """Whether a number behind a place is how old somebody was: aged 20 and 22."""
    return _aged(language).search(text, start, at) is not None


# ---- the lexicon, compiled


@cache
def _aged(language: str) -> re.Pattern[str]:
    words = load(language, "quantities")
    joined = alternatives(words["conjunctions"])
    return compiled(
        rf"(?<!\w)(?:{alternatives(words['aged'])})\s(?:\d{{1,2}},?\s(?:(?:{joined})\s)?)*\Z", re.IGNORECASE
    )


@cache
def one_person_nouns(language: str) -> frozenset[str]:
    """The nouns that stand for one person behind a definite article."""
    return frozenset(load(language, "quantities")["one_person"])


@cache
def determined(language: str) -> re.Pattern[str]:
    """An article, or a word that says which one is meant."""
    words = load(language, "quantities")
    one, definite = alternatives(words["articles"]), alternatives(words["definite"])
    return compiled(rf"\b(?:(?:{one})|(?P<definite>{definite}))\b", re.IGNORECASE)


@cache
def _happens(language: str) -> re.Pattern[str]:
    """The verbs of which somebody is the subject who is no more than one more: a fourth was wounded."""
    return compiled(rf"\s+(?:{alternatives(load(language, 'quantities')['happens'])})(?!\w)", re.IGNORECASE)


@cache
def _befalls(language: str) -> re.Pattern[str]:
    """The verbs of which one more is the object."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'quantities')['befalls'])})\s+\Z", re.IGNORECASE)


@cache
def described(language: str) -> re.Pattern[str]:
    """A noun that a word for people before it only describes: a rebel leader."""
    return compiled(rf"[ \u00a0]+(?:{alternatives(load(language, 'quantities')['described'])})\b", re.IGNORECASE)
