"""The report for people: worst first, the quotes side by side, and nothing that a terminal would obey."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.commands.baseline import Accepted
from pipeline.validate.published import Fault
from tests.commands.reports import finding_id, report, said, with_fault

DAY = dt.date(2020, 5, 2)


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def test_the_worst_document_comes_first_and_two_documents_together_have_a_place_of_their_own() -> None:
    heads = [line for line in said("text", report()).splitlines() if line.startswith(("dutch", "english"))]
    assert heads == [
        "dutch (dutch.txt): 1 error",
        "dutch (dutch.txt) and english (english.txt): 1 warning",
        "english (english.txt): 1 info",
    ]


def test_the_two_sides_of_a_contradiction_stand_side_by_side() -> None:
    lines = said("text", report()).splitlines()
    (head,) = [line for line in lines if "left, dutch 3:30" in line]
    assert head.index("right, english 2:15") > head.index("left, dutch")
    quotes = lines[lines.index(head) + 1 :]
    both = next(line for line in quotes if "⟪12,600⟫" in line)
    assert both.index("⟪12,600⟫") >= head.index("right, english")


def test_a_finding_says_how_far_apart_its_values_are_and_how_to_mend_it() -> None:
    text = said("text", report())
    assert "      12.640 | 12.340; difference 300\n      repair: 1.440\n" in text
    assert "part, 4:4    En ⟪1.140⟫ agenten." in text


def test_what_a_terminal_would_obey_is_shown_and_not_sent() -> None:
    text = said("text", report())
    assert not [character for character in text if not (character.isprintable() or character == "\n")]
    assert r"\x1b[31m" in text


def test_without_the_files_a_place_is_given_in_characters() -> None:
    text = said("text", report(at_hand=False))
    assert "total, characters 34–40  ⟪12.640⟫" in text
    assert "quotes compared with 0 of 2 documents" in text


def test_what_is_accepted_is_counted_and_what_is_stale_is_told() -> None:
    known = Accepted(2, "known", DAY, finding_id=finding_id(1))
    stale = Accepted(5, "once", DAY, rule="odd_words", document="dutch", quotes=("gone",))
    text = said("text", report(accepted=(known, stale)))
    assert finding_id(1) not in text
    assert "findings_baseline.yaml:5: odd_words in dutch is accepted and does not occur any more" in text
    assert "baseline findings_baseline.yaml: 1 accepted, 1 stale" in text


def test_of_very_many_findings_the_worst_are_shown_and_the_rest_counted() -> None:
    given = report()
    text = said("text", replace(given, findings=given.findings[:1] * 600 + given.findings[1:]))
    assert text.startswith("dutch (dutch.txt): 600 errors\n")
    assert text.count("repair: 1.440") == 500
    assert "… and 102 more (the other formats have all)" in text


def test_it_ends_with_the_verdict() -> None:
    assert said("text", report()).endswith("failed (the gate: no errors)\n")
    assert said("text", report(fail_on="never")).endswith("\npassed\n")


def test_faults_of_the_files_are_lines_of_their_own() -> None:
    text = said("text", with_fault(report(fail_on="never"), Fault("strengths", "a1", "it is\nnot there")))
    assert "\nstrengths a1: it is not there\n" in text
    assert "files: 1 faults" in text
    assert text.endswith("failed\n")
