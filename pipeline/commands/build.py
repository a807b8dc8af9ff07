"""`blauwhelm build`: refuse what is wrong before anything heavy is imported, run the graph, and say what came out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline import checkout
from pipeline.commands.errors import RefusedError
from pipeline.commands.progress import told
from pipeline.publish.staging import LATEST, opened
from pipeline.read.corrections import load_corrections
from pipeline.read.sources import load

MOST_LINES = 20
"""What breaks a contract most often breaks it in many places in the same way."""


def run(sources: Sequence[Path], output: Path, *, record: bool, csv: bool = False) -> int:
    """Publishes what these sources say. Gives the exit code.

    Args:
        sources: folders, files and catalogs; none for the embedded documents.
        output: the folder that holds the releases.
        record: whether the run's history is kept.
        csv: whether the release is given its tables as CSV too, be it new or not.

    Raises:
        BadInput: a source cannot be read, or a correction does not fit what the sources say.
        OutputError: the output folder cannot be written to.
        RefusedError: there are no sources.
    """
    started = time.monotonic()
    given = sources or [embedded()]
    loaded, corrections = load(given), load_corrections(given)
    errors = Console(stderr=True)
    with opened(output) as folder, told(errors) as tell:
        from pipeline.orchestrate import home
        from pipeline.orchestrate.stages import DocumentStages

        if record:
            home.prepare(output)
        from pipeline.orchestrate.build import build_once, build_recorded
        from pipeline.publish.release import ReleaseError

        try:
            outcome = (build_recorded if record else build_once)(DocumentStages(loaded, corrections), folder, tell)
        except ReleaseError as error:
            return _refuse(errors, error.faults)
        if csv and outcome.release is not None:
            from pipeline.publish import csv_files

            csv_files.add(folder, outcome.release)
    if outcome.release is None:
        return _refuse(errors, outcome.failures)
    _list(errors, outcome.warnings)
    console = Console()
    console.print(_summary(outcome.rows))
    console.print(_shares([source.id for source in loaded], outcome.claimed))
    findings = ", ".join(f"{number} {severity}" for severity, number in outcome.severities.items()) or "none"
    seconds = time.monotonic() - started
    for line in (
        f"documents: {len(loaded)}, rejected rows: {outcome.rows['rejected_rows']}, findings: {findings}",
        f"{'published' if outcome.is_new else 'nothing new'}: release {outcome.release} in {seconds:.1f} s",
        f"{output / LATEST}",
        *((f"{output / LATEST / 'csv'}",) if csv else ()),
    ):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return 0


def embedded() -> Path:
    """The embedded documents.

    Raises:
        RefusedError: the package does not run from its repository, where they are.
    """
    sources = checkout.sources()
    if sources is None:
        raise RefusedError("there are no embedded documents here; name yours with --sources")
    return sources


def _refuse(console: Console, failures: Sequence[str]) -> int:
    """Says why nothing was published. Gives the exit code."""
    _list(console, failures)
    console.print(f"nothing published; blocking checks that failed: {len(failures)}", style="bold red")
    return 1


def _list(console: Console, lines: Sequence[str]) -> None:
    for line in lines[:MOST_LINES]:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    if len(lines) > MOST_LINES:
        console.print(f"… and {len(lines) - MOST_LINES} more")


def _shares(documents: Sequence[str], claimed: Mapping[str, Mapping[str, tuple[int, int]]]) -> Table:
    """Of the dates and numbers of each document, how many some row uses: the rest say why in `unused_reason`."""
    table = Table("claimed", *claimed, box=None, pad_edge=False)
    for document_id in documents[:MOST_LINES]:
        counts = [each.get(document_id, (0, 0)) for each in claimed.values()]
        table.add_row(document_id, *(f"{used} of {total}" for used, total in counts))
    if len(documents) > MOST_LINES:
        table.add_row(f"… and {len(documents) - MOST_LINES} more documents")
    return table


def _summary(rows: Mapping[str, int]) -> Table:
    table = Table("table", box=None, pad_edge=False)
    table.add_column("rows", justify="right")
    for name, number in rows.items():
        table.add_row(name, f"{number:,}".replace(",", " "))
    return table
