"""A document from a few lines of text, on its way through the stages."""

from __future__ import annotations

from typing import Any

from pipeline.extract import Extract, extract
from pipeline.extract.finish import BY_COLUMN
from pipeline.read import read
from pipeline.recognise import recognise


def extracted(text: str, language: str = "en", form: str = "wikitext", document_id: str = "page") -> Extract:
    """The finished rows of a text."""
    document = read(text, id=document_id, language=language, format=form)  # type: ignore[arg-type]
    return extract(document, recognise(document))


def rows(found: Extract, table: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    if table in BY_COLUMN:
        columns = found.by_column(table)
        return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return list(found.tables.get(table, []))


def quote(found: Extract, evidence_id: str | None) -> str | None:
    """The words that a row leans on."""
    return next((r["quote"] for r in rows(found, "evidence") if r["evidence_id"] == evidence_id), None)
