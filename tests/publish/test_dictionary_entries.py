"""The dictionary as data: what stands in it without and with the tables of a release."""

from __future__ import annotations

import polars as pl
import pytest

import schemas
from pipeline.publish.dictionary_entries import TableEntry, entries
from tests import samples


def of(tables: tuple[TableEntry, ...], name: str) -> TableEntry:
    return next(table for table in tables if table.name == name)


def test_it_has_every_table_and_column_in_the_order_of_the_contract() -> None:
    found = entries()
    assert [table.name for table in found] == list(schemas.TABLES)
    for table in found:
        assert [column.name for column in table.columns] == list(schemas.polars_schema(table.name))
        assert [column.name for column in table.columns if column.is_key] == [table.key]
        assert all(column.meaning and column.type for column in table.columns)


def test_without_tables_it_has_neither_rows_nor_examples() -> None:
    for table in entries():
        assert table.rows is None
        assert {(column.example, column.null_share) for column in table.columns} == {(None, None)}


def test_a_table_without_rows_has_no_shares() -> None:
    empty = {table: schemas.empty(table) for table in schemas.TABLES}
    assert of(entries(empty), "people").rows == 0
    assert {column.null_share for column in of(entries(empty), "people").columns} == {None}


def test_references_tell_the_tables_or_the_column_that_names_them() -> None:
    columns = {column.name: column for column in of(entries(), "operation_relations").columns}
    assert columns["from_id"].references == ("missions", "operations")
    columns = {column.name: column for column in of(entries(), "date_mentions").columns}
    assert (columns["used_by_id"].references, columns["used_by_id"].named_by) == ((), "used_by_table")


def test_the_example_is_the_row_with_the_fewest_nulls_whatever_the_order_of_the_rows() -> None:
    tables = samples.tables()
    people = schemas.frame(
        "people",
        [
            {"person_id": "a", "name": "A", **samples.EVIDENCE, "evidence_id": "e"},
            {"person_id": "b", "name": "B", "nationality_code": "TCD", **samples.EVIDENCE, "evidence_id": "e"},
        ],
    )
    for order in (people, people.reverse()):
        columns = {column.name: column for column in of(entries({**tables, "people": order}), "people").columns}
        assert (columns["person_id"].example, columns["nationality_code"].null_share) == ("b", 0.5)


def test_examples_are_texts() -> None:
    columns = {column.name: column for column in of(entries(samples.tables()), "documents").columns}
    assert columns["retrieved_at"].example == "2020-01-02T03:04:05Z"
    assert columns["characters"].example == str(len(samples.TEXT))


def test_a_table_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        entries({"people": pl.DataFrame()})
