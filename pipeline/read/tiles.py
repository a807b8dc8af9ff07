"""Tiles: the source cut into stretches of one kind each, with no gap and no overlap."""

from __future__ import annotations

from pipeline.read.arguments import trim
from pipeline.read.document import Tile, TileKind
from pipeline.read.frozen import constructor

_tile = constructor(Tile)


def tile(text: str, found: list[tuple[int, int, TileKind]]) -> tuple[Tile, ...]:
    """The outermost of the stretches found, and between them text and white space.

    Args:
        text: the source.
        found: stretches as (start, end with its sign changed, kind), in any order; they may nest.
    """
    tiles: list[Tile] = []
    position = 0
    for start, negated, kind in (*sorted(found), (len(text), -len(text), None)):
        if start < position:
            continue
        if start > position:
            first, last = position, start
            stretch = text[position:start]
            # Spaces between words and elements go with the words.
            if "\n" in stretch or stretch.isspace():
                first, last = trim(text, position, start)
            if first > position:
                tiles.append(_tile("whitespace", position, first))
            if last > first:
                tiles.append(_tile("text", first, last))
            if start > last:
                tiles.append(_tile("whitespace", last, start))
        if kind is not None:
            tiles.append(_tile(kind, start, -negated))
        position = -negated
    return tuple(tiles)
