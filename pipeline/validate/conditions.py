"""Conditions that several rules state on their comparison frames."""

from __future__ import annotations

import polars as pl

from pipeline.validate.verdicts import Condition, Value


class BoundsMeet(Condition):
    """Two quantities can be the same: the values that each may stand for have one in common."""

    left_low = Value(float)
    left_high = Value(float)
    right_low = Value(float)
    right_high = Value(float)

    @classmethod
    def between(cls) -> pl.Expr:
        """Neither lies wholly above the other."""
        return (pl.col("left_low") <= pl.col("right_high")) & (pl.col("right_low") <= pl.col("left_high"))


class NoneBeyond(Condition):
    """Nothing is left over: a number of people, days or places by which a limit is passed is 0 or less."""

    beyond = Value(float, le=0)


class Agrees(Condition):
    """Two statements on one thing can both be true."""

    is_compatible = Value(bool, eq=True)


class InOrder(Condition):
    """A beginning lies before the end."""

    days_too_late = Value(int, le=0)
