"""Tables in Arrow and Parquet: plain types, the contract's words, and nothing lost on the way to a database."""

from __future__ import annotations

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

import schemas
from pipeline.publish import arrow
from pipeline.publish.arrow import arrow_schema, to_arrow
from tests import samples


@pytest.mark.parametrize("table", schemas.TABLES)
def test_an_arrow_schema_has_the_columns_nullability_and_words_of_the_contract(table):
    schema = arrow_schema(table)
    assert schema.names == [column.name for column in schemas.columns(table)]
    for field, column in zip(schema, schemas.columns(table), strict=True):
        words = {name.decode(): word.decode() for name, word in (field.metadata or {}).items()}
        assert field.nullable == column.nullable
        assert words["title"] == column.title
        assert words["description"].startswith(column.description)
        assert words.get("unit") == column.unit
        assert words.get("codes") == column.codes
        assert words.get("references") == column.references
    about = {name.decode(): word.decode() for name, word in (schema.metadata or {}).items()}
    assert about["primary_key"] == schemas.primary_key(table)
    assert about["contract"] == schemas.VERSION
    assert about["title"]
    assert about["description"]


def test_no_type_is_a_large_one():
    types = {str(field.type) for table in schemas.TABLES for field in arrow_schema(table)}
    assert types == {
        "string",
        "int64",
        "double",
        "bool",
        "date32[day]",
        "timestamp[us, tz=UTC]",
        "list<element: string>",
        "map<string, string>",
    }


def test_an_unknown_table_is_an_error():
    with pytest.raises(KeyError):
        arrow_schema("colours")


@pytest.mark.parametrize("table", schemas.TABLES)
@pytest.mark.parametrize("rows", ["sample", "none"])
def test_a_table_keeps_its_schema_and_rows_from_frame_to_parquet_and_back(table, rows, tmp_path):
    frame = samples.tables()[table] if rows == "sample" else schemas.empty(table)
    path = tmp_path / f"{table}.parquet"
    pq.write_table(to_arrow(table, frame), path)
    found, expected = pq.read_schema(path), arrow_schema(table)
    assert found.equals(expected)
    assert found.metadata == expected.metadata
    # Field by field: Parquet names a map's entries after its column, which nothing but this comparison would see.
    assert [field.metadata for field in found] == [field.metadata for field in expected]
    assert pl.read_parquet(path).equals(frame)
    with duckdb.connect() as connection:
        count = connection.read_parquet(str(path)).count("*").fetchall()
    assert count == [(frame.height,)]


def test_a_map_may_be_absent_or_empty():
    frame = schemas.frame(
        "citations",
        [
            {"citation_id": samples.key(1), "position": 1, "parameters": {"title": "Report", "quote": ""}},
            {"citation_id": samples.key(2), "position": 2},
            {"citation_id": samples.key(3), "position": 3, "parameters": {}},
        ],
    )
    column = to_arrow("citations", frame.with_columns(document_id=pl.lit("d"), evidence_id=pl.lit("e")))["parameters"]
    assert column.to_pylist() == [[("title", "Report"), ("quote", "")], None, []]


def test_many_slices_are_one_table(monkeypatch):
    monkeypatch.setattr(arrow, "SLICE", 2)
    frame = samples.tables()["contributions"]
    table = to_arrow("contributions", frame)
    assert table["contribution_id"].num_chunks == 2
    assert pl.DataFrame(table).equals(frame)


def test_a_column_that_is_missing_is_an_error():
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        to_arrow("people", schemas.empty("people").drop("name"))


def test_a_null_where_none_may_be_does_not_pass_unseen():
    frame = samples.tables()["actors"].with_columns(evidence_id=pl.lit(None, pl.String))
    with pytest.raises(ValueError, match="'evidence_id' with null values"):
        to_arrow("actors", frame)
