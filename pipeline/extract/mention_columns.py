"""The rows of the ledger, `date_mentions` and `number_mentions`: every mention, who uses it, or why nobody does.

A page has them by the thousand, so they are columns from the document to the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.extract.ids import observation_ids, said
from pipeline.extract.rows import Columns, key_column, section_path
from pipeline.extract.unused import Reasons
from pipeline.read.document import Document
from pipeline.recognise.placed import Mentions, PlacedDate, PlacedNumber

DATES = "date_mentions"
NUMBERS = "number_mentions"


def mention_ids(document: Document, mentions: Mentions) -> dict[int, str]:
    """The id of the row of each mention, by the mention's identity (``id()``)."""
    dates = [said(m.quote, m.mention.edtf, m.element, m.field) for m in mentions.dates]
    numbers = [said(m.quote, m.mention.value, m.mention.noun, m.element, m.field) for m in mentions.numbers]
    return {
        **dict(zip(map(id, mentions.dates), observation_ids(DATES, document.id, dates), strict=True)),
        **dict(zip(map(id, mentions.numbers), observation_ids(NUMBERS, document.id, numbers), strict=True)),
    }


def mention_columns(
    document: Document, mentions: Mentions, ids: Mapping[int, str], used: Mapping[int, tuple[str, str]]
) -> dict[str, Columns]:
    """Both tables of a document; one without rows is left out.

    Args:
        document: the document.
        mentions: what it holds.
        ids: of the mentions, by their identity.
        used: the table and the id of the row that uses a mention, likewise.
    """
    tables: dict[str, Columns] = {}
    if mentions.dates:
        found = [placed.mention for placed in mentions.dates]
        bases = [placed.basis_span or (None, None) for placed in mentions.dates]
        tables[DATES] = {
            **_placed(DATES, document, mentions.dates, ids, used),
            "edtf": [m.edtf for m in found], "earliest": [m.earliest for m in found],
            "latest": [m.latest for m in found], "precision": [m.precision for m in found],
            "modifier": [m.modifier for m in found], "basis": [m.basis for m in found],
            "basis_start": [start for start, _ in bases], "basis_end": [end for _, end in bases],
            "is_valid": [m.is_valid for m in found],
        }  # fmt: skip
    if mentions.numbers:
        found = [placed.mention for placed in mentions.numbers]
        tables[NUMBERS] = {
            **_placed(NUMBERS, document, mentions.numbers, ids, used),
            "value": _reals(m.value for m in found), "value_high": _reals(m.value_high for m in found),
            "qualifier": [m.qualifier for m in found], "notation": [m.notation for m in found],
            "noun": [m.noun for m in found],
        }  # fmt: skip
    return tables


def _placed(
    table: str,
    document: Document,
    mentions: Sequence[PlacedDate | PlacedNumber],
    ids: Mapping[int, str],
    used: Mapping[int, tuple[str, str]],
) -> Columns:
    """The columns that both tables have: where a mention stands, and what became of it."""
    users = [used.get(id(m)) for m in mentions]
    reasons = Reasons(document)
    return {
        key_column(table): [ids[id(m)] for m in mentions], "document_id": [document.id] * len(mentions),
        "start": [m.start for m in mentions], "end": [m.end for m in mentions], "quote": [m.quote for m in mentions],
        "element": [m.element for m in mentions], "section": [section_path(m.section) for m in mentions],
        "used_by_table": [user and user[0] for user in users], "used_by_id": [user and user[1] for user in users],
        "unused_reason": [None if user else reasons.of(m) for m, user in zip(mentions, users, strict=True)],
    }  # fmt: skip


def _reals(values: Iterable[Decimal | None]) -> list[Any]:
    return [None if value is None else float(value) for value in values]
