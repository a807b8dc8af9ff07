"""What a declaration of a column is made of: plain values, with the conditions on its rows as polars expressions.

Nothing here needs Pandera: `models` makes a Pandera field of a column.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

Expression = Callable[[str], pl.Expr]
"""From a column's name to an expression that is true, or null, where a row is right."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of each row, which may look at the row's other columns.

    Attributes:
        name: the rule in words; it stands in `rejected_rows.message`.
        expression: given the column's name, what must hold.
        null_passes: whether a condition that cannot be told (a null in it) holds.
    """

    name: str
    expression: Expression
    null_passes: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a model declares it; its type is the annotation's.

    Attributes:
        title: its name for people.
        description: what a value means.
        null: what a null means, as the end of "Null where"; a column without it has no nulls.
        unit: of its values.
        codes: the code list its values are from.
        references: what its values are keys of, in the notation of `schemas.fields.field`.
        alias: the column's name, where Python cannot have it as an attribute's.
        unique: whether no value occurs twice.
        pattern: the regular expression its values follow from their beginning.
        shortest: the least number of characters of a value.
        minimum: the least value.
        conditions: what else must hold of its rows.
    """

    title: str
    description: str
    null: str | None = None
    unit: str | None = None
    codes: str | None = None
    references: str | None = None
    alias: str | None = None
    unique: bool = False
    pattern: str | None = None
    shortest: int | None = None
    minimum: int | None = None
    conditions: tuple[Condition, ...] = ()

    @property
    def nullable(self) -> bool:
        """Whether it may hold nulls."""
        return self.null is not None

    def must(self, condition: Condition) -> Column:
        """The column with one more condition."""
        return replace(self, conditions=(*self.conditions, condition))
