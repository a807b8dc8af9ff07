"""Conditions that several rules state on their comparison frames, as Pandera schemas."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl


class BoundsMeet(pa.DataFrameModel):
    """Two quantities can be the same: the values that each may stand for have one in common."""

    left_low: float
    left_high: float
    right_low: float
    right_high: float

    @pa.dataframe_check(name="bounds_meet")
    def bounds_meet(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: N805  # the form that pandera asks for
        """Neither lies wholly above the other."""
        return data.lazyframe.select(
            (pl.col("left_low") <= pl.col("right_high")) & (pl.col("right_low") <= pl.col("left_high"))
        )


class NoneBeyond(pa.DataFrameModel):
    """Nothing is left over: a number of people, days or places by which a limit is passed is 0 or less."""

    beyond: float = pa.Field(le=0)


class Agrees(pa.DataFrameModel):
    """Two statements on one thing can both be true."""

    is_compatible: bool = pa.Field(eq=True)
