"""From rows under way to finished rows of one document: evidence, mentions and who uses them, ids, block columns.

The only place that turns spans into evidence rows and mentions into rows of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.extract.coverage import tiles
from pipeline.extract.nesting import Nesting, whole
from pipeline.extract.rows import PART_SEPARATOR as _PART
from pipeline.extract.rows import (
    DocumentRows,
    Entity,
    Place,
    Row,
    Span,
    Standing,
    assign_ids,
    block_columns,
    digest_of,
    section_path,
)
from pipeline.extract.unused import reason_unused
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_PLAIN = frozenset({str, int, float, bool})


@dataclass(frozen=True, slots=True)
class Extract:
    """The finished rows of one document; `Entity` values still stand where `reconcile` will put an id."""

    document: Document
    tables: Mapping[str, list[dict[str, Any]]]
    subject: Entity | None = None


def finish(under_way: DocumentRows) -> Extract:
    """Give every row its id, its evidence and its block columns, and write the ledger and the coverage."""
    document, mentions = under_way.document, under_way.mentions
    _make_whole(under_way)
    placed: list[PlacedDate | PlacedNumber] = [*mentions.dates, *mentions.numbers]
    mention_rows = {id(m): _mention_row(m) for m in placed}
    evidence_rows = _evidence_rows(document, under_way.rows)
    ids = assign_ids([*under_way.rows, *mention_rows.values(), *evidence_rows.values()], document.id)
    mention_ids = {key: ids[row] for key, row in mention_rows.items()}
    used = _used(under_way.rows, ids)

    tables: dict[str, list[dict[str, Any]]] = {}
    for row in under_way.rows:
        tables.setdefault(row.table, []).append(_columns(row, document, ids, mention_ids, evidence_rows))
    tables["evidence"] = [{"evidence_id": ids[row], **row.values} for row in evidence_rows.values()]
    for mention in placed:
        row = mention_rows[id(mention)]
        table, user = used.get(id(mention), (None, None))
        reason = None if user else reason_unused(document, mention)
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
    tables["coverage"] = _coverage_rows(under_way, document)
    return Extract(document, tables, under_way.subject)


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


def _evidence_rows(document: Document, rows: Iterable[Row]) -> dict[Span, Row]:
    """One row for every stretch that some row leans on."""
    spans = {row.span for row in rows if row.has_evidence}
    spans |= {(v.start, v.end) for row in rows for v in row.values.values() if isinstance(v, Place)}
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


def _columns(
    row: Row, document: Document, ids: Mapping[Row, str], mention_ids: Mapping[int, str], evidence: Mapping[Span, Row]
) -> dict[str, Any]:
    columns: dict[str, Any] = {_key_column(row.table): ids[row], "document_id": document.id}
    if row.has_evidence:
        columns["evidence_id"] = ids[evidence[row.span]]
    for name, value in row.values.items():
        if value is None:
            continue  # an absent block has no column of its own name; an absent value is a null
        if type(value) in _PLAIN:  # as most are: nothing to look into
            columns[name] = value
            continue
        block = block_columns(name, value, mention_ids)
        if block is not None:
            columns.update(block)
        elif isinstance(value, Row):
            columns[name] = ids[value]
        elif isinstance(value, Place):
            columns[name] = ids[evidence[value.start, value.end]]
        else:
            columns[name] = value
    return columns


def _used(rows: Iterable[Row], ids: Mapping[Row, str]) -> dict[int, tuple[str, str]]:
    """For each mention the row that uses it: the one whose words are the narrowest, then the first in the source."""
    best: dict[int, tuple[tuple[int, int, str, str], str, str]] = {}
    for row in rows:
        claimed = [v for v in row.values.values() if isinstance(v, PlacedDate | PlacedNumber)] + row.uses
        for mention in claimed:
            rank = (row.span[1] - row.span[0], row.span[0], row.table, ids[row])
            if id(mention) not in best or rank < best[id(mention)][0]:
                best[id(mention)] = (rank, row.table, ids[row])
    return {key: (table, user) for key, (_, table, user) in best.items()}


def _coverage_rows(under_way: DocumentRows, document: Document) -> list[dict[str, Any]]:
    """The tiles, in order; no `Row` for each, of which a long page has tens of thousands."""
    text, document_id = document.text, document.id
    seen: dict[str, int] = {}
    rows = []
    head = f"coverage{_PART}{document_id}{_PART}"
    for kind, start, end in tiles(under_way):
        said = f"{head}{kind}{_PART}{text[start:end]}{_PART}"
        counter = seen[said] = seen.get(said, -1) + 1
        row_id = digest_of(f"{said}{counter}")
        rows.append({"coverage_id": row_id, "document_id": document_id, "start": start, "end": end, "class": kind})
    return rows


@cache
def _key_column(table: str) -> str:
    from schemas import primary_key

    return primary_key(table)


def standings(document: Document, spans: Iterable[Span]) -> list[Standing]:
    """The element and section of each stretch: those of the innermost block that holds it whole, or else its start."""
    blocks = document.blocks
    nesting = Nesting([(b.start, b.end) for b in blocks])
    found = []
    for start, end in spans:
        around = list(nesting.around(start))
        inside = next((i for i in around if blocks[i].end >= end), around[0] if around else None)
        if inside is not None:
            found.append(Standing(blocks[inside].element, blocks[inside].section))
            continue
        before = nesting.last_before(start)
        element = "template" if document.format == "wikitext" else "prose"
        found.append(Standing(element, _section_behind(blocks[before]) if before is not None else ()))
    return found


def _section_behind(block: Block) -> tuple[str, ...]:
    return (*block.section, block.text) if block.element == "heading" else block.section


def _make_whole(under_way: DocumentRows) -> None:
    """Widen the words of every row so that they cut no link or template in two."""
    document = under_way.document
    spans = [(e.start, e.end) for e in (*document.links, *document.templates)]
    elements = Nesting(spans)
    for row in under_way.rows:
        if row.has_evidence:
            row.span = whole(row.span, elements, spans)
        for column, value in row.values.items():
            if isinstance(value, Place):
                row.values[column] = Place(*whole((value.start, value.end), elements, spans))


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
