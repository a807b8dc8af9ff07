"""Frames in the form of a table."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from schemas.models import model
from tests import samples


def test_a_frame_has_all_columns_in_order_and_what_is_left_out_is_null():
    frame = schemas.frame("strengths", [{"strength_id": samples.key(1), "kind": "deployed"}])
    assert frame.schema == schemas.polars_schema("strengths")
    assert frame["mission_id"].to_list() == [None]


@pytest.mark.parametrize("table", schemas.TABLES)
def test_a_table_without_rows_has_its_full_schema_and_keeps_its_own_model(table):
    frame = schemas.empty(table)
    assert frame.schema == schemas.polars_schema(table) == schemas.frame(table, []).schema
    model(table).validate(frame, lazy=True)


def test_a_column_that_the_table_has_not_is_an_error_that_names_it():
    with pytest.raises(KeyError, match="people has no column age, height"):
        schemas.frame("people", [{"person_id": "a"}, {"height": 2, "age": 3}])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("strengths", "count_best", "12"),
        ("strengths", "count_best", 1.5),
        ("strengths", "as_of_earliest", "2013-07-01"),
        ("strengths", "as_of_earliest", dt.datetime(2013, 7, 1, tzinfo=dt.UTC)),
        ("documents", "revised_at", dt.date(2013, 7, 1)),
        ("documents", "revised_at", dt.datetime(2013, 7, 1)),  # the zone is what is missing
        ("number_mentions", "value", "12"),
        ("events", "actor_ids", "chad"),
        ("events", "actor_ids", ["chad", 3]),
        ("events", "actor_ids", [b"chad"]),
        ("links", "target", 3),
    ],
)
def test_a_value_of_another_type_is_an_error_that_names_the_column(table, column, value):
    with pytest.raises(TypeError, match=rf"{table}\.{column}: "):
        schemas.frame(table, [{column: value}])


def test_rows_are_sorted_by_the_tables_order_nulls_last_and_the_key_breaks_ties():
    rows = [
        {"person_id": "b"},
        {"person_id": "a"},
    ]
    assert schemas.frame("people", rows)["person_id"].to_list() == ["a", "b"]
    strengths = [
        {"strength_id": samples.key(number), "mission_id": mission}
        for number, mission in ((3, None), (2, "x"), (1, "x"))
    ]
    assert schemas.frame("strengths", strengths)["strength_id"].to_list() == [samples.key(n) for n in (1, 2, 3)]


@settings(max_examples=25)
@given(st.permutations(samples.ROWS["number_mentions"]))
def test_the_order_in_which_rows_come_does_not_matter(rows):
    assert schemas.frame("number_mentions", rows).equals(samples.tables()["number_mentions"])


def test_a_map_is_a_mapping_and_a_number_may_be_given_as_a_decimal():
    citation = schemas.frame("citations", [{"citation_id": samples.key(1), "parameters": {"a": "b"}}])
    assert citation["parameters"].to_list() == [{"a": "b"}]
    mention = schemas.frame("number_mentions", [{"number_mention_id": samples.key(1), "value": Decimal("12.64")}])
    assert Decimal(str(mention["value"].item())) == Decimal("12.64")


def test_a_list_may_be_empty_and_is_another_thing_than_none():
    rows = [{"event_id": samples.key(n), "actor_ids": ids} for n, ids in enumerate((["a", "b"], [], None, ["é"]))]
    frame = schemas.frame("events", rows).sort("event_id")
    assert frame["actor_ids"].to_list() == [["a", "b"], [], None, ["é"]]
    assert frame.schema == schemas.polars_schema("events")


def test_a_moment_is_in_utc():
    moment = dt.datetime(2020, 1, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    frame = schemas.frame("documents", [{"document_id": "a", "revised_at": moment}])
    assert frame["revised_at"].item() == dt.datetime(2020, 1, 1, 10, tzinfo=dt.UTC)


def test_a_hundred_thousand_rows_take_seconds_and_not_minutes():
    rows = [{"evidence_id": samples.key(n), "document_id": "d", "start": n, "end": n} for n in range(100_000)]
    begun = time.perf_counter()
    assert schemas.frame("evidence", rows).height == 100_000
    assert time.perf_counter() - begun < 10
