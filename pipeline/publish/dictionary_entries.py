"""The data dictionary as plain data: every table and column in words, with an example and the share of nulls.

How it looks is the business of whoever shows it (`dictionary.py`, the report).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

import schemas
from pipeline.publish.cells import texts

TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "text",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp",
    pl.List: "list of texts",
    pl.Map: "map from text to text",
}
"""A column's type in words."""


@dataclass(frozen=True, slots=True)
class ColumnEntry:
    """A column.

    Attributes:
        name: its name.
        title: its name for people.
        type: its type in words, without the unit.
        meaning: what a value means.
        null_meaning: where it is null, as the end of "Null where"; None if it is never null.
        unit: of its values, if they have one.
        codes: the code list its values are from, if any (`schemas.code_lists.code_list`).
        references: the tables whose keys its values are; none where it refers to nothing, or to a table the row names.
        named_by: the column that names the table referred to, if one does.
        is_key: whether it is the table's key.
        example: its value in the table's example row, as `cells` writes it; source text, and as long as it is there.
            None where it is null or the table has no rows.
        null_share: how many of the rows have no value, from 0 to 1; None where the table has no rows.
    """

    name: str
    title: str
    type: str
    meaning: str
    null_meaning: str | None
    unit: str | None
    codes: str | None
    references: tuple[str, ...]
    named_by: str | None
    is_key: bool
    example: str | None
    null_share: float | None


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table. `order` are the columns its rows are sorted by; `rows` is None where no tables were given."""

    name: str
    title: str
    family: str
    description: str
    key: str
    order: tuple[str, ...]
    rows: int | None
    columns: tuple[ColumnEntry, ...]


def entries(tables: Mapping[str, pl.DataFrame] | None = None) -> tuple[TableEntry, ...]:
    """The tables of the contract, in its order.

    Args:
        tables: a frame for every table, for examples and shares of nulls. The example row of a table is the one with
            the fewest nulls, the first of them in the table's order.

    Raises:
        KeyError: a table has no frame.
    """
    return tuple(_entry(table, None if tables is None else tables[table]) for table in schemas.TABLES)


def _entry(table: str, frame: pl.DataFrame | None) -> TableEntry:
    key = schemas.primary_key(table)
    example = {} if frame is None else _example(table, frame)
    keys = {foreign.column: foreign for foreign in schemas.foreign_keys(table)}
    columns = []
    for column in schemas.columns(table):
        foreign = keys.get(column.name)
        columns.append(
            ColumnEntry(
                name=column.name,
                title=column.title,
                type=TYPES[column.dtype.base_type()],
                meaning=column.description,
                null_meaning=column.null_meaning,
                unit=column.unit,
                codes=column.codes,
                references=foreign.tables if foreign else (),
                named_by=foreign.table_column if foreign else None,
                is_key=column.name == key,
                example=example.get(column.name),
                null_share=frame[column.name].null_count() / frame.height if frame is not None and len(frame) else None,
            )
        )
    return TableEntry(
        name=table,
        title=schemas.title(table),
        family=schemas.family(table),
        description=schemas.description(table),
        key=key,
        order=schemas.sort_columns(table),
        rows=None if frame is None else frame.height,
        columns=tuple(columns),
    )


def _example(table: str, frame: pl.DataFrame) -> dict[str, str | None]:
    """The row with the fewest nulls, as texts; nothing where there is no row."""
    if frame.is_empty():
        return {}
    ordered = schemas.sort(table, frame)
    nulls = ordered.select(pl.sum_horizontal(pl.all().is_null())).to_series()
    first = nulls.arg_min() or 0
    return texts(table, ordered.slice(first, 1)).row(0, named=True)
