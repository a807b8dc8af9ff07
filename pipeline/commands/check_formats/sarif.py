"""The report as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and editors read.

A result stands at the first quote of its finding and relates to the others. A region counts lines and columns from 1
and characters from 0, in code points; the characters are left out where the file has other line ends than the text that
offsets count in, and lines where the file is not at hand. A file is named from the working directory (``%SRCROOT%``)
or, where it does not lie there, from the folder of the sources.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any, TextIO
from urllib.parse import quote

import schemas
from pipeline.commands.check_formats import wording
from pipeline.commands.check_formats.report import (
    STALE_SEVERITY,
    CheckedDocument,
    CheckedRule,
    Found,
    Mark,
    Report,
)
from pipeline.validate.published import Fault

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FAULT_RULE = CheckedRule(
    "published_files", "files", "error", "The published files are what the contract says.", "Nothing rests on others."
)
STALE_RULE = CheckedRule(
    "stale_baseline_entry", "baseline", STALE_SEVERITY, "Every accepted finding still occurs.",
    "An entry that is left behind would accept the next finding that looks like it.",
)  # fmt: skip

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOTS = {"tree": "%SRCROOT%", "sources": "SOURCES"}
_MEANT = {
    "%SRCROOT%": "The folder the check ran in.",
    "SOURCES": "The folder of the documents.",
    "RELEASE": "The folder of the release.",
}


def write(report: Report, out: TextIO) -> None:
    """Writes the log: one run, of which the rules are those of the release."""
    found_rules = dict.fromkeys(found.rule for found in report.findings)
    rules = list(dict.fromkeys((*report.rules, *found_rules, FAULT_RULE, STALE_RULE)))
    indices = {rule.id: index for index, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "blauwhelm",
                "semanticVersion": version("blauwhelm"),
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {name: {"description": {"text": text}} for name, text in _MEANT.items()},
        "artifacts": [
            {"location": _location(document), "hashes": {"sha-256": document.sha256}}
            for document in report.documents.values()
        ],
        "results": _results(report, indices),
    }
    json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _rule(rule: CheckedRule) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.statement},
        "defaultConfiguration": {"level": _level(rule.severity)},
        "properties": {"tags": [rule.family]},
    }
    if rule.why:
        described["fullDescription"] = {"text": f"{rule.statement} {rule.why}"}
        described["help"] = {"text": rule.why}
    return described


def _results(report: Report, indices: Mapping[str, int]) -> list[dict[str, Any]]:
    artifacts = {document_id: index for index, document_id in enumerate(report.documents)}
    results = [_fault(fault) for fault in report.faults]
    results += [_finding(found, report.documents, artifacts) for found in report.findings]
    for entry in report.stale:
        place = {"artifactLocation": {"uri": quote(report.baseline or "")}, "region": {"startLine": entry.line}}
        results.append(
            _result(STALE_RULE.id, STALE_SEVERITY, wording.stale(entry, report), [{"physicalLocation": place}])
        )
    for result in results:
        result["ruleIndex"] = indices[result["ruleId"]]
    return results


def _result(rule_id: str, severity: str, message: str, locations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "ruleId": rule_id,
        "level": _level(severity),
        "message": {"text": message},
        "locations": list(locations),
    }


def _fault(fault: Fault) -> dict[str, Any]:
    path = f"parquet/{fault.table}.parquet" if fault.table in schemas.TABLES else fault.table
    place = {"artifactLocation": {"uri": quote(path), "uriBaseId": "RELEASE"}}
    return _result(FAULT_RULE.id, FAULT_RULE.severity, wording.fault(fault), [{"physicalLocation": place}])


def _finding(found: Found, documents: Mapping[str, CheckedDocument], artifacts: Mapping[str, int]) -> dict[str, Any]:
    places = [_place(mark, documents, artifacts) for mark in found.marks]
    if not places:
        places = [{"physicalLocation": {"artifactLocation": _artifact(document_id, documents, artifacts)}}
                  for document_id in found.document_ids]  # fmt: skip
    repair = f" Repair: {found.suggested_value}." if found.suggested_value else ""
    result = _result(found.rule.id, found.severity, found.message + repair, places[:1])
    if places[1:]:
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places[1:], start=1)]
    result["partialFingerprints"] = {"findingId/v1": found.id}
    if found.accepted:
        accepted = {"kind": "external", "status": "accepted", "justification": found.accepted.reason}
        result["suppressions"] = [accepted]
    said = {name: value for name, value in wording.values(found) if value is not None}
    result["properties"] = {"certainty": found.certainty, **said}
    return result


def _place(mark: Mark, documents: Mapping[str, CheckedDocument], artifacts: Mapping[str, int]) -> dict[str, Any]:
    document = documents.get(mark.document_id)
    region: dict[str, Any] = {}
    if mark.lines:
        region = {
            "startLine": mark.lines.line,
            "startColumn": mark.lines.column,
            "endLine": mark.lines.end_line,
            "endColumn": mark.lines.end_column,
        }
    if mark.lines is None or (document is not None and document.has_same_offsets):
        region |= {"charOffset": mark.start, "charLength": mark.end - mark.start}
    region["snippet"] = {"text": mark.quote}
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(mark.document_id, documents, artifacts),
            "region": region,
        },
        "message": {"text": mark.role},
    }


def _artifact(
    document_id: str, documents: Mapping[str, CheckedDocument], artifacts: Mapping[str, int]
) -> dict[str, Any]:
    document = documents.get(document_id)
    if document is None:
        return {"uri": quote(document_id, safe=""), "uriBaseId": "SOURCES"}
    return {**_location(document), "index": artifacts[document_id]}


def _location(document: CheckedDocument) -> dict[str, Any]:
    if document.root == "none":
        return {"uri": quote(document.path, safe=":/?#[]@!$&'()*+,;=%~")}
    return {"uri": quote(document.path), "uriBaseId": _ROOTS[document.root]}


def _level(severity: str) -> str:
    return _LEVELS.get(severity, "error")
