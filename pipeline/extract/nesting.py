"""Stretches that lie inside one another: which of them hold a place, and where a span would cut one in two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Nesting:
    """Spans of which any two are apart or one inside the other, for looking up by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        order = sorted([(start, -end, position) for position, (start, end) in enumerate(spans)])
        self._starts = [start for start, _, _ in order]
        self._ends = ends = [-negated for _, negated, _ in order]
        self._positions = [position for _, _, position in order]
        self._parents: list[int] = []
        open_spans: list[int] = []
        for i, start in enumerate(self._starts):
            while open_spans and ends[open_spans[-1]] <= start:
                open_spans.pop()
            self._parents.append(open_spans[-1] if open_spans else -1)
            open_spans.append(i)

    def around(self, place: int) -> Iterator[int]:
        """Positions (as given) of the spans that hold the character at `place`, the innermost first."""
        i = bisect_right(self._starts, place) - 1
        while i >= 0:
            if self._ends[i] > place:
                yield self._positions[i]
            i = self._parents[i]

    def whole(self, span: Span) -> Span:
        """The stretch widened so that it cuts no span in two; one that lies inside a span altogether stays as it is."""
        start, end = span
        if end <= start:
            return span
        starts, ends, parents = self._starts, self._ends, self._parents
        place = start
        i = bisect_right(starts, place) - 1
        while i >= 0:
            if place < ends[i] < end and starts[i] < start:
                start = starts[i]
            i = parents[i]
        place = end - 1
        i = bisect_right(starts, place) - 1
        while i >= 0:
            if ends[i] > end and starts[i] > start:
                end = ends[i]
            i = parents[i]
        return start, end

    def touches(self, span: Span) -> bool:
        """Whether one of them begins or ends in a stretch, or holds it."""
        if any(True for _ in self.around(span[0])):
            return True
        last = bisect_right(self._starts, span[1]) - 1
        return last >= 0 and self._ends[last] > span[0]

    def last_before(self, place: int) -> int | None:
        """Position of the span that begins last at or before `place`."""
        i = bisect_right(self._starts, place) - 1
        return self._positions[i] if i >= 0 else None


def around_each(spans: Iterable[Span], places: Iterable[Span]) -> Iterator[tuple[int | None, int | None]]:
    """Where many places stand among spans that lie inside one another, in one walk over both.

    Args:
        spans: of which any two are apart or one inside the other.
        places: in the order of the source.

    Yields:
        For each place the position (as given) of the innermost span that holds it whole, or else of the innermost that
        holds its beginning, or None; and the position of the span that begins last at or before it.
    """
    coming = iter(sorted([(start, -end, position) for position, (start, end) in enumerate(spans)]))
    following = next(coming, None)
    opened: list[tuple[int, int]] = []  # the end and the position of each, the innermost last
    before: int | None = None
    for place_start, place_end in places:
        while following is not None and following[0] <= place_start:
            start, negated, before = following
            while opened and opened[-1][0] <= start:
                opened.pop()
            opened.append((-negated, before))
            following = next(coming, None)
        found: int | None = None
        for end, position in reversed(opened):
            if end > place_start:
                if end >= place_end:
                    found = position
                    break
                if found is None:
                    found = position
        yield found, before
