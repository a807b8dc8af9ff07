"""All dates and numbers of a document, placed in its source: the ledger that shows what went unseen and what did not.

Dates are found first: a number inside a date is not a number. Beside the blocks, the date parameters of templates that
show nothing (maintenance notices, citations outside references) are read, since they too are dates of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from importlib.resources import files

import yaml

from pipeline.read.document import Block, Document, Parameter, Template
from pipeline.recognise.dates import find_dates, find_dates_in_blocks
from pipeline.recognise.mentions import DateMention
from pipeline.recognise.numbers import find_numbers_in_blocks
from pipeline.recognise.placed import Mentions, PlacedDate, PlacedNumber, by_block


def recognise(document: Document) -> Mentions:
    """The dates and numbers of a document, each kind in source order, none overlapping another of its kind."""
    blocks, text = document.blocks, document.text
    found = find_dates_in_blocks(blocks, document.language)
    dates = [
        _placed_date(text, block, blocks, dated) for block, in_block in zip(blocks, found, strict=True) for dated in in_block
    ]
    dates = _without_overlaps([*dates, *_parameter_dates(document)])
    numbers = [
        PlacedNumber(n, block.index, start, end, text[start:end], block.element, block.section, block.field)
        for block, in_block in zip(
            blocks,
            find_numbers_in_blocks(
                blocks, document.language, dates=[[(d.mention.start, d.mention.end) for d in each] for each in found]
            ),
            strict=True,
        )
        for n in in_block
        for start, end in [block.span(n.start, n.end)]
    ]
    numbers = _without_overlaps(numbers)
    return Mentions(tuple(dates), tuple(numbers), by_block(dates), by_block(numbers))
