"""What can be asked of a table."""

from __future__ import annotations

import polars as pl

import schemas


def test_the_contract_says_which_references_outlive_what_they_refer_to():
    loose = {(table, key.column) for table in schemas.TABLES for key in schemas.foreign_keys(table) if key.is_loose}
    assert loose == {
        ("documents", "mission_id"),
        ("date_mentions", "used_by_id"),
        ("number_mentions", "used_by_id"),
        ("findings", "row_id"),
    }


def test_polars_types_are_the_few_that_every_reader_knows():
    found = {str(column.dtype) for table in schemas.TABLES for column in schemas.columns(table)}
    assert found == {
        str(dtype)
        for dtype in (
            pl.String(),
            pl.Int64(),
            pl.Float64(),
            pl.Boolean(),
            pl.Date(),
            pl.Datetime("us", "UTC"),
            pl.List(pl.String()),
            pl.Map(pl.String(), pl.String()),
        )
    }
