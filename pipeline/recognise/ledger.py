"""All dates and numbers of a document, placed in its source: the ledger that shows what went unseen and what did not.

Dates are found first: a number inside a date is not a number.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.document import Block, Document
from pipeline.read.frozen import constructor
from pipeline.recognise.dates import BlockDate, find_dates_in_blocks
from pipeline.recognise.mentions import NumberMention
from pipeline.recognise.numbers import find_numbers_in_blocks
from pipeline.recognise.placed import Mention, Mentions, PlacedDate, PlacedNumber, by_block

_placed_date_of = constructor(PlacedDate)
_placed_number_of = constructor(PlacedNumber)


def recognise(document: Document) -> Mentions:
    """The dates and numbers of a document, each kind in source order, none overlapping another of its kind."""
    blocks = document.blocks
    found_dates = find_dates_in_blocks(blocks, document.language)
    taken = [[(d.mention.start, d.mention.end) for d in in_block] for in_block in found_dates]
    found_numbers = find_numbers_in_blocks(blocks, document.language, dates=taken)
    dates = _in_source_order(
        [_placed_date(document, block, d) for block, found in zip(blocks, found_dates, strict=True) for d in found]
    )
    numbers = _in_source_order(
        [_placed_number(document, block, n) for block, found in zip(blocks, found_numbers, strict=True) for n in found]
    )
    return Mentions(tuple(dates), tuple(numbers), by_block(dates), by_block(numbers))


def _placed_date(document: Document, block: Block, found: BlockDate) -> PlacedDate:
    mention = found.mention
    start, end = block.span(mention.start, mention.end)
    basis = None
    if found.basis_block is not None and mention.basis_start is not None and mention.basis_end is not None:
        basis = document.blocks[found.basis_block].span(mention.basis_start, mention.basis_end)
    quote = document.text[start:end]
    return _placed_date_of(mention, block.index, start, end, quote, block.element, block.section, block.field, basis)


def _placed_number(document: Document, block: Block, mention: NumberMention) -> PlacedNumber:
    start, end = block.span(mention.start, mention.end)
    quote = document.text[start:end]
    return _placed_number_of(mention, block.index, start, end, quote, block.element, block.section, block.field)


def _in_source_order(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions by place, without one that stands in the same words as another.

    Two may: a template can show the same words twice, and what it shows stands for the whole of it.
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.block)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
