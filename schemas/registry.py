"""What can be asked of the contract: a table's columns, keys and order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import polars as pl

from schemas.contract import TABLES


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column as the contract declares it.

    Attributes:
        name: its name.
        dtype: its polars type.
        nullable: whether it may hold nulls.
        title: its name for people.
        description: what a value means.
        null_meaning: where it is null, as the end of "Null where"; None if it is never null.
        unit: of its values, if they have one.
        codes: the code list its values are from, if any.
        references: what its values are keys of, in the notation of `schemas.fields.field`, if anything.
        pattern: the regular expression its values follow, if any.
        minimum: the least value it may hold, if there is one.
        unique: whether no value occurs twice.
    """

    name: str
    dtype: pl.DataType
    nullable: bool
    title: str
    description: str
    null_meaning: str | None
    unit: str | None
    codes: str | None
    references: str | None
    pattern: str | None
    minimum: int | None
    unique: bool

    @property
    def full_description(self) -> str:
        """What a value means, and what a null means."""
        return f"{self.description} Null where {self.null_meaning}." if self.null_meaning else self.description


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values are keys of other rows.

    Attributes:
        column: the column.
        kind: ``plain`` (a key of one table), ``list`` (each item is a key of one table), ``either`` (a key of one of
            several tables), ``named`` (a key of the table that another column of the row names).
        tables: the tables referred to; empty for ``named``.
        table_column: for ``named``, the column that names the table.
        is_loose: whether the row outlives what it refers to: a reference to a table that is published later, or, where
            it may be null, to one the row names. If the other row is kept out, the reference is emptied; any other
            reference takes its row with it.
    """

    column: str
    kind: Literal["plain", "list", "either", "named"]
    tables: tuple[str, ...] = ()
    table_column: str | None = None
    is_loose: bool = False


@cache
def columns(table: str) -> tuple[ColumnSpec, ...]:
    """A table's columns in their order.

    Raises:
        KeyError: there is no such table.
    """
    declared = TABLES[table]
    return tuple(
        ColumnSpec(
            name=name,
            dtype=declared.dtypes[name],
            nullable=column.nullable,
            title=column.title,
            description=column.description,
            null_meaning=column.null,
            unit=column.unit,
            codes=column.codes,
            references=column.references,
            pattern=column.pattern,
            minimum=column.minimum,
            unique=column.unique,
        )
        for name, column in declared.columns.items()
    )


def title(table: str) -> str:
    """A table's name for people."""
    return TABLES[table].title


def description(table: str) -> str:
    """What one row of a table is (its grain)."""
    return TABLES[table].description


def family(table: str) -> str:
    """The heading a table stands under."""
    return TABLES[table].family


def primary_key(table: str) -> str:
    """A table's key: its first column."""
    return columns(table)[0].name


def lists_of_codes() -> list[str]:
    """The code lists that columns use, in the order of their names."""
    return sorted({column.codes for table in TABLES for column in columns(table) if column.codes})


@cache
def foreign_keys(table: str) -> tuple[ForeignKey, ...]:
    """The references of a table, in the order of its columns."""
    order = list(TABLES)
    found = []
    for column in columns(table):
        to = column.references
        if to is None:
            continue
        if to.startswith("{"):
            key = ForeignKey(column.name, "named", table_column=to.strip("{}"), is_loose=column.nullable)
        elif "|" in to:
            key = ForeignKey(column.name, "either", tuple(to.split("|")))
        elif isinstance(column.dtype, pl.List):
            key = ForeignKey(column.name, "list", (to,))
        else:
            is_later = order.index(to) > order.index(table)
            key = ForeignKey(column.name, "plain", (to,), is_loose=is_later and column.nullable)
        found.append(key)
    return tuple(found)


def sort_columns(table: str) -> tuple[str, ...]:
    """The total order of a table's rows: readable columns first, the key last."""
    order = TABLES[table].order
    key = primary_key(table)
    return (*(name for name in order if name != key), key)


@cache
def polars_schema(table: str) -> pl.Schema:
    """A table's columns and their polars types: the same object at every call, not to be changed."""
    return pl.Schema({column.name: column.dtype for column in columns(table)})
