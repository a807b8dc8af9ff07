"""Harm: who a sentence says was killed or injured, and how many.

Verbs, nouns and their order are the lexicon's (``incidents``); which quantity a cue takes is the business of
`cue_quantities.py`. Here is what comes of it: each cue with the quantity it takes, those joined to it by a conjunction,
and the parts told in brackets, between dashes or after a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import Cue, Outcome, find_cues
from pipeline.extract.harm.cue_quantities import is_some_of_which, object_of, subject_of
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

# What opens the parts of a number; before a bracket two words may say where they were: eleven on board (six …).
_OPENING = re.compile(r"\s*[(—–:]|\s-(?=\s)|(?:\s+[^\W\d_]+){1,2}\s*[(–—]")
_ASIDE = re.compile(r"\s\([^()\n]{1,80}\)")
# Who those counted were, by name, between two commas: five soldiers, including Major Jan Bos, and two drivers.
_APPOSITION = re.compile(r",\s(?:[a-z]+\s)?[^\W\d_a-zß-öø-ÿ][^,;:()\d]{2,80}(?=,)")
_OPENERS = {"(": ")", "—": "—", "–": "–", "-": " - ", ":": ";"}


@dataclass(frozen=True, slots=True)
class Harm:
    """Those whom one cue says were killed or injured.

    Attributes:
        outcome: which of the two.
        quantities: those that the cue takes, in order; more than one where a conjunction joins them.
        parts: what the last of them is made up of, where the text tells (nine from one country, one from another).
        start: where the cue or its first quantity begins in the block's visible text.
        end: where the last of them, or of the parts, ends.
        cue: where the cue itself stands.
    """

    outcome: Outcome
    quantities: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    start: int
    end: int
    cue: tuple[int, int]


def harms(
    text: str,
    start: int,
    end: int,
    quantities: Sequence[Quantity],
    language: str,
    dates: Sequence[tuple[int, int]] = (),
) -> list[Harm]:
    """The harm told in a stretch of text, in order of the cues.

    Args:
        text: visible text of a block.
        start: where the stretch, a sentence or a field, begins.
        end: where it ends.
        quantities: those of the stretch, in order.
        language: of the document.
        dates: where the dates of the stretch stand, which may come between a verb and its object.
    """
    cues = list(find_cues(text, start, end, language))
    people = [q for q in quantities if q.is_people or q.kind == "life"]
    is_inverted = _inverting(language).match(text, start) is not None or (start in {s for s, _ in dates})
    is_inverted = is_inverted and bool(load(language, "incidents")["inverting"])
    taken: dict[int, int] = {}
    chosen: dict[int, list[int]] = {}
    for i, cue in enumerate(cues):
        if cue.side in ("verb", "after"):
            j = object_of(text, cue, people, taken, language, dates, is_inverted=is_inverted)
            if j is not None:
                taken[j] = i
                chosen[i] = [j]
    for i, cue in enumerate(cues):
        if i not in chosen and cue.side in ("tail", "verb", "before"):
            j = subject_of(text, start, end, cue, people, taken, language)
            if j is not None:
                taken[j] = i
                chosen[i] = [j]
                while j > 0 and j - 1 not in taken and _joined(text, people[j - 1], people[j], language):
                    is_closed = "," in text[people[j - 1].end : people[j].start]
                    if is_closed and is_some_of_which(text, start, people[j - 1], language):
                        break  # seven fell, five of them of A, and 22 were wounded: those of A are some of the seven
                    j -= 1
                    taken[j] = i
                    chosen[i].insert(0, j)
    for i, cue in enumerate(cues):
        if i in chosen and chosen[i][0] >= 0 and people[chosen[i][-1]].start >= cue.end:
            j = chosen[i][-1]
            following = _outside_bracket(text, people, j)
            while following < len(people) and following not in taken:
                if not _joined(text, people[j], people[following], language) or _goes_on(
                    text, people[following].end, language
                ):
                    break
                j = following
                taken[j] = i
                chosen[i].append(j)
                following = _outside_bracket(text, people, j)
    return [_harm(text, end, cues, i, chosen[i], people, taken, language) for i in sorted(chosen)]


def _harm(
    text: str,
    end: int,
    cues: Sequence[Cue],
    i: int,
    chosen: Sequence[int],
    people: Sequence[Quantity],
    taken: dict[int, int],
    language: str,
) -> Harm:
    cue = cues[i]
    found = tuple(people[j] for j in chosen)
    if _is_divided(found):
        return Harm(cue.outcome, found[:1], found[1:], min(cue.start, found[0].start), max(found[-1].end, cue.end),
                    (cue.start, cue.end))  # fmt: skip
    told_to = max(found[-1].end, cue.end)
    parts: list[Quantity] = []
    for region in _regions(text, found[-1].end, told_to, end, language):
        inside = [j for j, q in enumerate(people) if region[0] <= q.start and q.end <= region[1] and j not in taken]
        inside = [j for j in inside if _unhurt(language).match(text, people[j].end, end) is None]
        told = [people[j] for j in inside if people[j].country_code or people[j].kind in PEOPLE]
        if told and _fit(told, found[-1]):
            parts = told
            for j in inside:
                taken[j] = i
            break
    last = max([told_to, *(p.end for p in parts)])
    return Harm(cue.outcome, found, tuple(parts), min(cue.start, found[0].start), last, (cue.start, cue.end))


def _is_divided(found: Sequence[Quantity]) -> bool:
    """Whether the first of several joined quantities is the sum of the others (four, two from A and two from B)."""
    best = [q.count.best for q in found]
    if len(found) < 3 or None in best or any(q.country_code is None for q in found[1:]):
        return False
    return best[0] == sum(b for b in best[1:] if b is not None)


def _fit(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether none of the parts is larger than the whole."""
    total = whole.count.best or whole.count.high
    return total is None or all((p.count.best or 0) <= total for p in parts)


def _regions(text: str, quantity_end: int, told_to: int, limit: int, language: str) -> Iterator[tuple[int, int]]:
    """Stretches that tell the parts of what was just counted: in brackets or dashes, after a colon or "of whom"."""
    for at in dict.fromkeys((quantity_end, told_to)):
        m = _OPENING.match(text, at, limit)
        if m:
            close = text.find(_OPENERS[m[0][-1]], m.end(), limit)
            yield m.end(), close if close >= 0 else limit
        which = _of_which(language).match(text, at, limit)
        if which:
            close = next((p for p in (text.find(c, which.end(), limit) for c in ";.") if p >= 0), limit)
            yield which.end(), close


def _outside_bracket(text: str, people: Sequence[Quantity], j: int) -> int:
    """The next quantity outside the bracket that stands right behind the one at a place: two men (a cook, a driver)."""
    bracket = _ASIDE.match(text, people[j].end)
    return next(
        (k for k in range(j + 1, len(people)) if bracket is None or people[k].start >= bracket.end()), len(people)
    )


def _goes_on(text: str, end: int, language: str) -> bool:
    """Whether those counted last are the subject of what follows: "killed two, and three are missing"."""
    return _predicate(language).match(text, end) is not None


def _joined(text: str, left: Quantity, right: Quantity, language: str) -> bool:
    """Whether two quantities share a verb: the second is not some of the first ("16 of them")."""
    if right.is_pronoun:
        return False
    named = _APPOSITION.match(text, left.end, right.start)
    at = named.end() if named is not None else left.end
    if (bracket := _ASIDE.match(text, at, right.start)) is not None:
        at = bracket.end()
    if left.noun is None and left.kind is None and not text[at : right.start].strip(" ,"):
        return False  # height 325, eight dead: a bare number before a comma counts nobody of its own
    if conjunction(language).fullmatch(text, at, right.start) is not None:
        return True
    body = _of_body(language).match(text, at, right.start)
    return body is not None and conjunction(language).fullmatch(text, body.end(), right.start) is not None


# ---- the lexicon, compiled


@cache
def _predicate(language: str) -> re.Pattern[str]:
    """A verb of a state right behind a number: it opens a predicate of its own."""
    listed = load(language, "incidents")["predicates"]
    return compiled(rf"\s(?:{alternatives(listed)})(?!\w)", re.IGNORECASE)


@cache
def _of_body(language: str) -> re.Pattern[str]:
    """Whose those counted are, before a conjunction: a sergeant of the force and five civilians."""
    words, article = alternatives(load(language, "incidents")["of_bodies"]), load(language, "articles")["pattern"]
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(
        rf"\s(?:{words})\s(?i:{article})?[^\W\d_]+(?:\s(?!(?:{joined})\s)[^\W\d_]+){{0,2}}(?=,?\s(?:{joined})\s)"
    )


@cache
def _of_which(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["of_which"])
    others = alternatives(load(language, "quantities")["others"])
    return compiled(rf"(?:\s(?:{others}))?\s*,?\s*(?:{words})\b", re.IGNORECASE)


@cache
def _unhurt(language: str) -> re.Pattern[str]:
    """What stands behind those who came through."""
    listed = load(language, "incidents")["unhurt"]
    return compiled(rf"\s(?:{alternatives(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


@cache
def _inverting(language: str) -> re.Pattern[str]:
    """How a sentence opens in which the verb stands before its subject: with a preposition or an adverb."""
    listed = load(language, "incidents")["inverting"]
    return compiled(rf"(?:{alternatives(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)
