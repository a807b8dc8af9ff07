"""The DuckDB file of a release: every table with its keys and comments, and the views, from the Parquet files.

It is assembled once, when all Parquet files are there, so that no reader ever meets a half-filled one. The statements
are `ddl.py`'s.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import duckdb

import schemas
from pipeline.publish.ddl import create_statements, quoted
from pipeline.publish.parquet_files import path_of

NAME = "blauwhelm.duckdb"

# One thread, so that rows stand in the order of the Parquet files; nothing fetched and nothing kept outside the folder.
# The smallest block: each index of each key takes blocks of its own, which at the usual size are 25 MB of nothing much.
# Anything is enough for a checkpoint: what the one transaction wrote goes into the file, and not into a log before it.
_SETTINGS = {
    "threads": 1,
    "default_block_size": 16_384,
    "checkpoint_threshold": "1KB",
    "preserve_insertion_order": True,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def assemble(release: Path, rows: Mapping[str, int]) -> Path:
    """Writes the DuckDB file of a release whose Parquet files are there.

    Args:
        release: its folder.
        rows: how many rows each table has.

    Raises:
        OSError: the file cannot be written.
    """
    path = release / NAME
    try:
        with duckdb.connect(path, config={**_SETTINGS, "temp_directory": str(release / ".duckdb")}) as connection:
            connection.execute("PRAGMA disable_optimizer")  # nothing here could be made any faster
            connection.begin()
            connection.execute(";\n".join(create_statements()))
            for table in schemas.TABLES:
                if rows[table]:
                    source = [str(path_of(release, table))]
                    connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM read_parquet(?)', source)  # noqa: S608
            connection.commit()
            connection.execute("CHECKPOINT")
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:  # all three: a full disk
        raise _system_error(error) from error
    return path


def _system_error(error: duckdb.Error) -> OSError:
    """What the system refused: DuckDB gives its words, not its number."""
    said = str(error).splitlines()[0]
    number = next((number for number in (errno.ENOSPC, errno.EDQUOT) if os.strerror(number).lower() in said.lower()), 0)
    return OSError(number, os.strerror(number)) if number else OSError(said)


def faults(release: Path, rows: Mapping[str, int]) -> list[str]:
    """What is wrong with a release's DuckDB file: tables that are missing or lack rows, views that do not answer."""
    with duckdb.connect(release / NAME, read_only=True, config=_SETTINGS) as connection:
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        views = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL").fetchall()
        faults = [f"{table}: not in {NAME}" for table in schemas.TABLES if table not in tables]
        counts = [f"SELECT '{table}', count(*) FROM \"{table}\"" for table in schemas.TABLES if table in tables]  # noqa: S608
        for table, count in connection.execute(" UNION ALL ".join(counts)).fetchall():
            if count != rows[table]:
                faults.append(f"{table}: {count} rows in {NAME} where {rows[table]} were written")
        for (view,) in views:
            try:
                connection.execute(f"SELECT * FROM {quoted(view)} LIMIT 1").fetchall()  # noqa: S608
            except duckdb.Error as error:
                faults.append(f"{view}: the view does not answer ({str(error).splitlines()[0]})")
    return faults
