"""The bound on a page's time: it breaks off what takes longer, and leaves nothing behind where nothing does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.scan.budget import OverBudgetError, limited

ROOT = Path(__file__).resolve().parents[2]

TRACED = """
import sys
from pipeline.scan.budget import limited
def step():
    return 1
with limited(60):
    step()
sys.settrace(lambda frame, event, argument: None)
step()
sys.settrace(None)
print("traced")
"""


def endless() -> None:
    while True:
        pass


def test_work_without_an_end_is_broken_off() -> None:
    with pytest.raises(OverBudgetError), limited(0.05):
        endless()


def test_what_is_done_in_time_is_left_alone() -> None:
    with limited(60):
        done = sum(range(10))
    assert done == 45


def test_the_interpreter_is_not_left_waiting_for_an_error_that_never_comes() -> None:
    # A thread that is traced stands still in an interpreter that is: its whole process, so it has one of its own.
    ran = subprocess.run(
        [sys.executable, "-c", TRACED], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30
    )
    assert ran.stdout == "traced\n", ran.stderr


def test_a_bound_may_stand_in_a_bound() -> None:
    with limited(60):
        with pytest.raises(OverBudgetError), limited(0.05):
            endless()
        assert sum(range(10)) == 45
