"""The analyst's page: every example on it runs, and prints what the page shows."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import NOT_RUN, RUN, Fence, fences, lines, run

EXAMPLES = [
    pytest.param(list(blocks), id=f"{page}:{section}")
    for page in RUN
    for section, blocks in groupby(
        (f for f in fences(page) if f.language not in (*NOT_RUN, "text")), lambda f: f.section
    )
]


@pytest.mark.parametrize("blocks", EXAMPLES)
@pytest.mark.filterwarnings("default")  # an analyst's session does not turn the warnings of libraries into errors
def test_the_examples_of_a_section_run_and_print_what_the_page_shows(blocks: list[Fence], work: Path) -> None:
    """If not: ``python -m tests.docs.pages``, and read the diff."""
    names: dict[str, Any] = {}
    for fence in blocks:
        said = run(fence, work, names)
        if fence.shown is not None:
            assert lines(said) == lines(fence.shown), f"{fence.page}:{fence.line}"


def test_one_block_is_in_a_language_that_no_test_runs_and_the_page_says_so() -> None:
    found = fences("docs/analyst.md")
    assert [f.section for f in found if f.language in NOT_RUN] == ["R"]
    assert {f.language for f in found} <= {"python", "sql", "sh", "r", "text"}
