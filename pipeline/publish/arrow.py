"""How a table looks in Arrow, and so in Parquet: types, nullability, and the contract's words as metadata.

Derived from the models in `schemas`; nothing about a single table stands here. The types are those that every reader
knows: ``string``, where polars would give ``large_string`` or ``string_view``.
"""

from __future__ import annotations

import polars as pl
import pyarrow as pa

import schemas

SLICE = 1 << 16
"""Rows cast at a time, so that no array of 32-bit offsets grows past its 2 GiB."""

_TYPES: dict[pl.DataType, pa.DataType] = {
    pl.String(): pa.string(),
    pl.Int64(): pa.int64(),
    pl.Float64(): pa.float64(),
    pl.Boolean(): pa.bool_(),
    pl.Date(): pa.date32(),
    pl.Datetime("us", "UTC"): pa.timestamp("us", "UTC"),
    pl.List(pl.String()): pa.list_(pa.field("element", pa.string())),  # what Parquet calls an item
    pl.Map(pl.String(), pl.String()): pa.map_(pa.string(), pa.string()),
}


def arrow_schema(table: str) -> pa.Schema:
    """A table's Arrow schema.

    A field's metadata has its title and description and, where it has them, unit, codes (the code list's name) and
    references; the schema's metadata has title, description, primary_key and contract (the version).

    Raises:
        KeyError: there is no such table.
    """
    fields = []
    for column in schemas.columns(table):
        words = {
            "title": column.title,
            "description": column.full_description,
            "unit": column.unit,
            "codes": column.codes,
            "references": column.references,
        }
        metadata = {name: word for name, word in words.items() if word is not None}
        fields.append(pa.field(column.name, _TYPES[column.dtype], nullable=column.nullable, metadata=metadata))
    about = {
        "title": schemas.title(table),
        "description": schemas.description(table),
        "primary_key": schemas.primary_key(table),
        "contract": schemas.VERSION,
    }
    return pa.schema(fields, metadata=about)


def to_arrow(table: str, frame: pl.DataFrame) -> pa.Table:
    """A frame of a table in the table's Arrow schema; rows stay as they are ordered.

    Raises:
        ValueError: a value does not fit its column's type, or is null where none may be.
        polars.exceptions.ColumnNotFoundError: a column is missing.
    """
    schema = arrow_schema(table)
    frame = frame.select(schema.names)
    slices = [_slice_to_arrow(part, schema) for part in frame.iter_slices(SLICE)]
    return pa.Table.from_batches(slices, schema)


def _slice_to_arrow(part: pl.DataFrame, schema: pa.Schema) -> pa.RecordBatch:
    table = part.rechunk().to_arrow(compat_level=pl.CompatLevel.oldest()).cast(schema)
    (batch,) = table.combine_chunks().to_batches()
    return batch
