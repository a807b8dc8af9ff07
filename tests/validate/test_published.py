"""Published tables, held to the contract and to the texts they were read from."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import schemas
from pipeline.validate.published import Fault, faults, read_tables
from tests.publish.tables import QUOTE, TEXT, small_tables

TEXTS = {"report": TEXT}


def test_tables_as_they_were_built_have_no_fault() -> None:
    assert faults(small_tables(), TEXTS) == []


def test_a_document_that_is_not_at_hand_is_no_fault() -> None:
    tables = small_tables()
    tables["evidence"] = tables["evidence"].with_columns(quote=pl.lit("other words"))
    assert faults(tables, {}) == []
    assert [fault.row_id for fault in faults(tables, TEXTS)] == ["00000000000000e1"]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 2), (0, len(TEXT) + 1)])
def test_a_span_must_be_a_place_in_the_document(start: int, end: int) -> None:
    tables = small_tables()
    tables["evidence"] = tables["evidence"].with_columns(
        start=pl.lit(start, dtype=pl.Int64), end=pl.lit(end, dtype=pl.Int64)
    )
    assert any("is not a place in report" in fault.message for fault in faults(tables, TEXTS))


def test_a_quote_is_compared_by_code_points() -> None:
    text = "🕊️ " + TEXT
    tables = small_tables()
    start = text.index(QUOTE)
    tables["evidence"] = tables["evidence"].with_columns(
        start=pl.lit(start, dtype=pl.Int64), end=pl.lit(start + len(QUOTE), dtype=pl.Int64)
    )
    assert faults(tables, {"report": text}) == []


def test_one_condition_that_many_rows_break_is_one_fault() -> None:
    tables = small_tables()
    rows = [tables["strengths"].with_columns(strength_id=pl.lit(f"{n:016x}"), kind=pl.lit("odd")) for n in range(9)]
    tables["strengths"] = pl.concat(rows)
    (fault,) = faults(tables, TEXTS)
    assert (fault.table, fault.row_id) == ("strengths", None)
    assert "9 rows" in fault.message


def test_a_missing_table_is_the_fault_and_not_the_references_into_it() -> None:
    tables = small_tables()
    del tables["evidence"]
    assert faults(tables, TEXTS) == [Fault("evidence", None, "the table is missing")]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda frame: frame.drop("quote"), "the column quote is missing"),
        (lambda frame: frame.with_columns(extra=pl.lit(1)), "the contract has no column extra"),
        (
            lambda frame: frame.with_columns(pl.col("start").cast(pl.Int32)),
            "the column start is Int32 where the contract has Int64",
        ),
        (lambda frame: frame.select(reversed(frame.columns)), "the columns stand in another order"),
    ],
)
def test_columns_that_are_not_the_contracts_are_named(spoil, message: str) -> None:
    tables = small_tables()
    tables["evidence"] = spoil(tables["evidence"])
    assert faults(tables, TEXTS) == [Fault("evidence", None, message)]


def test_a_file_that_is_no_parquet_file_is_a_missing_table(tmp_path: Path) -> None:
    for table, frame in small_tables().items():
        frame.write_parquet(tmp_path / f"{table}.parquet")
    (tmp_path / "places.parquet").write_bytes(b"not a Parquet file")
    assert sorted(set(schemas.TABLES) - set(read_tables(tmp_path))) == ["places"]


def tiled(*tiles: tuple[int, int]) -> dict[str, pl.DataFrame]:
    """The small tables with these tiles over their document."""
    tables = small_tables()
    rows = [
        {"coverage_id": f"{n:016x}", "document_id": "report", "start": start, "end": end, "class": "unclaimed"}
        for n, (start, end) in enumerate(tiles)
    ]
    return {**tables, "coverage": schemas.frame("coverage", rows)}


def test_tiles_in_any_number_may_cover_a_document() -> None:
    assert faults(tiled((0, 3), (3, 5), (5, len(TEXT))), {}) == []


@pytest.mark.parametrize(
    ("tiles", "said"),
    [
        (((0, 3), (5, len(TEXT))), "leaves a gap before it, from 3 on"),
        (((2, len(TEXT)),), "leaves a gap before it, from 0 on"),
        (((0, 5), (3, len(TEXT))), "leaves an overlap with the one before it, from 5 on"),
        (((0, len(TEXT) - 1),), f"the tiles of report end at {len(TEXT) - 1} of {len(TEXT)} characters"),
        ((), f"the tiles of report end at 0 of {len(TEXT)} characters"),
    ],
)
def test_tiles_with_a_gap_or_an_overlap_are_one_fault(tiles: tuple[tuple[int, int], ...], said: str) -> None:
    (fault,) = faults(tiled(*tiles), {})
    assert fault.table == "coverage"
    assert fault.message.endswith(said)


def test_a_span_without_a_place_is_a_fault_of_its_row_and_stops_nothing() -> None:
    tables = small_tables()
    tables["evidence"] = tables["evidence"].with_columns(start=pl.lit(None, dtype=pl.Int64))
    found = faults(tables, TEXTS)
    assert any("evidence.start: a value is missing" in fault.message for fault in found)
