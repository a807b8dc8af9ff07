"""The day for which the numbers of a table hold: as its caption, the header of a column, or the line before it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.rows import DocumentRows
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_ABOVE = 3  # blocks before a table's first cell among which its caption and the line before it are


def dates_of_table(rows: DocumentRows, columns: Mapping[int, Sequence[Block]]) -> dict[int | None, PlacedDate | None]:
    """The dates of a table by its header cells' columns; under None the one that its caption or the line before gives.

    A line before counts where it ends in a colon: it speaks of the table and of nothing else.
    """
    found: dict[int | None, PlacedDate | None] = {None: None}
    headers = sorted((cell for cells in columns.values() for cell in cells), key=lambda b: b.index)
    if not headers:
        return found
    for cell in headers:
        date = _sole_date(rows, cell)
        if date is not None:
            found.setdefault(cell.column, date)
    found[None] = date_of_caption(rows, headers[0])
    return found


def date_of_caption(rows: DocumentRows, first: Block) -> PlacedDate | None:
    """The date that the caption of a table gives, or the line before it; its first cell is given."""
    date: PlacedDate | None = None
    for block in reversed(rows.document.blocks[max(0, first.index - _ABOVE) : first.index]):
        is_caption = block.group == first.group
        is_line_before = (
            block.element == "prose" and block.section == first.section and block.text.rstrip().endswith(":")
        )
        if not is_caption and not is_line_before:
            break
        date = date or _sole_date(rows, block)
    return date


def _sole_date(rows: DocumentRows, block: Block) -> PlacedDate | None:
    dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid and d.mention.precision != "interval"]
    return dates[0] if len(dates) == 1 else None
