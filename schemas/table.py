"""The base of every model: a class that takes in blocks and knows its columns, its family and its order.

A model is a declaration and no more; the Pandera model that is made of it is in `models`.
"""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

import polars as pl

from schemas.blocks import Block
from schemas.column import Column

Day = dt.date

Timestamp = Annotated[pl.Datetime, "us", "UTC"]
"""A moment in UTC, to the microsecond."""

Texts = list[str]
"""A list of strings."""

TextMap = Annotated[pl.Map, pl.String(), pl.String()]
"""A map from string to string."""

_TYPES: Mapping[Any, pl.DataType] = {
    str: pl.String(),
    int: pl.Int64(),
    float: pl.Float64(),
    bool: pl.Boolean(),
    Day: pl.Date(),
    Timestamp: pl.Datetime("us", "UTC"),
    Texts: pl.List(pl.String()),
    TextMap: pl.Map(pl.String(), pl.String()),
}
"""What an annotation means in polars."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A table as its model declares it.

    Attributes:
        model: the name of the class that declares it.
        name: the table's name: its file's stem, its name in DuckDB.
        title: its name for people.
        description: what one row is.
        family: the heading under which the dictionary shows it.
        order: the columns by which its rows are sorted, nulls last; the key breaks ties.
        columns: name to column, in order, the key first.
        dtypes: name to the column's polars type.
    """

    model: str
    name: str
    title: str
    description: str
    family: str
    order: tuple[str, ...]
    columns: Mapping[str, Column]
    dtypes: Mapping[str, pl.DataType]


class Table:
    """A published table. The docstring of a subclass says what one row is.

    A subclass states its columns in order, the key first; an attribute that is a `Block` stands for the block's
    columns. The arguments of the class are those of `Declaration`.
    """

    declaration: ClassVar[Declaration]

    def __init_subclass__(cls, *, name: str, title: str, family: str, order: Sequence[str]) -> None:
        """Collect the columns, each block's in its place."""
        columns: dict[str, Column] = {}
        dtypes: dict[str, pl.DataType] = {}
        for attribute, annotation in inspect.get_annotations(cls, eval_str=True).items():
            for full, kind, column in _columns(attribute, annotation, cls.__dict__[attribute]):
                published = column.alias or full
                columns[published], dtypes[published] = column, _TYPES[kind]
        description = " ".join((cls.__doc__ or "").split())
        cls.declaration = Declaration(cls.__name__, name, title, description, family, tuple(order), columns, dtypes)


def _columns(attribute: str, annotation: Any, declared: Any) -> list[tuple[str, Any, Column]]:
    """The name, type and declaration of each column that an attribute stands for."""
    if not isinstance(declared, Block):
        return [(attribute, annotation, declared)]
    return [
        (attribute + suffix if suffix.startswith("_") else suffix, kind, column)
        for suffix, kind, column in declared.columns
    ]
