"""What the cells of tables count: the number of a cell that is a number and nothing else."""

from __future__ import annotations

from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import DocumentRows
from pipeline.read.document import Block

_MARKS_BEFORE = " ~c.<>"  # before a number, and no word: about, fewer than


def bare_number(rows: DocumentRows, cell: Block | None) -> Quantity | None:
    """The number of a cell that is a number and nothing else; None for any other cell."""
    if cell is None:
        return None
    found = quantities(cell, rows.mentions.numbers_in(cell.index), 0, len(cell.text), rows.document.language)
    is_bare = len(found) == 1 and found[0].noun is None and not cell.text[: found[0].start].strip(_MARKS_BEFORE)
    return found[0] if is_bare else None
