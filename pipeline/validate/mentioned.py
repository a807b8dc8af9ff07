"""Mentions as the rules look at them: the rows of `date_mentions` and `number_mentions` by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.read.document import Block, Document
from pipeline.recognise.sentences import sentences
from pipeline.validate.findings import Corpus, Marked
from pipeline.validate.wording import words_before

RUNNING = frozenset({"prose", "list_item", "table_cell", "infobox"})
"""Elements that the document itself speaks in: not its citations, notices and headings."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The mentions of one document in source order."""

    rows: tuple[dict[str, Any], ...]
    starts: tuple[int, ...]

    def is_any_in(self, start: int, end: int) -> bool:
        """Whether one begins in a stretch of the document."""
        first = bisect_left(self.starts, start)
        return first < len(self.starts) and self.starts[first] < end

    def within(self, start: int, end: int) -> list[dict[str, Any]]:
        """Those that lie inside a stretch of the document."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return [row for row in self.rows[first:last] if row["end"] <= end]


def dates(corpus: Corpus) -> dict[str, Placed]:
    """The date mentions of each document."""
    return corpus.derive(_dates)


def numbers(corpus: Corpus) -> dict[str, Placed]:
    """The number mentions of each document."""
    return corpus.derive(_numbers)


def running(corpus: Corpus, table: str) -> Iterator[dict[str, Any]]:
    """The mentions of `date_mentions` or `number_mentions` in the elements that the document itself speaks in."""
    return (row for row in corpus.rows(table) if row["element"] in RUNNING and row["document_id"] in corpus.documents)


def mark(role: str, row: dict[str, Any]) -> Marked:
    """The stretch of a mention."""
    return Marked(role, row["document_id"], row["start"], row["end"])


def block_spans(document: Document, block: Block) -> list[tuple[int, int]]:
    """The sentences of a block, in its visible text."""
    return sentences(block.text, document.language)


def as_of_dates(corpus: Corpus, document: Document, start: int, end: int) -> list[dict[str, Any]]:
    """The dates of a stretch of the document that its words give as the day a number holds for."""
    before = words_before(document.language, "rules", "as_of")
    listed = dates(corpus)[document.id].within(start, end)
    return [
        row
        for row in listed
        if row["element"] != "citation" and before.search(document.text, max(0, row["start"] - 24), row["start"])
    ]


def _dates(corpus: Corpus) -> dict[str, Placed]:
    return _placed(corpus, "date_mentions")


def _numbers(corpus: Corpus) -> dict[str, Placed]:
    return _placed(corpus, "number_mentions")


def _placed(corpus: Corpus, table: str) -> dict[str, Placed]:
    by_document: dict[str, list[dict[str, Any]]] = {document_id: [] for document_id in corpus.documents}
    for row in corpus.rows(table):
        if row["document_id"] in by_document:
            by_document[row["document_id"]].append(row)
    found = {}
    for document_id, rows in by_document.items():
        rows.sort(key=lambda row: (row["start"], row["end"]))
        found[document_id] = Placed(tuple(rows), tuple(row["start"] for row in rows))
    return found
