"""The map from a visible text back to its source: what makes every quote of a block a stretch of the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of a visible text stands in the source.

    A visible text is a row of segments. Segment i covers the visible characters from ``visible[i]`` up to
    ``visible[i + 1]`` (the last one up to the end) and comes from the source stretch ``start[i]:end[i]``. A *verbatim*
    segment is a copy, character by character; any other (an entity, a template's output, a country's name) stands for
    its whole stretch. Segments are in visible order and never empty; source stretches do not overlap and ascend.
    """

    visible: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    verbatim: tuple[bool, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source stretch of the visible characters ``start:end``.

        Starts at the source of the first character and ends at that of the last: markup between them is inside,
        markup around them is not. An empty range gives an empty stretch.
        """
        if not self.visible:
            return (0, 0)
        i = max(bisect_right(self.visible, start) - 1, 0)
        lo = self.start[i] + (start - self.visible[i] if self.verbatim[i] else 0)
        if end <= start:
            return (lo, lo)
        j = max(bisect_right(self.visible, end - 1) - 1, 0)
        hi = self.start[j] + (end - self.visible[j]) if self.verbatim[j] else self.end[j]
        return (lo, hi)
