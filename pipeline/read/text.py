"""Plain text to blocks: paragraphs, headings, lists with and without bullets, fact boxes, simple tables.

Plain text says little of its structure, so a line is a paragraph unless its form and its neighbours leave little doubt.
Nothing is joined across a blank line and nothing is dropped: what is not visible text of a block (bullets, keys, rules)
is still in a tile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.document import Block, Element, Problem, Tile
from pipeline.read.layout import Unit, units_of
from pipeline.read.lines import Line, is_lower, split_lines
from pipeline.read.source_map import SourceMap
from pipeline.read.structure import elements_of, heading_level, is_same_stanza, lead_title

MAX_LINES = 200_000
"""A long book has a tenth of them; reading so many takes some ten seconds. What follows them is one block, unread."""


@dataclass(frozen=True, slots=True)
class TextPage:
    """What a plain text holds.

    Attributes:
        blocks: visible text, in source order.
        tiles: cover the text.
        lead_title: the first line, where it is short enough for a title and no sentence.
        problems: the lines beyond `MAX_LINES`, if there are any.
    """

    blocks: tuple[Block, ...]
    tiles: tuple[Tile, ...]
    lead_title: str | None
    problems: tuple[Problem, ...] = ()


def read_text(text: str) -> TextPage:
    """Read a plain text whose lines end in a newline character alone."""
    lines = split_lines(text, MAX_LINES + 1)
    units = units_of(text, lines[:MAX_LINES])
    blocks, tiles = _blocks(text, units, elements_of(units)), _tiles(text, units)
    problems: tuple[Problem, ...] = ()
    if len(lines) > MAX_LINES:
        start, end = lines[-1].start, len(text.rstrip())
        source = SourceMap((0,), (start,), (end,), (True,))
        blocks.append(Block(len(blocks), "prose", text[start:end], (), start, end, source))
        tiles.append(Tile("text", start, end))
        problems = (Problem("budget", "lines", start, end),)
    return TextPage(tuple(blocks), _with_white_space(tiles, len(text)), lead_title(units), problems)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a unit stands among those that it makes a list, a fact box or a table with."""

    group: int
    row: int
    level: int


def _blocks(text: str, units: Sequence[Unit], elements: Sequence[Element | None]) -> list[Block]:
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    places = _places(units, elements)
    for i, (unit, element) in enumerate(zip(units, elements, strict=True)):
        following = _following(units, i)
        if element is None:
            continue
        if element == "table_cell":
            blocks += _cells(text, unit, following, places[i], len(blocks), tuple(heading for _, heading in path))
            continue
        visible, source = _visible(text, unit)
        level, group = 0, None
        if element == "heading":
            level = heading_level(unit, following, i == 0)
            while path and path[-1][0] >= level:
                path.pop()
        elif (place := places.get(i)) is not None:
            level, group = place.level, place.group
        section = tuple(heading for _, heading in path)
        blocks.append(
            Block(len(blocks), element, visible, section, unit.start, unit.end, source,
                  level=level, group=group, field=unit.key)
        )  # fmt: skip
        if element == "heading":
            path.append((level, visible))
    return blocks


def _places(units: Sequence[Unit], elements: Sequence[Element | None]) -> dict[int, _Place]:
    """The place of every unit that is one of several: adjacent units of one kind belong together.

    So do items further in than those above them, whatever their sign.
    """
    places: dict[int, _Place] = {}
    indents: list[int] = []
    first: Unit | None = None
    group, row = -1, 0
    for i, (unit, element) in enumerate(zip(units, elements, strict=True)):
        if element not in ("list_item", "infobox", "table_cell"):
            continue
        before = i - 2 if unit.kind == "row" and units[i - 1].kind == "rule" else i - 1
        above, indent = places.get(before), unit.lines[0].indent
        is_inner = element == "list_item" and bool(indents) and indent > indents[0] and elements[i - 1] == element
        is_same = first is not None and (unit.kind == first.kind or is_inner)
        if above is None or not is_same or (unit.kind == "row" and not _is_same_table(units[before], unit)):
            group, row, first, indents = group + 1, 0, unit, []
        places[i] = _Place(group, row, _depth(indents, indent) if element == "list_item" else 0)
        row += 1
    return places


def _following(units: Sequence[Unit], i: int) -> Unit | None:
    """The unit after one; for a row of a table the next row, where no more than a rule stands between them."""
    is_ruled = units[i].kind == "row" and i + 1 < len(units) and units[i + 1].kind == "rule"
    following = i + 2 if is_ruled else i + 1
    return units[following] if following < len(units) else None


def _is_same_table(above: Unit, unit: Unit) -> bool:
    return is_same_stanza(above, unit) and len(above.cells) == len(unit.cells)


def _cells(
    text: str, unit: Unit, following: Unit | None, place: _Place, index: int, section: tuple[str, ...]
) -> list[Block]:
    """The blocks of a table row; an empty cell has none, but counts as a column."""
    is_header = place.row == 0 and _is_header(text, unit, following)
    blocks: list[Block] = []
    for column, (start, end) in enumerate(unit.cells):
        if start < end:
            source = SourceMap((0,), (start,), (end,), (True,))
            blocks.append(
                Block(index + len(blocks), "table_cell", text[start:end], section, start, end, source,
                      group=place.group, row=place.row, column=column, is_header=is_header)
            )  # fmt: skip
    return blocks


def _is_header(text: str, unit: Unit, following: Unit | None) -> bool:
    """Whether a table's first row names its columns: it has no figures and the row under it has."""
    if following is None or following.kind != "row":
        return False
    return not any(map(str.isdigit, text[unit.start : unit.end])) and any(
        map(str.isdigit, text[following.start : following.end])
    )


def _depth(indents: list[int], indent: int) -> int:
    """The level of a list item, from how far in it stands; `indents`, the open levels, is brought up to date."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


def _visible(text: str, unit: Unit) -> tuple[str, SourceMap]:
    """The text of a unit, its lines joined by spaces (by nothing after a hyphen), and where each part stands."""
    parts: list[str] = []
    segments: list[tuple[int, int, int, bool]] = []
    size = 0
    last: Line | None = None
    for line in unit.lines:
        start = line.start if last is not None else line.start + unit.body
        if last is not None and not (last.text.endswith("-") and last.text[-2:-1].isalpha() and is_lower(line.text)):
            segments.append((size, last.end, line.start, False))
            parts.append(" ")
            size += 1
        segments.append((size, start, line.end, True))
        parts.append(text[start : line.end])
        size += line.end - start
        last = line
    visible, starts, ends, verbatim = zip(*segments, strict=True)
    return "".join(parts), SourceMap(visible, starts, ends, verbatim)


def _tiles(text: str, units: Sequence[Unit]) -> list[Tile]:
    """Text and what is not visible text (bullets, rules)."""
    tiles: list[Tile] = []
    for unit in units:
        if unit.kind == "row":
            tiles += _row_tiles(text, unit)
        elif unit.kind == "rule":
            tiles.append(Tile("markup", unit.start, unit.end))
        else:
            body = unit.start + (unit.body if unit.kind in ("bullet", "number") else 0)
            tiles += [Tile("markup", unit.start, body)] if body > unit.start else []
            tiles.append(Tile("text", body, unit.end))
    return tiles


def _row_tiles(text: str, unit: Unit) -> list[Tile]:
    """The cells of a row that hold something, and the bars between and around them."""
    tiles: list[Tile] = []
    end = unit.start
    for first, last in (*((lo, hi) for lo, hi in unit.cells if lo < hi), (unit.end, unit.end)):
        between = text[end:first]
        if bars := between.strip():
            begins = end + len(between) - len(between.lstrip())
            tiles.append(Tile("markup", begins, begins + len(bars)))
        if first < last:
            tiles.append(Tile("text", first, last))
        end = last
    return tiles


def _with_white_space(tiles: Sequence[Tile], size: int) -> tuple[Tile, ...]:
    """The tiles, and what is between, before and after them, which is white space, as tiles too."""
    covering: list[Tile] = []
    end = 0
    for tile in tiles:
        if tile.start > end:
            covering.append(Tile("whitespace", end, tile.start))
        covering.append(tile)
        end = tile.end
    if end < size:
        covering.append(Tile("whitespace", end, size))
    return tuple(covering)
