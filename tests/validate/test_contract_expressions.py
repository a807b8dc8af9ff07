"""The contract judged by polars alone, and by Pandera: the same verdicts."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest

import schemas
from pipeline.validate import contract_expressions, contract_models
from pipeline.validate.breaches import Breach
from schemas.code_lists import code_list
from tests.samples import tables

DAY = dt.date(2013, 6, 15)
EARLY, LATE = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
NOON = dt.datetime(2013, 6, 15, 12, tzinfo=dt.UTC)
USUAL = {
    pl.String: "0123456789abcdef",
    pl.Int64: 5,
    pl.Float64: 5.0,
    pl.Boolean: True,
    pl.Date: DAY,
    pl.Datetime: NOON,
    pl.List: ["a"],
    pl.Map: {"a": "b"},
}
ODD = {
    pl.String: ["", " ", "Imagined value", "0123", "-1", "vague", "2013", "a\nb", "XXXX"],
    pl.Int64: [-1, 0, 1, 10**12],
    pl.Float64: [-1.0, 0.0, 1e12, math.nan, math.inf, -math.inf],
    pl.Boolean: [False],
    pl.Date: [EARLY, LATE],
    pl.Datetime: [NOON - dt.timedelta(days=40_000)],
    pl.List: [[], ["a", "a"], [""]],
    pl.Map: [{}],
}


def usual_row(table: str) -> dict[str, Any]:
    """A row in which every column has a value, of its code list where it has one."""
    return {
        column.name: code_list(column.codes)[0].code if column.codes else USUAL[column.dtype.base_type()]
        for column in schemas.columns(table)
    }


def broken_in_every_way(table: str) -> pl.DataFrame:
    """The usual row, and for each column rows that differ from it there: without a value, and with odd ones."""
    row = usual_row(table)
    rows = [row]
    for column in schemas.columns(table):
        rows += [{**row, column.name: odd} for odd in (None, *ODD[column.dtype.base_type()])]
    empty = dict.fromkeys(row)
    rows += [empty, *({**empty, name: value} for name, value in row.items())]
    return pl.DataFrame(rows, schema=schemas.polars_schema(table), orient="row")


def told(breaches: list[Breach]) -> list[tuple[str | None, str, str, list[int]]]:
    return [(each.column, each.check, each.message, each.rows.arg_true().to_list()) for each in breaches]


def conditions(table: str) -> Iterator[tuple[str, str]]:
    """Every condition that a table's declaration states: column and name."""
    for name, column in schemas.TABLES[table].columns.items():
        stated = {
            "not_nullable": not column.nullable,
            "field_uniqueness": column.unique,
            "str_matches": column.pattern is not None,
            "str_length": column.shortest is not None,
            "greater_than_or_equal_to": column.minimum is not None,
            "isin": column.codes is not None,
        }
        yield from ((name, check) for check, is_stated in stated.items() if is_stated)
        yield from ((name, condition.name) for condition in column.conditions)


@pytest.mark.parametrize("table", schemas.TABLES)
def test_each_condition_of_each_column_is_broken_and_both_say_the_same_of_each_row(table: str):
    frame = broken_in_every_way(table)
    found = told(contract_expressions.breaches(table, frame))
    assert found == told(contract_models.breaches(table, frame))
    assert {(column, check) for column, check, _, _ in found} == set(conditions(table))


@pytest.mark.parametrize("table", schemas.TABLES)
def test_neither_has_anything_against_a_table_that_keeps_the_contract(table: str):
    frame = tables()[table]
    assert contract_expressions.breaches(table, frame) == contract_models.breaches(table, frame) == []


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame({"person_id": ["a"]}),
        pl.DataFrame({"person_id": [1], "name": ["A"]}),
        schemas.empty("people").with_columns(pl.lit(1).alias("age")),
        schemas.empty("people").select(pl.all().reverse()).select(reversed(schemas.empty("people").columns)),
    ],
)
def test_both_say_the_same_of_columns_that_are_not_the_contracts(frame: pl.DataFrame):
    found = told(contract_expressions.breaches("people", frame))
    assert found == told(contract_models.breaches("people", frame))
    assert found
