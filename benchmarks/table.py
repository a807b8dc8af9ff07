"""The table of `docs/benchmarks.md`: what was measured last, between two marks, each row with the command to repeat it.

A row is known by its work, with the pages it was done on, and by what it is held against. A run renews the rows that it
measured; what it could not measure (a peer or a dump is not there) keeps its figure, said to be of an earlier run.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from benchmarks.measuring import ROOT, Sample

PAGE = ROOT / "docs" / "benchmarks.md"

BEGIN = "<!-- figures: written by make bench -->"
END = "<!-- end of figures -->"
_HEAD = ("work", "against", "reach", "measured", "run")
_EARLIER = ", in an earlier run"
_MISSED = ": **not reached**"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured.

    Attributes:
        work: what was done.
        against: what it is held against.
        reach: the figure that is wanted; a dash where none is.
        measured: the figure, in words where it needs them.
        is_reached: whether it is as wanted; None where nothing is.
        on: which pages it was measured on, where they may be others another time: they are told with the work, so that
            a figure on some pages never takes the place of one on others.
    """

    work: str
    against: str
    reach: str
    measured: str
    is_reached: bool | None = None
    on: str = ""


def measured_on(sample: Sample, figure: Figure) -> Figure:
    """A figure with the pages it comes from. A reach is one for real pages: on others it is neither met nor missed."""
    if sample.is_real:
        return replace(figure, on=sample.name)
    return replace(figure, on=sample.name, reach="–", is_reached=None)


def renewed(page: str, measured: Mapping[str, Iterable[Figure]], machine: str) -> str:
    """The page with these figures in its table, and all else as it was.

    Args:
        page: the page, with both marks.
        measured: figures by the command that gave them, such as ``benchmarks.pages --every 4``.
        machine: what the figures come from.

    Raises:
        ValueError: the page has not both marks.
    """
    before, begun, rest = page.partition(BEGIN)
    old, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError("the page has no marks for the figures")
    rows = {cells[:2]: _kept(cells) for cells in _rows(old)}
    for command, figures in measured.items():
        for figure in figures:
            told = figure.measured + (_MISSED if figure.is_reached is False else "")
            work = f"{figure.work}, on {figure.on}" if figure.on else figure.work
            rows[work, figure.against] = (work, figure.against, figure.reach, told, f"`{command}`")
    lines = [_line(_HEAD), _line(["---"] * len(_HEAD)), *map(_line, rows.values()), "", machine]
    return "\n".join([before + BEGIN, *lines, END + after])


def machine() -> str:
    """The machine in a sentence: its cores, its system and its Python, and nothing that tells one from another."""
    cores = len(os.sched_getaffinity(0))
    python = ".".join(platform.python_version_tuple()[:2])
    kind = f"{platform.machine()} core{'s' if cores > 1 else ''}"
    return f"The figures come from {cores} {kind} under {platform.system()} with Python {python}."


def _rows(table: str) -> Iterable[tuple[str, ...]]:
    """The cells of each row below the head."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines[2:]]


def _kept(cells: tuple[str, ...]) -> tuple[str, ...]:
    *others, told, command = cells
    plain = told.removesuffix(_MISSED)
    if plain.endswith(_EARLIER):
        return cells
    return (*others, plain + _EARLIER + told[len(plain) :], command)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
