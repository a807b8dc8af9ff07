"""`blauwhelm check`: the gate over published files, for a person and for a job."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.baseline import find_baseline
from pipeline.commands.check_formats import write
from pipeline.commands.check_formats.gather import accept, documents_of, findings_of, in_tree, rules_of
from pipeline.commands.check_formats.report import Report
from pipeline.commands.identity import identity_faults
from pipeline.commands.published import PARQUET, find_release, sources_at_hand, texts_at_hand
from pipeline.publish import checksums, parquet_files
from pipeline.validate.published import Fault, faults, read_tables


def run(folder: Path, sources: Sequence[Path] | None, *, fail_on: str, form: str, baseline: Path | None = None) -> int:
    """Checks a release and says what was found. Gives the exit code.

    Files that are not what the contract says fail the check whatever the gate is.

    Args:
        folder: a release, or the folder that holds releases.
        sources: where the documents are; None for the embedded ones.
        fail_on: the gate: one of `check_formats.report.GATES`.
        form: one of `check_formats.FORMATS`.
        baseline: the file of accepted findings; None for the one beside the sources or in the working directory.

    Raises:
        RefusedError: there is no release.
        BadInput: the sources were named and cannot be read, or the baseline is none.
    """
    report = inspect(find_release(folder), sources, fail_on, baseline)
    write(form, report, sys.stdout)
    return 0 if report.passed else 1


def inspect(release: Path, sources: Sequence[Path] | None, fail_on: str, baseline: Path | None = None) -> Report:
    """Checks a release."""
    known = find_baseline(baseline, sources)
    tables = read_tables(release / PARQUET)
    digests: dict[str, str] = {}
    if "documents" in tables and {"document_id", "sha256"} <= set(tables["documents"].columns):
        digests = dict(tables["documents"].select("document_id", "sha256").iter_rows())
    files = sources_at_hand(sources, digests)
    texts = texts_at_hand(release, files, digests)
    rules = rules_of(tables)
    findings, stale = accept(findings_of(tables, rules, texts), known.accepted if known else ())
    return Report(
        release=release.name,
        fail_on=fail_on,
        rows={table: frame.height for table, frame in tables.items()},
        documents=documents_of(tables, files),
        rules=rules,
        findings=findings,
        faults=(*_file_faults(release), *faults(tables, texts)),
        baseline=(in_tree(known.path) or known.path.name) if known else None,
        stale=stale,
    )


def _file_faults(release: Path) -> list[Fault]:
    try:
        mismatches = checksums.verify(release)
    except FileNotFoundError:
        found = [Fault(checksums.NAME, None, "the file is missing")]
    else:
        found = [Fault(mismatch.path, None, f"{mismatch.kind}, says {checksums.NAME}") for mismatch in mismatches]
    return [*found, *_parquet_faults(release), *identity_faults(release)]


def _parquet_faults(release: Path) -> list[Fault]:
    if parquet_files.are_described(release):
        return []
    from pipeline.publish import parquet  # Arrow, which nothing else here needs

    return [Fault(*_split(line)) for line in parquet.faults(release)]


def _split(line: str) -> tuple[str, None, str]:
    table, _, message = line.partition(": ")
    return table, None, message
