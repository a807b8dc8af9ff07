"""Lines that are nothing but a date, as chronicles have them: the date of what is told below, up to the next.

One such line alone is a dateline, and says when a text was written; what is told below may be older. Two or more make a
chronicle.
"""

from __future__ import annotations

from pipeline.extract.context import TOLD
from pipeline.extract.rows import DocumentRows
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_FEWEST = 2  # lines that make a chronicle
_LONGEST_LINE = 60  # characters: a weekday, a day, a month and a year
_MARKS = " \t\n.:–—-"


def dates_of_lines(rows: DocumentRows) -> dict[int, PlacedDate]:
    """The day or month for which a chronicle tells what stands in a block, by the block's index."""
    lines = {block.index: date for block in rows.document.blocks if (date := _only_date(rows, block)) is not None}
    if len(lines) < _FEWEST:
        return {}
    found: dict[int, PlacedDate] = {}
    current: tuple[Block, PlacedDate] | None = None
    for block in rows.document.blocks:
        if block.index in lines:
            current = (block, lines[block.index])
        elif block.element == "heading":
            current = None
        elif current is not None and block.element in TOLD:
            found[block.index] = current[1]
    return found


def _only_date(rows: DocumentRows, block: Block) -> PlacedDate | None:
    """The day or month that a line consists of."""
    if len(block.text) > _LONGEST_LINE or block.element not in ("heading", "prose"):
        return None
    dates = rows.mentions.dates_in(block.index)
    if len(dates) != 1 or not dates[0].mention.is_valid or dates[0].mention.precision not in ("day", "month"):
        return None
    m = dates[0].mention
    rest = block.text[: m.start] + block.text[m.end :]
    return dates[0] if m.modifier is None and not rest.strip(_MARKS) else None
