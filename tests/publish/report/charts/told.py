"""Published tables by hand, for the charts: what two documents tell of one mission."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

import polars as pl

import schemas

MISSION = "unmos"

Row = dict[str, Any]


def date(prefix: str, edtf: str, earliest: str | None, latest: str | None, modifier: str | None = None) -> Row:
    """A date block; bounds are ISO days."""
    is_day = earliest is not None and earliest == latest
    return {
        f"{prefix}_edtf": edtf,
        f"{prefix}_earliest": dt.date.fromisoformat(earliest) if earliest else None,
        f"{prefix}_latest": dt.date.fromisoformat(latest) if latest else None,
        f"{prefix}_precision": "day" if is_day else "month",
        f"{prefix}_modifier": modifier,
    }


def day(prefix: str, iso: str) -> Row:
    """A date block of one day."""
    return date(prefix, iso, iso, iso)


def counted(prefix: str, number: int | None, qualifier: str = "exact", **parts: int | None) -> Row:
    """A count block; of a bound, what is not told is null."""
    low = high = number
    if qualifier in ("at_most", "about"):
        low = None
    if qualifier in ("at_least", "about"):
        high = None
    block = {"low": low, "best": number, "high": high, "qualifier": qualifier, **parts}
    return {f"{prefix}_{part}": value for part, value in block.items()}


def row(table: str, *blocks: Row, document: str = "english", nth: int = 1, **columns: Any) -> Row:
    """A row with its evidence, and a key from what it says; rows that say the same differ by their place."""
    found: Row = {"document_id": document, "assertion": "asserted", "derivation": "stated", "extractor": "hand"}
    found = {name: value for name, value in found.items() if name in schemas.polars_schema(table)}
    if "mission_id" in schemas.polars_schema(table):
        found["mission_id"] = MISSION
    for block in blocks:
        found |= block
    found |= columns
    said = repr((table, sorted((name, str(value)) for name, value in found.items())))
    return {schemas.primary_key(table): hashlib.sha256(f"{said} {nth}".encode()).hexdigest()[:16]} | found


def tables(**rows: list[Row]) -> Mapping[str, pl.DataFrame]:
    """A frame for every table, with two documents about the mission."""
    documents = [{"document_id": name, "title": name, "mission_id": MISSION} for name in ("dutch", "english")]
    return {
        table: schemas.frame(table, documents if table == "documents" else rows.get(table, []))
        for table in schemas.TABLES
    }


def link(table: str, row_id: str) -> str:
    """The place of a row in the reader."""
    return f"reader/english.html#{table}-{row_id}"
