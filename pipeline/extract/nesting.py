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

    def last_before(self, place: int) -> int | None:
        """Position of the span that begins last at or before `place`."""
        i = bisect_right(self._starts, place) - 1
        return self._positions[i] if i >= 0 else None


def walked(spans: Iterable[Span], places: Iterable[int]) -> Iterator[tuple[list[int], int | None]]:
    """What `Nesting` tells of many places, in one walk over the spans.

    Args:
        spans: of which any two are apart or one inside the other.
        places: in ascending order.

    Yields:
        For each place the positions (as given) of the spans that hold it, the innermost first, and that of the span
        that begins last at or before it.
    """
    coming = iter(sorted([(start, -end, position) for position, (start, end) in enumerate(spans)]))
    following = next(coming, None)
    opened: list[tuple[int, int]] = []  # the end and the position of each, the innermost last
    before = None
    for place in places:
        while following is not None and following[0] <= place:
            start, negated, before = following
            while opened and opened[-1][0] <= start:
                opened.pop()
            opened.append((-negated, before))
            following = next(coming, None)
        yield [position for end, position in reversed(opened) if end > place], before


def whole(span: Span, elements: Nesting, spans: list[Span]) -> Span:
    """The span widened so that it cuts no element in two; one that lies inside an element altogether stays as it is.

    Args:
        span: the stretch.
        elements: links and templates, by place.
        spans: their stretches, by position.
    """
    start, end = span
    if end <= start:
        return span
    for position in elements.around(start):
        lo, hi = spans[position]
        if lo < start and hi < end:
            start = lo
    for position in elements.around(end - 1):
        lo, hi = spans[position]
        if end < hi and lo > start:
            end = hi
    return start, end
