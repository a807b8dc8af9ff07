"""Tolls that one sentence gives side by side: of several years (42 in 1951, 51 in 1952), or of several countries.

Each number is a total of its own. The dead of one year are those of no incident; the dead of one country are some of
all, and hold for no day that a sum could be compared at. What a total by itself is told with is the business of
`tolls.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.extract.harm.fatality_parts import losses
from pipeline.extract.harm.telling import Telling
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_FEWEST = 2
_MOST_WORDS = 5  # between a number and its year
_NEAR = 40  # characters from a year to the number that stands behind it
# Between the name of a country and the number of its dead: a bracket, a colon or nothing.
_BEHIND_NAME = re.compile(r"\s*(?:\(|:|,|\s)\s*\Z")
_BREAK = re.compile(r"[;:()]")


_OF_YEAR, OF_COUNTRY = "fatality_totals.year", "fatality_totals.of_country"
LISTED = frozenset({_OF_YEAR, OF_COUNTRY})
"""The rules of the dead of one year, and of those of one country among others."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A total that a sentence gives: the number, the day it holds for, and the words that say so.

    `sums_up` is whether the whole sentence does nothing else; a total named beside an incident leaves the incident.
    `cause` is what stands before the number, where a sentence names the causes first.
    """

    quantity: Quantity
    as_of: PlacedDate | None
    start: int
    end: int
    rule: str
    sums_up: bool
    cause: str | None = None


def listed_tolls(telling: Telling, language: str) -> Iterator[Toll]:
    """The dead of several years, or of several countries, side by side."""
    for quantity, year in dead_by_year(telling, language):
        start, end = min(quantity.start, year.mention.start), max(quantity.end, year.mention.end)
        yield Toll(quantity, year, start, end, _OF_YEAR, sums_up=True)
    for quantity, cause in dead_by_cause(telling, language):
        yield Toll(quantity, None, quantity.start, quantity.end, "fatality_totals.share", sums_up=True, cause=cause)
    for quantity in dead_by_country(telling, language):
        yield Toll(quantity, None, quantity.start, quantity.end, OF_COUNTRY, sums_up=True)


def dead_by_year(telling: Telling, language: str) -> list[tuple[Quantity, PlacedDate]]:
    """The numbers of dead of a sentence that gives them year by year, each with its year; none where it does not.

    Two years at least, one after the other; one of the numbers at least is said to be of people killed, none of people
    injured, and nothing that happened is told with them.
    """
    years = [d for d in telling.sentence.dates if d.mention.precision == "year" and d.mention.modifier is None]
    if len(years) < _FEWEST or any(not e.is_generic for e in telling.events):
        return []
    numbers = _dead(telling)
    pairs = _pairs(telling, numbers, years) or _respectively(telling, numbers, years, language)
    killed = {q.start for h in telling.harms if h.outcome == "killed" for q in (*h.quantities, *h.parts)}
    is_of_dead = any(q.start in killed for q, _ in pairs) or _divides_dead(pairs, killed)
    is_of_dead = is_of_dead or _is_lost(telling, pairs, language)
    distinct = {d.mention.edtf for _, d in pairs}
    return pairs if len(distinct) == len(pairs) >= _FEWEST and is_of_dead else []


def _is_lost(telling: Telling, pairs: Sequence[tuple[Quantity, PlacedDate]], language: str) -> bool:
    """Whether the first of them are people that a verb right before them says were lost."""
    if not pairs or pairs[0][0].kind not in PEOPLE:
        return False
    text, start = telling.sentence.block.text, telling.sentence.start
    verbs = losses(language).finditer(text, start, pairs[0][0].start)
    return any(not text[m.end() : pairs[0][0].start].strip() for m in verbs)


def dead_by_cause(telling: Telling, language: str) -> list[tuple[Quantity, str]]:
    """The numbers of a sentence that gives them behind what people died of: illness accounted for 148, accidents for 9.

    Two at least, and the first verb says that a cause took them.
    """
    sentence = telling.sentence
    taken = _taken(language)
    if taken.search(sentence.block.text, sentence.start, sentence.end) is None:
        return []
    found = []
    for quantity in _dead(telling):
        for cause, pattern in _causes_before(language):
            if pattern.search(sentence.block.text, sentence.start, quantity.start):
                found.append((quantity, cause))
                break
    return found if len(found) >= _FEWEST else []


def dead_by_country(telling: Telling, language: str) -> list[Quantity]:
    """The numbers of dead of a sentence that gives them country by country: Ghana lost 27, India (25) and Fiji (17).

    Two at least stand right behind the name of a country.
    """
    killed = [q for h in telling.harms if h.outcome == "killed" for q in h.quantities]
    sentence = telling.sentence
    is_of_dead = bool(killed) or losses(language).search(sentence.block.text, sentence.start, sentence.end) is not None
    if not is_of_dead or sentence.dates or any(not e.is_generic for e in telling.events):
        return []
    numbers = _dead(telling)
    if len(numbers) < _FEWEST:
        return []
    names = [c for c in find_countries(sentence.text, language) if c.kind == "name"]
    ends = [sentence.start + c.end for c in names]
    found = []
    for quantity in numbers:
        before = max((end for end in ends if end <= quantity.start), default=None)
        if before is not None and _BEHIND_NAME.fullmatch(sentence.block.text, before, quantity.start):
            found.append(quantity)
    if len(found) < _FEWEST:
        return []
    # The first country of a list may stand before the verb: Ghana lost most, with 27.
    lost = {m.end() + 1 for m in losses(language).finditer(sentence.block.text, sentence.start, found[0].start)}
    counted = [*killed, *(q for q in numbers if q.start in lost)]
    first = [q for q in counted if ends and ends[0] <= q.start < found[0].start and isinstance(q.number, PlacedNumber)]
    return [*(q for q in first if q not in found), *found]


def _dead(telling: Telling) -> list[Quantity]:
    """The numbers that may count people killed: none that are said to count the injured, nor articles."""
    hurt = {q.start for h in telling.harms if h.outcome == "injured" for q in (*h.quantities, *h.parts)}
    return [
        q for q in telling.quantities if _counts_dead(q) and q.start not in hurt and isinstance(q.number, PlacedNumber)
    ]


def _counts_dead(quantity: Quantity) -> bool:
    return (quantity.is_people or quantity.kind == "life") and quantity.kind != "attacker"


def _pairs(
    telling: Telling, numbers: Sequence[Quantity], years: Sequence[PlacedDate]
) -> list[tuple[Quantity, PlacedDate]]:
    """Each number with the year that stands on the same side of it: all behind their numbers, or all before them."""
    text = telling.sentence.block.text
    behind = [
        (q, y) for q in numbers for y in years if _is_close(text[q.end : y.mention.start], q.end, y.mention.start)
    ]
    before = [
        (q, y) for q in numbers for y in years if _is_close(text[y.mention.end : q.start], y.mention.end, q.start)
    ]
    own_behind, own_before = _nearest(behind), _nearest(before)
    return own_behind if len(own_behind) >= len(own_before) else own_before


def _nearest(pairs: Sequence[tuple[Quantity, PlacedDate]]) -> list[tuple[Quantity, PlacedDate]]:
    """One number for each year and one year for each number: the nearest."""
    found: list[tuple[Quantity, PlacedDate]] = []
    for quantity, year in sorted(pairs, key=lambda pair: abs(pair[1].mention.start - pair[0].start)):
        if all(quantity is not q and year is not y for q, y in found):
            found.append((quantity, year))
    return sorted(found, key=lambda pair: pair[0].start)


def _is_close(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return start <= end <= start + _NEAR and len(gap.split()) <= _MOST_WORDS and not _BREAK.search(gap)


def _respectively(
    telling: Telling, numbers: Sequence[Quantity], years: Sequence[PlacedDate], language: str
) -> list[tuple[Quantity, PlacedDate]]:
    """As many years as numbers, all behind them: ten and eight dead in 2017 and 2018."""
    text = telling.sentence.block.text
    if len(numbers) != len(years) or not numbers or numbers[-1].end > years[0].mention.start:
        return []
    joined = [text[a.mention.end : b.mention.start] for a, b in pairwise(years)]
    counted = [text[a.end : b.start] for a, b in pairwise(numbers)]
    is_list = all(_joint(language).fullmatch(gap) for gap in (*joined, *counted))
    return list(zip(numbers, years, strict=True)) if is_list else []


def _divides_dead(pairs: Sequence[tuple[Quantity, PlacedDate]], killed: set[int]) -> bool:
    """Whether the first of them counts some of those killed before: 33 had been killed, 14 of them in 2017."""
    return bool(pairs) and pairs[0][0].is_pronoun and any(start < pairs[0][0].start for start in killed)


@cache
def _taken(language: str) -> re.Pattern[str]:
    """A verb by which a cause takes people: accounted for."""
    return compiled(rf"(?<!\w)(?:{'|'.join(load(language, 'fatalities')['taken'])})(?!\w)", re.IGNORECASE)


@cache
def _causes_before(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each cause with what may stand between it and a number that counts its dead."""
    words = load(language, "fatalities")
    between = "|".join([*words["taken"], *words["taken_by"]])
    return tuple(
        (cause, compiled(rf"(?<!\w)(?:{'|'.join(listed)})\s(?:(?:{between})\s)?(?:\w+\s)?\Z", re.IGNORECASE))
        for cause, listed in words["causes"].items()
        if cause != "all"
    )


@cache
def _joint(language: str) -> re.Pattern[str]:
    return compiled(rf"\s*(?:,|,?\s(?:{alternatives(load(language, 'quantities')['conjunctions'])}))\s+", re.IGNORECASE)
