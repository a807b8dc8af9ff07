"""A value of a table as plain text, for files that know nothing but text: CSV, and the dictionary's examples.

Dates and times are ISO 8601, truth is ``true`` or ``false``, lists and maps are JSON. A null stays a null.
"""

from __future__ import annotations

import json
from typing import Any

import polars as pl

import schemas


def texts(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """A table's rows with every column as text; rows and columns stay as they are ordered.

    Raises:
        KeyError: there is no such table.
        polars.exceptions.ColumnNotFoundError: a column is missing.
    """
    return pl.DataFrame([_text(frame.get_column(column.name)) for column in schemas.columns(table)])


def _text(values: pl.Series) -> pl.Series:
    dtype = values.dtype.base_type()
    if dtype in (pl.List, pl.Map):
        written = [None if value is None else json.dumps(_plain(value), ensure_ascii=False) for value in values]
        return pl.Series(values.name, written, dtype=pl.String)
    if dtype is pl.Datetime:
        # The fraction stands only where there is one, in microseconds.
        written = values.dt.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").str.replace(".000000Z", "Z", literal=True)
        return written.alias(values.name)
    if dtype is pl.Date:
        return values.dt.strftime("%Y-%m-%d")
    return values.cast(pl.String)


def _plain(value: Any) -> Any:
    """A list or a map as JSON knows it; a map keeps the order of its entries."""
    return dict(value) if isinstance(value, dict) else list(value)
