"""The contract, run: what breaks it is named, kept out and shown, and what is kept is consistent."""

from __future__ import annotations

import datetime as dt
import json
import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemas
from pipeline.validate.contract import check
from schemas.models import model
from tests import samples
from tests.samples import DOCUMENT, changed, key, tables


def _named(result) -> set[tuple[str, str | None, str]]:
    return {(failure.table, failure.column, failure.check) for failure in result.failures}


def test_tables_that_keep_the_contract_come_back_as_they_are():
    result = check(tables())
    assert result.passed
    assert list(result.kept) == list(schemas.TABLES)
    assert all(result.kept[table].equals(frame) for table, frame in tables().items())
    assert result.rejected.equals(schemas.empty("rejected_rows"))


@pytest.mark.parametrize(
    ("table", "values", "column", "broken"),
    [
        ("strengths", {"strength_id": "12"}, "strength_id", "str_matches"),
        ("strengths", {"kind": "imagined"}, "kind", "isin"),
        ("strengths", {"count_low": -1}, "count_low", "greater_than_or_equal_to"),
        ("strengths", {"count_low": 20000}, "count_best", "best is not below low"),
        ("strengths", {"count_high": 3}, "count_high", "high is not below best"),
        ("strengths", {"count_best": None, "count_high": 3}, "count_high", "high is not below low"),
        (
            "strengths",
            {"count_qualifier": "vague"},
            "count_qualifier",
            "a number has a qualifier; vague has no number",
        ),
        ("strengths", {"count_qualifier": None}, "count_qualifier", "a number has a qualifier; vague has no number"),
        ("incidents", {"date_latest": dt.date(2013, 6, 1)}, "date_latest", "latest is not before earliest"),
        ("incidents", {"date_precision": None}, "date_precision", "a date has a precision, and only a date"),
        ("incidents", {"date_edtf": "1 July 2013"}, "date_edtf", "str_matches"),
        ("evidence", {"end": 0, "start": 5}, "end", "end is not before start"),
        ("evidence", {"quote": ""}, "quote", "str_length"),
        ("contributors", {"country_code": "NL"}, "country_code", "isin"),
        ("documents", {"language": "English"}, "language", "str_matches"),
        ("missions", {"extractor": None}, "extractor", "not_nullable"),
        ("number_mentions", {"value": math.inf}, "value", "value is finite"),
        ("number_mentions", {"value": math.nan}, "value", "value is finite"),
        (
            "date_mentions",
            {"unused_reason": "heading"},
            "unused_reason",
            "a mention is used by a row or has a reason why not",
        ),
        (
            "date_mentions",
            {"used_by_table": None, "used_by_id": None},
            "unused_reason",
            "a mention is used by a row or has a reason why not",
        ),
        ("findings", {"row_id": None}, "row_id", "row_id and table_name are given together"),
        ("citations", {"citation_id": None}, "citation_id", "not_nullable"),
    ],
)
def test_a_bad_row_is_rejected_and_what_it_breaks_is_named(table, values, column, broken):
    bad = changed(table, **values)[table]
    result = check({table: bad})
    assert (table, column, broken) in _named(result)
    (bad_row,) = [row for row in bad.to_dicts() if row not in tables()[table].to_dicts()]
    assert bad_row not in result.kept[table].to_dicts()
    shown = result.rejected.filter(pl.col("table_name") == table, pl.col("check") == f"{column}: {broken}")
    (row,) = shown.to_dicts()
    assert json.loads(row["row"]).keys() == set(bad.columns)
    assert row["message"].startswith(f"{column}: ")


def test_both_a_mission_and_an_operation_are_one_too_many_for_a_resolution():
    row = {
        "resolution_id": "s-res-2100-2013",
        "mission_id": "minusma",
        "operation_id": "serval",
        "evidence_id": key(1),
        **samples.EVIDENCE,
    }
    serval = {"operation_id": "serval", "evidence_id": key(1), **samples.EVIDENCE}
    given_tables = {**samples.with_rows("resolutions", row), "operations": schemas.frame("operations", [serval])}
    assert ("resolutions", "operation_id", "a resolution's row is about a mission or an operation, not both") in _named(
        check(given_tables)
    )


def test_of_rows_with_the_same_key_the_first_stays():
    frame = tables()["actors"]
    result = check({"actors": pl.concat([frame, frame.with_columns(name=pl.lit("Tchad"))])})
    assert result.kept["actors"].equals(frame)
    assert [(failure.check, failure.rows) for failure in result.failures] == [("field_uniqueness", 1)]


def test_a_row_that_breaks_two_conditions_is_shown_twice_under_different_keys():
    result = check({"actors": changed("actors", kind="wind", country_code="XX")["actors"]})
    assert result.rejected["check"].to_list() == ["country_code: isin", "kind: isin"]
    assert result.rejected["rejected_row_id"].n_unique() == 2


def test_a_rejected_row_takes_the_rows_that_need_it_with_it_and_they_say_why():
    result = check(changed("incidents", kind="imagined"))
    assert result.kept["incidents"].is_empty()
    assert result.kept["casualties"].is_empty()
    assert {"incident_id: the row referred to in incidents was rejected"} == set(
        result.rejected.filter(pl.col("table_name") == "casualties")["message"]
    )


def test_a_mention_outlives_the_row_that_used_it_and_says_so():
    result = check(changed("incidents", kind="imagined"))
    (mention,) = result.kept["date_mentions"].to_dicts()
    assert (mention["used_by_table"], mention["used_by_id"], mention["unused_reason"]) == (None, None, "row_rejected")
    assert model("date_mentions").validate(result.kept["date_mentions"], lazy=True) is not None


def test_a_document_outlives_its_mission():
    result = check(changed("missions", kind="imagined"))
    assert result.kept["documents"]["mission_id"].to_list() == [None]
    assert result.kept["strengths"].is_empty()
    assert result.kept["evidence"].height == 2


def test_a_reference_to_nothing_is_named_as_such():
    result = check(changed("strengths", mission_id="atlantis"))
    (failure,) = (failure for failure in result.failures if failure.column == "mission_id")
    assert str(failure) == f"strengths.mission_id: there is no such row in missions; 1 row ({key(10)})"
    # The part goes with its total.
    assert result.kept["strengths"].is_empty()


@pytest.mark.parametrize(
    ("table", "values", "column"),
    [
        ("events", {"actor_ids": ["chad", "atlantis"]}, "actor_ids"),
        ("findings", {"document_ids": [DOCUMENT, "lost"]}, "document_ids"),
        ("names", {"entity_id": "atlantis"}, "entity_id"),
        ("names", {"entity_table": "people"}, "entity_id"),
        ("citation_uses", {"supports": key(99)}, "supports"),
    ],
)
def test_references_in_lists_and_to_the_table_a_row_names_are_checked_too(table, values, column):
    result = check(changed(table, **values))
    assert (table, column, "reference") in _named(result)
    assert result.kept[table].is_empty()


def test_an_empty_list_and_an_absent_one_refer_to_nothing():
    for actors in ([], None):
        assert check(changed("events", actor_ids=actors)).passed


def test_a_relation_may_be_between_missions_and_operations():
    serval = {"operation_id": "serval", "evidence_id": key(1), **samples.EVIDENCE}
    relation = {
        "operation_relation_id": key(50),
        "from_id": "minusma",
        "relation": "concurrent",
        "to_id": "serval",
        "evidence_id": key(1),
        **samples.EVIDENCE,
    }
    related = {
        **samples.with_rows("operation_relations", relation),
        "operations": schemas.frame("operations", [serval]),
    }
    assert check(related).passed
    assert not check({**related, "operations": schemas.empty("operations")}).passed


def test_a_chain_of_parts_falls_with_its_end():
    rows = [
        {**samples.ROWS["strengths"][0], "strength_id": key(100 + n), "part_of": key(99 + n), "count_mention_id": None}
        for n in range(5)
    ]
    result = check({"strengths": schemas.frame("strengths", rows)})
    assert result.kept["strengths"].is_empty()
    assert result.rejected.height == 5


def test_only_what_is_given_is_judged():
    assert check({}).passed
    alone = check({"strengths": tables()["strengths"]})
    assert alone.passed
    assert list(alone.kept) == ["strengths"]


def test_tables_judged_before_are_referred_to_and_not_judged_again():
    others = {**changed("incidents", kind="imagined")}
    findings = others.pop("findings")
    assert check({"findings": findings}, beside=others).passed
    assert not check({"findings": findings}, beside={**others, "rules": schemas.empty("rules")}).passed


def test_an_unknown_table_is_an_error():
    with pytest.raises(KeyError, match="colours"):
        check({"colours": pl.DataFrame()})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda frame: frame.drop("note"), "the column note is missing"),
        (lambda frame: frame.with_columns(colour=1), "the contract has no column colour"),
        (
            lambda frame: frame.with_columns(pl.col("country_code").cast(pl.Categorical)),
            "the column country_code is Categorical where the contract has String",
        ),
        (lambda frame: frame.select(reversed(frame.columns)), "the columns stand in another order than the contract's"),
    ],
)
def test_a_table_of_another_form_is_rejected_whole(change, message):
    frame = change(tables()["contributors"])
    result = check({"contributors": frame})
    assert [failure.message for failure in result.failures] == [message]
    assert result.kept["contributors"].equals(schemas.empty("contributors"))
    assert result.rejected.height == frame.height
    assert not check({"contributors": frame.clear()}).passed


def test_no_setting_of_the_environment_switches_the_contract_off(monkeypatch):
    from pandera.config import config_context

    with config_context(validation_enabled=False):
        assert not check(changed("incidents", kind="imagined")).passed


def test_what_is_not_a_number_is_still_json():
    result = check(changed("number_mentions", value=math.inf))
    row = result.rejected.filter(pl.col("check").str.starts_with("value")).row(0, named=True)
    assert json.loads(row["row"])["value"] == "inf"


@settings(max_examples=4, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                ("missions", "kind"),
                ("incidents", "kind"),
                ("evidence", "element"),
                ("date_mentions", "precision"),
                ("number_mentions", "notation"),
                ("contributions", "unit"),
                ("actors", "kind"),
                ("rules", "severity"),
                ("documents", "format"),
            ]
        ),
        unique=True,
    )
)
def test_what_is_kept_always_keeps_the_contract_and_nothing_is_lost(breaks):
    given_tables = tables()
    for table, column in breaks:
        frame = given_tables[table]
        first = pl.int_range(pl.len()) == 0
        given_tables[table] = frame.with_columns(
            pl.when(first).then(pl.lit("wrong")).otherwise(pl.col(column)).alias(column)
        )
    result = check(given_tables)
    assert result.passed == (not breaks)
    again = check(result.kept)
    assert again.passed
    shown = {
        (row["table_name"], json.loads(row["row"])[schemas.primary_key(row["table_name"])])
        for row in result.rejected.iter_rows(named=True)
    }
    kept = {(table, row) for table, frame in result.kept.items() for row in frame[schemas.primary_key(table)]}
    given_rows = {(table, row) for table, frame in given_tables.items() for row in frame[schemas.primary_key(table)]}
    assert shown | kept == given_rows
    assert not shown & kept
