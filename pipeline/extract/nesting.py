"""Stretches that lie inside one another: which of them hold a place, and where a span would cut one in two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Nesting:
    """Spans of which any two are apart or one inside the other, for looking up by place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._order = sorted(enumerate(spans), key=lambda item: (item[1][0], -item[1][1], item[0]))
        self._starts = [span[0] for _, span in self._order]
        self._parents: list[int] = []
        open_spans: list[int] = []
        for i, (_, span) in enumerate(self._order):
            while open_spans and self._order[open_spans[-1]][1][1] <= span[0]:
                open_spans.pop()
            self._parents.append(open_spans[-1] if open_spans else -1)
            open_spans.append(i)

    def around(self, place: int) -> Iterator[int]:
        """Positions (as given) of the spans that hold the character at `place`, the innermost first."""
        i = bisect_right(self._starts, place) - 1
        while i >= 0:
            position, span = self._order[i]
            if span[1] > place:
                yield position
            i = self._parents[i]

    def last_before(self, place: int) -> int | None:
        """Position of the span that begins last at or before `place`."""
        i = bisect_right(self._starts, place) - 1
        return self._order[i][0] if i >= 0 else None


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
