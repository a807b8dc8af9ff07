"""What a sentence on a country's gift tells beside it: what it is made up of, and what others give.

The others stand behind it without the verb being said again: "A provided 3,200 troops, B 3,150 and C 1,800".
Which country gives and what counts as a gift is decided in `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.noun_phrases import PEOPLE, THINGS, leading_phrase
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries

_OPENER = re.compile(r"\s*:\s")
_CLOSER = re.compile(r"[.;]\s")


def without_requests(text: str, language: str) -> str:
    """A sentence with those at whose request something was given blanked out: they do not give it."""
    return _requests(language).sub(lambda m: " " * len(m[0]), text)


def gapped(sentence: Sentence, last: Quantity, quantity: Quantity, language: str) -> str | None:
    """The country named between a gift and the number behind it, where nothing else stands there: ", B 3,150"."""
    between = sentence.block.text[last.end : quantity.start].replace(";", ",")
    named = [c for c in find_countries(between, language) if c.kind == "name"]
    if len(named) != 1 or conjunction(language).fullmatch("," + between[named[0].end :]) is None:
        return None
    article = re.compile(rf"(?:{load(language, 'articles')['pattern']})?\Z", re.IGNORECASE)
    lead = article.sub("", between[: named[0].start])
    return named[0].code if conjunction(language).fullmatch(lead) else None


def like(quantity: Quantity, last: Quantity) -> Quantity:
    """A bare number with the noun of the gift before it: the troops of "B 3,150"."""
    return replace(quantity, noun=last.noun, kind=last.kind) if quantity.noun is None else quantity


def parts_of(sentence: Sentence, whole: Quantity, quantities: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """What a gift is made up of, told behind a colon: numbers of people, things, and units with an article."""
    text = sentence.block.text
    opener = _OPENER.match(text, whole.end, sentence.end)
    if opener is None:
        return
    closer = _CLOSER.search(text, opener.end(), sentence.end)
    limit = closer.start() if closer else sentence.end
    found = [
        q
        for q in quantities
        if opener.end() <= q.start < limit
        and not isinstance(q.number, Count)
        and (q.kind in PEOPLE or q.kind in THINGS)
        and q.count.qualifier != "vague"
    ]
    for m in _article(language).finditer(text, opener.end(), limit):
        phrase = leading_phrase(text, m.end(), limit, language)
        is_apart = all(not (q.start < m.end() and m.start() < q.end) for q in found)
        if phrase is not None and phrase.kind in THINGS and is_apart:
            noun = text[m.end() : phrase.end].strip()
            found.append(Quantity(Count(1, 1, 1), m.start(), phrase.end, noun, phrase.kind, None))
    yield from sorted(found, key=lambda q: q.start)


# ---- the lexicon, compiled


@cache
def _requests(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "contributions")["requests"])
    return re.compile(rf"\b(?i:{words})\s(?:[^\W\d_]+\s){{0,2}}?[A-ZÀ-Þ][^\s,.;:()]*(?:\s[A-ZÀ-Þ][^\s,.;:()]*)*")


@cache
def _article(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(load(language, 'quantities')['articles'])})\b", re.IGNORECASE)
