"""The base of every model: a Pandera model that takes in blocks and knows its family and its order."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Sequence
from typing import Annotated, Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.model_config import BaseConfig
from pandera.dtypes import immutable
from pandera.engines.polars_engine import DataType, Engine

from schemas.blocks import Block

Day = dt.date

Timestamp = Annotated[pl.Datetime, "us", "UTC"]
"""A moment in UTC, to the microsecond."""

Texts = list[str]
"""A list of strings."""

TextMap = Annotated[pl.Map, pl.String(), pl.String()]
"""A map from string to string."""


@Engine.register_dtype(equivalents=[pl.Map])
@immutable(init=True)
class PanderaMap(DataType):
    """Polars' map type, which Pandera does not know by itself."""

    type = pl.Map

    def __init__(self, key: Any = None, value: Any = None) -> None:
        if key is not None and value is not None:
            object.__setattr__(self, "type", pl.Map(key, value))

    @classmethod
    def from_parametrized_dtype(cls, polars_dtype: pl.Map) -> DataType:
        """The type for a map of certain keys and values; Pandera calls it by this name."""
        return cls(polars_dtype.key, polars_dtype.value)


class Table(pa.DataFrameModel):
    """A published table. The docstring of a subclass says what one row is.

    A subclass states its columns in order, the key first; an attribute that is a `Block` stands for the block's
    columns.

    Args:
        name: the table's name: its file's stem, its name in DuckDB.
        title: its name for people.
        family: the heading under which the dictionary shows it.
        order: the columns by which its rows are sorted, nulls last; the key breaks ties.
    """

    Config: type[BaseConfig] = BaseConfig

    def __init_subclass__(cls, *, name: str, title: str, family: str, order: Sequence[str], **kwargs: Any) -> None:
        """Put each block's columns in its place before Pandera collects the fields."""
        annotations: dict[str, Any] = {}
        for attribute, annotation in inspect.get_annotations(cls).items():
            block = cls.__dict__.get(attribute)
            if not isinstance(block, Block):
                annotations[attribute] = annotation
                continue
            delattr(cls, attribute)
            for suffix, kind, column in block.columns:
                full = attribute + suffix if suffix.startswith("_") else suffix
                annotations[full] = kind
                column.__set_name__(cls, full)
                setattr(cls, full, column)
        cls.__annotations__ = annotations
        cls.Config = type(
            "Config",
            (BaseConfig,),
            {
                "name": name,
                "title": title,
                "description": " ".join((cls.__doc__ or "").split()),
                "strict": True,
                "ordered": True,
                "metadata": {"family": family, "order": tuple(order)},
            },
        )
        super().__init_subclass__(**kwargs)
