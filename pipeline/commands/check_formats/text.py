"""The report for people: by document, the worst first, the quotes of a contradiction side by side.

Errors and warnings are shown in full; a remark (info) is a line. Accepted findings are counted and not shown. The other
formats have everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.commands.check_formats import wording
from pipeline.commands.check_formats.report import SEVERITIES, STALE_SEVERITY, Found, Mark, Report

MOST_FINDINGS = 500
"""Findings that are shown, from the worst on: more than anybody reads in one go."""

MOST_MARKS = 6
"""Quotes that are shown of a finding; the other formats have all."""

_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def write(report: Report, out: TextIO) -> None:
    """Writes the report, in colour where the stream is a terminal."""
    console = Console(file=out, markup=False, highlight=False, emoji=False)
    severities: dict[tuple[str, ...], list[str]] = {}
    for found in report.open:
        severities.setdefault(found.document_ids, []).append(found.severity)
    groups: dict[tuple[str, ...], list[Found]] = {}
    for found in report.open[:MOST_FINDINGS]:  # worst first, so that the groups are too
        groups.setdefault(found.document_ids, []).append(found)
    for document_ids, findings in groups.items():
        _head(console, report, document_ids, severities[document_ids])
        _group(console, findings)
    if len(report.open) > MOST_FINDINGS:
        _line(console, f"… and {len(report.open) - MOST_FINDINGS} more (the other formats have all)\n")
    for fault in report.faults:
        _line(console, wording.fault(fault), "red")
    for entry in report.stale:
        _line(console, wording.stale(entry, report), _STYLES[STALE_SEVERITY])
    _end(console, report)


def _head(console: Console, report: Report, document_ids: Sequence[str], severities: Sequence[str]) -> None:
    """A document, or several together, and how many findings there are on it."""
    head = Text()
    for position, document_id in enumerate(document_ids or ("the release",)):
        document = report.documents.get(document_id)
        head.append(" and " if position else "").append(wording.line(document_id), style="bold")
        if document is not None and document.path != document_id:
            head.append(f" ({wording.line(document.path)})", style="dim")
    counts = [wording.count(severities.count(each), each) for each in SEVERITIES if each in severities]
    console.print(head.append(f": {', '.join(counts)}"), soft_wrap=True)
    console.print()


def _group(console: Console, findings: Sequence[Found]) -> None:
    remarks = [found for found in findings if found.severity == SEVERITIES[-1]]
    for found in findings:
        if found.severity != SEVERITIES[-1]:
            _finding(console, found)
    for found in remarks:
        place = f"{_place(found.marks[0])} " if found.marks else ""
        text = Text(f"  {found.severity} {found.rule.id} ", style=_STYLES["info"]).append(place)
        console.print(text.append(wording.line(found.message), style="not dim"), soft_wrap=True)
    if remarks:
        console.print()


def _finding(console: Console, found: Found) -> None:
    head = Text(f"  {found.severity}", style=_STYLES.get(found.severity, "red"))
    head.append(f" {found.rule.id}", style="bold not dim").append(f" {found.certainty}, {found.id}", style="dim")
    console.print(head, soft_wrap=True)
    _line(console, f"    {wording.line(found.message)}")
    several = len(found.document_ids) > 1
    if len(found.marks) == 2:  # the two sides of a contradiction
        table = Table.grid(padding=(0, 3), expand=True)
        for _ in found.marks:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Text(_heading(mark, several), style="dim") for mark in found.marks))
        table.add_row(*(_in_context(mark) for mark in found.marks))
    else:
        table = Table.grid(padding=(0, 2))
        for _ in range(2):
            table.add_column(overflow="fold")
        for mark in found.marks[:MOST_MARKS]:
            table.add_row(Text(_heading(mark, several), style="dim"), _in_context(mark))
    console.print(Padding(table, (0, 0, 0, 6)))
    if len(found.marks) > MOST_MARKS:
        _line(console, f"      … and {len(found.marks) - MOST_MARKS} more")
    _values(console, found)
    console.print()


def _values(console: Console, found: Found) -> None:
    """The two values against each other, how far they are apart, and the smallest repair."""
    said = []
    if found.left_value is not None and found.right_value is not None:
        said.append(f"{wording.quote(found.left_value)} | {wording.quote(found.right_value)}")
    if found.difference is not None:
        said.append(f"difference {wording.quote(found.difference)}")
    if said:
        _line(console, f"      {'; '.join(said)}")
    if found.suggested_value is not None:
        _line(console, f"      repair: {wording.quote(found.suggested_value)}", "green")


def _heading(mark: Mark, several: bool) -> str:
    document = f"{mark.document_id} " if several else ""
    return wording.line(f"{mark.role}, {document}{_place(mark)}")


def _place(mark: Mark) -> str:
    return f"{mark.lines.line}:{mark.lines.column}" if mark.lines else f"characters {mark.start}–{mark.end}"


def _in_context(mark: Mark) -> Text:
    return Text.assemble(
        (wording.line(mark.before).lstrip(), "dim"),
        (f"⟪{wording.quote(mark.quote)}⟫", "bold"),
        (wording.line(mark.after).rstrip(), "dim"),
    )


def _end(console: Console, report: Report) -> None:
    compared = sum(document.is_at_hand for document in report.documents.values())
    counts = ", ".join(f"{number} {severity}" for severity, number in report.counts.items())
    _line(console, f"release {report.release}: {sum(report.rows.values())} rows in {len(report.rows)} tables")
    _line(console, f"quotes compared with {compared} of {len(report.documents)} documents")
    _line(console, f"files: {len(report.faults) or 'no'} faults; findings about the sources: {counts}")
    if report.baseline is not None:
        accepted = len(report.findings) - len(report.open)
        _line(console, f"baseline {wording.line(report.baseline)}: {accepted} accepted, {len(report.stale)} stale")
    _line(console, wording.verdict(report), "green" if report.passed else "bold red")


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=True)
