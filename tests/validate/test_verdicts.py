"""The conditions of rules: judged as Pandera judges the schemas that they are."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from pipeline.validate.condition_models import schema
from pipeline.validate.conditions import Agrees, BoundsMeet, NoneBeyond
from pipeline.validate.findings import Never
from pipeline.validate.rules import RULES
from pipeline.validate.verdicts import Condition, Value, values, wrong_rows


class Strength(Condition):
    """A condition with everything that one may state."""

    noun = Value(str)
    low = Value(int, ge=0)
    high = Value(int, ge=1, le=9)
    share = Value(float, le=1)
    known = Value(bool, eq=True)
    off = Value(float, eq=0)

    @classmethod
    def between(cls) -> pl.Expr:
        """The bounds stand in order."""
        return pl.col("low") <= pl.col("high")


ODD_NUMBERS = st.sampled_from([-1, 0, 1, 5, 9, 10, None])
SHARES = st.sampled_from([-0.5, 0.0, 1.0, 2.0, float("nan"), float("inf"), None])
ROWS = st.fixed_dictionaries(
    {
        "noun": st.sampled_from(["soldiers", "", None]),
        "low": ODD_NUMBERS,
        "high": ODD_NUMBERS,
        "share": SHARES,
        "known": st.sampled_from([True, False, None]),
        "off": SHARES,
    }
)


def by_pandera(condition: type[Condition], frame: pl.DataFrame) -> list[int]:
    try:
        schema(condition).validate(frame, lazy=True)
    except SchemaErrors as errors:
        return sorted(set(errors.failure_cases["index"].to_list()))
    return []


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=6))
def test_the_rows_on_which_a_condition_does_not_hold_are_those_that_pandera_finds(
    rows: list[dict[str, object]],
) -> None:
    types = {name: value.dtype for name, value in values(Strength).items()}
    frame = pl.DataFrame({name: [row[name] for row in rows] for name in types}, schema=types)
    assert wrong_rows(Strength, frame) == by_pandera(Strength, frame)


@pytest.mark.parametrize(
    ("condition", "rows", "wrong"),
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
    condition: type[Condition], rows: dict[str, list[object]], wrong: list[int]
) -> None:
    frame = pl.DataFrame(rows)
    assert wrong_rows(condition, frame) == by_pandera(condition, frame) == wrong


def test_every_rule_states_something() -> None:
    for rule in RULES:
        assert values(rule.condition), rule.id
        assert schema(rule.condition).columns.keys() == values(rule.condition).keys()
