"""`blauwhelm check`: the gate over published files, for a person and for a job."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl
from rich.console import Console

from pipeline.commands.published import PARQUET, find_release, texts_at_hand
from pipeline.publish import checksums, parquet
from pipeline.validate.published import Fault, faults, read_tables

SEVERITIES = ("error", "warning", "info")
"""From the gravest on."""

_GATES = {"error": SEVERITIES[:1], "warning": SEVERITIES[:2], "never": ()}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        release: the release's id.
        passed: whether the files are as the contract says, and the findings within the gate.
        fail_on: the gate: the least severe finding that is not let through.
        rows: rows per table.
        documents: how many documents the release has.
        documents_compared: of how many the text was at hand, so that its quotes could be compared.
        findings: findings per severity.
        faults: what is wrong with the files.
    """

    release: str
    passed: bool
    fail_on: str
    rows: dict[str, int]
    documents: int
    documents_compared: int
    findings: dict[str, int]
    faults: list[Fault]


def run(folder: Path, sources: Sequence[Path] | None, *, fail_on: str, form: str) -> int:
    """Checks a release and says what was found. Gives the exit code.

    Files that are not what the contract says fail the check whatever the gate is.

    Raises:
        RefusedError: there is no release.
        BadInput: the sources were named and cannot be read.
    """
    report = inspect(find_release(folder), sources, fail_on)
    if form == "json":
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))  # noqa: T201  # what was asked for
    else:
        _say(report)
    return 0 if report.passed else 1


def inspect(release: Path, sources: Sequence[Path] | None, fail_on: str) -> Report:
    """Checks a release."""
    tables = read_tables(release / PARQUET)
    documents = tables.get("documents", pl.DataFrame(schema={"document_id": pl.String, "sha256": pl.String}))
    digests = dict(documents.select("document_id", "sha256").iter_rows())
    texts = texts_at_hand(sources, digests)
    found = [*_file_faults(release), *faults(tables, texts)]
    severities = tables["findings"]["severity"].to_list() if "findings" in tables else []
    findings = {severity: severities.count(severity) for severity in SEVERITIES}
    return Report(
        release=release.name,
        passed=not found and not any(findings[severity] for severity in _GATES[fail_on]),
        fail_on=fail_on,
        rows={table: frame.height for table, frame in tables.items()},
        documents=documents.height,
        documents_compared=len(texts),
        findings=findings,
        faults=found,
    )


def _file_faults(release: Path) -> list[Fault]:
    try:
        mismatches = checksums.verify(release)
    except FileNotFoundError:
        found = [Fault(checksums.NAME, None, "the file is missing")]
    else:
        found = [Fault(mismatch.path, None, f"{mismatch.kind}, says {checksums.NAME}") for mismatch in mismatches]
    return found + [Fault(*_split(line)) for line in parquet.faults(release)]


def _split(line: str) -> tuple[str, None, str]:
    table, _, message = line.partition(": ")
    return table, None, message


def _say(report: Report) -> None:
    console = Console(markup=False, highlight=False, soft_wrap=True)
    for fault in report.faults:
        where = f"{fault.table} {fault.row_id}" if fault.row_id else fault.table
        console.print(f"{where}: {fault.message}", style="red")
    counted = ", ".join(f"{number} {severity}" for severity, number in report.findings.items())
    console.print(f"release {report.release}: {sum(report.rows.values())} rows in {len(report.rows)} tables")
    console.print(f"quotes compared with {report.documents_compared} of {report.documents} documents")
    console.print(f"files: {len(report.faults) or 'no'} faults; findings about the sources: {counted}")
    gate = "" if report.fail_on == "never" else f" (the gate: no {report.fail_on}s)"
    console.print(f"{'passed' if report.passed else 'failed'}{gate}", style="green" if report.passed else "bold red")
