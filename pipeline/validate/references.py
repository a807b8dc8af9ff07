"""References between rows: which lead nowhere, judged over all tables at once.

A column's reference is declared in its model (`schemas.foreign_keys`). A reference into a table that is not given is
not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

import schemas
from schemas import ForeignKey

Keys = Mapping[str, pl.Series]
"""Table name to the keys of its rows."""


def keys_of(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.Series]:
    """The keys of every table."""
    return {table: frame[schemas.primary_key(table)] for table, frame in tables.items()}


def broken(frame: pl.DataFrame, given: Iterable[ForeignKey], keys: Keys) -> list[ForeignKey]:
    """Those of a table's references that lead to no row somewhere: in one query, since nearly always there is none."""
    if frame.is_empty():
        return []
    judged = [key for key in given if all(table in keys for table in key.tables)]
    queries = [
        (~_items(key).is_in(_known(key, keys).implode())).any().alias(key.column) for key in judged if key.tables
    ]
    leads_nowhere = frame.select(queries).row(0, named=True) if queries else {}
    return [key for key in judged if (leads_nowhere[key.column] if key.tables else dangling(frame, key, keys).any())]


def _items(key: ForeignKey) -> pl.Expr:
    """Each reference of a column: of a list of them, each item."""
    column = pl.col(key.column)
    return column.list.explode(empty_as_null=True, keep_nulls=True) if key.kind == "list" else column


def _known(key: ForeignKey, keys: Keys) -> pl.Series:
    """The keys that a reference may be."""
    if len(key.tables) == 1:
        return keys[key.tables[0]]
    return pl.concat([keys[table].alias("") for table in key.tables])


def dangling(frame: pl.DataFrame, key: ForeignKey, keys: Keys) -> pl.Series:
    """For every row, whether the reference leads to no row. An empty reference does not."""
    column = frame[key.column]
    if column.null_count() == column.len():
        return _nowhere(column)
    if key.kind == "named":
        return _dangling_named(column, frame[key.table_column or ""], keys)
    if not all(table in keys for table in key.tables):
        return _nowhere(column)
    known = _known(key, keys)
    if key.kind == "list":
        items = pl.DataFrame({"row": pl.int_range(column.len(), eager=True), "item": column}).explode(
            "item", empty_as_null=True, keep_nulls=True
        )
        lost = items.filter(_missing(items["item"], known))["row"]
        return pl.int_range(column.len(), eager=True).is_in(lost.implode())
    return _missing(column, known)


def _dangling_named(column: pl.Series, tables: pl.Series, keys: Keys) -> pl.Series:
    lost = _nowhere(column)
    for table in tables.unique().sort().drop_nulls():
        if table not in schemas.TABLES:
            lost |= (tables == table).fill_null(value=False)
        elif table in keys:
            lost |= (tables == table).fill_null(value=False) & _missing(column, keys[table])
    return lost


def _nowhere(column: pl.Series) -> pl.Series:
    return pl.repeat(False, column.len(), eager=True)


def _missing(column: pl.Series, known: pl.Series) -> pl.Series:
    """Whether a value is given and not known."""
    return column.is_not_null() & ~column.is_in(known.implode())
