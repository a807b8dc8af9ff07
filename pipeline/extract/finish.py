"""From rows under way to finished rows of one document: evidence, mentions and who uses them, ids, block columns.

The only place that turns spans into evidence rows and mentions into rows of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.extract.coverage import Tiles, tiles
from pipeline.extract.nesting import Nesting, walked, whole
from pipeline.extract.rows import (
    DocumentRows,
    Entity,
    Place,
    Row,
    Span,
    Standing,
    assign_ids,
    block_columns,
    section_path,
)
from pipeline.extract.unused import Reasons
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_PLAIN = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Extract:
    """The finished rows of one document; `Entity` values still stand where `reconcile` will put an id.

    The rows of `coverage` are not among `tables`: they are made of the tiles, by column.
    """

    document: Document
    tables: Mapping[str, list[dict[str, Any]]]
    tiles: Tiles
    subject: Entity | None = None


def finish(under_way: DocumentRows) -> Extract:
    """Give every row its id, its evidence and its block columns, write the ledger, and cut the document into tiles."""
    document, mentions, rows = under_way.document, under_way.mentions, under_way.rows
    rich = _rich(rows)
    _make_whole(document, rows, rich)
    placed: list[PlacedDate | PlacedNumber] = [*mentions.dates, *mentions.numbers]
    mention_rows = {id(m): _mention_row(m) for m in placed}
    evidence_rows = _evidence_rows(document, rows, rich)
    ids = assign_ids([*rows, *mention_rows.values(), *evidence_rows.values()], document.id)
    mention_ids = {key: ids[row] for key, row in mention_rows.items()}
    used = _used(rows, rich, ids)

    tables: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        columns: dict[str, Any] = {_key_column(row.table): ids[row], "document_id": document.id}
        if row.has_evidence:
            columns["evidence_id"] = ids[evidence_rows[row.span]]
        if row in rich:
            columns.update(_resolved(row.values, ids, mention_ids, evidence_rows))
        else:
            columns |= {name: value for name, value in row.values.items() if value is not None}
        tables.setdefault(row.table, []).append(columns)
    tables["evidence"] = [{"evidence_id": ids[row], **row.values} for row in evidence_rows.values()]
    reasons = Reasons(document)
    for mention in placed:
        row = mention_rows[id(mention)]
        table, user = used.get(id(mention), (None, None))
        reason = None if user else reasons.of(mention)
        tables.setdefault(row.table, []).append(
            {
                _key_column(row.table): ids[row],
                "document_id": document.id,
                **row.values,
                "used_by_table": table,
                "used_by_id": user,
                "unused_reason": reason,
            }
        )
    return Extract(document, tables, tiles(under_way), under_way.subject)


def _rich(rows: Iterable[Row]) -> dict[Row, list[str]]:
    """The rows with values that stand for something else (a mention, a place, another row), and in which columns.

    Looked for once: nine of ten rows have none.
    """
    rich: dict[Row, list[str]] = {}
    for row in rows:
        if columns := [column for column, value in row.values.items() if type(value) not in _PLAIN]:
            rich[row] = columns
    return rich


def _mention_row(mention: PlacedDate | PlacedNumber) -> Row:
    where = {
        "start": mention.start, "end": mention.end, "quote": mention.quote,
        "element": mention.element, "section": section_path(mention.section),
    }  # fmt: skip
    span = (mention.start, mention.end)
    if isinstance(mention, PlacedDate):
        d = mention.mention
        basis_start, basis_end = mention.basis_span or (None, None)
        values = {
            **where, "edtf": d.edtf, "earliest": d.earliest, "latest": d.latest, "precision": d.precision,
            "modifier": d.modifier, "basis": d.basis, "basis_start": basis_start, "basis_end": basis_end,
            "is_valid": d.is_valid,
        }  # fmt: skip
        return Row("date_mentions", (mention.quote, d.edtf, mention.element, mention.field), span, values)
    n = mention.mention
    values = {
        **where, "value": _real(n.value), "value_high": _real(n.value_high), "qualifier": n.qualifier,
        "notation": n.notation, "noun": n.noun,
    }  # fmt: skip
    return Row("number_mentions", (mention.quote, n.value, n.noun, mention.element, mention.field), span, values)


def _evidence_rows(document: Document, rows: Iterable[Row], rich: Mapping[Row, list[str]]) -> dict[Span, Row]:
    """One row for every stretch that some row leans on."""
    spans = {row.span for row in rows if row.has_evidence}
    for row, columns in rich.items():
        spans.update((v.start, v.end) for v in map(row.values.__getitem__, columns) if isinstance(v, Place))
    ordered = sorted(spans)
    found = {}
    for span, standing in zip(ordered, standings(document, ordered), strict=True):
        quote = document.text[span[0] : span[1]]
        section = section_path(standing.section)
        values = {
            "document_id": document.id, "start": span[0], "end": span[1], "quote": quote, "section": section,
            "element": standing.element,
        }  # fmt: skip
        found[span] = Row("evidence", (quote, section, standing.element), span, values, has_evidence=False)
    return found


def _resolved(
    values: Mapping[str, Any], ids: Mapping[Row, str], mention_ids: Mapping[int, str], evidence: Mapping[Span, Row]
) -> dict[str, Any]:
    """The values of a row with the columns of a block, or a key, for each that stands for something else."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue  # an absent block has no column of its own name; an absent value is a null
        if type(value) in _PLAIN:
            columns[name] = value
        elif isinstance(value, Row):
            columns[name] = ids[value]
        elif isinstance(value, Place):
            columns[name] = ids[evidence[value.start, value.end]]
        elif (block := block_columns(name, value, mention_ids)) is not None:
            columns.update(block)
        else:
            columns[name] = value
    return columns


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


@cache
def _key_column(table: str) -> str:
    from schemas import primary_key

    return primary_key(table)


def standings(document: Document, spans: Sequence[Span]) -> list[Standing]:
    """The element and section of each stretch: those of the innermost block that holds it whole, or else its start.

    Args:
        document: the document.
        spans: the stretches, in the order of the source.
    """
    blocks = document.blocks
    found = []
    walk = walked([(b.start, b.end) for b in blocks], (start for start, _ in spans))
    for (_, end), (around, before) in zip(spans, walk, strict=True):
        inside = next((i for i in around if blocks[i].end >= end), around[0] if around else None)
        if inside is not None:
            found.append(Standing(blocks[inside].element, blocks[inside].section))
            continue
        element = "template" if document.format == "wikitext" else "prose"
        found.append(Standing(element, _section_behind(blocks[before]) if before is not None else ()))
    return found


def _section_behind(block: Block) -> tuple[str, ...]:
    return (*block.section, block.text) if block.element == "heading" else block.section


def _make_whole(document: Document, rows: Iterable[Row], rich: Mapping[Row, list[str]]) -> None:
    """Widen the words of every row so that they cut no link or template in two."""
    spans = [(e.start, e.end) for e in (*document.links, *document.templates)]
    elements = Nesting(spans)
    for row in rows:
        if row.has_evidence:
            row.span = whole(row.span, elements, spans)
    for row, columns in rich.items():
        for column in columns:
            value = row.values[column]
            if isinstance(value, Place):
                row.values[column] = Place(*whole((value.start, value.end), elements, spans))


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
