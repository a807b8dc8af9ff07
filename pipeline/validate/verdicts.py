"""What a Pandera model says of each row of a frame, all its conditions put to the frame at once.

Pandera's own `validate` copies the model and runs several queries for each condition: 30 milliseconds for a table in
which nothing is wrong. The conditions here are the model's own and are read as Pandera reads them, but stand in one
query. Who needs Pandera's full account of what is wrong validates once this says that something is. The columns
themselves (names, order, types) are not judged here.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, cast

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData
from pandera.backends.polars.checks import PolarsCheckBackend

_COMPARISONS: Mapping[str, tuple[Callable[[pl.Expr, Any], pl.Expr], str]] = {
    "equal_to": (operator.eq, "value"),
    "greater_than_or_equal_to": (operator.ge, "min_value"),
    "less_than_or_equal_to": (operator.le, "max_value"),
}
"""Checks of Pandera's that compare a column with a value: how, and under which name a check has the value.

They are stated here because Pandera's functions for polars come with its strategies for tests, and with Hypothesis
where that is installed: a fifth of a second for three comparisons.
"""


def wrong_rows(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> list[int]:
    """The rows that break some condition of the model, counted from 0, in order.

    Args:
        model: the model.
        frame: a frame with the model's columns, of its types.
    """
    conditions = _conditions(model)
    if not conditions:
        return []
    holds = frame.select(pl.all_horizontal(conditions)).to_series().to_list()
    return [row for row, is_right in enumerate(holds) if not is_right]


@cache
def _conditions(model: type[pa.DataFrameModel]) -> tuple[pl.Expr, ...]:
    """For each condition an expression that is true or false on each row, never null, under a name of its own."""
    return tuple(condition.alias(str(i)) for i, condition in enumerate(_stated(model)))


def _stated(model: type[pa.DataFrameModel]) -> Iterator[pl.Expr]:
    schema = model.to_schema()
    for name, column in schema.columns.items():
        if not column.nullable:
            yield pl.col(name).is_not_null()
            if column.dtype is not None and column.dtype.type.is_float():
                yield pl.col(name).is_not_nan().fill_null(value=False)
        if column.unique:
            yield pl.col(name).is_unique()
        for check in column.checks:
            yield _of_check(check, name)
    for check in schema.checks or ():
        yield _of_check(check, "*")


class _Asked:
    """Stands for the frame that a check looks at: what the check would select from it is its condition."""

    def select(self, condition: pl.Expr) -> pl.Expr:
        return condition


def _of_check(check: pa.Check, column: str) -> pl.Expr:
    """As Pandera takes it: a condition that cannot be told holds, unless the check says that it does not.

    Raises:
        TypeError: the check does more than select one expression.
    """
    data = PolarsData(cast("pl.LazyFrame", _Asked()), column)
    built_in = check.registry_name
    said: Any = None
    if built_in is not None and built_in in _COMPARISONS:
        compare, value = _COMPARISONS[built_in]
        said = compare(pl.col(column), check.statistics[value])
    elif built_in is not None:
        pa.DataFrameSchema.register_default_backends(pl.DataFrame)  # Pandera knows no check for polars before
        said = pa.Check.get_builtin_check_fn(built_in)(data, **check.statistics)
    elif not check.element_wise:
        said = PolarsCheckBackend(check).check_fn(data)
    if not isinstance(said, pl.Expr):
        raise TypeError(f"the check {check.name} is no expression")
    return said.fill_null(value=check.ignore_na)
