"""The Pandera models of the tables, each made of its declaration when it is first asked for.

Importing this imports Pandera, which takes seconds: whoever only wants to know the contract asks `registry`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import pandera.polars as pa
import polars as pl
from pandera.api.polars.model_config import BaseConfig
from pandera.dtypes import immutable
from pandera.engines.polars_engine import DataType, Engine

from schemas.code_lists import code_list
from schemas.column import Column, Condition
from schemas.contract import TABLES


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


@cache
def model(table: str) -> type[pa.DataFrameModel]:
    """A table's Pandera model.

    Raises:
        KeyError: there is no such table.
    """
    declared = TABLES[table]
    annotations: dict[str, Any] = {}
    body: dict[str, Any] = {"__annotations__": annotations, "__doc__": declared.description, "__module__": __name__}
    for name, column in declared.columns.items():
        attribute = f"{name}_" if column.alias else name
        annotations[attribute] = declared.dtypes[name]
        body[attribute] = _field(column)
    body["Config"] = type(
        "Config",
        (BaseConfig,),
        {
            "name": table,
            "title": declared.title,
            "description": declared.description,
            "strict": True,
            "ordered": True,
            "metadata": {"family": declared.family, "order": declared.order},
        },
    )
    return cast("type[pa.DataFrameModel]", type(pa.DataFrameModel)(declared.model, (pa.DataFrameModel,), body))


def _field(column: Column) -> Any:
    checks: dict[str, Any] = {}
    if column.pattern is not None:
        checks["str_matches"] = column.pattern
    if column.shortest is not None:
        checks["str_length"] = {"min_value": column.shortest}
    if column.minimum is not None:
        checks["ge"] = column.minimum
    if column.codes is not None:
        checks["isin"] = [item.code for item in code_list(column.codes)]
    field = pa.Field(
        nullable=column.nullable,
        unique=column.unique,
        alias=column.alias,
        title=column.title,
        description=column.description,
        metadata={
            "null": column.null,
            "unit": column.unit,
            "codes": column.codes,
            "references": column.references,
        },
        **checks,
    )
    field.checks = [*field.checks, *map(_check, column.conditions)]
    return field


def _check(condition: Condition) -> pa.Check:
    def holds(data: pa.PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(condition.expression(data.key))

    return pa.Check(holds, name=condition.name, error=condition.name, ignore_na=condition.null_passes)
