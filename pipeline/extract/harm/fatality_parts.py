"""What a total of the dead is made up of, where the same sentence tells.

By cause (39 in accidents, 140 through illness) or by population (22 soldiers, one police officer).
The parts count only where they add up to the total before them. The totals themselves are `tolls.py`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.harm.telling import Telling
from pipeline.extract.harm.toll_patterns import weak
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjoined_word
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_FEWEST = 2
_POPULATIONS = {"military": "un_military", "police": "un_police", "civilian": "un_civilian"}


@dataclass(frozen=True, slots=True)
class Division:
    """A number of people killed and the numbers behind it that make it up.

    Attributes:
        whole: all of them.
        parts: the numbers, in order; none where they do not add up to the whole.
        start: where the words on the whole begin in the block.
        end: where they end, before the parts.
    """

    whole: Quantity
    parts: tuple[Quantity, ...]
    start: int
    end: int


def divisions(telling: Telling, language: str) -> Iterator[Division]:
    """The numbers of people killed, or lost, in a sentence that a list directly behind them divides."""
    sentence = telling.sentence
    text = sentence.block.text
    for whole, start, told_to in _wholes(telling, language):
        opener = _opener(language).match(text, told_to, sentence.end)
        if opener is None:
            continue
        close = text.find(")", opener.end(), sentence.end) if opener[0].endswith("(") else -1
        limit = close if close >= 0 else sentence.end
        parts = tuple(q for q in telling.quantities if opener.end() <= q.start < limit)
        if len(parts) >= _FEWEST:
            yield Division(whole, _adding_up(whole, parts), start, told_to)


def opening_of_parts(telling: Telling, whole: Quantity, language: str) -> int | None:
    """Where what divides those killed begins: behind a colon, a bracket or "of whom" that follows the words on them."""
    text, end = telling.sentence.block.text, telling.sentence.end
    told_to = next((max(whole.end, h.cue[1]) for h in telling.harms if whole in h.quantities), whole.end)
    m = _opener(language).match(text, told_to, end)
    return m.end() + len(text[m.end() : end]) - len(text[m.end() : end].lstrip()) if m is not None else None


def parts_behind(telling: Telling, whole: Quantity, language: str) -> tuple[Quantity, ...]:
    """The numbers in a bracket, or behind a colon, right after a total of which nothing says that it is of the dead.

    None where they do not add up to it: it stood at 257 (208 in uniform and 49 civilians).
    """
    text, end = telling.sentence.block.text, telling.sentence.end
    opener = _opener(language).match(text, whole.end, end)
    if opener is None:
        return ()
    close = text.find(")", opener.end(), end) if opener[0].endswith("(") else -1
    parts = tuple(q for q in telling.quantities if opener.end() <= q.start < (close if close >= 0 else end))
    return _adding_up(whole, parts) if len(parts) >= _FEWEST else ()


def _wholes(telling: Telling, language: str) -> Iterator[tuple[Quantity, int, int]]:
    """Who died or was lost, with where the words begin that say so and where they end."""
    for harm in telling.harms:
        if harm.outcome == "killed":
            whole = harm.quantities[0]
            yield whole, min(harm.start, whole.start), max(whole.end, harm.cue[1])
    hurt = {q.start for h in telling.harms for q in (*h.quantities, *h.parts)}
    sentence = telling.sentence
    for m in losses(language).finditer(sentence.block.text, sentence.start, sentence.end):
        lost = next((q for q in telling.quantities if q.start >= m.end()), None)
        gap = sentence.block.text[m.end() : lost.start].strip() if lost is not None else ""
        is_object = lost is not None and lost.kind in PEOPLE and (not gap or weak(language).fullmatch(gap) is not None)
        if lost is not None and is_object and lost.start not in hurt:
            yield lost, m.start(), lost.end


@cache
def losses(language: str) -> Phrases:
    """The verbs by which a mission loses people."""
    return any_of(load(language, "fatalities")["losses"])


def population_of_part(part: Quantity, whole: str) -> str:
    """The population of a part: what its own noun says, else that of the whole."""
    return _POPULATIONS.get(part.kind or "", whole) if whole.startswith("un_") else whole


def has_second_noun(quantity: Quantity, text: str, language: str) -> bool:
    """Whether a number counts people of two kinds: 183 soldiers and civilians."""
    second = conjoined_word(language).match(text, quantity.end)
    nouns = load(language, "quantities")["nouns"]
    return second is not None and any(second[1].casefold() in nouns[kind] for kind in sorted(PEOPLE))


def is_people_of_a_country(quantity: Quantity) -> bool:
    """Whether a country's people are counted and no force of it: Rwandans."""
    return quantity.kind == "person" and quantity.country_code is not None


def _adding_up(whole: Quantity, parts: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The first numbers behind a total that add up to it; none where they do not."""
    for n in range(_FEWEST, len(parts) + 1):
        best = [part.count.best for part in parts[:n]]
        if None not in best and sum(b for b in best if b is not None) == whole.count.best:
            return parts[:n]
    return ()


@cache
def _opener(language: str) -> re.Pattern[str]:
    of_which = alternatives(load(language, "incidents")["of_which"])
    return compiled(rf"\s*(?:[:(–—]|,?\s(?:{of_which})(?!\w))", re.IGNORECASE)
