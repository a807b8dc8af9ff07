"""Tables as the rules look at them: the label over each column, the rows below, and the caption.

What the labels mean is the business of the rules: each asks the lexicon for the columns that it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.captions import caption_of
from pipeline.extract.rows import DocumentRows
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate

_MOST_BESIDE = 3  # characters beside a cell's date that are no words: a mark, a bracket


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document.

    Attributes:
        first: its first cell.
        labels: the label over each column, in lower case: of the header nearest above the rows.
        body: the rows below the headers, each the cell by column.
        caption: its caption, None without one.
    """

    first: Block
    labels: Mapping[int, str]
    body: Sequence[Mapping[int, Block]]
    caption: Block | None

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
    """The tables of a document that have a row of headers, in source order."""
    cells = (b for b in document.blocks if b.element == "table_cell" and b.group is not None)
    for _, members in groupby(cells, key=lambda b: b.group):
        blocks = list(members)
        labels: dict[int, str] = {}
        body: list[dict[int, Block]] = []
        for _, row in groupby(blocks, key=lambda b: b.row):
            by_column = {b.column: b for b in row if b.column is not None}
            if not body and all(b.is_header for b in by_column.values()):
                labels |= {column: " ".join(b.text.casefold().split()) for column, b in by_column.items()}
            else:
                body.append(by_column)
        if labels and body:
            yield Table(blocks[0], labels, body, caption_of(document, blocks[0]))


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
