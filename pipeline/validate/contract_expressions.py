"""A frame held to its table's declaration by polars alone, for those who look at a release and make none.

All of a table's conditions are judged in one pass, and the rows are looked for only where one is broken. The verdicts
are Pandera's, under the same names and in the same order (a test breaks each condition of each column and compares the
two); its import alone takes longer than this does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import polars as pl

import schemas
from pipeline.validate.breaches import Breach, message, of_structure, structure
from schemas.code_lists import code_list
from schemas.column import Column


def breaches(table: str, frame: pl.DataFrame) -> list[Breach]:
    """What of a table's own declaration its frame breaks. If its columns are not the contract's, every row does."""
    if wrong := structure(table, frame):
        return of_structure(frame, wrong)
    if frame.is_empty():
        return []
    conditions = _conditions(table)
    kept = frame.select(holds.all().alias(str(at)) for at, (_, _, holds) in enumerate(conditions)).row(0)
    return [
        Breach(column, check, message(table, column, check), frame.select(~holds).to_series())
        for (column, check, holds), is_kept in zip(conditions, kept, strict=True)
        if not is_kept
    ]


@cache
def _conditions(table: str) -> tuple[tuple[str, str, pl.Expr], ...]:
    """Column, name of the check, and an expression that is true where a row is right and never null."""
    declared = schemas.TABLES[table]
    return tuple(
        (name, check, holds)
        for name, column in declared.columns.items()
        for check, holds in _of_column(name, column, declared.dtypes[name])
    )


def _of_column(name: str, column: Column, dtype: pl.DataType) -> Iterator[tuple[str, pl.Expr]]:
    value = pl.col(name)
    if not column.nullable:
        yield "not_nullable", value.is_not_null() & value.is_not_nan() if dtype.is_float() else value.is_not_null()
    if column.unique:
        yield "field_uniqueness", value.is_first_distinct()
    if column.minimum is not None:
        yield "greater_than_or_equal_to", (value >= column.minimum).fill_null(value=True)
    if column.codes is not None:
        allowed = [item.code for item in code_list(column.codes)]
        yield "isin", value.is_in(allowed).fill_null(value=True)
    if column.pattern is not None:
        pattern = column.pattern if column.pattern.startswith("^") else f"^{column.pattern}"
        yield "str_matches", value.str.contains(pattern).fill_null(value=True)
    if column.shortest is not None:
        yield "str_length", (value.str.len_chars() >= column.shortest).fill_null(value=True)
    for condition in column.conditions:
        yield condition.name, condition.expression(name).fill_null(value=condition.null_passes)
