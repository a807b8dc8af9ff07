"""The parts of a strength: which numbers behind a total divide it.

What makes a number a strength, and its date, are the business of `strength_sentences.py` and `strength_dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjunction, transparent
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_GAP_TO_PARTS = 60  # characters from a total to the bracket that divides it


def parts_of(
    text: str, people: Sequence[Quantity], taken: Collection[int], i: int, limit: int, language: str
) -> Iterator[int]:
    """The quantities that divide a total, those that have nouns of their own.

    They stand in the bracket behind it (1,000 (800 soldiers and 200 police)), behind a colon, or after "of whom".
    """
    among = _among(language)
    nouns = [j for j in range(i + 1, len(people)) if people[j].kind in PEOPLE and people[j].country_code is None]
    if nouns and nouns[0] == i + 1 and i + 1 not in taken:
        gap = text[people[i].end : people[i + 1].start]
        if among.fullmatch(gap):
            yield i + 1
            yield from _joined_to(text, people, taken, nouns, i + 1, language)
            return
        if _opener(language).fullmatch(gap):
            inside = [i + 1, *_joined_to(text, people, taken, nouns, i + 1, language)]
            if len(inside) >= 2:
                yield from inside
            return
    opening = text.find("(", people[i].end, min(limit, people[i].end + _GAP_TO_PARTS))
    if opening < 0 or re.search(r"[.;:]", text[people[i].end : opening]):
        return
    if any(people[i].end < q.start < opening for q in people):
        return
    close = text.find(")", opening, limit)
    inside = [j for j in range(i + 1, len(people)) if opening < people[j].start < (close if close >= 0 else limit)]
    if len(inside) >= 2 and all(people[j].kind in PEOPLE and j not in taken for j in inside):
        yield from inside


def _joined_to(
    text: str, people: Sequence[Quantity], taken: Collection[int], nouns: Sequence[int], first: int, language: str
) -> Iterator[int]:
    """The quantities that a row of commas and conjunctions joins to a part."""
    at = first
    while at + 1 in nouns and at + 1 not in taken:
        gap = (people[at].end, people[at + 1].start)
        if not (conjunction(language).fullmatch(text, *gap) or _apart(language).fullmatch(text, *gap)):
            return
        at += 1
        yield at


def set_apart(text: str, people: Sequence[Quantity], parts: Sequence[int], language: str) -> frozenset[int]:
    """Those of the quantities behind a total that are told beside it and are no parts: …, besides 90 civilians."""
    for at, j in enumerate(parts):
        if at and _apart(language).fullmatch(text, people[j - 1].end, people[j].start):
            return frozenset(parts[at:])
    return frozenset()


@cache
def _apart(language: str) -> re.Pattern[str]:
    """What sets those behind it apart from the parts before: 800 soldiers and 200 police, besides 90 civilians."""
    words = alternatives(load(language, "quantities")["apart"])
    return compiled(rf",?\s+(?:{words})\s+", re.IGNORECASE)


@cache
def _opener(language: str) -> re.Pattern[str]:
    """What stands between a total and its parts behind a colon: it may say once more that it is the total."""
    words = load(language, "strengths")
    said = alternatives([*words["in_all"], *words["adverbs"]])
    return compiled(rf"(?:,?\s+(?:{said}))?\s*:\s*", re.IGNORECASE)


@cache
def _among(language: str) -> re.Pattern[str]:
    """What stands between a total and the first part of it: of whom, including; the verb may come before it."""
    words = alternatives(load(language, "strengths")["among"])
    passed_over = alternatives(sorted(transparent(language)))
    return compiled(rf"[^.;:()\d]{{0,40}}?,?\s+(?:{words})\s+(?:(?:{passed_over})\s+){{0,4}}", re.IGNORECASE)
