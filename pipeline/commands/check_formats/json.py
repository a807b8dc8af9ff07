"""The report as one JSON object, for programs that want all of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, TextIO

from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats.report import Found, Mark, Report


def write(report: Report, out: TextIO) -> None:
    r"""Writes the report.

    Offsets are code points of the text with its line ends as ``\n``; lines and columns count from 1 and are null where
    the document is not at hand.
    """
    content = {
        "release": report.release,
        "passed": report.passed,
        "fail_on": report.fail_on,
        "counts": {**report.counts, "accepted": len(report.findings) - len(report.open)},
        "rows": dict(report.rows),
        "documents": [asdict(document) for document in report.documents.values()],
        "findings": [_finding(found) for found in report.findings],
        "faults": [asdict(fault) for fault in report.faults],
        "baseline": report.baseline,
        "stale": [_accepted(entry) for entry in report.stale],
    }
    json.dump(content, out, ensure_ascii=False, indent=2)
    out.write("\n")


def _finding(found: Found) -> dict[str, Any]:
    return {
        "finding_id": found.id,
        "rule": found.rule.id,
        "family": found.rule.family,
        "severity": found.severity,
        "certainty": found.certainty,
        "documents": list(found.document_ids),
        "message": found.message,
        "left_value": found.left_value,
        "right_value": found.right_value,
        "difference": found.difference,
        "suggested_value": found.suggested_value,
        "row": found.row,
        "evidence": [_mark(mark) for mark in found.marks],
        "accepted": _accepted(found.accepted) if found.accepted else None,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    unknown: dict[str, int | None] = dict.fromkeys(("line", "column", "end_line", "end_column"))
    return {
        "role": mark.role,
        "document": mark.document_id,
        "start": mark.start,
        "end": mark.end,
        **(asdict(mark.lines) if mark.lines else unknown),
        "quote": mark.quote,
    }


def _accepted(entry: Accepted) -> dict[str, Any]:
    given = {key: value for key, value in asdict(entry).items() if value is not None}
    return {**given, "date": entry.date.isoformat()}
