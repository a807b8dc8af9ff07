"""From rows under way to finished rows of one document: evidence, mentions and who uses them, ids, block columns.

The only place that turns spans into evidence rows and mentions into rows of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.extract import coverage
from pipeline.extract.coverage import Claimed, Tiles, claimed
from pipeline.extract.evidence import evidence_of
from pipeline.extract.mention_columns import DATES, NUMBERS, mention_columns, mention_ids
from pipeline.extract.nesting import Nesting
from pipeline.extract.rows import (
    Columns,
    Count,
    DocumentRows,
    Entity,
    Place,
    Row,
    Span,
    When,
    assign_ids,
    block_columns,
    key_column,
    place_of,
)
from pipeline.read.document import Document
from pipeline.recognise.placed import PlacedDate, PlacedNumber

# What a value may be that stands for something else: an id, or several columns.
_STANDING_FOR = frozenset({Row, Place, PlacedDate, PlacedNumber, When, Count})


# What a document has by the thousand, and no row of which names an entity, is never kept by row.
BY_COLUMN = (DATES, NUMBERS, "evidence", "links", "categories", "coverage")


@dataclass(frozen=True, slots=True)
class Extract:
    """The finished rows of one document; `Entity` values still stand where `reconcile` will put an id.

    Attributes:
        document: the document.
        tables: rows by table.
        columns: the tables that are kept by column, but for `coverage`, which is made of the tiles when asked for.
        claimed: of which the tiles are cut.
        subject: the mission that the document treats.
    """

    document: Document
    tables: Mapping[str, list[dict[str, Any]]]
    columns: Mapping[str, Columns]
    claimed: Claimed
    subject: Entity | None = None

    def by_column(self, table: str) -> Columns:
        """One of the tables in `BY_COLUMN`."""
        return coverage.columns(self.document, self.claimed) if table == "coverage" else self.columns.get(table, {})

    @property
    def tiles(self) -> Tiles:
        """What became of every character; cut anew at each call."""
        return coverage.tiles(self.document, self.claimed)


def finish(under_way: DocumentRows) -> Extract:
    """Give every row its id, its evidence and its block columns, and write the ledger."""
    document, mentions, rows = under_way.document, under_way.mentions, under_way.rows
    rich = _rich(rows)
    _make_whole(document, rows, rich)
    evidence = evidence_of(document, _leant_on(rows, rich))
    ids = assign_ids(rows, document.id)
    ids_of_mentions = mention_ids(document, mentions)
    used = _used(rows, rich, ids)

    tables: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        columns: dict[str, Any] = {key_column(row.table): ids[row], "document_id": document.id}
        if row.has_evidence:
            columns["evidence_id"] = evidence.ids[row.span]
        columns |= {name: value for name, value in row.values.items() if value is not None}
        for name in rich.get(row, ()):
            columns.update(_resolved(name, columns.pop(name), ids, ids_of_mentions, evidence.ids))
        tables.setdefault(row.table, []).append(columns)
    ledger = mention_columns(document, mentions, ids_of_mentions, used)
    by_column = {**under_way.columns, **ledger, "evidence": evidence.columns}
    return Extract(document, tables, by_column, claimed(under_way), under_way.subject)


def _rich(rows: Iterable[Row]) -> dict[Row, list[str]]:
    """The rows with values that stand for something else (a mention, a place, another row), and in which columns.

    Looked for once: nine of ten rows have none.
    """
    rich: dict[Row, list[str]] = {}
    for row in rows:
        values = row.values
        if not _STANDING_FOR.isdisjoint(map(type, values.values())):
            rich[row] = [column for column, value in values.items() if type(value) in _STANDING_FOR]
    return rich


def _leant_on(rows: Iterable[Row], rich: Mapping[Row, list[str]]) -> Iterator[Span]:
    """Every stretch that some row leans on."""
    for row in rows:
        if row.has_evidence:
            yield row.span
    for row, columns in rich.items():
        for value in map(row.values.__getitem__, columns):
            if isinstance(value, Place):
                yield value.start, value.end


def _resolved(
    name: str, value: Any, ids: Mapping[Row, str], mention_ids: Mapping[int, str], evidence: Mapping[Span, str]
) -> dict[str, Any]:
    """What a value of that name stands for: a key, or the columns of a block."""
    if isinstance(value, Row):
        return {name: ids[value]}
    if isinstance(value, Place):
        return {name: evidence[value.start, value.end]}
    return block_columns(name, value, mention_ids)


def _used(rows: Iterable[Row], rich: Mapping[Row, list[str]], ids: Mapping[Row, str]) -> dict[int, tuple[str, str]]:
    """For each mention the row that uses it: the one whose words are the narrowest, then the first in the source."""
    best: dict[int, tuple[tuple[int, int, str, str], str, str]] = {}
    for row in rows:
        if not row.uses and row not in rich:
            continue
        values = map(row.values.__getitem__, rich.get(row, ()))
        claimed = [v for v in values if isinstance(v, PlacedDate | PlacedNumber)] + row.uses
        for mention in claimed:
            rank = (row.span[1] - row.span[0], row.span[0], row.table, ids[row])
            if id(mention) not in best or rank < best[id(mention)][0]:
                best[id(mention)] = (rank, row.table, ids[row])
    return {key: (table, user) for key, (_, table, user) in best.items()}


def _make_whole(document: Document, rows: Iterable[Row], rich: Mapping[Row, list[str]]) -> None:
    """Widen the words of every row so that they cut no link or template in two."""
    spans = [*[(link.start, link.end) for link in document.links], *[(t.start, t.end) for t in document.templates]]
    whole = Nesting(spans).whole
    for row in rows:
        if row.has_evidence:
            row.span = whole(row.span)
    for row, columns in rich.items():
        for column in columns:
            value = row.values[column]
            if isinstance(value, Place):
                row.values[column] = place_of(*whole((value.start, value.end)))
