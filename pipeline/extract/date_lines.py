"""The days of a chronicle: of what is told below a line that is nothing but a date, or behind a date and a mark.

Such a date is that of what follows, up to the next date. One alone is a dateline, and says when a text was written;
what is told below may be older. Two or more make a chronicle.
"""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.extract.context import TOLD
from pipeline.extract.dating import date_of_item, is_of_one_happening
from pipeline.extract.rows import DocumentRows
from pipeline.extract.tables import date_in
from pipeline.lexicon import load
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_FEWEST = 2  # lines that make a chronicle
_LONGEST_LINE = 60  # characters: a weekday, a day, a month and a year
_MARKS = " \t\n.:–—-"
_STOP = re.compile(r"(?:\.|\s*[:–—]|\s-)\s+\S")  # what parts the date that a block opens with from what is told of it


def dates_of_lines(rows: DocumentRows) -> dict[int, PlacedDate]:
    """The day or month for which a chronicle tells what stands in a block, by the block's index."""
    lines = {block.index: date for block in rows.document.blocks if (date := _only_date(rows, block)) is not None}
    if len(lines) < _FEWEST:
        lines = {}
    found: dict[int, PlacedDate] = {}
    opened = {block.index: date for block in rows.document.blocks if (date := _opening_date(rows, block)) is not None}
    if len(opened) >= _FEWEST:
        found |= opened
    current: tuple[Block, PlacedDate] | None = None
    for block in rows.document.blocks:
        if block.index in lines:
            current = (block, lines[block.index])
        elif block.element == "heading":
            current = None
        elif current is not None and block.element in TOLD:
            found[block.index] = current[1]
    return found


def dates_of_blocks(rows: DocumentRows) -> dict[int, PlacedDate]:
    """The day for which a chronicle tells what stands in a block: an item, a cell or what stands below a line."""
    return {**_dates_of_rows(rows), **_dates_of_items(rows), **dates_of_lines(rows)}


def dates_of_entries(rows: DocumentRows) -> dict[tuple[int, int], PlacedDate]:
    """The day for which a chronicle tells a sentence, by the sentence's block and its beginning.

    Sentences that have a date of their own, and what is told behind them, have none here.
    """
    of_blocks = dates_of_blocks(rows)
    found: dict[tuple[int, int], PlacedDate] = {}
    if not of_blocks:
        return found
    parted: int | None = None  # the block in which another date was told of
    for sentence in rows.sentences:
        date = of_blocks.get(sentence.block.index)
        if date is None or parted == sentence.block.index:
            continue
        if any(each is not date for each in sentence.dates):
            parted = sentence.block.index
        else:
            found[sentence.block.index, sentence.start] = date
    return found


def _dates_of_items(rows: DocumentRows) -> dict[int, PlacedDate]:
    """The day with which each item of a list opens, before a colon or a dash, in a list that has two or more such."""
    found: dict[int, PlacedDate] = {}
    items = (b for b in rows.document.blocks if b.element == "list_item" and b.group is not None)
    for _, members in groupby(items, key=lambda b: b.group):
        opened = [(b.index, date_of_item(b, rows.mentions.dates_in(b.index))) for b in members]
        dated = {index: date for index, date in opened if date is not None}
        if len(dated) >= _FEWEST:
            found |= dated
    return found


def _dates_of_rows(rows: DocumentRows) -> dict[int, PlacedDate]:
    """The day of each row of a table that has one column of days and one of what happened then."""
    words = load(rows.document.language, "incidents")["columns"]
    found: dict[int, PlacedDate] = {}
    for table in rows.tables:
        columns = table.columns(words)
        if set(columns) != {"date", "text"}:
            continue
        for row in table.body:
            date, told = date_in(rows, row.get(columns["date"])), row.get(columns["text"])
            if date is not None and told is not None:
                found[told.index] = date
    return found


def _opening_date(rows: DocumentRows, block: Block) -> PlacedDate | None:
    """The day or month that a paragraph or item opens with, before a full stop, a colon or a dash: "3 May 1961. …"."""
    dates = rows.mentions.dates_in(block.index) if block.element in ("prose", "list_item") else ()
    if not dates or not dates[0].mention.is_valid or dates[0].mention.modifier is not None:
        return None
    m = dates[0].mention
    is_first = m.start == len(block.text) - len(block.text.lstrip())
    return dates[0] if is_first and is_of_one_happening(dates[0]) and _STOP.match(block.text, m.end) else None


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
