"""Tables as the rules look at them: the label over each column, the rows below, and what stands above.

A document's tables are read once, as `DocumentRows.tables`. What the labels mean is the business of the rules: each
asks the lexicon for the columns that it reads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.extract.captions import caption_of
from pipeline.lexicon import load
from pipeline.lexicon.countries import country_of_flag
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate

if TYPE_CHECKING:
    from pipeline.extract.rows import DocumentRows

_MOST_BESIDE = 3  # characters beside a cell's date that are no words: a mark, a bracket


@dataclass(frozen=True)
class Table:
    """One table of a document.

    Attributes:
        first: its first cell.
        headers: the cell over each column: of the headers the one nearest above the rows; none where it has no headers.
        body: the rows below the headers, each the cell by column.
        caption: its caption, None without one.
        line: the paragraph directly above it that ends in a colon, and so speaks of nothing else; None without one.
    """

    first: Block
    headers: Mapping[int, Block]
    body: Sequence[Mapping[int, Block]]
    caption: Block | None
    line: Block | None

    @cached_property
    def labels(self) -> Mapping[int, str]:
        """The words of each header, in lower case."""
        return {column: " ".join(block.text.casefold().split()) for column, block in self.headers.items()}

    def is_total(self, row: Mapping[int, Block], language: str) -> bool:
        """Whether a row is headed as the total of the others."""
        opening = " ".join(row[min(row)].text.casefold().split())
        return opening in load(language, "incidents")["total_rows"]

    def columns(self, words: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """The first column under each kind of label, as a lexicon lists them."""
        found: dict[str, int] = {}
        for column, label in self.labels.items():
            for key, listed in words.items():
                if label in listed:
                    found.setdefault(key, column)
        return found

    @property
    def headings(self) -> str:
        """What stands above the table, in lower case: its caption and the innermost heading."""
        above = [self.caption.text] if self.caption else []
        return " ".join(" ".join([*above, *self.first.section[-1:]]).casefold().split())


def tables_of(document: Document) -> Iterator[Table]:
    """The tables of a document that have rows, in source order."""
    cells = (b for b in document.blocks if b.element == "table_cell" and b.group is not None)
    for _, members in groupby(cells, key=lambda b: b.group):
        blocks = list(members)
        headers: dict[int, Block] = {}
        body: list[dict[int, Block]] = []
        for _, row in groupby(blocks, key=lambda b: b.row):
            by_column = {b.column: b for b in row if b.column is not None}
            if not body and all(b.is_header for b in by_column.values()):
                headers |= by_column
            elif by_column:
                body.append(by_column)
        if body:
            caption = caption_of(document, blocks[0])
            yield Table(blocks[0], headers, body, caption, _line_above(document, caption or blocks[0]))


def _line_above(document: Document, first: Block) -> Block | None:
    """The paragraph before a table that ends in a colon."""
    above = document.blocks[first.index - 1] if first.index else None
    is_line = above is not None and above.element == "prose" and above.section == first.section
    return above if is_line and above is not None and above.text.rstrip().endswith(":") else None


def flag_in(document: Document, row: Mapping[int, Block], column: int) -> str | None:
    """The country of the flag that a cell without words holds: of the one between its neighbours in the row."""
    before = [cell.end for c, cell in row.items() if c < column]
    behind = [cell.start for c, cell in row.items() if c > column]
    if not before or not behind:
        return None
    first = bisect_left(document.templates, max(before), key=lambda t: t.start)
    for template in document.templates[first : first + 1]:
        if template.start < min(behind):
            return country_of_flag(next((p.raw for p in template.parameters if not p.is_named), template.name))
    return None


def date_in(rows: DocumentRows, cell: Block | None) -> PlacedDate | None:
    """The date of a cell that is a date and nothing else; an interval is none."""
    if cell is None:
        return None
    dates = [d for d in rows.mentions.dates_in(cell.index) if d.mention.is_valid]
    if len(dates) != 1 or dates[0].mention.precision == "interval":
        return None
    m = dates[0].mention
    beside = cell.text[: m.start] + cell.text[m.end :]
    return dates[0] if sum(c.isalnum() for c in beside) <= _MOST_BESIDE else None


def span_of(cells: Sequence[Block]) -> tuple[int, int]:
    """The stretch of the source from the first of some cells to the last, markup at their ends aside."""
    spans = [cell.span(0, len(cell.text)) for cell in cells]
    return (min(start for start, _ in spans), max(end for _, end in spans))
