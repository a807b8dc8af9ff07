"""The DuckDB file's tables, keys, comments and views."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

import schemas
from pipeline.publish.ddl import enforced_keys, literal, quoted
from pipeline.publish.views import VIEWS
from tests import samples
from tests.publish.database import created, insert, undone
from tests.samples import DOCUMENT, key


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with created() as connection:
        yield connection


@pytest.fixture
def empty(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    with undone(database) as connection:
        yield connection


@pytest.fixture
def filled(empty: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    for table, frame in samples.tables().items():
        insert(empty, table, frame)
    return empty


def test_the_tables_have_the_contracts_columns_and_nulls(empty):
    for table in schemas.TABLES:
        found = empty.execute(
            "SELECT column_name, is_nullable FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table]
        ).fetchall()
        assert found == [(column.name, column.nullable) for column in schemas.columns(table)]


def test_every_table_view_and_column_has_a_comment(empty):
    for source in ("duckdb_tables", "duckdb_views", "duckdb_columns"):
        bare = empty.execute(f"SELECT * FROM {source}() WHERE NOT internal AND comment IS NULL").fetchall()  # noqa: S608
        assert bare == []
    comments = empty.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'used_by_id'").fetchall()
    assert all("A key of the table that used_by_table names." in comment for (comment,) in comments)


def test_rows_that_keep_the_contract_go_in_in_the_order_of_publication(filled):
    for table, frame in samples.tables().items():
        assert filled.table(table).count("*").fetchall() == [(frame.height,)]
    assert filled.sql("SELECT parameters['title'] FROM citations").fetchall() == [("Report",)]


def test_a_key_that_is_there_already_is_refused(filled):
    with pytest.raises(duckdb.ConstraintException, match=r"[Dd]uplicate key"):
        insert(filled, "actors", samples.tables()["actors"])


def test_a_reference_to_nothing_is_refused(empty):
    with pytest.raises(duckdb.ConstraintException, match="foreign key"):
        insert(empty, "coverage", samples.tables()["coverage"])


def test_references_in_a_circle_and_to_the_same_table_are_left_to_the_contract():
    free = {
        (table, key.column)
        for table in schemas.TABLES
        for key in schemas.foreign_keys(table)
        if key.kind == "plain" and key.column not in dict(enforced_keys(table))
    }
    assert free == {
        ("documents", "mission_id"),
        ("strengths", "part_of"),
        ("contributions", "part_of"),
        ("places", "part_of"),
    }


def test_quotes_in_names_and_comments_are_safe():
    assert quoted('a"b') == '"a""b"'
    assert literal("it's") == "'it''s'"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_the_columns_it_describes_and_answers_on_empty_tables(empty, view):
    answer = empty.execute(f"FROM {view.name}")
    assert [column[0] for column in answer.description] == [name for name, _ in view.columns]
    assert answer.fetchall() == []


def test_the_timeline_tells_everything_dated_in_order_of_time(filled):
    rows = filled.sql("SELECT edtf, what, says, table_name, row_id, mission_id FROM mission_timeline").fetchall()
    assert rows == [
        ("2013-06-01", "date", "Chad announced troops.", "events", key(15), None),
        ("2013-07-01", "date", "mine, 2 killed", "incidents", key(20), "minusma"),
    ]


def test_the_timeline_covers_every_date_of_every_row_about_the_world(empty):
    (sql,) = (view.query for view in VIEWS if view.name == "mission_timeline")
    for table in schemas.TABLES:
        if schemas.family(table) == "What it says about the world" and table != "statements":
            for column in schemas.columns(table):
                if column.name.endswith("_edtf"):
                    assert f"FROM {table} WHERE {column.name} IS NOT NULL" in sql


def test_strengths_come_with_their_words(filled):
    rows = filled.sql("SELECT component, best, qualifier, part_of, quote FROM strength_history").fetchall()
    assert rows == [
        ("military", 11200, "exact", key(10), samples.FIRST_SENTENCE),
        ("total", 12640, "exact", None, samples.FIRST_SENTENCE),
    ]


def test_what_a_country_gives_is_added_up_without_the_parts_of_totals(filled):
    rows = filled.sql(
        "SELECT country_code, unit, best, contributions, is_listed_as_current FROM contributions_by_country"
    ).fetchall()
    assert rows == [("NLD", None, None, 0, True), ("TCD", "person", 1440, 2, True)]


def test_a_sum_has_no_upper_bound_where_one_of_its_numbers_has_none(empty):
    tables = samples.changed("contributions", count_high=None, count_qualifier="at_least")
    for table, frame in tables.items():
        insert(empty, table, frame)
    rows = empty.sql("SELECT low, best, high FROM contributions_by_country WHERE country_code = 'TCD'").fetchall()
    assert rows == [(1440, 1440, None)]


def test_the_dead_are_counted_by_nationality(filled):
    rows = filled.sql("FROM fatalities_by_country").fetchall()
    assert rows == [("minusma", "TCD", "un_military", DOCUMENT, 1, 2, 2, 2, samples.JULY, samples.JULY)]


def test_a_fact_leads_to_its_words_its_document_and_the_references_beside_it(filled):
    query = "SELECT quote, location, citation_ids, citation_urls FROM fact_sources WHERE table_name = ? AND row_id = ?"
    page = "https://example.org/MINUSMA"
    assert filled.execute(query, ["incidents", key(20)]).fetchall() == [
        (samples.SECOND_SENTENCE, page, [key(30)], ["https://example.org/report"])
    ]
    assert filled.execute(query, ["strengths", key(10)]).fetchall() == [(samples.FIRST_SENTENCE, page, [], [])]
    facts = sum(
        frame.height
        for table, frame in samples.tables().items()
        if schemas.family(table) == "What it says about the world"
    )
    assert filled.table("fact_sources").count("*").fetchall() == [(facts,)]


def test_findings_are_counted_by_severity_and_rule(filled):
    rows = filled.sql("SELECT severity, rule_id, findings, certain, arguable, documents FROM findings_by_severity")
    assert rows.fetchall() == [("error", "parts_sum_to_total", 1, 1, 0, 1)]
