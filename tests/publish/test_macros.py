"""The macros of the DuckDB file: from a row to its words, and what held on a day as far as the sources tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

import schemas
from pipeline.publish.macros import MACROS
from tests import samples
from tests.publish.database import created, insert, undone

DOCUMENT = "page"


@pytest.fixture(scope="module")
def made() -> Iterator[duckdb.DuckDBPyConnection]:
    with created() as connection:
        yield connection


@pytest.fixture
def database(made: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    with undone(made) as connection:
        yield connection


@pytest.fixture
def sampled(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    for table, frame in samples.tables().items():
        insert(database, table, frame)
    return database


def fill(connection: duckdb.DuckDBPyConnection, **tables: list[dict[str, Any]]) -> None:
    """Puts rows into tables: each with a key, a document and words of its own, and about one mission."""
    document = {"document_id": DOCUMENT, "title": "Page", "language": "en", "format": "text", "sha256": "0" * 64}
    insert(connection, "documents", schemas.frame("documents", [{**document, "characters": 9999, "bytes": 9999}]))
    people = {row["person_id"]: {"person_id": row["person_id"], "name": "Name"} for row in tables.get("leadership", [])}
    tables = {"missions": [{"mission_id": "unx"}], "people": list(people.values()), **tables}
    for table in sorted(tables, key=list(schemas.TABLES).index):
        names = set(schemas.polars_schema(table))
        rows = []
        for number, given in enumerate(tables[table], start=1):
            words = f"{table}-{number}"
            span = {"document_id": DOCUMENT, "start": 0, "end": 1, "quote": f"words of {words}", "element": "prose"}
            insert(connection, "evidence", schemas.frame("evidence", [{"evidence_id": words, **span}]))
            common = {
                schemas.primary_key(table): words, "mission_id": "unx", "document_id": DOCUMENT, "evidence_id": words,
                "assertion": "asserted", "derivation": "stated", "extractor": "test",
            }  # fmt: skip
            rows.append({name: value for name, value in {**common, **given}.items() if name in names})
        insert(connection, table, schemas.frame(table, rows))


def span(prefix: str, earliest: str | None, latest: str | None) -> dict[str, Any]:
    """A date block that may mean any day between two, or is open where one is None."""
    day = dt.date.fromisoformat
    return {
        f"{prefix}_edtf": f"{earliest or '..'}/{latest or '..'}",
        f"{prefix}_earliest": day(earliest) if earliest else None,
        f"{prefix}_latest": day(latest) if latest else None,
        f"{prefix}_precision": "interval",
    }


def strength(best: int, earliest: str | None, latest: str | None, **more: Any) -> dict[str, Any]:
    count = {f"count_{end}": best for end in ("low", "best", "high")}
    kind = {"kind": "deployed", "component": "military", "count_qualifier": "exact"}
    return {**kind, **count, **span("as_of", earliest, latest), **more}


def asked(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


def test_every_macro_is_in_the_file_with_a_comment_that_tells_its_columns(database):
    rows = asked(database, "SELECT DISTINCT function_name, comment FROM duckdb_functions() WHERE NOT internal")
    comments = dict(rows)
    assert set(comments) == {macro.name for macro in MACROS}
    for macro in MACROS:
        assert macro.description in comments[macro.name]
        assert macro.example in comments[macro.name]
        assert all(f"\n{name}: {description}" in comments[macro.name] for name, description in macro.columns)


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_a_macro_answers_its_example_with_the_columns_it_describes(sampled, macro):
    result = sampled.execute(macro.example)
    if macro.is_table and macro.example.startswith("FROM"):
        assert [column[0] for column in result.description] == [name for name, _ in macro.columns]
    result.fetchall()


@pytest.mark.parametrize("macro", [macro for macro in MACROS if macro.is_table], ids=lambda macro: macro.name)
def test_a_table_macro_answers_in_the_same_order_twice(sampled, macro):
    call = f"FROM {macro.name}({', '.join(['NULL'] * len(macro.forms[0].parameters))})"
    assert asked(sampled, call) == asked(sampled, call)


def test_a_row_of_any_table_that_has_words_gives_them(sampled):
    tables = [table for table in schemas.TABLES if {"evidence_id", "quote"} & set(schemas.polars_schema(table))]
    seen = 0
    for table in tables:
        key = schemas.primary_key(table)
        rows = asked(sampled, f"SELECT quote(r), quote('{table}/' || r.{key}) FROM {table} AS r")  # noqa: S608
        assert all(by_row and by_row == by_key for by_row, by_key in rows), table
        seen += bool(rows)
    assert seen > len(tables) / 2


def test_a_finding_gives_all_its_words_in_order(sampled):
    expected = asked(
        sampled, "SELECT string_agg(quote, ' … ' ORDER BY position) FROM finding_evidence GROUP BY finding_id"
    )
    assert asked(sampled, "SELECT quote(f) FROM findings AS f WHERE quote(f) IS NOT NULL") == expected


def test_a_key_that_is_nowhere_has_no_words(sampled):
    assert asked(sampled, "SELECT quote('nowhere'), quote(NULL)") == [(None, None)]
    assert asked(sampled, "FROM sources_of('nowhere')") == []


def test_text_of_a_key_cannot_become_part_of_the_query(sampled):
    assert sampled.execute("SELECT quote(?)", ["x' OR 1=1 --"]).fetchall() == [(None,)]


def test_the_words_of_a_row_can_be_asked_for_many_rows_at_once(database):
    fill(database, strengths=[strength(1, "2013-01-01", "2013-01-01"), strength(2, "2014-01-01", "2014-01-01")])
    assert asked(database, "SELECT count_best, quote(s) FROM strengths AS s ORDER BY ALL") == [
        (1, "words of strengths-1"),
        (2, "words of strengths-2"),
    ]


PREFERRED = "SELECT best, certainty FROM strength_on('{}') WHERE is_preferred"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-08-31", []),
        ("2013-09-01", [(100, "certain")]),
        ("2013-09-02", [(100, "presumed")]),
        ("2013-12-31", [(100, "presumed")]),
        ("2014-01-01", [(200, "certain")]),
        ("2020-01-01", [(200, "presumed")]),
    ],
)
def test_a_strength_holds_from_its_day_until_the_next(database, day, expected):
    fill(database, strengths=[strength(100, "2013-09-01", "2013-09-01"), strength(200, "2014-01-01", "2014-01-01")])
    assert asked(database, PREFERRED.format(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-09-20", []),
        ("2013-09-21", [(100, "possible")]),
        ("2013-09-29", [(100, "possible")]),
        ("2013-09-30", [(100, "presumed")]),
    ],
)
def test_a_strength_of_late_september_holds_for_sure_from_the_end_of_the_month(database, day, expected):
    fill(database, strengths=[strength(100, "2013-09-21", "2013-09-30")])
    assert asked(database, PREFERRED.format(day)) == expected


def test_while_the_next_strength_only_may_hold_the_one_before_it_is_preferred(database):
    fill(database, strengths=[strength(100, "2013-01-01", "2013-01-01"), strength(200, "2013-09-01", "2013-09-30")])
    both = "SELECT best, certainty, is_preferred FROM strength_on('2013-09-15') ORDER BY best"
    assert asked(database, both) == [(100, "presumed", True), (200, "possible", False)]
    assert asked(database, PREFERRED.format("2013-10-01")) == [(200, "presumed")]


def test_a_strength_that_is_open_at_its_beginning_may_hold_on_any_day_before(database):
    fill(database, strengths=[strength(100, None, "2013-06-30")])
    assert asked(database, PREFERRED.format("1999-01-01")) == [(100, "possible")]
    assert asked(database, PREFERRED.format("2013-07-01")) == [(100, "presumed")]


def test_a_strength_that_is_open_at_its_end_never_holds_for_sure(database):
    fill(database, strengths=[strength(100, "2013-06-30", None)])
    assert asked(database, PREFERRED.format("2013-06-29")) == []
    assert asked(database, PREFERRED.format("2030-01-01")) == [(100, "possible")]


def test_components_and_kinds_do_not_end_each_other(database):
    other = [
        strength(2, "2014-01-01", "2014-01-01", component="police"),
        strength(3, "2014-01-01", "2014-01-01", kind="planned"),
    ]
    fill(database, strengths=[strength(1, "2013-01-01", "2013-01-01"), *other])
    assert asked(database, "SELECT best FROM strength_on('2015-01-01') ORDER BY ALL") == [(1,), (2,), (3,)]


def test_a_number_without_a_day_holds_on_none_and_an_authorised_one_from_its_resolution_on(database):
    undated = {**strength(1, None, None), **dict.fromkeys(f"as_of_{part}" for part in ("edtf", "precision"))}
    adopted = {"symbol": "S/RES/2100 (2013)", "number": 2100, **span("adopted", "2013-04-25", "2013-04-25")}
    authorised = {**undated, "kind": "authorised", "symbol": "S/RES/2100 (2013)"}
    fill(database, resolutions=[adopted], strengths=[undated, authorised])
    assert asked(database, "FROM strength_on('2013-04-24')") == []
    found = asked(database, "SELECT kind, dated_by, certainty FROM strength_on('2013-04-26')")
    assert found == [("authorised", "resolution", "presumed")]


def test_of_two_numbers_for_one_day_the_asserted_one_is_preferred_and_both_are_told(database):
    claimed = strength(200, "2013-01-01", "2013-01-01", assertion="claimed")
    fill(database, strengths=[claimed, strength(100, "2013-01-01", "2013-01-01")])
    both = asked(database, "SELECT best, is_preferred FROM strength_on('2013-01-01') ORDER BY is_preferred DESC")
    assert both == [(100, True), (200, False)]


def test_a_mission_is_asked_about_from_its_establishment_to_its_end(database):
    mission = {
        "mission_id": "unx", **span("established", "2013-04-01", "2013-04-30"), **span("ended", None, "2015-06-30")
    }  # fmt: skip
    fill(database, missions=[mission], strengths=[strength(1, "2013-01-01", "2013-01-01")])
    assert [len(asked(database, f"FROM as_of('{day}')")) for day in ("2013-03-31", "2013-04-01")] == [0, 1]
    assert [len(asked(database, f"FROM as_of('{day}')")) for day in ("2015-06-30", "2015-07-01")] == [1, 0]


def test_the_ceiling_is_compared_component_by_component(database):
    authorised = [strength(150, "2013-01-01", "2013-01-01", kind="authorised")]
    fill(database, strengths=[*authorised, strength(100, "2013-09-01", "2013-09-01")])
    query = "SELECT component, authorised, deployed, below_ceiling, share_deployed FROM ceiling_on('2013-10-01')"
    assert asked(database, query) == [("military", 150, 100, 50, 0.667)]


def leader(person: str, **dates: Any) -> dict[str, Any]:
    return {"person_id": person.lower(), "person_as_written": person, "role": "force_commander", **dates}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-06-30", [("C", "undated")]),
        ("2013-07-01", [("A", "certain"), ("C", "undated")]),
        ("2015-01-01", [("A", "certain"), ("B", "presumed"), ("C", "undated")]),
        ("2015-01-02", [("B", "presumed"), ("C", "undated")]),
    ],
)
def test_a_term_lasts_to_its_end_or_until_another_person_began(database, day, expected):
    first = leader("A", **span("start", "2013-07-01", "2013-07-01"), **span("end", "2015-01-01", "2015-01-01"))
    second = leader("B", **span("start", "2015-01-01", "2015-01-01"))
    fill(database, leadership=[first, second, leader("C")])
    assert asked(database, f"SELECT person, certainty FROM leaders_on('{day}')") == expected  # noqa: S608


def test_a_term_without_an_end_ends_where_the_next_one_begins(database):
    first = leader("A", **span("start", "2013-07-01", "2013-07-01"))
    fill(database, leadership=[first, leader("B", **span("start", "2015-01-01", "2015-01-01"))])
    assert asked(database, "SELECT person FROM leaders_on('2014-12-31')") == [("A",)]
    assert asked(database, "SELECT person FROM leaders_on('2015-01-01')") == [("B",)]


def test_a_term_whose_start_is_not_told_is_possible_up_to_its_end(database):
    fill(database, leadership=[leader("A", **span("end", "2018-10-02", "2018-10-02"))])
    assert asked(database, "SELECT certainty FROM leaders_on('2018-10-02')") == [("possible",)]
    assert asked(database, "FROM leaders_on('2018-10-03')") == []


def test_what_is_planned_is_never_more_than_possible(database):
    planned = leader("A", assertion="planned", **span("start", "2013-07-01", "2013-07-01"))
    fill(database, leadership=[planned])
    assert asked(database, "SELECT certainty FROM leaders_on('2014-01-01')") == [("possible",)]


def test_a_contributor_is_left_out_where_its_dates_rule_it_out(database):
    gone = {"country_code": "NLD", "country_as_written": "N", **span("end", "2019-05-01", "2019-05-01")}
    listed = {"country_code": "TCD", "country_as_written": "T", "is_listed_as_current": True}
    fill(database, contributors=[gone, listed])
    query = "SELECT country_code, certainty FROM contributors_on('{}')"
    assert asked(database, query.format("2019-05-01")) == [("NLD", "possible"), ("TCD", "undated")]
    assert asked(database, query.format("2019-05-02")) == [("TCD", "undated")]


def test_a_day_shows_strength_leader_and_contributors_each_with_its_words(database):
    fill(
        database,
        strengths=[strength(100, "2013-09-01", "2013-09-01", count_qualifier="about")],
        leadership=[leader("A", **span("start", "2013-07-01", "2013-07-01"))],
        contributors=[{"country_code": "TCD", "country_as_written": "Chad"}],
    )
    assert asked(database, "SELECT topic, subject, says, certainty, quote FROM as_of('2013-09-30')") == [
        ("strength", "deployed military", "about 100", "presumed", "words of strengths-1"),
        ("leader", "force_commander", "A", "presumed", "words of leadership-1"),
        ("contributor", "TCD", "Chad", "undated", "words of contributors-1"),
    ]


def test_a_country_that_two_places_name_stands_in_a_day_once_with_the_better_one(database):
    dated = {"country_code": "TCD", "country_as_written": "Chad", **span("start", "2013-01-01", "2013-01-01")}
    fill(database, contributors=[{"country_code": "TCD", "country_as_written": "Tsjaad"}, dated])
    assert asked(database, "SELECT says, certainty FROM as_of('2014-01-01')") == [("Chad", "presumed")]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("'2014-10-01'", "'2014-10-31'", "certain"),
        ("'2014-10-15'", "'2014-12-31'", "possible"),
        ("'2014-01-01'", "'2014-10-01'", "possible"),
        ("NULL", "DATE '2014-10-31'", "certain"),
        ("DATE '2014-10-02'", "NULL", "possible"),
        ("'2014-11-01'", "NULL", None),
        ("NULL", "'2014-09-30'", None),
    ],
)
def test_an_incident_of_october_is_in_a_span_that_covers_the_month_and_may_be_in_one_that_cuts_it(
    database, first, last, expected
):
    fill(database, incidents=[{"kind": "attack", "attribution": "unknown", **span("date", "2014-10-01", "2014-10-31")}])
    found = asked(database, f"SELECT certainty FROM incidents_between({first}, {last})")  # noqa: S608
    assert found == ([(expected,)] if expected else [])


def test_a_day_may_be_a_column(database):
    fill(database, strengths=[strength(100, "2013-09-01", "2013-09-01"), strength(200, "2014-01-01", "2014-01-01")])
    days = "(VALUES (DATE '2013-10-01'), (DATE '2014-02-01')) AS days (on_day)"
    query = f"SELECT on_day, best FROM {days}, strength_on(days.on_day) ORDER BY ALL"  # noqa: S608
    assert asked(database, query) == [(dt.date(2013, 10, 1), 100), (dt.date(2014, 2, 1), 200)]
