"""How far a build is, told to a person: bars on a terminal, a line per finished stage elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

Tell = Callable[[str, int, int], None]


@contextmanager
def told(console: Console) -> Iterator[Tell]:
    """What to call with a stage, the parts of it that are done and their number."""
    if not console.is_terminal:
        yield _line_by_line(console)
        return
    with Progress(
        SpinnerColumn(finished_text="[green]✓"),
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    ) as progress:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=total)
            progress.update(tasks[stage], completed=done)

        yield tell


def _line_by_line(console: Console) -> Tell:
    def tell(stage: str, done: int, total: int) -> None:
        if done == total:
            console.print(f"{stage}: {done} of {total}" if total > 1 else f"{stage}: done", highlight=False)

    return tell
