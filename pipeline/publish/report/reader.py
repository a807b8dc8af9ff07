"""The pages of the source reader: what their template is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from markupsafe import Markup

import schemas
from pipeline.publish.report import words
from pipeline.publish.report.layers import Run, runs
from pipeline.publish.report.marks import FOUND, MENTIONS, PAGE, Mark, hue, tables
from pipeline.publish.report.paging import Pages
from pipeline.publish.report.reader_text import page_text, section
from pipeline.read.document import Block, Document

SHOWN = frozenset(tables()) - frozenset((*PAGE, *MENTIONS))
"""What is highlighted when a page opens: what the document says about the world, and what is wrong with it."""

_FINDING = ("rule_id", "certainty", "left_value", "right_value", "difference", "suggested_value")


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A table of the legend, with the number of its rows on the page."""

    table: str
    title: str
    hue: int
    rows: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page, for the outline."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """One page of a document.

    Attributes:
        path: its address, relative to the report.
        number: its number, from 1.
        text: the source as HTML, marks in it.
        outline: the headings on it.
        legend: the tables that have rows on it.
        rows: what the panel shows, for the script: tables, labels, rows and findings.
        start: where it begins in the document.
        end: where it ends.
    """

    path: str
    number: int
    text: Markup
    outline: tuple[Heading, ...]
    legend: tuple[LegendEntry, ...]
    rows: Mapping[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings, as the reader looks them up.

    Attributes:
        rows: by key.
        of_row: keys of the findings on a row, by the row's table and key.
        paths: address of each in the list of findings, relative to the report.
    """

    rows: Mapping[str, words.Row]
    of_row: Mapping[tuple[str, str], Sequence[str]]
    paths: Mapping[str, str]

    @classmethod
    def of(cls, findings: pl.DataFrame, paths: Mapping[str, str]) -> Findings:
        """The findings of a table."""
        rows = {row["finding_id"]: row for row in findings.iter_rows(named=True)}
        of_row: dict[tuple[str, str], list[str]] = {}
        for key, row in rows.items():
            if row["table_name"] is not None and row["row_id"] is not None:
                of_row.setdefault((row["table_name"], row["row_id"]), []).append(key)
        return cls(rows, of_row, paths)


def reader_pages(
    document: Document, pages: Pages, marks: Sequence[Mark], unclaimed: Sequence[tuple[int, int]], findings: Findings
) -> Iterator[ReaderPage]:
    """The pages of a document, one after another.

    Args:
        document: as read.
        pages: where it is cut.
        marks: of the document.
        unclaimed: its stretches that nothing claims, in order.
        findings: all of the release.
    """
    looks = runs(document, unclaimed)
    on_pages: list[list[Mark]] = [[] for _ in pages.files]
    for mark in marks:
        last = pages.number(max(mark.end - 1, mark.start))
        for number in range(pages.number(mark.start), last + 1):
            on_pages[number].append(mark)
    blocks_on: list[list[Block]] = [[] for _ in pages.files]
    for block in document.blocks:
        for number in range(pages.number(block.start), pages.number(max(block.end - 1, block.start)) + 1):
            blocks_on[number].append(block)
    for number, path in enumerate(pages.files):
        start, end = pages.cuts[number : number + 2]
        yield _page(document, path, number, (start, end), blocks_on[number], on_pages[number], looks, findings)


def _page(
    document: Document,
    path: str,
    number: int,
    place: tuple[int, int],
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    looks: Sequence[Run],
    findings: Findings,
) -> ReaderPage:
    counted = Counter(mark.table for mark in marks)
    start, end = place
    return ReaderPage(
        path=path,
        number=number + 1,
        text=page_text(document.text, start, end, blocks, marks, looks, findings.rows, SHOWN),
        outline=tuple(
            Heading(block.text.strip(), min(block.level, 4), section(block))
            for block in blocks
            if block.element == "heading" and block.start >= start and block.text.strip()
        ),
        legend=tuple(
            LegendEntry(table, schemas.title(table), hue(table), counted[table], table in SHOWN)
            for table in tables()
            if counted[table]
        ),
        rows=_rows(marks, findings, "../"),
        start=start,
        end=end,
    )


def _rows(marks: Sequence[Mark], findings: Findings, up: str) -> dict[str, Any]:
    """The rows of a page for the panel; a label is written once and then goes by its number."""
    order = {table: number for number, table in enumerate(tables())}
    labels: dict[str, int] = {}
    told: dict[str, int] = {}
    problems: list[list[str]] = []
    rows = []

    def number_of(finding_id: str) -> int:
        if finding_id not in told:
            told[finding_id] = len(problems)
            row = findings.rows[finding_id]
            problems.append([row["severity"], row["message"], f"{up}{findings.paths[finding_id]}"])
        return told[finding_id]

    for mark in marks:
        if mark.table == FOUND:
            finding = findings.rows[mark.row["finding_id"]]
            key = finding["finding_id"]
            said = [("Role", mark.row["role"] or "")]
            said += [(name.replace("_", " ").capitalize(), words.said("findings", finding, name)) for name in _FINDING]
            about, headline = [number_of(key)], finding["message"]
        else:
            key, said = mark.key, words.fields(mark.table, mark.row)
            about = [number_of(each) for each in findings.of_row.get((mark.table, mark.key), ())]
            headline = words.headline(mark.table, mark.row)
        pairs = [each for name, value in said if value for each in (labels.setdefault(name, len(labels)), value)]
        rows.append([order[mark.table], key, headline, pairs, about])
    return {
        "tables": [[table, schemas.title(table), hue(table)] for table in tables()],
        "labels": list(labels),
        "rows": rows,
        "findings": problems,
    }
