"""The embedded documents give the rows that stand in `tests/golden`, to the letter."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import polars as pl
import pytest

import schemas
from pipeline.extract import extract
from pipeline.read import read
from pipeline.read.sources import load
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SOURCES = Path(__file__).resolve().parents[2] / "sources"
TABLES = [table for table in schemas.TABLES if table not in ("coverage", "rejected_rows", "changes")]


@cache
def published() -> dict[str, pl.DataFrame]:
    """The tables of the embedded documents, as the contract lets them through."""
    documents = [read(source) for source in load([SOURCES])]
    checked = check(reconcile([extract(document, recognise(document)) for document in documents]))
    return {**checked.kept, "rejected_rows": checked.rejected, **find(documents, checked.kept)}


def lines(table: str) -> list[str]:
    """The rows of a table, one JSON object each, nulls left out."""
    return [
        json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False, default=str)
        for row in published()[table].to_dicts()
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_rows_are_those_that_were_reviewed(table: str) -> None:
    path = GOLDEN / f"{table}.jsonl"
    expected = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    assert lines(table) == expected


def test_no_row_of_the_embedded_documents_breaks_its_contract() -> None:
    assert published()["rejected_rows"].to_dicts() == []


def test_every_quote_stands_where_its_row_says() -> None:
    texts = {source.id: read(source).text for source in load([SOURCES])}
    seen = 0
    for table, frame in published().items():
        if {"document_id", "start", "end", "quote"} <= set(frame.columns):
            for row in frame.select("document_id", "start", "end", "quote").to_dicts():
                assert texts[row["document_id"]][row["start"] : row["end"]] == row["quote"], table
                seen += 1
    assert seen > 0


def test_the_tiles_cover_every_document() -> None:
    for source in load([SOURCES]):
        tiles = published()["coverage"].filter(pl.col("document_id") == source.id).to_dicts()
        at = 0
        for tile in tiles:
            assert tile["start"] == at
            at = tile["end"]
        assert at == len(read(source).text)


def write() -> None:
    """Write the files anew; an empty table has none."""
    for old in GOLDEN.glob("*.jsonl"):
        old.unlink()
    for table in TABLES:
        if found := lines(table):
            (GOLDEN / f"{table}.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
