"""The report as JUnit XML: what fails there is what fails the check."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats.report import Report
from pipeline.validate.published import Fault
from tests.commands.reports import finding_id, report, said, with_fault

DAY = dt.date(2020, 5, 2)


def suites(given: Report) -> ET.Element:
    return ET.fromstring(said("junit", given))  # noqa: S314  # our own


def case(given: Report, name: str) -> ET.Element:
    (found,) = [each for each in suites(given).iter("testcase") if each.get("name") == name]
    return found


def failed(given: Report) -> list[str]:
    return [each.get("name", "") for each in suites(given).iter("testcase") if each.find("failure") is not None]


def test_every_rule_is_a_test_case_in_the_suite_of_its_family() -> None:
    families = {
        each.get("name"): each.get("classname") for each in suites(report()).iter("testcase")
        if each.get("classname") != "blauwhelm.files"
    }  # fmt: skip
    assert families == {
        "parts_sum_to_total": "blauwhelm.quantities",
        "figures_agree": "blauwhelm.sources",
        "odd_words": "blauwhelm.document",
        "dates_in_order": "blauwhelm.dates",
    }


@pytest.mark.parametrize(
    ("gate", "rules"),
    [("error", {"parts_sum_to_total"}), ("warning", {"parts_sum_to_total", "figures_agree"}), ("never", set())],
)
def test_a_rule_fails_where_the_gate_stops_its_findings(gate: str, rules: set[str]) -> None:
    given = report(fail_on=gate)
    assert set(failed(given)) == rules
    assert given.passed is not bool(rules)
    assert suites(given).get("failures") == str(len(rules))


def test_a_failure_has_the_quotes_the_difference_and_the_repair() -> None:
    failure = case(report(), "parts_sum_to_total").find("failure")
    assert failure is not None
    assert failure.get("message") == "error: parts_sum_to_total does not hold."
    for words in ("total: “12.640” (dutch.txt:3:30)", "part: “1.140” (dutch.txt:4:4)", "difference: 300", "repair: 1."):
        assert words in (failure.text or "")


def test_what_the_gate_lets_through_is_output() -> None:
    output = case(report(), "odd_words").findtext("system-out") or ""
    assert "info: odd_words does not hold." in output
    assert r"\x1b[31m" in output
    assert case(report(), "dates_in_order").findtext("system-out") is None


def test_what_is_accepted_fails_nothing_and_says_why() -> None:
    given = report(accepted=(Accepted(2, "known", DAY, finding_id=finding_id(1)),))
    assert failed(given) == []
    assert "accepted 2020-05-02: known" in (case(given, "parts_sum_to_total").findtext("system-out") or "")


def test_a_stale_entry_fails_at_the_gate_for_warnings() -> None:
    stale = Accepted(2, "once", DAY, finding_id="f" * 16)
    assert "stale_entries" not in failed(report(accepted=(stale,)))
    assert "stale_entries" in failed(report(fail_on="warning", accepted=(stale,)))


def test_a_fault_fails_the_case_of_its_file() -> None:
    for table in ("strengths", "datapackage.json", "SHA256SUMS"):
        assert failed(with_fault(report(fail_on="never"), Fault(table, None, "changed"))) == [table]


def test_the_counts_of_the_suites_are_those_of_their_cases() -> None:
    root = suites(report(fail_on="warning"))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))
    assert sum(int(suite.get("tests", "")) for suite in root) == int(root.get("tests", ""))
    assert sum(int(suite.get("failures", "")) for suite in root) == int(root.get("failures", ""))


def test_a_release_without_tables_is_a_report_too() -> None:
    assert suites(replace(report(), findings=(), rules=(), rows={})).get("failures") == "0"
