"""The table of the benchmarks' page: rows that were measured are renewed, the others stay and are said to be older."""

from __future__ import annotations

import re

import pytest

from benchmarks.suite import BENCHMARKS
from benchmarks.table import BEGIN, END, PAGE, Figure, machine, renewed

OLD = f"""# How fast

Some prose | with a bar.

{BEGIN}
| work | against | reach | measured | run |
| --- | --- | --- | --- | --- |
| reading | a parser | ≤ 1 | 0.9 | `benchmarks.pages` |
| starting | imports | ≤ 2 | 2.5: **not reached** | `benchmarks.cold_start` |

The figures come from elsewhere.
{END}

More prose.
"""
READING = Figure("reading", "a parser", "≤ 1", "1.20", is_reached=False)


def test_a_figure_that_was_measured_is_renewed_and_what_is_missed_is_said() -> None:
    page = renewed(OLD, {"benchmarks.pages --every 4": [READING]}, "They come from here.")
    assert "| reading | a parser | ≤ 1 | 1.20: **not reached** | `benchmarks.pages --every 4` |\n" in page
    assert "They come from here." in page
    assert "elsewhere" not in page


def test_a_figure_that_could_not_be_measured_stays_and_is_said_once_to_be_older() -> None:
    once = renewed(OLD, {"benchmarks.pages": [READING]}, "")
    twice = renewed(once, {"benchmarks.pages": [READING]}, "")
    assert "| starting | imports | ≤ 2 | 2.5, in an earlier run: **not reached** | `benchmarks.cold_start` |" in once
    assert twice == once


def test_what_is_measured_for_the_first_time_comes_last() -> None:
    page = renewed(OLD, {"benchmarks.rules": [Figure("rules", "a quarter", "linear", "× 4", is_reached=True)]}, "")
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert rows[-1] == "| rules | a quarter | linear | × 4 | `benchmarks.rules` |"


def test_the_prose_stays_as_it_is() -> None:
    page = renewed(OLD, {"benchmarks.pages": [READING]}, "")
    assert page.startswith(OLD[: OLD.index(BEGIN)])
    assert page.endswith(OLD[OLD.index(END) :])


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no marks"):
        renewed("# How fast\n", {}, "")


def test_the_machine_is_described_by_its_kind_and_not_by_its_name() -> None:
    assert re.fullmatch(r"The figures come from \d+ \w+ cores? under \w+ with Python 3\.\d+\.", machine())


def test_every_row_of_the_page_names_a_benchmark_that_there_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = page[page.index(BEGIN) : page.index(END)]
    commands = re.findall(r"\| `benchmarks\.(\w+)([^`]*)` \|", table)
    assert commands
    assert all(arguments.split() == list(BENCHMARKS[name]) for name, arguments in commands)
