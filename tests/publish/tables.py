"""Small tables that keep the contract, for what is done with tables whatever they say."""

from __future__ import annotations

import hashlib

import polars as pl

import schemas

TEXT = "In May 2014 the mission had 1,200 troops.\n"
"""What the tables were read from."""

QUOTE = "1,200 troops"


def small_tables(title: str = "A mission") -> dict[str, pl.DataFrame]:
    """All tables, of which some have a row; another title makes another content."""
    start = TEXT.index(QUOTE)
    span = {"document_id": "report", "start": start, "end": start + len(QUOTE), "quote": QUOTE, "element": "prose"}
    document = {
        "document_id": "report",
        "title": title,
        "language": "en",
        "format": "text",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "characters": len(TEXT),
        "bytes": len(TEXT.encode()),
    }
    strength = {
        "strength_id": "00000000000000a1",
        "kind": "deployed",
        "component": "military",
        "count_low": 1200,
        "count_best": 1200,
        "count_high": 1200,
        "count_qualifier": "exact",
        "document_id": "report",
        "evidence_id": "00000000000000e1",
        "assertion": "asserted",
        "derivation": "stated",
        "extractor": "strengths.prose",
    }
    cover = {"document_id": "report", "start": 0, "end": len(TEXT), "class": "fact", "coverage_id": "00000000000000c1"}
    rows = {
        "documents": [document],
        "evidence": [{**span, "evidence_id": "00000000000000e1"}],
        "coverage": [cover],
        "strengths": [strength],
    }
    return {table: schemas.frame(table, rows.get(table, [])) for table in schemas.TABLES}
