"""Published tables, read again and held to everything that can be told from them and the documents' texts.

What is wrong with the files as files (checksums, Arrow types) is the business of `pipeline.publish`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import schemas
from pipeline.validate.contract import check
from pipeline.validate.contract_expressions import breaches

_SPAN = ["document_id", "start", "end"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something published that the contract does not allow.

    `row_id` is the key of the row concerned; None where several rows are, or the table as a whole.
    """

    table: str
    row_id: str | None
    message: str


def read_tables(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables in a folder of Parquet files; one whose file is not there or cannot be read is left out."""
    tables: dict[str, pl.DataFrame] = {}
    for table in schemas.TABLES:
        try:
            tables[table] = pl.read_parquet(folder / f"{table}.parquet", glob=False)
        except (OSError, pl.exceptions.PolarsError):
            continue
    return tables


def faults(tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> list[Fault]:
    """What is wrong with published tables, in the order of the tables and their rows.

    Args:
        tables: table name to frame.
        texts: document id to text, of the documents that are at hand at the revision that was read.
    """
    found = [Fault(table, None, "the table is missing") for table in schemas.TABLES if table not in tables]
    typed: dict[str, pl.DataFrame] = {}
    for table, frame in tables.items():
        if frame.schema == schemas.polars_schema(table):
            typed[table] = frame
        else:
            found.append(Fault(table, None, _difference(frame.schema, schemas.polars_schema(table))))
    if len(typed) < len(schemas.TABLES):  # references into a table that cannot be read would all seem broken
        return found
    found += _contract_faults(typed)
    for table, frame in typed.items():
        if set(_SPAN) <= set(frame.columns):
            found += _span_faults(table, frame, texts)
    found += _tile_faults(typed["coverage"], typed["documents"])
    return found


def _contract_faults(tables: dict[str, pl.DataFrame]) -> Iterator[Fault]:
    """One fault per condition broken, however many rows broke it."""
    for failure in check(tables, judge=breaches).failures:
        row_id = failure.examples[0] if failure.rows == 1 and failure.examples else None
        yield Fault(failure.table, row_id, str(failure))


def _span_faults(table: str, frame: pl.DataFrame, texts: Mapping[str, str]) -> Iterator[Fault]:
    key = schemas.primary_key(table)
    quotes = frame["quote"] if "quote" in frame.columns else pl.repeat(None, frame.height, dtype=pl.String, eager=True)
    columns = frame.select(key, "document_id", "start", "end").with_columns(quotes.alias("quote"))
    columns = columns.drop_nulls(_SPAN)  # the contract says so where a value is missing
    for row_id, document_id, start, end, quote in columns.iter_rows():
        text = texts.get(document_id)
        if text is None:
            continue
        if not 0 <= start <= end <= len(text):
            yield Fault(
                table, row_id, f"{start}:{end} is not a place in {document_id}, which has {len(text)} characters"
            )
        elif quote is not None and text[start:end] != quote:
            yield Fault(table, row_id, f"the quote is not what {document_id} has at {start}:{end}")


def _tile_faults(coverage: pl.DataFrame, documents: pl.DataFrame) -> Iterator[Fault]:
    """Gaps and overlaps of the tiles, which no row of `coverage` shows by itself; the first of each document."""
    reached = dict.fromkeys(documents["document_id"].to_list(), 0)
    torn: set[str] = set()
    tiles = coverage.select("coverage_id", *_SPAN).drop_nulls(_SPAN).sort(_SPAN)
    for row_id, document_id, start, end in tiles.iter_rows():
        at = reached.get(document_id, 0)
        if start != at and document_id not in torn:
            torn.add(document_id)
            what = "a gap before it" if start > at else "an overlap with the one before it"
            yield Fault("coverage", row_id, f"the tile of {document_id} at {start}:{end} leaves {what}, from {at} on")
        reached[document_id] = max(at, end)
    for document_id, characters in documents.select("document_id", "characters").iter_rows():
        at = reached[document_id]
        if at != characters and document_id not in torn:
            yield Fault("coverage", None, f"the tiles of {document_id} end at {at} of {characters} characters")


def _difference(found: pl.Schema, expected: pl.Schema) -> str:
    for name, dtype in expected.items():
        if name not in found:
            return f"the column {name} is missing"
        if found[name] != dtype:
            return f"the column {name} is {found[name]} where the contract has {dtype}"
    unknown = [name for name in found if name not in expected]
    return f"the contract has no column {unknown[0]}" if unknown else "the columns stand in another order"
