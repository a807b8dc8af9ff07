"""Columns of numbers with a total: in the tables of a page, and in lists of lines that end in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.noun_phrases import THINGS
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Passage, passages

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
    for document_id, told in passages(corpus).items():
        document = corpus.documents[document_id]
        alone = _alone(told)
        groups: dict[int, list[Block]] = {}
        for block in document.blocks:
            if block.element in ("table_cell", "list_item") and block.group is not None:
                groups.setdefault(block.group, []).append(block)
        for blocks in groups.values():
            if blocks[0].element == "table_cell":
                yield _of_table(document_id, blocks, alone, document.language)
            else:
                yield _of_list(document_id, blocks, alone, document.language)


def _alone(told: Sequence[Passage]) -> dict[int, tuple[Passage, Number]]:
    """The blocks that have one number and no other, and count no things beside people, by their index."""
    of_block: dict[int, list[Passage]] = {}
    for passage in told:
        of_block.setdefault(passage.block.index, []).append(passage)
    return {
        index: (found[0], found[0].numbers[0])
        for index, found in of_block.items()
        if len(found) == 1 and len(found[0].mentions) == len(found[0].numbers) == 1 and not found[0].dates
    }


def _of_table(
    document_id: str, blocks: Sequence[Block], alone: dict[int, tuple[Passage, Number]], language: str
) -> list[Column]:
    rows: dict[int, list[Block]] = {}
    for block in blocks:
        rows.setdefault(block.row or 0, []).append(block)
    totals = [at for at, cells in rows.items() if any(_is_total_head(cell.text, language) for cell in cells[:2])]
    if len(totals) != 1 or totals[0] != max(rows):
        return []  # no row of totals, or more than one: subtotals, or a head that says Total
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
            found.append(Column(document_id, heads.get(cell.column, ""), tuple(parts), alone[cell.index][1], True))
    return found


def _of_list(
    document_id: str, blocks: Sequence[Block], alone: dict[int, tuple[Passage, Number]], language: str
) -> list[Column]:
    """A list whose last line is a total and whose other lines all have one number."""
    last = blocks[-1]
    if len(blocks) <= _FEWEST or last.index not in alone or any(b.index not in alone for b in blocks):
        return []
    if any(b.level != last.level for b in blocks) or not _is_total_head(_label(last, alone[last.index][1]), language):
        return []
    parts = tuple(alone[b.index][1] for b in blocks[:-1])
    units = {alone[b.index][0].phrase(alone[b.index][1]).unit for b in blocks[:-1]} - {None}
    return [Column(document_id, "", parts, alone[last.index][1], False)] if len(units) < 2 else []


def _label(block: Block, number: Number) -> str:
    return block.text[: number.start].strip(" :–-—=")


def _is_bare(text: str, found: tuple[Passage, Number]) -> bool:
    """Whether a cell holds a number and at most marks beside it."""
    _, number = found
    rest = text[: number.start] + text[number.end :]
    return re.search(r"\w", rest) is None


def _is_total_head(text: str, language: str) -> bool:
    return _heads(language).fullmatch(text.strip(" :.–-—")) is not None


@cache
def _heads(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(load(language, 'comparisons')['total_heads'])})", re.IGNORECASE)
