"""How a rule becomes findings: its frame, its condition, and the words that a finding points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from pipeline.read import read
from pipeline.validate.findings import Comparison, Corpus, Judged, Marked, NoneFound, Rule, failures, findings_of
from pipeline.validate.verdicts import Condition

PAGE = read("Two and two are five.", id="page", language="en", format="text")
CORPUS = Corpus({"page": PAGE}, {})


def rule(rows: Sequence[Comparison], condition: type[Condition] = NoneFound) -> Rule:
    """A rule that compares what is given."""

    def compare(_: Corpus) -> Iterator[Comparison]:
        return iter(rows)

    return Rule(
        "sums", "quantities", "error", "Sums hold.", "They do not.", "2 + 2 = 5", "2 + 2 = 4", compare, condition
    )


def comparison(count: int, **columns: Any) -> dict[str, Any]:
    """One row of a comparison frame."""
    return {"count": count, "message": "wrong", "spans": [Marked("sum", "page", 16, 20)], **columns}


def test_a_finding_is_made_where_the_condition_fails_and_nowhere_else() -> None:
    found, evidence = findings_of(rule([comparison(0), comparison(2, left_value="4")]), CORPUS)
    assert [row["left_value"] for row in found] == ["4"]
    assert [(row["quote"], row["position"], row["role"]) for row in evidence] == [("five", 1, "sum")]
    assert found[0]["document_ids"] == ["page"]


def test_a_finding_takes_the_severity_of_its_rule_unless_it_has_its_own() -> None:
    found, _ = findings_of(rule([comparison(1), comparison(1, severity="info")]), CORPUS)
    assert [row["severity"] for row in found] == ["error", "info"]


def test_equal_findings_have_keys_of_their_own_and_a_rerun_gives_them_again() -> None:
    first, _ = findings_of(rule([comparison(1), comparison(1)]), CORPUS)
    again, _ = findings_of(rule([comparison(1), comparison(1)]), CORPUS)
    assert len({row["finding_id"] for row in first}) == 2
    assert first == again


def test_a_column_that_nothing_knows_is_a_mistake_in_the_rule() -> None:
    with pytest.raises(KeyError, match="sums: no such columns: sugested_value"):
        failures(rule([comparison(1, sugested_value="4")]), CORPUS)


def test_what_a_comparison_says_is_worked_out_only_where_it_fails() -> None:
    asked = []

    def say(count: int) -> dict[str, Any]:
        asked.append(count)
        return {"message": "wrong", "left_value": str(count), "spans": [Marked("sum", "page", 16, 20)]}

    found, _ = findings_of(rule([Judged({"count": n}, partial(say, n)) for n in (0, 2)]), CORPUS)
    assert [row["left_value"] for row in found] == ["2"]
    assert asked == [2]


def test_what_is_said_where_a_comparison_fails_has_known_columns_too() -> None:
    with pytest.raises(KeyError, match="sums: no such columns: mesage"):
        failures(rule([Judged({"count": 1}, lambda: {"mesage": "wrong", "spans": []})]), CORPUS)


def test_a_value_of_another_type_than_its_column_is_a_mistake_in_the_rule() -> None:
    with pytest.raises(TypeError):
        failures(rule([{**comparison(1), "count": "two"}]), CORPUS)


def test_what_rules_derive_from_a_corpus_is_worked_out_once() -> None:
    calls = []

    def derived(corpus: Corpus) -> int:
        calls.append(corpus)
        return len(corpus.documents)

    corpus = Corpus({"page": PAGE}, {})
    assert (corpus.derive(derived), corpus.derive(derived)) == (1, 1)
    assert len(calls) == 1
