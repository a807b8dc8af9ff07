"""`blauwhelm scan`: dumps into parts, with a person told how far it is and what it came to."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from pipeline.commands.errors import RefusedError
from pipeline.scan.plan import Settings
from pipeline.scan.pool import Advance
from pipeline.scan.run import Planned, Summary, Watcher, scan
from pipeline.scan.store import DATABASE

MIB = 1024 * 1024
MOST_LINES = 20
"""Lines on how far a scan is, where there is no terminal to draw a bar on: one for every twentieth of the bytes."""


def run(
    dumps: Sequence[str],
    output: str,
    *,
    where: str | None,
    workers: int | None,
    scheduler: str | None,
    part_mib: int | None,
    coverage: bool,
) -> int:
    """Scans dumps. Gives the exit code: 1 where a part was given up.

    Raises:
        BadInput: a file, the filter, the output folder or the scheduler is not what it should be.
        OutputError: the output folder cannot be written to.
        RefusedError: processes of this machine and a cluster were both asked for.
    """
    if workers is not None and scheduler is not None:
        raise RefusedError("--workers and --scheduler: the one is for this machine, the other for a cluster")
    started = time.monotonic()
    settings = Settings(where=where, with_coverage=coverage)
    _ = settings.condition  # a filter that cannot be parsed is refused before a file is opened
    with told(Console(stderr=True)) as watcher:
        summary = scan(
            dumps,
            output,
            settings=settings,
            workers=workers,
            scheduler=scheduler,
            part_size=part_mib and part_mib * MIB,
            watcher=watcher,
        )
    _say(summary, output, time.monotonic() - started)
    return 1 if summary.failures else 0


@contextmanager
def told(console: Console) -> Iterator[Watcher]:
    """Who tells a person how far a scan is: a bar on a terminal, lines elsewhere."""
    if not console.is_terminal:
        yield Lines(lambda line: console.print(line, highlight=False, markup=False, soft_wrap=True))
        return
    columns = (
        SpinnerColumn(finished_text="[green]✓"),
        BarColumn(),
        DownloadColumn(binary_units=True),
        TextColumn("{task.fields[pages]} pages, {task.fields[rate]} a second, part {task.fields[parts]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, refresh_per_second=4) as progress:
        yield _Bar(progress)


class _Counting(Watcher):
    """Counts what it is told."""

    def __init__(self) -> None:
        self.plan = Planned(0, 0, 0, 0)
        self.pages = self.size = self.parts = 0
        self._started = time.monotonic()

    def planned(self, plan: Planned) -> None:
        """Begins to count with what is there from before."""
        self.plan, self.size, self.parts = plan, plan.done_size, plan.done_parts
        self._started = time.monotonic()

    def advanced(self, advance: Advance) -> None:
        """Counts an advance."""
        self.pages += advance.pages
        self.size = min(self.size + advance.size, self.plan.size)
        self.parts += advance.part is not None

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / max(time.monotonic() - self._started, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at the speed so far; None at the beginning."""
        done = self.size - self.plan.done_size
        seconds = time.monotonic() - self._started
        return None if done <= 0 else seconds * (self.plan.size - self.size) / done


class _Bar(_Counting):
    """Draws a bar."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("scan", total=None, pages="0", rate="0", parts="0")

    def planned(self, plan: Planned) -> None:
        """Draws the bar for the first time."""
        super().planned(plan)
        self._progress.update(self._task, total=plan.size)
        self._draw()

    def advanced(self, advance: Advance) -> None:
        """Draws an advance."""
        super().advanced(advance)
        self._draw()

    def _draw(self) -> None:
        parts = f"{self.parts} of {self.plan.parts}"
        self._progress.update(
            self._task, completed=self.size, pages=_grouped(self.pages), rate=_grouped(round(self.rate)), parts=parts
        )


class Lines(_Counting):
    """Says a line from time to time, and never more than `MOST_LINES` of them."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__()
        self._say = say
        self._said = 0

    def planned(self, plan: Planned) -> None:
        """Says what there is to do."""
        super().planned(plan)
        self._say(f"scan: {plan.parts} parts, {plan.done_parts} of them done before; {_mib(plan.size)}")
        self._said = self._twentieth

    def advanced(self, advance: Advance) -> None:
        """Says a line where another twentieth is done."""
        super().advanced(advance)
        if self._twentieth > self._said:
            self._said = self._twentieth
            left = "" if self.left is None else f", {_duration(self.left)} left"
            self._say(
                f"scan: {_mib(self.size)} of {_mib(self.plan.size)}, part {self.parts} of {self.plan.parts}, "
                f"{_grouped(self.pages)} pages, {self.rate:.1f} pages a second{left}"
            )

    @property
    def _twentieth(self) -> int:
        return MOST_LINES * self.size // self.plan.size if self.plan.size else MOST_LINES


def _say(summary: Summary, output: str, seconds: float) -> None:
    """What a scan came to."""
    errors = Console(stderr=True)
    for name, reason in list(summary.failures.items())[:MOST_LINES]:
        errors.print(f"part {name} was given up: {reason}", markup=False, highlight=False, soft_wrap=True)
    if summary.repeated:
        line = f"pages in the tables more than once: {_grouped(summary.repeated)} (view repeated_pages says which)"
        errors.print(line, markup=False, highlight=False, soft_wrap=True)
    console = Console()
    for title, counts in (("table", summary.rows), ("pages", summary.pages)):
        table = Table(title, box=None, pad_edge=False)
        table.add_column("rows" if title == "table" else "", justify="right")
        for name, number in counts.items():
            table.add_row(name, _grouped(number))
        console.print(table)
    done = summary.planned.parts - len(summary.failures)
    for line in (
        f"parts: {done} of {summary.planned.parts}, {summary.planned.done_parts} of them from before",
        f"{'incomplete; run it again' if summary.failures else 'scanned'} in {seconds:.1f} s",
        f"{output.rstrip('/')}/{DATABASE}",
    ):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _mib(size: int) -> str:
    return f"{size / MIB:,.1f} MiB".replace(",", " ")


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
