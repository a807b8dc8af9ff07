"""Frames: the words directly before or behind a number that make it a strength, and of what kind.

The words are the lexicon's (``strengths``). A firm frame (a force of) is enough by itself; a weak one (raised to) needs
the force or mission named before it in the sentence, or a text about one; a loose one (had) a noun for people besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.quantities import Quantity
from pipeline.lexicon.triggers import Phrases

_REACH = 90  # characters before a number in which a frame may begin
_LAST_TOLD = 200  # characters before a sentence that opens with "it" in which that is named
_KIND_REACH = 160  # characters before a number in which a word may decide the kind
# Those who serve: in a text that is about no mission or conflict, other people are nobody's strength.
_SERVING = frozenset({"military", "police", "uniformed", "peacekeeper"})


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

    firm: tuple[tuple[str, Phrases], ...]
    weak: tuple[tuple[str, Phrases], ...]
    loose: tuple[tuple[str, Phrases], ...]
    behind: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]
    there: tuple[tuple[str, Phrases], ...]
    there_behind: re.Pattern[str]
    behind_of_itself: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]
    share: re.Pattern[str]
    share_before: re.Pattern[str]
    share_authorised: Phrases
    kinds: tuple[tuple[str, Phrases], ...]
    states: Phrases
    holders: re.Pattern[str]
    subjects: re.Pattern[str]
    possessive: re.Pattern[str]
    subject_alone: re.Pattern[str]
    other_subject: re.Pattern[str]
    beside_date: re.Pattern[str]
    missions: re.Pattern[str]
    relative: re.Pattern[str]
    counted: re.Pattern[str]
    stands_for: re.Pattern[str]

    def of(
        self,
        text: str,
        opening: int,
        before: int,
        quantity: Quantity,
        after: int,
        names: MissionNames,
        is_military: bool,
        dates: Sequence[tuple[int, int]] = (),
    ) -> Frame | None:
        """The frame around a number.

        Args:
            text: visible text of the block.
            opening: where the sentence begins.
            before: where the number before this one ends, or the sentence begins.
            quantity: the number.
            after: where the next number begins, or the sentence ends.
            names: the missions that the document names.
            is_military: whether the document is about a mission or conflict, so that a bare number may be people.
            dates: where the dates of the sentence stand, which may part a frame from its number (was in 2000 1,251).
        """
        is_serving = is_military or quantity.kind in _SERVING
        is_serving = is_serving or (
            quantity.kind == "person" and self._tells_of_mission(text, opening, quantity, names)
        )
        is_serving = is_serving or (
            _is_bare(quantity) and self.counted.search(text, opening, quantity.start) is not None
        )
        if not is_serving and not (_is_bare(quantity) and names.treats_one_in(text, opening, quantity.start)):
            return None
        shared = self._share(text, before, quantity, after)
        if shared is not None:
            return shared
        low = max(before, quantity.start - _REACH)
        found: Frame | None = None
        for kind, pattern in self.firm:
            m = self._last(pattern, text, low, quantity.start, names, dates)
            if m and (found is None or m.start() > found.start):
                found = Frame(kind, m.start(), quantity.end, "strengths.frame")
        if found is None and not is_serving:
            return None  # a bare number says whom it counts by a firm frame alone
        if found is None:
            for kind, pattern, verb in self.behind:
                m = pattern.match(text, quantity.end, after)
                if m and verb is not None and verb.search(text, opening, quantity.start) is None:
                    continue
                if m and (kind == "authorised" or self._has_subject(text, opening, quantity, after, names)):
                    found = Frame(kind, quantity.start, m.end(), "strengths.frame_behind")
                    break
        if found is None and names.subject is not None:
            behind = ((kind, pattern.match(text, quantity.end, after)) for kind, pattern, _ in self.behind_of_itself)
            found = next((Frame(k, quantity.start, m.end(), "strengths.frame_behind") for k, m in behind if m), None)
        if found is None:
            for kind, pattern in (*self.weak, *(self.loose if quantity.kind is not None else ())):
                m = self._last(pattern, text, low, quantity.start, names, dates)
                if m and self._has_subject(text, opening, quantity, m.end(), names):
                    found = Frame(kind, m.start(), quantity.end, "strengths.frame_loose")
                    break
        is_treated = names.subject is not None or bool(names.named(text, opening, quantity.start))
        if found is None and dates and is_treated and quantity.kind in _SERVING:
            found = self._there(text, low, quantity, names, dates)
        return self._of_kind(found, text, opening, before, quantity, names) if found is not None else None

    def _of_kind(
        self, found: Frame, text: str, opening: int, before: int, quantity: Quantity, names: MissionNames
    ) -> Frame:
        """The same, of the kind that the words around it decide where its own leave that open."""
        is_state = (
            found.kind == "unspecified"
            and self.states.search(text, found.start, quantity.start) is not None
            and (self.holders.search(text, opening, found.start) is not None
                 or bool(names.named(text, opening, found.start)))
        )  # fmt: skip
        opening = self.opening_of_another(text, opening, found.start, names)
        nearest = self.kind_in(text[max(opening, before, quantity.start - _KIND_REACH) : found.end])
        if nearest is not None and (found.kind == "unspecified" or (found.kind, nearest) == ("planned", "authorised")):
            return replace(found, kind=nearest)
        return replace(found, kind="deployed") if is_state else found

    def kind_in(self, text: str) -> str | None:
        """The kind that the words of a text decide: what is authorised before what is planned before what is there."""
        return next((kind for kind, pattern in self.kinds if pattern.search(text)), None)

    def opening_of_another(self, text: str, opening: int, end: int, names: MissionNames) -> int:
        """Where the clause on another mission opens that a strength is told in: and succeeded UNOFEX, which had 50 men.

        The beginning of the sentence where it is told in none.
        """
        named = names.named(text, opening, end)
        is_apart = bool(named) and named[-1][2] != names.subject and self.relative.match(text, named[-1][1]) is not None
        return named[-1][1] if is_apart else opening

    def _there(
        self, text: str, low: int, quantity: Quantity, names: MissionNames, dates: Sequence[tuple[int, int]]
    ) -> Frame | None:
        """The frame of "in May 2004 there were 900 observers", where the clause says no more of them than that."""
        closed = self.there_behind.match(text, quantity.end)
        if closed is None:
            return None
        for kind, pattern in self.there:
            m = self._last(pattern, text, low, quantity.start, names, dates)
            if m is not None:
                return Frame(kind, m.start(), max(quantity.end, closed.end("words")), "strengths.frame_there")
        return None

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

    def _last(
        self,
        pattern: Phrases,
        text: str,
        start: int,
        end: int,
        names: MissionNames,
        dates: Sequence[tuple[int, int]],
    ) -> re.Match[str] | None:
        """The match of a pattern that ends where the number begins; the subject or a date may stand between them."""
        found = None
        for m in pattern.finditer(text, start, end):
            between = (m.end(), end)
            is_subject = self.subject_alone.fullmatch(text, *between) is not None
            is_name = any(not (text[m.end() : s] + text[e:end]).strip() for s, e, _ in names.named(text, *between))
            is_dated = any(
                m.end() <= first
                and last <= end
                and self.beside_date.fullmatch(f"{text[m.end() : first]}@{text[last:end]}")
                for first, last in dates
            )
            if m.end() == end or is_subject or is_name or is_dated:
                found = m
        return found

    def _tells_of_mission(self, text: str, opening: int, quantity: Quantity, names: MissionNames) -> bool:
        """Whether a mission stands before a number of a sentence: by its name, as such, or as the "it" of the last."""
        is_meant = self.stands_for.match(text, opening) is not None
        stretch = (max(0, opening - _LAST_TOLD) if is_meant else opening, quantity.start)
        return self.missions.search(text, *stretch) is not None or bool(names.named(text, *stretch))

    def _has_subject(self, text: str, opening: int, quantity: Quantity, end: int, names: MissionNames) -> bool:
        """Whether the words for a force, or a mission's name, stand before a place of the sentence."""
        stretch = (opening, max(end, quantity.start))
        return (
            self.subjects.search(text, *stretch) is not None
            or bool(names.named(text, *stretch))
            or (names.subject is not None and quantity.kind == "peacekeeper")
            or self.possessive.search(text, opening, quantity.start) is not None
            or (
                names.subject is not None
                and _is_bare(quantity)
                and self.other_subject.search(text, opening, end) is None
            )
        )


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind is None and quantity.noun is None
