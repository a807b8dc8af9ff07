"""Tiles: the source cut into stretches of one kind each, with no gap and no overlap."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.read.arguments import trim
from pipeline.read.document import Stretch, Tile


def tile(text: str, found: Iterable[Stretch]) -> tuple[Tile, ...]:
    """The outermost of the stretches found, and between them text and white space.

    Args:
        text: the source.
        found: in any order; they may nest.
    """
    tiles: list[Tile] = []
    position = 0
    outer_first = sorted(found, key=lambda stretch: (stretch[0], -stretch[1], stretch[2]))
    for start, end, kind in (*outer_first, (len(text), len(text), None)):
        if start < position:
            continue
        if start > position:
            first, last = position, start
            stretch = text[position:start]
            # Spaces between words and elements go with the words.
            if "\n" in stretch or stretch.isspace():
                first, last = trim(text, position, start)
            if first > position:
                tiles.append(Tile("whitespace", position, first))
            if last > first:
                tiles.append(Tile("text", first, last))
            if start > last:
                tiles.append(Tile("whitespace", last, start))
        if kind is not None:
            tiles.append(Tile(kind, start, end))
        position = end
    return tuple(tiles)
