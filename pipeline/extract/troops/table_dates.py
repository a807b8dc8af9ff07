"""The day for which the numbers of a table or list hold: as its caption, a column, or what stands above it says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby, zip_longest

from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate
from pipeline.recognise.sentences import sentences

_ABOVE = 3  # blocks before a table's first cell among which its caption and the line before it are
_LONGEST_NOTE = 160  # characters of a line below a table that says for what day it holds
_OPENS = re.compile(r"\(\s*(?:[^\W\d_]+\s+){0,2}\Z")
_CLOSES = re.compile(r"\s*\)")


def dates_of_table(rows: DocumentRows, columns: Mapping[int, Sequence[Block]]) -> dict[int | None, PlacedDate | None]:
    """The dates of a table by its header cells' columns; under None the one that its caption or the line before gives.

    A line before counts where it ends in a colon: it speaks of the table and of nothing else.
    """
    found: dict[int | None, PlacedDate | None] = {None: None}
    headers = sorted((cell for cells in columns.values() for cell in cells), key=lambda b: b.index)
    if not headers:
        return found
    last = max(column for column in columns)
    by_row = {row: list(cells) for row, cells in groupby(headers, key=lambda b: b.row)}
    for cells in by_row.values():
        for cell, following in zip_longest(cells, cells[1:]):
            date = _sole_date(rows, cell)
            end = last + 1 if following is None or following.column is None else following.column
            if date is not None and cell.column is not None:
                for column in range(cell.column, end):  # a header stands over the columns that no other begins
                    found.setdefault(column, date)
    found[None] = date_above(rows, headers[0])
    return found


def date_above(rows: DocumentRows, first: Block) -> PlacedDate | None:
    """The date that the caption above a table or list gives, the line before it, or a bracket in its heading.

    Args:
        rows: of the document.
        first: the first cell or item.
    """
    found: PlacedDate | None = None
    for block in reversed(rows.document.blocks[max(0, first.index - _ABOVE) : first.index]):
        if block.element == "heading":
            found = found or (_bracketed_date(rows, block) if first.section[-1:] == (block.text,) else None)
            break
        is_caption = block.group == first.group
        is_line_before = (
            block.element == "prose" and block.section == first.section and block.text.rstrip().endswith(":")
        )
        if not is_caption and not is_line_before:
            break
        found = found or _sole_date(rows, block, _last_sentence(rows, block) if is_line_before else 0)
    return found or _date_below(rows, first)


def _bracketed_date(rows: DocumentRows, heading: Block) -> PlacedDate | None:
    """The one date of a heading, where it stands in a bracket: Contributions (March 1994)."""
    date = _sole_date(rows, heading)
    if date is None:
        return None
    start, end = date.mention.start, date.mention.end
    is_aside = _OPENS.search(heading.text, 0, start) is not None and _CLOSES.match(heading.text, end) is not None
    return date if is_aside else None


def _last_sentence(rows: DocumentRows, block: Block) -> int:
    """Where the last sentence of a paragraph begins: what stands before it speaks of other things."""
    found = [start for start, _ in sentences(block.text, rows.document.language)]
    return found[-1] if found else 0


def _date_below(rows: DocumentRows, first: Block) -> PlacedDate | None:
    """The date of a line right below a table or list that says for what day it holds: Figures as of 1 May 2015."""
    blocks = rows.document.blocks
    below = next((b for b in blocks[first.index :] if b.group != first.group and b.element != "citation"), None)
    is_note = below is not None and below.element == "prose" and below.section == first.section
    if below is None or not is_note or len(below.text) > _LONGEST_NOTE:
        return None
    return _sole_date(rows, below) if _holds_for(rows.document.language).match(below.text) else None


@cache
def _holds_for(language: str) -> re.Pattern[str]:
    """With what a line opens that says for what day the numbers above it hold."""
    return compiled(rf"\W*(?:{'|'.join(load(language, 'contributors')['holds_for'])})\s", re.IGNORECASE)


def _sole_date(rows: DocumentRows, block: Block, start: int = 0) -> PlacedDate | None:
    dates = [
        d
        for d in rows.mentions.dates_in(block.index)
        if d.mention.is_valid and d.mention.precision != "interval" and d.mention.start >= start
    ]
    return dates[0] if len(dates) == 1 else None
