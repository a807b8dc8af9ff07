"""What a table says of itself above its first row: its caption."""

from __future__ import annotations

from pipeline.read.document import Block, Document

_ABOVE = 2  # blocks before a table's first cell among which its caption is


def caption_of(document: Document, first: Block) -> Block | None:
    """The caption of the table whose first cell is given; None where it has none."""
    above = document.blocks[max(0, first.index - _ABOVE) : first.index]
    return next((b for b in above if b.group == first.group and b.element != first.element), None)
