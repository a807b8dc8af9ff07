"""Frames that have the form of a table: rows or columns made typed and sorted; what does not fit is an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import itemgetter
from typing import Any

import polars as pl

from schemas.registry import polars_schema, sort_columns


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
