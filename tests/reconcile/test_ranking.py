"""Claims: which of several is preferred, and that the others stay."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pipeline.reconcile.chosen import chosen
from pipeline.reconcile.ranking import rank_statements

WHERE = {"e1": ("a", 10), "e2": ("a", 20), "e3": ("b", 5)}


def claim(statement_id: str, value: str, evidence_id: str = "e1", **more: Any) -> dict[str, Any]:
    return {
        "statement_id": statement_id, "entity_table": "missions", "entity_id": "m", "property": "headquarters",
        "value": value, "document_id": WHERE[evidence_id][0], "evidence_id": evidence_id, "assertion": "asserted",
        "derivation": "stated", "extractor": "x", **more,
    }  # fmt: skip


def preferred(*claims: dict[str, Any]) -> str:
    rows = list(claims)
    rank_statements(rows, WHERE)
    (best,) = [row for row in rows if row["rank"] == "preferred"]
    assert len(rows) == len(claims)
    return best["value"]


def test_a_dated_claim_is_preferred_to_an_undated_one() -> None:
    assert preferred(claim("1", "Here"), claim("2", "There", value_date_latest=dt.date(2013, 1, 1))) == "There"


def test_the_later_of_two_dates_is_preferred() -> None:
    early, late = dt.date(2013, 1, 1), dt.date(2014, 1, 1)
    assert preferred(claim("1", "Late", value_date_latest=late), claim("2", "Early", value_date_latest=early)) == "Late"


def test_what_is_stated_is_preferred_to_what_was_inferred_and_asserted_to_claimed() -> None:
    assert preferred(claim("1", "Inferred", derivation="inferred"), claim("2", "Stated", "e2")) == "Stated"
    assert preferred(claim("1", "Claimed", assertion="claimed"), claim("2", "Asserted", "e2")) == "Asserted"


def test_what_more_places_say_is_preferred_then_what_comes_first() -> None:
    assert preferred(claim("1", "A"), claim("2", "B", "e2"), claim("3", "B", "e3")) == "B"
    assert preferred(claim("1", "B", "e3"), claim("2", "A", "e2")) == "A"


def test_a_rank_that_was_given_is_kept() -> None:
    rows = [claim("1", "A"), claim("2", "Corrected", "e3", rank="preferred")]
    rank_statements(rows, WHERE)
    assert [row["rank"] for row in rows] == ["normal", "preferred"]


def test_the_day_of_a_claim_does_not_reach_the_table() -> None:
    rows = [claim("1", "A", value_date_latest=dt.date(2013, 1, 1))]
    rank_statements(rows, WHERE)
    assert "_as_of" not in rows[0]


def test_an_entity_has_the_preferred_value_of_each_property_and_the_evidence_of_its_name() -> None:
    day = dt.date(2013, 4, 25)
    rows = [
        claim("1", "Here", "e2", property="headquarters"),
        claim("2", "Test Mission", "e3", property="name"),
        claim("3", "25 April 2013", property="established", value_date_edtf="2013-04-25", value_date_earliest=day),
    ]
    rank_statements(rows, WHERE)
    (mission,) = chosen("missions", "mission_id", rows)
    assert mission["headquarters"] == "Here"
    assert mission["evidence_id"] == "e3"
    assert mission["established_edtf"] == "2013-04-25"
    assert mission["established_earliest"] == day
    assert chosen("operations", "operation_id", rows) == []
