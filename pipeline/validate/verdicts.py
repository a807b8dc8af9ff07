"""What must hold on each row of a rule's comparison frame, and the rows on which it does not.

A condition is declared as a class with a `Value` for each column that it looks at. It is judged by polars, all of it in
one query. Pandera's model of it is made when one is asked for (`condition_models.py`): importing Pandera takes longer
than judging the frames of all rules, and a test has it judge the same rows and compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import polars as pl

_TYPES: Mapping[type, pl.DataType] = {bool: pl.Boolean(), int: pl.Int64(), float: pl.Float64(), str: pl.String()}


@dataclass(frozen=True, slots=True)
class Value:
    """A column that a condition looks at, whose values must be there and within bounds.

    Attributes:
        kind: the type of the values.
        eq: what each is; None for anything.
        ge: the least that it may be; None for no bound.
        le: the most that it may be; None for no bound.
    """

    kind: type
    eq: float | None = None
    ge: float | None = None
    le: float | None = None

    @property
    def dtype(self) -> pl.DataType:
        """The type of the column."""
        return _TYPES[self.kind]

    def holds(self, name: str) -> Iterator[pl.Expr]:
        """What is true on each row where the column of this name is right, and never null."""
        value = pl.col(name)
        yield value.is_not_null()
        if self.kind is float:
            yield value.is_not_nan().fill_null(value=False)
        if self.eq is not None:
            yield (value == self.eq).fill_null(value=True)
        if self.ge is not None:
            yield (value >= self.ge).fill_null(value=True)
        if self.le is not None:
            yield (value <= self.le).fill_null(value=True)


class Condition:
    """What must hold on each row: each `Value` among the attributes of the class, and `between`."""

    @classmethod
    def between(cls) -> pl.Expr | None:
        """What must hold between the columns of a row; None for nothing."""
        return None


@cache
def values(condition: type[Condition]) -> Mapping[str, Value]:
    """The columns that a condition looks at."""
    return {name: value for name, value in vars(condition).items() if isinstance(value, Value)}


def wrong_rows(condition: type[Condition], frame: pl.DataFrame) -> list[int]:
    """The rows on which a condition does not hold, counted from 0, in order.

    Args:
        condition: the condition.
        frame: a frame with the columns that it looks at, of their types.
    """
    holds = frame.select(pl.all_horizontal(_stated(condition))).to_series().to_list()
    return [row for row, is_right in enumerate(holds) if not is_right]


@cache
def _stated(condition: type[Condition]) -> tuple[pl.Expr, ...]:
    stated = [each for name, value in values(condition).items() for each in value.holds(name)]
    between = condition.between()
    if between is not None:
        stated.append(between.fill_null(value=True))
    return tuple(each.alias(str(position)) for position, each in enumerate(stated))
