"""Marks: which row of which table rests on which stretch of which document, and the names of those places in a page.

A row has a place where it has a stretch of its own (a mention, a link, the evidence of a finding) or one of `evidence`
that it rests on. What a page makes of marks is the business of `segments` and `reader`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

import schemas
from pipeline.publish.report.words import Row

FOUND = "finding_evidence"

MENTIONS = ("date_mentions", "number_mentions")

PAGE = ("infobox_fields", "citations", "citation_uses", "links")
"""What the page carries; beside what it says about the world."""

_MADE_FROM = ("statements", "names")

# The hues of the legend: tables that tell of one thing share one.
_HUES = {
    "missions": 1, "statements": 1, "names": 1,
    "operations": 2, "operation_relations": 2, "resolutions": 2, "mandates": 2, "mandate_tasks": 2,
    "strengths": 3, "contributors": 4, "contributions": 4,
    "people": 5, "leadership": 5, "places": 6, "actors": 7, "actor_relations": 7,
    "events": 8, "incidents": 8, "casualties": 8, "fatality_totals": 8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A row, and the stretch of a document that it rests on.

    Attributes:
        start: where the stretch begins, in code points of the document.
        end: where it ends, exclusive.
        table: the row's table.
        row: the row.
    """

    start: int
    end: int
    table: str
    row: Row

    @property
    def key(self) -> str:
        """The row's key."""
        return self.row[schemas.primary_key(self.table)]


def tables() -> tuple[str, ...]:
    """The tables whose rows have places, as the legend lists them: the world, the page, mentions, findings.

    What most others are made from comes behind them: of two rows on one stretch the first gives it its colour.
    """
    world = [
        table
        for table in schemas.TABLES
        if table not in (*PAGE, *_MADE_FROM)
        and any(column.name == "evidence_id" for column in schemas.columns(table)[1:])
    ]
    return (*world, *_MADE_FROM, *PAGE, *MENTIONS, FOUND)


def hue(table: str) -> int:
    """The number of the table's hue in the style sheet; 0 for tables that are no claims about the world."""
    return _HUES.get(table, 0)


def marks(frames: Mapping[str, pl.DataFrame]) -> dict[str, list[Mark]]:
    """The marks of each document, in the order of the legend and of the tables' rows.

    Args:
        frames: the published tables.
    """
    stretches = {
        key: (document_id, start, end)
        for key, document_id, start, end in frames["evidence"]
        .select("evidence_id", "document_id", "start", "end")
        .iter_rows()
    }
    found: dict[str, list[Mark]] = {}
    for table in tables():
        for row in frames[table].iter_rows(named=True):
            place = _place(row, stretches)
            if place is not None:
                document_id, start, end = place
                found.setdefault(document_id, []).append(Mark(start, end, table, row))
    return found


def fragment(table: str, key: str) -> str:
    """The id of a row's place in a page: ``row-strengths-73b61a3b25831985``.

    Characters that an id or an address cannot hold are replaced; a digest then keeps two such keys apart.
    """
    plain = re.sub(r"[^\w.-]", "_", key, flags=re.ASCII)
    return f"row-{table}-{plain if plain == key else f'{plain[:80]}-{hashlib.sha256(key.encode()).hexdigest()[:8]}'}"


def evidence_of_findings(frames: Mapping[str, pl.DataFrame]) -> dict[str, list[Row]]:
    """The stretches of each finding, in their order."""
    found: dict[str, list[Row]] = {}
    for row in frames[FOUND].iter_rows(named=True):
        found.setdefault(row["finding_id"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row["position"])
    return found


def _place(row: Row, stretches: Mapping[str, tuple[str, int, int]]) -> tuple[str, int, int] | None:
    if "start" in row:
        return row["document_id"], row["start"], row["end"]
    return stretches.get(row["evidence_id"])
