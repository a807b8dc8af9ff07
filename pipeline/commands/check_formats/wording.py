"""What the formats that are words rather than data say alike: one line for a value, a place, a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats.report import CheckedDocument, Found, Mark, Report
from pipeline.read.errors import printable
from pipeline.validate.published import Fault

LONGEST = 240
"""Characters of a quote that are shown; a longer one is cut in its middle."""


def line(text: str) -> str:
    """The text on one line, without what a terminal, a log or XML would take for more than text."""
    return printable(re.sub(r"[ \t\n]+", " ", text))


def quote(text: str) -> str:
    """A quote on one line, its middle left out where it is long."""
    if len(text) > LONGEST:
        half = (LONGEST - 1) // 2
        text = f"{text[:half]}…{text[-half:]}"
    return line(text)


def place(mark: Mark, documents: Mapping[str, CheckedDocument]) -> str:
    """Where a mark stands: file, line and column, or the characters where the file is not at hand."""
    document = documents.get(mark.document_id)
    path = document.path if document else mark.document_id
    if mark.lines is None:
        return line(f"{path}, characters {mark.start}–{mark.end}")
    return line(f"{path}:{mark.lines.line}:{mark.lines.column}")


def detail(found: Found, documents: Mapping[str, CheckedDocument]) -> list[str]:
    """Everything a finding says, in lines: what is wrong, the quotes, the values, the repair."""
    said = [line(found.message)]
    said += [f"{line(mark.role)}: “{quote(mark.quote)}” ({place(mark, documents)})" for mark in found.marks]
    said += [f"{name}: {quote(value)}" for name, value in values(found) if value is not None]
    return [*said, f"{found.certainty}; finding {found.id}"]


def values(found: Found) -> tuple[tuple[str, str | None], ...]:
    """The values of a finding with their names."""
    return (
        ("left", found.left_value),
        ("right", found.right_value),
        ("difference", found.difference),
        ("repair", found.suggested_value),
    )


def fault(found: Fault) -> str:
    """What is wrong with a file, in a line."""
    where = f"{found.table} {found.row_id}" if found.row_id else found.table
    return line(f"{where}: {found.message}")


def stale(entry: Accepted, report: Report) -> str:
    """An entry of the baseline that accepts nothing any more, in a line."""
    return line(f"{report.baseline}:{entry.line}: {entry.names} is accepted and does not occur any more")


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 or noun == 'info' else 's'}"


def verdict(report: Report) -> str:
    """How the check ended, and what the gate was."""
    gate = "" if report.fail_on == "never" else f" (the gate: no {report.fail_on}s)"
    return f"{'passed' if report.passed else 'failed'}{gate}"
