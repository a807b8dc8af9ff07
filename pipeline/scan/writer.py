"""The Parquet files of one part: each table in the schema of the release, written as rows come.

Rows stand in the order of the pages; those of one page, as the contract orders them. A table of which a part has no row
has no file in it (`views.CONTRACT_PART` has all of them, empty).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import schemas
from pipeline.publish.arrow import arrow_schema, to_arrow
from pipeline.scan.pages import Fault

BAD_PAGES = "bad_pages"

ROW_GROUP = 1 << 15
"""Rows that are collected before they are written: they are all that a part keeps in memory of its tables."""

BAD_PAGES_SCHEMA = pa.schema(
    [
        pa.field("part", pa.string(), nullable=False, metadata={"description": "The part it was met in."}),
        pa.field(
            "at",
            pa.int64(),
            nullable=False,
            metadata={"description": "The byte of the dump file at which it begins; in a packed file, its block."},
        ),
        pa.field("page_id", pa.int64(), metadata={"description": "The wiki's number of the page, where it is known."}),
        pa.field("title", pa.string(), metadata={"description": "Its title, where it is known."}),
        pa.field("reason", pa.string(), nullable=False, metadata={"description": "What is wrong, in one word."}),
        pa.field("detail", pa.string(), nullable=False, metadata={"description": "What is wrong, for a person."}),
        pa.field(
            "is_published",
            pa.bool_(),
            nullable=False,
            metadata={"description": "Whether the page is in the tables, without what could not be read."},
        ),
    ],
    metadata={"title": "Bad pages", "description": "A page of a dump that was not read, or not wholly, and why."},
)

_OPTIONS = {"version": "2.6", "compression": "zstd", "compression_level": 3, "store_schema": True}


class PartWriter:
    """Writes the tables of a part into its folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.RecordBatch]] = {}
        self.rows: dict[str, int] = {}

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for table in list(self._waiting):
                self._flush(table)
        for writer in self._writers.values():
            writer.close()

    def write(self, tables: Mapping[str, pl.DataFrame]) -> None:
        """Adds the rows of some pages."""
        for table, frame in tables.items():
            if frame.height:
                self._add(table, to_arrow(table, schemas.sort(table, frame)).to_batches())

    def write_bad(self, fault: Fault, *, is_published: bool) -> None:
        """Adds a bad page."""
        row = {
            "part": self._name,
            "at": fault.at,
            "page_id": fault.page_id,
            "title": fault.title,
            "reason": fault.reason,
            "detail": fault.detail[:1000],
            "is_published": is_published,
        }
        self._add(BAD_PAGES, [pa.RecordBatch.from_pylist([row], schema=BAD_PAGES_SCHEMA)])

    def _add(self, table: str, batches: list[pa.RecordBatch]) -> None:
        waiting = self._waiting.setdefault(table, [])
        waiting += batches
        self.rows[table] = self.rows.get(table, 0) + sum(batch.num_rows for batch in batches)
        if sum(batch.num_rows for batch in waiting) >= ROW_GROUP:
            self._flush(table)

    def _flush(self, table: str) -> None:
        if not (batches := self._waiting.pop(table, [])):
            return
        schema = batches[0].schema
        if table not in self._writers:
            self._writers[table] = pq.ParquetWriter(self._folder / f"{table}.parquet", schema, **_OPTIONS)
        self._writers[table].write_table(pa.Table.from_batches(batches, schema).combine_chunks())


def write_empty(folder: Path, rules: pl.DataFrame) -> None:
    """Writes every table into a folder without rows, but `rules`, which are the same for all pages."""
    for table in schemas.TABLES:
        rows = to_arrow(table, rules) if table == "rules" else arrow_schema(table).empty_table()
        pq.write_table(rows, folder / f"{table}.parquet", **_OPTIONS)
    pq.write_table(BAD_PAGES_SCHEMA.empty_table(), folder / f"{BAD_PAGES}.parquet", **_OPTIONS)
