"""The conditions of a model in one query: judged as Pandera judges them."""

from __future__ import annotations

import datetime as dt

import pandera.polars as pa
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from pipeline.validate.conditions import Agrees, BoundsMeet, NoneBeyond
from pipeline.validate.findings import Never
from pipeline.validate.verdicts import wrong_rows


class Strength(pa.DataFrameModel):
    """A table with a condition of every kind that the contract has."""

    key: str = pa.Field(unique=True, str_matches="^[a-f]{1,2}$")
    kind: str = pa.Field(isin=["troops", "police"], nullable=True)
    noun: str = pa.Field(str_length={"min_value": 1}, nullable=True)
    low: int = pa.Field(ge=0)
    share: float = pa.Field(ge=0, le=1)
    start: dt.date = pa.Field(nullable=True)
    end: dt.date = pa.Field(nullable=True)

    @pa.check("end", name="not before start", ignore_na=True)
    def ends_after(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: N805, D102  # the form that pandera asks for
        return data.lazyframe.select(pl.col(data.key) >= pl.col("start"))

    @pa.dataframe_check(name="known", ignore_na=False)
    def known(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: N805, D102
        return data.lazyframe.select(pl.col("kind") != "")


TYPES = {"key": pl.String, "kind": pl.String, "noun": pl.String, "low": pl.Int64, "share": pl.Float64,
         "start": pl.Date, "end": pl.Date}  # fmt: skip
ROWS = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["a", "b", "c", "ab", "ba", "x", "abc", None]),
        "kind": st.sampled_from(["troops", "police", "ships", None]),
        "noun": st.sampled_from(["soldiers", "", None]),
        "low": st.sampled_from([-1, 0, 7, None]),
        "share": st.sampled_from([0.5, 2.0, float("nan"), float("inf"), None]),
        "start": st.sampled_from([dt.date(2020, 1, 1), dt.date(2021, 1, 1), None]),
        "end": st.sampled_from([dt.date(2020, 1, 1), dt.date(2021, 1, 1), None]),
    }
)


def by_pandera(model: type[pa.DataFrameModel], frame: pl.DataFrame) -> list[int]:
    try:
        model.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return sorted(set(errors.failure_cases["index"].to_list()))
    return []


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=6))
def test_the_rows_that_break_a_condition_are_those_that_pandera_finds(rows: list[dict[str, object]]) -> None:
    frame = pl.DataFrame({name: [row[name] for row in rows] for name in TYPES}, schema=TYPES)
    assert wrong_rows(Strength, frame) == by_pandera(Strength, frame)


@pytest.mark.parametrize(
    ("model", "rows", "wrong"),
    [
        (Never, {"message": ["one", "two"]}, [0, 1]),
        (Agrees, {"is_compatible": [True, False, True]}, [1]),
        (NoneBeyond, {"beyond": [-1.0, 0.0, 2.0]}, [2]),
        (
            BoundsMeet,
            {"left_low": [1.0, 5.0], "left_high": [2.0, 6.0], "right_low": [2.0, 1.0], "right_high": [3.0, 4.0]},
            [1],
        ),
    ],
)
def test_conditions_of_rules_are_judged_as_pandera_judges_them(
    model: type[pa.DataFrameModel], rows: dict[str, list[object]], wrong: list[int]
) -> None:
    frame = pl.DataFrame(rows)
    assert wrong_rows(model, frame) == by_pandera(model, frame) == wrong


def test_a_model_without_conditions_holds() -> None:
    class Anything(pa.DataFrameModel):
        word: str = pa.Field(nullable=True)

    assert wrong_rows(Anything, pl.DataFrame({"word": [None, ""]})) == []


def test_a_check_of_single_values_by_a_function_of_python_is_refused() -> None:
    class Odd(pa.DataFrameModel):
        number: int

        @pa.check("number", element_wise=True)
        def odd(cls, value: int) -> bool:  # noqa: N805
            return value % 2 == 1

    with pytest.raises(TypeError, match="the check odd is no expression"):
        wrong_rows(Odd, pl.DataFrame({"number": [1]}))
