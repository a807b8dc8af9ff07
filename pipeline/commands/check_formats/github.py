"""The report as workflow commands of GitHub Actions: annotations at the lines they are about.

Form and escapes follow "Workflow commands for GitHub Actions" and the runner's own reader (actions/runner,
ActionCommand.cs): in a message per cent, carriage return and line feed are escaped, in a property colon and comma too.
GitHub shows ten annotations of each kind for a step; the log has all of them, the worst first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from pipeline.commands.check_formats import wording
from pipeline.commands.check_formats.report import STALE_SEVERITY, CheckedDocument, Found, Report

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, out: TextIO) -> None:
    """Writes a command for every open finding, every fault and every stale entry of the baseline, and the verdict."""
    out.writelines(_command("error", {"title": "published files"}, wording.fault(fault)) for fault in report.faults)
    for found in report.open:
        properties = {**_place(found, report.documents), "title": f"{found.rule.id} ({found.certainty})"}
        out.write(_command(_kind(found.severity), properties, "\n".join(wording.detail(found, report.documents))))
    for entry in report.stale:
        properties = {"file": report.baseline or "", "line": str(entry.line), "title": "stale entry of the baseline"}
        out.write(_command(_kind(STALE_SEVERITY), properties, wording.stale(entry, report)))
    out.write(f"blauwhelm: release {wording.line(report.release)} {wording.verdict(report)}\n")


def _kind(severity: str) -> str:
    return _KINDS.get(severity, "error")


def _place(found: Found, documents: Mapping[str, CheckedDocument]) -> dict[str, str]:
    """Where the annotation stands: at the finding's first mark, else at its first document."""
    mark = found.marks[0] if found.marks else None
    document = documents.get(mark.document_id if mark else next(iter(found.document_ids), ""))
    if document is None or document.root == "none":
        return {}
    place = {"file": document.path}
    if mark and mark.lines:
        place["line"] = str(mark.lines.line)
        place["endLine"] = str(mark.lines.end_line)
        if mark.lines.line == mark.lines.end_line:  # the runner takes no columns over several lines
            place["col"] = str(mark.lines.column)
            place["endColumn"] = str(mark.lines.end_column)
    return place


def _command(kind: str, properties: Mapping[str, str], message: str) -> str:
    given = ",".join(f"{name}={_in_property(wording.line(value))}" for name, value in properties.items())
    return f"::{kind} {given}::{_in_message(message)}\n"


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
