"""Whom and which place the words of an event name, of the actors and places that a document has rows of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.rows import Entity, Row, Span

# A place of the document and where it is named.
Placed = tuple[tuple[int, int], Row]


def actors_named(acting: Sequence[tuple[Span, Entity]], words: Span) -> list[Entity] | None:
    """The actors named in the words of an event, each once, in the order named; None where none is."""
    start, end = words
    found: dict[Entity, None] = {}
    for span, actor in acting[bisect_left(acting, start, key=lambda named: named[0][0]) :]:
        if span[0] >= end:
            break
        found[actor] = None
    return list(found) or None


def place_named(places: Sequence[Placed], words: Span) -> Row | None:
    """The first of the document's places that is named in the words of an event."""
    start, end = words
    for span, row in places[bisect_left(places, start, key=lambda place: place[0][0]) :]:
        if span[0] >= end:
            return None
        if span[1] <= end:
            return row
    return None
