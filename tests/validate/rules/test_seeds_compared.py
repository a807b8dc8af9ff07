"""The two real documents, compared with themselves and with each other: what must be found, and what must not."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.read.origin import Origin
from pipeline.validate.findings import Corpus
from tests.shared import SHARED, needs_shared
from tests.validate.rules.judging import Page, corpus_of, judged

pytestmark = needs_shared

FOUND = {
    "parts_sum_to_total": ["12.640", "11.200", "1.140"],
    "narrative_order": ["medio 2013", "25 april 2013"],
    "total_not_updated": ["209", "March 31, 2020", "three", "accessdate=10 May 2020"],
    "definition_differs": ["209"],
    "deployed_within_authorised": ["15,200", "12.640"],
    "number_disagrees_between_sources": ["12600", "12.640", "6000", "6.039"],
    "mixed_units_in_enumeration": ["20", "223", "9", "75", "750", "120", "1"],
    "incident_coverage_gap": ["209"],
}
SILENT = (
    "casualties_sum_by_country",
    "running_total_never_falls",
    "incidents_within_total",
    "percentage_matches",
    "duration_matches",
    "list_count_matches",
    "number_disagrees_within_document",
    "start_before_end",
    "event_within_mission_life",
    "resolution_number_follows_date",
    "terms_overlap",
    "date_disagrees_within_document",
    "date_disagrees_between_sources",
    "place_disagrees_between_sources",
    "nationality_not_among_contributors",
)


@cache
def seeds() -> Corpus:
    pages = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        language, form = ("en", "wikitext") if "{{" in text else ("nl", "text")
        pages.append(Page(text, language, form, Origin(path.name), path.stem))
    return corpus_of(*pages)


@pytest.mark.parametrize("rule", FOUND)
def test_what_must_be_found(rule: str) -> None:
    quotes = {quote for row in judged(rule, seeds()) for quote in row["quotes"]}
    assert set(FOUND[rule]) <= quotes


@pytest.mark.parametrize("rule", SILENT)
def test_what_must_not(rule: str) -> None:
    assert [row["message"] for row in judged(rule, seeds())] == []


def test_the_total_of_a_resolution_is_short_of_a_digit() -> None:
    (found,) = judged("parts_sum_to_total", seeds())
    assert (found["severity"], found["difference"], found["suggested_value"]) == ("error", "300", "1.440")


def test_rounding_and_offices_of_other_times_are_no_contradiction() -> None:
    for rule in ("number_disagrees_between_sources", "office_holder_disagrees_between_sources"):
        found = judged(rule, seeds())
        assert len(found) == 2
        assert {row["severity"] for row in found} == {"info"}


def test_a_ceiling_of_one_source_is_only_arguably_broken_by_an_undated_number_of_another() -> None:
    (found,) = judged("deployed_within_authorised", seeds())
    assert (found["severity"], found["certainty"]) == ("warning", "arguable")


def test_one_incident_has_no_date() -> None:
    found = [row for row in judged("date_missing", seeds()) if row["table_name"] == "incidents"]
    assert len(found) == 1
    assert "convoy" in found[0]["quotes"][0]
