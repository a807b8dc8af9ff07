"""One Parquet file per table, the same bytes for the same rows wherever and whenever it is written.

How a table looks in Arrow is `arrow.py`'s business; what stands here is how Arrow is put into a file and what a file
that was written is held to.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import schemas
from pipeline.publish.arrow import arrow_schema, to_arrow
from pipeline.publish.parquet_files import FOLDER, path_of

# Every option that shapes the bytes is stated, so that a new default of the library does not change a release.
_OPTIONS: Mapping[str, Any] = {
    "version": "2.6",
    "data_page_version": "1.0",
    "compression": "zstd",
    "compression_level": 9,
    "use_dictionary": True,
    "write_statistics": True,
    "row_group_size": 1 << 16,
    "data_page_size": 1 << 20,
    "store_schema": True,
}


def write(release: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Writes tables of the contract into a release's folder, rows in the order the contract gives them.

    Args:
        release: the folder, in which the Parquet files get their own.
        tables: a frame for each of the tables to write.

    Raises:
        KeyError: the contract has no such table.
        OSError: the folder cannot be written to.
    """
    (release / FOLDER).mkdir(exist_ok=True)
    for table in tables:
        arrow = to_arrow(table, schemas.sort(table, tables[table]))
        pq.write_table(arrow, path_of(release, table), **_OPTIONS)


def faults(release: Path, rows: Mapping[str, int] | None = None) -> list[str]:
    """What is wrong with a release's Parquet files as files: one line per fault, in the order of the tables.

    Args:
        release: the folder of a release.
        rows: how many rows each table must have, where that is known.
    """
    return [fault for table in schemas.TABLES for fault in _faults(release, table, (rows or {}).get(table))]


def _faults(release: Path, table: str, rows: int | None) -> list[str]:
    path = path_of(release, table)
    if not path.is_file():
        return [f"{table}: there is no file {FOLDER}/{path.name}"]
    try:
        with pq.ParquetFile(path) as file:
            found = file.schema_arrow
            found_rows = file.metadata.num_rows
    except (OSError, pa.ArrowException) as error:
        return [f"{table}: {FOLDER}/{path.name} is not a Parquet file ({str(error).splitlines()[0]})"]
    faults = _schema_faults(table, found, arrow_schema(table))
    if rows is not None and found_rows != rows:
        faults.append(f"{table}: {found_rows} rows where {rows} were written")
    return faults


def _schema_faults(table: str, found: pa.Schema, expected: pa.Schema) -> list[str]:
    if found.equals(expected, check_metadata=True):
        return []
    faults = [f"{table}.{name}: the column is missing" for name in expected.names if name not in found.names]
    for name in found.names:
        if name not in expected.names:
            faults.append(f"{table}.{name}: the contract has no such column")
        elif not found.field(name).equals(expected.field(name)):
            faults.append(f"{table}.{name}: {found.field(name)} where the contract has {expected.field(name)}")
        elif found.field(name).metadata != expected.field(name).metadata:  # not of fields in it: Parquet renames those
            faults.append(f"{table}.{name}: described otherwise than in the contract")
    if not faults and found.names != expected.names:
        faults.append(f"{table}: the columns stand in another order than in the contract")
    if found.metadata != expected.metadata:
        faults.append(f"{table}: described otherwise than in the contract")
    return faults
