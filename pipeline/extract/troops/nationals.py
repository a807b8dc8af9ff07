"""Of a force's number, those that a sentence gives by nationality: "2,548 men, of whom 440 Belgians and 843 Ghanaians".

Each is what its country gives, and no strength of the force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.harm.telling import Telling
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.troops.strength_sentences import Strength
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_REACH = 60  # characters between a number and those that are some of it: who they are, under whom


def nationals_among(
    telling: Telling, strengths: Sequence[Strength], language: str
) -> Iterator[tuple[Quantity, Strength]]:
    """The numbers of people of one country that are said to be some of a strength, each with that strength."""
    text, limit = telling.sentence.block.text, telling.sentence.end
    hurt = {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    free = [
        q
        for q in telling.quantities
        if q.country_code is not None and q.start not in hurt and q.kind in (None, *PEOPLE) and not q.is_pronoun
    ]
    for whole in strengths if free else ():
        if whole.whole is not None or _opening(language).search(text, telling.sentence.start, whole.quantity.start):
            continue  # itself some of another
        opening = _opening(language).match(text, whole.quantity.end, min(limit, whole.quantity.end + _REACH))
        if opening is not None:
            parts = [q for q in free if q.start >= opening.end() and _is_smaller(q, whole.quantity)]
            yield from ((quantity, whole) for quantity in _run(text, opening.end(), parts, language))


def _run(text: str, start: int, quantities: Sequence[Quantity], language: str) -> Iterator[Quantity]:
    """The first of several quantities right behind a place, and those that a comma or conjunction joins to it."""
    at, joint = start, _few_words(language)
    for quantity in quantities:
        if joint.fullmatch(text, at, quantity.start) is None:
            return
        yield quantity
        at, joint = quantity.end, conjunction(language)


def _is_smaller(part: Quantity, whole: Quantity) -> bool:
    return part.count.best is not None and whole.count.best is not None and part.count.best < whole.count.best


@cache
def _opening(language: str) -> re.Pattern[str]:
    of_which = [*load(language, "incidents")["of_which"], *load(language, "strengths")["among"]]
    return compiled(rf"[^.;:,()\d]*,?\s(?:{alternatives(of_which)})(?!\w)", re.IGNORECASE)


@cache
def _few_words(language: str) -> re.Pattern[str]:
    """What may stand between those words and the first number: an adverb (of whom about)."""
    numbers = load(language, "numbers")
    words = alternatives(sorted({*numbers["transparent"], *(p for q in numbers["qualifiers"].values() for p in q)}))
    return compiled(rf"\s+(?:(?:{words})\s+)*~?", re.IGNORECASE)
