"""Cues of harm: the verbs and nouns of the lexicon (``incidents``) that say somebody was killed or injured.

Here is where they stand in a text; which people they are said of is the business of `harm/cue_quantities.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import load
from pipeline.lexicon.beginnings import firsts_of, needs_of
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable

Outcome = Literal["killed", "injured"]
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")
Side = Literal["verb", "before", "after", "tail"]

_UNREAL_REACH = 22  # characters before a cue in which a negation still governs it
# Words of one clause between two pieces of a pattern: an acronym in brackets, the points of numbers and initials too.
_GAP = r"(?:[^.;:()]|\.(?=\d)|(?<=\b[A-Z])\.|\([^()\n]{1,20}\)){1,120}?"
_SPACE = re.compile(r" (?![^\[\]]*\])")  # a space of a pattern, not one of a set of characters


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: the outcome, on which side of it those hurt stand, and where it stands itself.

    A ``verb`` is said of its subject behind an auxiliary and else of its object; a cue on the side ``before`` follows
    those hurt, one on the side ``after`` precedes them; a ``tail`` stands directly behind a number.
    """

    outcome: Outcome
    side: Side
    start: int
    end: int


def find_cues(text: str, start: int, end: int, language: str) -> Iterator[Cue]:
    """The cues of harm in a stretch, in order, the longer of two that overlap."""
    possible = _patterns(language).possible(text, start, end)
    if not possible:
        return
    mixed = [(m.start(), m.end()) for m in _mixed(language).finditer(text, start, end)]
    found: list[Cue] = []
    for (outcome, side), pattern in possible:
        for m in pattern.finditer(text, start, end):
            groups = [k for k in m.groupdict() if m[k] is not None]
            anchor = (m.start(groups[0]), m.end(groups[0])) if groups else m.span()
            if any(s < anchor[1] and anchor[0] < e for s, e in mixed):
                continue
            if _unreal(language).search(text, max(start, anchor[0] - _UNREAL_REACH), anchor[0]):
                continue
            found.append(Cue(outcome, side, anchor[0], anchor[1]))
    found.sort(key=lambda c: (c.start, -(c.end - c.start)))
    last = -1
    for cue in found:
        if cue.start >= last:
            last = cue.end
            yield cue


def is_mixed(text: str, language: str) -> bool:
    """Whether words count the dead and the injured in one number."""
    return _mixed(language).search(text) is not None


_SIDES: tuple[tuple[str, Side], ...] = (("verbs", "verb"), ("before", "before"), ("after", "after"), ("tails", "tail"))


@cache
def _patterns(language: str) -> PhraseTable[tuple[Outcome, Side]]:
    harm = load(language, "incidents")["harm"]
    return PhraseTable(
        tuple(
            ((outcome, side), any_of(harm[outcome][name]))
            for outcome in OUTCOMES
            for name, side in _SIDES
            if harm[outcome][name]
        )
    )


def any_of(patterns: Sequence[str]) -> Phrases:
    """One pattern for several of a lexicon: whole words, any case, the longest first.

    Of an entry with a gap (``kwamen … om``) the last piece is the match's named group, since it is there that the words
    it belongs to end. The same patterns are the same phrases, whichever rule asks for them.
    """
    return _any_of(tuple(patterns))


def any_or_none(patterns: Sequence[str]) -> Phrases:
    """The same for a list that a language may leave empty: then nothing is found."""
    return any_of(patterns or [r"(?!)"])


@cache
def _any_of(patterns: tuple[str, ...]) -> Phrases:
    branches = []
    for i, entry in enumerate(sorted(patterns, key=lambda p: (-len(p), p))):
        head, gap, tail = entry.partition(" … ")
        pieces = [_SPACE.sub(r"\\s+", piece) for piece in (head, tail)]
        branches.append(rf"{pieces[0]}\b{_GAP}\b(?P<g{i}>{pieces[1]})" if gap else pieces[0])
    return Phrases(
        rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)", re.IGNORECASE, needs=needs_of(patterns), firsts=firsts_of(patterns)
    )


@cache
def _mixed(language: str) -> Phrases:
    return any_of(load(language, "incidents")["mixed"])


@cache
def _unreal(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["unreal"])
    return compiled(rf"\b(?:{words})(?:\s+\w+)?\s+\Z", re.IGNORECASE)
