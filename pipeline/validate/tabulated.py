"""Columns of numbers with a total: in the tables of a page, and in lists of lines that end in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.noun_phrases import THINGS
from pipeline.lexicon import load
from pipeline.read.document import Block, Document
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Paragraph, Passage, paragraphs

_FEWEST = 2


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
