"""Columns and rows of numbers with a total: in the tables of a page, and in lists of lines that end in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.noun_phrases import THINGS
from pipeline.lexicon import load
from pipeline.read.document import Block, Document
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Paragraph, Passage, paragraphs

_FEWEST = 2
_MOST_PARTS = 8  # columns that make up a total beside them


@dataclass(frozen=True, slots=True)
class Column:
    """The numbers above a total.

    Attributes:
        document_id: the document.
        head: the visible head of the column, empty where it has none.
        parts: the numbers, each alone in its cell or line.
        total: the number in the row of totals.
        is_table: whether it is a column of a table, not a list of lines.
    """

    document_id: str
    head: str
    parts: tuple[Number, ...]
    total: Number
    is_table: bool

    @property
    def added(self) -> float:
        """What the parts add up to."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one row of a table, beside the number in the column of totals.

    Attributes:
        document_id: the document.
        parts: the numbers of the columns that make up the total.
        total: the number in the column of totals.
        alike: how many of the table's rows add up so.
    """

    document_id: str
    parts: tuple[Number, ...]
    total: Number
    alike: int

    @property
    def added(self) -> float:
        """What the parts add up to."""
        return sum(part.value for part in self.parts)


def lines(corpus: Corpus) -> Iterator[Line]:
    """The rows of tables with a column of totals that most of their rows add up to."""
    for document in corpus.documents.values():
        told = {paragraph.block.index: paragraph for paragraph in paragraphs(corpus)[document.id]}
        tables: dict[int, list[Block]] = {}
        for block in document.blocks:
            if block.element == "table_cell" and block.group is not None:
                tables.setdefault(block.group, []).append(block)
        for blocks in tables.values():
            yield from _of_rows(document, blocks, told)


def _of_rows(document: Document, blocks: Sequence[Block], told: Mapping[int, Paragraph]) -> Iterator[Line]:
    first = min(block.row or 0 for block in blocks)
    heads = {block.column: _folded(block.text) for block in blocks if (block.row or 0) == first}
    totals = [column for column, head in heads.items() if head in _heads(document.language)]
    if len(totals) != 1 or totals[0] is None:
        return
    # Below what is not split, the row of totals adds up no more; its columns are looked at as such.
    sums = {block.row or 0 for block in blocks if _folded(block.text) in _heads(document.language)}
    alone = _alone(told, [block for block in blocks if (block.row or 0) > first])
    by_row: dict[int, dict[int, Number | None]] = {}
    for block in blocks:
        if (block.row or 0) not in sums and block.column is not None:
            cells = by_row.setdefault(block.row or 0, {})
            if block.index in alone and _is_bare(block.text, alone[block.index]):
                cells[block.column] = alone[block.index][1]
            elif not re.search(r"\w", block.text):
                cells[block.column] = None  # a dash, or nothing: none of these
    yield from _most_like(document.id, list(by_row.values()), totals[0])


def _most_like(document_id: str, rows: Sequence[Mapping[int, Number | None]], total: int) -> Iterator[Line]:
    """The rows, by the columns beside the totals that make most of them add up."""
    for first in range(max(0, total - _MOST_PARTS), total - 1):
        parts = range(first, total)
        full = [(row, stated) for row in rows if (stated := row.get(total)) and all(column in row for column in parts)]
        found = [
            Line(document_id, tuple(n for column in parts if (n := row[column]) is not None), stated, 0)
            for row, stated in full
        ]
        told = [line for line in found if len(line.parts) >= _FEWEST]
        alike = sum(line.added == line.total.value for line in told)
        if alike >= _FEWEST and len(told) - alike <= alike / 2:
            yield from (replace(line, alike=alike) for line in found if line.parts)
            return


def is_total_head(text: str, language: str) -> bool:
    """Whether a cell heads the row or column of the sums of its table."""
    return _folded(text) in _heads(language)


def columns(corpus: Corpus) -> Iterator[list[Column]]:
    """The columns with a total, those of one table together."""
    for document in corpus.documents.values():
        told = {paragraph.block.index: paragraph for paragraph in paragraphs(corpus)[document.id]}
        groups: dict[int, list[Block]] = {}
        for block in document.blocks:
            if block.element in ("table_cell", "list_item") and block.group is not None:
                groups.setdefault(block.group, []).append(block)
        for blocks in groups.values():
            if blocks[0].element == "table_cell":
                yield _of_table(document, blocks, told)
            else:
                yield _of_list(document, blocks, told)


def _alone(told: Mapping[int, Paragraph], blocks: Iterable[Block]) -> dict[int, tuple[Passage, Number]]:
    """Those of some blocks that have one number and nothing else that is counted or dated, by their index."""
    found = {}
    for block in blocks:
        paragraph = told.get(block.index)
        if paragraph is None or paragraph.dates or not len(paragraph.mentions) == len(paragraph.numbers) == 1:
            continue
        if len(paragraph.passages) == 1:
            found[block.index] = (paragraph.passages[0], paragraph.numbers[0])
    return found


def _of_table(document: Document, blocks: Sequence[Block], told: Mapping[int, Paragraph]) -> list[Column]:
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        rows.setdefault(block.row or 0, []).append(block)
    heads_of_totals = _heads(document.language)
    totals = [at for at, cells in rows.items() if any(_folded(cell.text) in heads_of_totals for cell in cells[:2])]
    if len(totals) != 1 or totals[0] != max(rows):
        return []  # no row of totals, or more than one: subtotals, or a head that says Total
    alone = _alone(told, blocks)
    heads = {cell.column: cell.text for at, cells in rows.items() for cell in cells if at == min(rows)}
    above_of: dict[int | None, list[Block]] = {}
    for at in sorted(rows):
        for cell in rows[at] if at != totals[0] else ():
            if cell.text.strip():
                above_of.setdefault(cell.column, []).append(cell)
    found = []
    for cell in rows[totals[0]]:
        if cell.index not in alone or not _is_bare(cell.text, alone[cell.index]):
            continue
        above = above_of.get(cell.column, [])
        numbers = [alone[b.index] for b in above if b.index in alone]
        unread = [b for b in above if b.index not in alone and not b.is_header]
        parts = [number for passage, number in numbers if passage.phrase(number).kind not in THINGS]
        is_numeric = all(_is_bare(p.block.text, (p, n)) for p, n in numbers if p.phrase(n).kind not in THINGS)
        if not unread and is_numeric and len(parts) >= _FEWEST:
            found.append(Column(document.id, heads.get(cell.column, ""), tuple(parts), alone[cell.index][1], True))
    return found


def _of_list(document: Document, blocks: Sequence[Block], told: Mapping[int, Paragraph]) -> list[Column]:
    """A list whose last line is a total and whose other lines all have one number."""
    last = blocks[-1]
    if len(blocks) <= _FEWEST or any(b.level != last.level for b in blocks):
        return []
    total = _alone(told, (last,)).get(last.index)
    if total is None or _folded(_label(last, total[1])) not in _heads(document.language):
        return []
    alone = _alone(told, blocks)
    if len(alone) < len(blocks):
        return []
    parts = tuple(alone[b.index][1] for b in blocks[:-1])
    units = {alone[b.index][0].phrase(alone[b.index][1]).unit for b in blocks[:-1]} - {None}
    return [Column(document.id, "", parts, total[1], False)] if len(units) < 2 else []


def _label(block: Block, number: Number) -> str:
    return block.text[: number.start].strip(" :–-—=")


def _is_bare(text: str, found: tuple[Passage, Number]) -> bool:
    """Whether a cell holds a number and at most marks beside it."""
    _, number = found
    rest = text[: number.start] + text[number.end :]
    return re.search(r"\w", rest) is None


def _folded(text: str) -> str:
    return text.strip(" :.–-—").replace("\u00a0", " ").casefold()


@cache
def _heads(language: str) -> frozenset[str]:
    return frozenset(map(_folded, load(language, "comparisons")["total_heads"]))
