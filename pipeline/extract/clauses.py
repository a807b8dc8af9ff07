"""Harm: who a sentence says was killed or injured, and how many.

Verbs, nouns and their order are the lexicon's (``incidents``); here is only how a cue finds its quantities: the object
directly behind an active verb, the number directly before a noun (three dead), the subject before a passive or
intransitive verb, those joined by a conjunction, and the parts told in brackets, between dashes or after a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.extract.quantities import PEOPLE, Quantity, alternatives, conjunction
from pipeline.lexicon import load

Outcome = Literal["killed", "injured"]
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")
Side = Literal["verb", "before", "after", "tail"]

_FARTHEST = 130  # characters between a subject and its verb
_NEAREST_WORDS = 4  # words between a bare participle and those it is said of
_UNREAL_REACH = 22  # characters before a cue in which a negation still governs it
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)|[—–][^—–]*[—–]")
_BREAKS = re.compile(r"[;:]|[—–]")
_SPACE = re.compile(r" (?![^\[\]]*\])")  # a space of a pattern, not one of a set of characters
_OPENERS = {"(": ")", "—": "—", "–": "–", ":": ";"}


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


@dataclass(frozen=True, slots=True)
class _Cue:
    outcome: Outcome
    side: Side
    start: int
    end: int
    opening: int  # where the verb begins that the cue closes; `start` where it is one piece


def harms(text: str, start: int, end: int, quantities: Sequence[Quantity], language: str) -> list[Harm]:
    """The harm told in a stretch of text, in order of the cues.

    Args:
        text: visible text of a block.
        start: where the stretch, a sentence or a field, begins.
        end: where it ends.
        quantities: those of the stretch, in order.
        language: of the document.
    """
    cues = list(_cues(text, start, end, language))
    people = [q for q in quantities if q.is_people or q.kind == "life"]
    taken: dict[int, int] = {}
    chosen: dict[int, list[int]] = {}
    for i, cue in enumerate(cues):
        if cue.side in ("verb", "after"):
            j = _object(text, cue, people, taken, language)
            if j is not None:
                taken[j] = i
                chosen[i] = [j]
    for i, cue in enumerate(cues):
        if i not in chosen and cue.side in ("tail", "verb", "before"):
            j = _subject(text, start, end, cue, people, taken, language)
            if j is not None:
                taken[j] = i
                chosen[i] = [j]
                while j > 0 and j - 1 not in taken and _joined(text, people[j - 1], people[j], language):
                    j -= 1
                    taken[j] = i
                    chosen[i].insert(0, j)
    for i, cue in enumerate(cues):
        if i in chosen and chosen[i][0] >= 0 and people[chosen[i][-1]].start >= cue.end:
            j = chosen[i][-1]
            while j + 1 < len(people) and j + 1 not in taken and _joined(text, people[j], people[j + 1], language):
                j += 1
                taken[j] = i
                chosen[i].append(j)
    return [_harm(text, end, cues, i, chosen[i], people, taken, language) for i in sorted(chosen)]


def _harm(
    text: str,
    end: int,
    cues: Sequence[_Cue],
    i: int,
    chosen: Sequence[int],
    people: Sequence[Quantity],
    taken: dict[int, int],
    language: str,
) -> Harm:
    cue = cues[i]
    found = tuple(people[j] for j in chosen)
    told_to = max(found[-1].end, cue.end)
    parts: list[Quantity] = []
    for region in _regions(text, found[-1].end, told_to, end, language):
        inside = [j for j, q in enumerate(people) if region[0] <= q.start and q.end <= region[1] and j not in taken]
        told = [people[j] for j in inside if people[j].country_code or people[j].kind in PEOPLE]
        if told and _fit(told, found[-1]):
            parts = told
            for j in inside:
                taken[j] = i
            break
    last = max([told_to, *(p.end for p in parts)])
    return Harm(cue.outcome, found, tuple(parts), min(cue.start, found[0].start), last, (cue.start, cue.end))


def _fit(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether none of the parts is larger than the whole."""
    total = whole.count.best or whole.count.high
    return total is None or all((p.count.best or 0) <= total for p in parts)


def _regions(text: str, quantity_end: int, told_to: int, limit: int, language: str) -> Iterator[tuple[int, int]]:
    """Stretches that tell the parts of what was just counted: in brackets, between dashes, after a colon or "of whom"."""
    for at in dict.fromkeys((quantity_end, told_to)):
        m = re.compile(r"\s*([(—–:])").match(text, at, limit)
        if m:
            close = text.find(_OPENERS[m[1]], m.end(), limit)
            yield m.end(), close if close >= 0 else limit
        which = _of_which(language).match(text, at, limit)
        if which:
            close = next((p for p in (text.find(c, which.end(), limit) for c in ";.") if p >= 0), limit)
            yield which.end(), close


# ---- which quantity a cue takes


def _object(text: str, cue: _Cue, people: Sequence[Quantity], taken: dict[int, int], language: str) -> int | None:
    """The quantity directly behind an active verb, words that qualify a number apart."""
    for j, quantity in enumerate(people):
        if quantity.start < cue.end:
            continue
        gap = text[cue.end : quantity.start]
        between = [w.casefold() for w in _WORDS.findall(gap)]
        if j not in taken and not re.search(r"[^\w\s\"“'‘~-]", gap) and set(between) <= _transparent(language):
            return j
        return None
    return None


def _subject(
    text: str, start: int, end: int, cue: _Cue, people: Sequence[Quantity], taken: dict[int, int], language: str
) -> int | None:
    """The quantity that stands nearest before a cue, where nothing between them speaks of other people."""
    if cue.side == "verb" and not _is_passive(text, start, cue, language) and _has_object(text, cue, end, language):
        return None
    for j in range(len(people) - 1, -1, -1):
        quantity = people[j]
        if quantity.end > cue.start or j in taken:
            continue
        if cue.start - quantity.end > _FARTHEST or quantity.start < start:
            return None
        gap = text[quantity.end : cue.start]
        if not _is_closed(gap) and _BRACKETED.search(gap):
            continue  # inside brackets that close before the cue: a part of an earlier one
        plain = _BRACKETS.sub(" ", gap)
        words = [w.casefold() for w in _WORDS.findall(plain)]
        if cue.side == "tail" and (len(words) > 2 or re.search(r"[^\w\s'’-]", plain)):
            return None
        is_bare = cue.side == "verb" and not _is_passive(text, start, cue, language)
        if is_bare and (len(words) > _NEAREST_WORDS or any(w in _verbless(language) for w in words)):
            return None
        if _BREAKS.search(plain) or any(w in _people_words(language) for w in words):
            return None
        return j
    return None


_BRACKETED = re.compile(r"\)")


def _is_closed(gap: str) -> bool:
    """Whether every bracket that closes in a gap was opened in it."""
    depth = 0
    for c in gap:
        depth += (c == "(") - (c == ")")
        if depth < 0:
            return False
    return True


def _is_passive(text: str, start: int, cue: _Cue, language: str) -> bool:
    """Whether an auxiliary stands before a participle, with no more than a few words between (were later killed)."""
    pattern = _auxiliary(language)
    return pattern is not None and pattern.search(text, max(start, cue.start - 60), cue.start) is not None


def _has_object(text: str, cue: _Cue, end: int, language: str) -> bool:
    """Whether a verb without an auxiliary has an object behind it that is no number (killed the mayor)."""
    following = re.compile(r"\s+([^\W_][\w'’-]*)").match(text, cue.end, end)
    if following is None:
        return False
    word = following[1]
    lower = word.casefold()
    return (
        lower in _determiners(language)
        or lower in _people_words(language)
        or (word[0].isupper() and lower not in _prepositions(language))
    )


def _joined(text: str, left: Quantity, right: Quantity, language: str) -> bool:
    return conjunction(language).fullmatch(text, left.end, right.start) is not None


# ---- cues


def _cues(text: str, start: int, end: int, language: str) -> Iterator[_Cue]:
    """The cues of harm in a stretch, in order, the longer of two that overlap."""
    mixed = [(m.start(), m.end()) for m in _mixed(language).finditer(text, start, end)]
    found: list[_Cue] = []
    for outcome, side, pattern in _patterns(language):
        for m in pattern.finditer(text, start, end):
            groups = [k for k in m.groupdict() if m[k] is not None]
            anchor = (m.start(groups[0]), m.end(groups[0])) if groups else m.span()
            if any(s < anchor[1] and anchor[0] < e for s, e in mixed):
                continue
            if _unreal(language).search(text, max(start, anchor[0] - _UNREAL_REACH), anchor[0]):
                continue
            found.append(_Cue(outcome, side, anchor[0], anchor[1], m.start()))
    found.sort(key=lambda c: (c.start, -(c.end - c.start)))
    last = -1
    for cue in found:
        if cue.start >= last:
            last = cue.end
            yield cue


_SIDES: tuple[tuple[str, Side], ...] = (("verbs", "verb"), ("before", "before"), ("after", "after"), ("tails", "tail"))


@cache
def _patterns(language: str) -> tuple[tuple[Outcome, Side, re.Pattern[str]], ...]:
    harm = load(language, "incidents")["harm"]
    return tuple(
        (outcome, side, any_of(harm[outcome][name]))
        for outcome in OUTCOMES
        for name, side in _SIDES
        if harm[outcome][name]
    )


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for several of a lexicon: whole words, any case, the longest first.

    Of an entry with a gap (``kwamen … om``) the last piece is the match's named group, since it is there that the words
    it belongs to end.
    """
    branches = []
    for i, entry in enumerate(sorted(patterns, key=lambda p: (-len(p), p))):
        head, gap, tail = entry.partition(" … ")
        pieces = [_SPACE.sub(lambda _: r"[\s\u00a0]+", piece) for piece in (head, tail)]
        branches.append(rf"{pieces[0]}\b[^.;:()]{{1,120}}?\b(?P<g{i}>{pieces[1]})" if gap else pieces[0])
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)", re.IGNORECASE)


@cache
def _mixed(language: str) -> re.Pattern[str]:
    return any_of(load(language, "incidents")["mixed"])


@cache
def _unreal(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["unreal"])
    return re.compile(rf"\b(?:{words})(?:\s+\w+)?\s+\Z", re.IGNORECASE)


@cache
def _of_which(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["of_which"])
    return re.compile(rf"\s*,?\s*(?:{words})\b", re.IGNORECASE)


@cache
def _auxiliary(language: str) -> re.Pattern[str] | None:
    words = load(language, "incidents")["auxiliaries"]
    if not words:
        return None
    return re.compile(rf"\b(?:{alternatives(words)})(?:\s+[^\W\d_]+){{0,4}}\s*\Z", re.IGNORECASE)


@cache
def _transparent(language: str) -> frozenset[str]:
    """Words that may stand between a verb and the number of its object."""
    numbers = load(language, "numbers")
    phrases = [*numbers["transparent"], *(p for listed in numbers["qualifiers"].values() for p in listed)]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _people_words(language: str) -> frozenset[str]:
    nouns = load(language, "quantities")["nouns"]
    return frozenset(w for kind in sorted(PEOPLE) for w in nouns[kind] if " " not in w)


@cache
def _determiners(language: str) -> frozenset[str]:
    return frozenset(load(language, "quantities")["determiners"])


@cache
def _prepositions(language: str) -> frozenset[str]:
    return frozenset(load(language, "numbers")["stop"])


@cache
def _verbless(language: str) -> frozenset[str]:
    """Words that cannot stand between people and a participle said of them: conjunctions of clauses, relative words."""
    return frozenset(load(language, "quantities")["clause_words"])
