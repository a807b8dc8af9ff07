"""The report as JSON: all that is known, for programs."""

from __future__ import annotations

import datetime as dt
import json

from pipeline.commands.baseline import Accepted
from tests.commands.reports import HOSTILE, finding_id, report, said

DAY = dt.date(2020, 5, 2)


def test_a_finding_has_its_values_and_every_quote_with_its_place() -> None:
    found = json.loads(said("json", report()))["findings"]
    assert [each["severity"] for each in found] == ["error", "warning", "info"]
    first = found[0]
    assert (first["difference"], first["suggested_value"]) == ("300", "1.440")
    assert [mark["role"] for mark in first["evidence"]] == ["total", "part", "part"]
    assert first["evidence"][2] == {
        "role": "part", "document": "dutch", "start": 68, "end": 73, "line": 4, "column": 4, "end_line": 4,
        "end_column": 9, "quote": "1.140",
    }  # fmt: skip
    assert found[2]["evidence"][0]["quote"] == HOSTILE


def test_without_the_files_lines_are_null_and_offsets_stay() -> None:
    mark = json.loads(said("json", report(at_hand=False)))["findings"][0]["evidence"][0]
    assert (mark["line"], mark["end_column"], mark["start"], mark["end"]) == (None, None, 34, 40)


def test_what_is_accepted_is_there_with_its_reason_and_does_not_count() -> None:
    known = Accepted(2, "known", DAY, finding_id=finding_id(1))
    stale = Accepted(5, "once", DAY, finding_id="f" * 16)
    content = json.loads(said("json", report(accepted=(known, stale))))
    assert content["counts"] == {"error": 0, "warning": 1, "info": 1, "accepted": 1}
    accepted = {"line": 2, "reason": "known", "date": "2020-05-02", "finding_id": finding_id(1)}
    assert content["findings"][0]["accepted"] == accepted
    assert content["findings"][1]["accepted"] is None
    assert [entry["line"] for entry in content["stale"]] == [5]
    assert content["passed"] is True
