"""Frames: the words directly before or behind a number that make it a strength, and of what kind.

The words are the lexicon's (``strengths``). A firm frame is enough by itself; a loose one (had, with) needs the force or
mission named before it in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.clauses import any_of
from pipeline.extract.mission_names import MissionNames
from pipeline.extract.quantities import Quantity, alternatives
from pipeline.lexicon import load

_REACH = 90  # characters before a number in which a frame may begin
_KIND_REACH = 160  # characters before a number in which a word may decide the kind
_KINDS = ("authorised", "planned", "deployed")


@dataclass(frozen=True, slots=True)
class Frame:
    """What makes a number a strength: the kind, where the words stand, and the rule's name."""

    kind: str
    start: int
    end: int
    rule: str
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of a language, compiled."""

    firm: tuple[tuple[str, re.Pattern[str]], ...]
    loose: tuple[tuple[str, re.Pattern[str]], ...]
    behind: tuple[tuple[str, re.Pattern[str]], ...]
    share: re.Pattern[str]
    share_before: re.Pattern[str]
    share_authorised: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    subjects: re.Pattern[str]

    def of(
        self, text: str, opening: int, before: int, quantity: Quantity, after: int, names: MissionNames
    ) -> Frame | None:
        """The frame around a number.

        Args:
            text: visible text of the block.
            opening: where the sentence begins.
            before: where the number before this one ends, or the sentence begins.
            quantity: the number.
            after: where the next number begins, or the sentence ends.
            names: the missions that the document names.
        """
        shared = self._share(text, before, quantity, after)
        if shared is not None:
            return shared
        low = max(before, quantity.start - _REACH)
        found: Frame | None = None
        for kind, pattern in self.firm:
            m = _last(pattern, text, low, quantity.start)
            if m and (found is None or m.start() > found.start):
                found = Frame(kind, m.start(), quantity.end, "strengths.frame")
        if found is None:
            for kind, pattern in self.behind:
                m = pattern.match(text, quantity.end, after)
                if m and (kind == "authorised" or self._has_subject(text, opening, quantity, after, names)):
                    found = Frame(kind, quantity.start, m.end(), "strengths.frame_behind")
                    break
        if found is None:
            for kind, pattern in self.loose:
                m = _last(pattern, text, low, quantity.start)
                if m and self._has_subject(text, opening, quantity, m.end(), names) and quantity.kind is not None:
                    found = Frame(kind, m.start(), quantity.end, "strengths.frame_loose")
                    break
        if found is None:
            return None
        nearest = self.kind_in(text[max(opening, before, quantity.start - _KIND_REACH) : found.end])
        if found.kind == "unspecified" or (nearest == "authorised" and found.kind == "planned"):
            clause = text[max(opening, quantity.start - _KIND_REACH) : quantity.start]
            kind = nearest or self.kind_in(clause) or "unspecified"
            return Frame(kind, found.start, found.end, found.rule)
        return found

    def kind_in(self, text: str) -> str | None:
        """The kind that the words of a text decide: what is authorised before what is planned before what is there."""
        return next((kind for kind, pattern in self.kinds if pattern.search(text)), None)

    def _share(self, text: str, before: int, quantity: Quantity, after: int) -> Frame | None:
        """Both sides of "6,000 of a planned 12,600": the first is there, the second planned or authorised."""
        m = self.share.match(text, quantity.end, after)
        if m and m.end() >= after - 1:
            return Frame("deployed", quantity.start, m.end(), "strengths.share", is_share=True)
        m = self.share_before.search(text, before, quantity.start)
        if m:
            kind = "authorised" if self.share_authorised.search(m[0]) else "planned"
            return Frame(kind, m.start(), quantity.end, "strengths.share", is_share=True)
        return None

    def _has_subject(self, text: str, opening: int, quantity: Quantity, end: int, names: MissionNames) -> bool:
        """Whether the words for a force, or a mission's name, stand before a place of the sentence, or in the phrase."""
        stretch = (opening, max(end, quantity.start))
        return (
            self.subjects.search(text, *stretch) is not None
            or bool(names.named(text, *stretch))
            or (names.subject is not None and quantity.kind == "peacekeeper")
            or (names.subject is not None and quantity.kind is None and quantity.noun is None)
        )


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of a pattern that ends where the number begins, words that qualify the number apart."""
    found = None
    for m in pattern.finditer(text, start, end):
        if m.end() == end or not text[m.end() : end].strip():
            found = m
    return found


@cache
def frames_of(language: str) -> Frames:
    """The frames of a language's lexicon."""
    words = load(language, "strengths")
    share = "|".join(words["share"])
    return Frames(
        _before(words["firm"], language),
        _before(words["loose"], language),
        tuple((kind, re.compile(rf"\s*(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE)) for kind, listed in words["behind"].items()),
        re.compile(rf"\s+(?:{share})\s*\Z|\s+(?:{share})\s+", re.IGNORECASE),
        re.compile(rf"(?:{share})\s*\Z", re.IGNORECASE),
        any_of(words["share_authorised"]),
        tuple((kind, any_of(words["kinds"][kind])) for kind in _KINDS),
        re.compile(rf"\b(?:{alternatives(words['subjects'])})\b", re.IGNORECASE),
    )  # fmt: skip


def _before(listed: Mapping[str, Sequence[str]], language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Frames before a number: the phrase, then words that only qualify the number."""
    numbers = load(language, "numbers")
    qualifying = sorted({*numbers["transparent"], *(p for q in numbers["qualifiers"].values() for p in q)})
    between = rf"(?:\s+(?:{alternatives(qualifying)}))*\s+~?"
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{'|'.join(phrases)}){between}", re.IGNORECASE)) for kind, phrases in listed.items()
    )
