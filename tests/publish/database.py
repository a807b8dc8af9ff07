"""The DuckDB file's tables and macros, in memory, and rows put into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import polars as pl

from pipeline.publish.arrow import to_arrow
from pipeline.publish.ddl import create_statements, quoted


@contextmanager
def created() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with all that the contract creates in one."""
    with duckdb.connect() as connection:
        for statement in create_statements():
            connection.execute(statement)
        yield connection


@contextmanager
def undone(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database for one test: what it writes is gone afterwards."""
    connection.begin()
    yield connection
    connection.rollback()


def insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Put the rows of a frame into a table."""
    connection.register("rows", to_arrow(table, frame))
    connection.execute(f"INSERT INTO {quoted(table)} BY NAME SELECT * FROM rows")  # noqa: S608  # a table of the contract
    connection.unregister("rows")
