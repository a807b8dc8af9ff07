"""Columns of percentages in tables, beside the column of numbers that they are shares of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.read.document import Block, Document
from pipeline.validate.divided_shares import percent_bounds
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Paragraph, Told, paragraphs
from pipeline.validate.tabulated import is_total_head

_FEWEST = 3  # rows of a column of shares


@dataclass(frozen=True, slots=True)
class TableShare:
    """A share in a row of a table.

    Attributes:
        percent: the share.
        part: the number of its row.
        base: what the column of numbers comes to.
        total: where that is told; None where it was added up.
        alike: how many other rows of the table fit.
    """

    percent: Told
    part: Told
    base: float
    total: Told | None
    alike: int

    @property
    def actual(self) -> float:
        """The share that the numbers give."""
        return 100 * self.part.row["value"] / self.base


def misfits(corpus: Corpus) -> Iterator[TableShare]:
    """The shares that do not fit, in tables most of whose shares do."""
    for document in corpus.documents.values():
        told = {p.block.index: p for p in paragraphs(corpus)[document.id] if p.block.element == "table_cell"}
        tables: dict[int, list[Block]] = {}
        for index, paragraph in told.items():
            if paragraph.block.group is not None and any(_is_percent(m) for m in paragraph.mentions):
                tables.setdefault(paragraph.block.group, []).append(document.blocks[index])
        shared = {group for group, blocks in tables.items() if len(blocks) >= _FEWEST}
        for group in sorted(shared):
            yield from _of_table(document, [b for b in document.blocks if b.group == group], told)


def _of_table(document: Document, blocks: Sequence[Block], told: Mapping[int, Paragraph]) -> Iterator[TableShare]:
    sums = {b.row or 0 for b in blocks if (b.column or 0) <= 1 and is_total_head(b.text, document.language)}
    percents: dict[int, dict[int, Told]] = {}
    values: dict[int, dict[int, Told]] = {}
    for block in blocks:
        paragraph = told.get(block.index)
        mention = _alone(block, paragraph) if paragraph is not None and not paragraph.dates else None
        if mention is not None and block.column is not None:
            found = percents if _is_percent(mention) else values
            found.setdefault(block.column, {})[block.row or 0] = mention
    for shares in percents.values():
        rows = [row for row in shares if row not in sums]
        if len(rows) >= _FEWEST and len(sums) <= 1:
            yield from _best([_against(shares, numbers, rows, sums) for numbers in values.values()])


def _against(
    shares: Mapping[int, Told], numbers: Mapping[int, Told], rows: Sequence[int], sums: set[int]
) -> tuple[int, list[TableShare]]:
    """How many shares fit a column of numbers, and those that do not."""
    total = next((numbers[row] for row in sums if row in numbers), None)
    if any(row not in numbers for row in rows):
        return 0, []
    base = total.row["value"] if total is not None else sum(numbers[row].row["value"] for row in rows)
    if not base:
        return 0, []
    told = [TableShare(shares[row], numbers[row], base, total, 0) for row in rows]
    wrong = [share for share in told if not _fits(share)]
    alike = len(told) - len(wrong)
    return alike, [TableShare(s.percent, s.part, s.base, s.total, alike) for s in wrong]


def _best(found: Sequence[tuple[int, list[TableShare]]]) -> list[TableShare]:
    """The misfits beside the column that most shares fit; none where hardly more fit than do not."""
    alike, wrong = max(found, key=lambda item: item[0], default=(0, []))
    return wrong if alike >= _FEWEST - 1 and len(wrong) <= alike / 2 else []


def _fits(share: TableShare) -> bool:
    bounds = percent_bounds(share.percent)
    return bounds.low <= share.actual <= bounds.high


def _is_percent(told: Told) -> bool:
    return told.row["notation"] == "percent" and told.row["value"] is not None


def _alone(block: Block, paragraph: Paragraph) -> Told | None:
    """The only number of a cell that holds nothing else."""
    if len(paragraph.mentions) != 1:
        return None
    mention = paragraph.mentions[0]
    row = mention.row
    rest = block.text[: mention.start] + block.text[mention.end :]
    is_one = row["value"] is not None and row["value_high"] is None and row["notation"] != "ordinal"
    return mention if is_one and re.search(r"\w", rest) is None else None
