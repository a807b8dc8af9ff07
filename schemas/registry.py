"""What can be asked of the contract: a table's columns, keys and order, and frames that have its form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any, Literal

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


def empty(table: str) -> pl.DataFrame:
    """A table without rows."""
    return pl.DataFrame(schema=polars_schema(table))


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as a typed frame, in the table's own order.

    Args:
        table: the table.
        rows: column to value; a column left out is null. Decimals become floats.

    Raises:
        KeyError: a row has a column that the table has not.
        TypeError: a value is not of its column's type.
    """
    rows = list(rows)
    names = dict.fromkeys((*polars_schema(table), *set().union(*rows)))
    try:  # the rows of the longest tables have a value or a null in every column
        columns = dict(zip(names, zip(*map(itemgetter(*names), rows), strict=True), strict=True)) if rows else {}
    except KeyError:
        columns = {name: [row.get(name) for row in rows] for name in names}
    return frame_of_columns(table, columns)


def frame_of_columns(table: str, columns: Mapping[str, Sequence[Any]]) -> pl.DataFrame:
    """Rows given by column as a typed frame, in the table's own order.

    Args:
        table: the table.
        columns: the values of each column, as many of each; a column left out is null. Decimals become floats.

    Raises:
        KeyError: the table has no such column.
        TypeError: a value is not of its column's type.
    """
    schema = polars_schema(table)
    unknown = sorted(columns.keys() - schema.keys())
    if unknown:
        raise KeyError(f"{table} has no column {', '.join(unknown)}")
    size = max(map(len, columns.values()), default=0)
    if not size:
        return empty(table)
    series = []
    for name, dtype in schema.items():
        convert = _CONVERSIONS.get(dtype.base_type())
        values = columns[name] if name in columns else [None] * size
        try:
            if convert is not None:
                values = [None if value is None else convert(value) for value in values]
            series.append(_series(name, values, dtype))
        except (TypeError, pl.exceptions.PolarsError) as error:
            raise TypeError(f"{table}.{name}: {error}") from error
    return sort(table, pl.DataFrame(series))


def _series(name: str, values: Sequence[Any], dtype: pl.DataType) -> pl.Series:
    """A column; lists and maps of strings by way of Arrow, since polars would make a series of each of them.

    Arrow is given series of polars, and no lists and no mask: for these it imports pandas, where that is installed, and
    its functions for computing.
    """
    if dtype not in (_TEXTS, _TEXT_MAP):
        return pl.Series(name, values, dtype=dtype, strict=True)
    import pyarrow as pa

    ends = list(accumulate((len(value or ()) for value in values), initial=0))
    starts = [None if value is None else start for value, start in zip(values, ends, strict=False)]
    offsets = pl.Series([*starts, ends[-1]], dtype=pl.Int64)
    parts = _texts(chain.from_iterable(filter(None, values)))
    if dtype == _TEXTS:
        return _from_arrow(name, pa.LargeListArray.from_arrays(offsets.to_arrow(), parts))
    items = _texts(chain.from_iterable(value.values() for value in values if value))
    return _from_arrow(name, pa.MapArray.from_arrays(offsets.cast(pl.Int32).to_arrow(), parts, items))


def _from_arrow(name: str, array: Any) -> pl.Series:
    handed: Any = _Handed(array)
    return pl.Series(handed).alias(name)


class _Handed:
    """An Arrow array by the interface that all of Arrow's readers share: of its own polars imports more."""

    def __init__(self, array: Any) -> None:
        self._array = array

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self._array.__arrow_c_array__(requested_schema)


def _texts(values: Iterable[Any]) -> Any:
    """An Arrow array of strings."""
    return pl.Series(list(values), dtype=pl.String, strict=True).to_arrow()


_TEXTS = pl.List(pl.String())
_TEXT_MAP = pl.Map(pl.String(), pl.String())


def sort(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the table's total order, nulls last."""
    return rows.sort(sort_columns(table), nulls_last=True, maintain_order=True)


def _items(value: Any) -> list[Any]:
    """The items of a list. A string is none, although Python could take it apart."""
    if isinstance(value, str):
        raise TypeError(f"a list is wanted, not the string {value!r}")
    return list(value)


def _float(value: Any) -> float:
    """A number as a float. A string is none, even where Python could read it as one."""
    if isinstance(value, str):
        raise TypeError(f"a number is wanted, not the string {value!r}")
    return float(value)


def _day(value: Any) -> dt.date:
    """A day as it is; polars would read strings and cut times off."""
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise TypeError(f"a day is wanted, not {value!r}")
    return value


def _moment(value: Any) -> dt.datetime:
    """A moment as it is; one without a time zone is none."""
    if not isinstance(value, dt.datetime) or value.tzinfo is None:
        raise TypeError(f"a time with its zone is wanted, not {value!r}")
    return value


_CONVERSIONS: dict[Any, Callable[[Any], Any]] = {
    pl.Float64: _float,
    pl.Date: _day,
    pl.Datetime: _moment,
    pl.List: _items,
}
