"""Two versions of a text laid side by side: the edits that made the one into the other.

Patience diff (B. Cohen, 2005): what occurs exactly once on either side is an anchor, the longest ascending chain of
anchors is kept, and each gap between two of them is treated alike; first by lines, then by words. A gap without an
anchor is an edit as a whole. There is no search over pairs of places, so that time grows with the texts and not with
their product, whatever they hold. Offsets are code points, ends exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

ROUNDS = 2
"""How often gaps are searched for anchors: what is repeated in a text is often the only one of its kind in a gap."""

SHORTEST_SAME = 3
"""Fewer characters than this that are the same between two edits (a space, a comma) are taken into them."""

# A number with its separators is one piece, so that an edit never shows half of it.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the old text, and what the new one has in its place. Either may be empty, not both."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True)
class Alignment:
    """How a text became another.

    Attributes:
        old: the old text.
        new: the new text.
        edits: in order; before, between and behind them the texts are the same.
    """

    old: str
    new: str
    edits: tuple[Edit, ...]

    def to_new(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text is in the new one; an edit that it reaches into is in it as a whole."""
        first = bisect_right(self._old_ends, start)
        if first < len(self.edits) and self.edits[first].old_start <= start:
            lo = self.edits[first].new_start
        else:
            lo = start + self._shift(first)
        last = bisect_left(self._old_ends, end)
        if last < len(self.edits) and self.edits[last].old_start < end:
            hi = self.edits[last].new_end
        else:
            hi = end + self._shift(last)
        return lo, max(lo, hi)

    def edits_in_old(self, start: int, end: int) -> range:
        """The numbers of the edits that overlap or adjoin a stretch of the old text."""
        return range(bisect_left(self._old_ends, start), bisect_right(self._old_starts, end))

    def edits_in_new(self, start: int, end: int) -> range:
        """The numbers of the edits that overlap or adjoin a stretch of the new text."""
        return range(bisect_left(self._new_ends, start), bisect_right(self._new_starts, end))

    def same_around(self, edits: range) -> tuple[int, int]:
        """How many characters are the same in both texts before the first of these edits and behind the last."""
        first, last = self.edits[edits.start], self.edits[edits.stop - 1]
        before = first.old_start - (self.edits[edits.start - 1].old_end if edits.start else 0)
        ends = self.edits[edits.stop].old_start if edits.stop < len(self.edits) else len(self.old)
        return before, ends - last.old_end

    def _shift(self, edits: int) -> int:
        """How much farther the new text is than the old one behind that many edits."""
        return self.edits[edits - 1].new_end - self.edits[edits - 1].old_end if edits else 0

    @cached_property
    def _old_starts(self) -> list[int]:
        return [edit.old_start for edit in self.edits]

    @cached_property
    def _old_ends(self) -> list[int]:
        return [edit.old_end for edit in self.edits]

    @cached_property
    def _new_starts(self) -> list[int]:
        return [edit.new_start for edit in self.edits]

    @cached_property
    def _new_ends(self) -> list[int]:
        return [edit.new_end for edit in self.edits]


def align(old: str, new: str) -> Alignment:
    """Lays two texts side by side."""
    edits: list[Edit] = []
    for outer in _edits(_LINE, old, new, 0, 0):
        a, b = old[outer.old_start : outer.old_end], new[outer.new_start : outer.new_end]
        for edit in _edits(_WORD, a, b, outer.old_start, outer.new_start):
            if edits and edit.old_start - edits[-1].old_end < SHORTEST_SAME:
                edit = Edit(edits[-1].old_start, edit.old_end, edits[-1].new_start, edit.new_end)  # noqa: PLW2901
                edits.pop()
            edits.append(edit)
    return Alignment(old, new, tuple(edits))


def _edits(piece: re.Pattern[str], old: str, new: str, old_offset: int, new_offset: int) -> Iterator[Edit]:
    """The edits between two stretches, by pieces of one size; the offsets are where the stretches stand."""
    a, b = piece.findall(old), piece.findall(new)
    old_places = list(accumulate(map(len, a), initial=old_offset))
    new_places = list(accumulate(map(len, b), initial=new_offset))
    i = j = 0
    for p, q in [*_matches(a, b, (0, len(a)), (0, len(b)), ROUNDS), (len(a), len(b))]:
        if i < p or j < q:
            yield Edit(old_places[i], old_places[p], new_places[j], new_places[q])
        i, j = p + 1, q + 1


def _matches(
    a: Sequence[str], b: Sequence[str], in_a: tuple[int, int], in_b: tuple[int, int], rounds: int
) -> Iterator[tuple[int, int]]:
    """The pieces of two stretches that are held to be the same, as pairs of their numbers, both ascending."""
    (i, i_end), (j, j_end) = in_a, in_b
    while i < i_end and j < j_end and a[i] == b[j]:
        yield i, j
        i, j = i + 1, j + 1
    tail = 0
    while i < i_end - tail and j < j_end - tail and a[i_end - tail - 1] == b[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    if rounds and i < i_end and j < j_end:
        for p, q in [*_anchors(a, b, (i, i_end), (j, j_end)), (i_end, j_end)]:
            yield from _matches(a, b, (i, p), (j, q), rounds - 1)
            if p < i_end:
                yield p, q
            i, j = p + 1, q + 1
    for offset in range(tail):
        yield i_end + offset, j_end + offset


def _anchors(a: Sequence[str], b: Sequence[str], in_a: tuple[int, int], in_b: tuple[int, int]) -> list[tuple[int, int]]:
    """The longest ascending chain of pieces that occur exactly once in either stretch."""
    in_new = Counter(b[slice(*in_b)])
    in_old = Counter(a[slice(*in_a)])
    places = {piece: j for j, piece in enumerate(b[slice(*in_b)], start=in_b[0]) if in_new[piece] == 1}
    pairs = [
        (i, places[piece])
        for i, piece in enumerate(a[slice(*in_a)], start=in_a[0])
        if in_old[piece] == 1 and piece in places
    ]
    # Patience sorting: `ends` has the least end of a chain of each length, `before` the pair before each pair.
    ends: list[int] = []
    chains: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(chains[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        chains[length : length + 1] = [number]
    chain = []
    at = chains[-1] if chains else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
