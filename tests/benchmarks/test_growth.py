"""Linear work is not called steep on a busy machine, and a square is, wherever it hides."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from functools import partial

import pytest

from benchmarks.growth import Growth, growth
from tests.work import steps_of

SIZES: tuple[int, ...] = (1, 2, 4)


def once_each(items: list[int]) -> int:
    return sum(item for item in items)


def all_before_each(items: list[int]) -> int:
    """A square: for every item, those before it are looked through."""
    return sum(1 for at in range(len(items)) for other in range(at) if items[other] == items[at])


def counted(work: Callable[[list[int]], object]) -> Growth:
    """The growth of work in lines of Python, which are the same on any machine."""
    return growth({n: partial(work, list(range(40 * n))) for n in SIZES}, steps_of, noticed=50)


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def test_work_that_looks_once_at_everything_is_not_steep() -> None:
    grown = counted(once_each)
    assert not grown.is_steep(noticed=50)
    assert grown.rounds == 2


def test_a_square_is_found_in_the_lines_that_are_run() -> None:
    assert counted(all_before_each).is_steep(noticed=50)


def test_a_square_inside_one_call_of_the_engine_of_patterns_is_found_by_the_clock() -> None:
    runs_of_one_letter = re.compile("a+b")  # it begins at each letter, and each time goes to the end
    grown = growth({n: partial(runs_of_one_letter.search, "a" * (1500 * n)) for n in SIZES}, seconds, noticed=0.01)
    assert grown.exponent(noticed=0.01) == pytest.approx(2, abs=0.5)
    assert grown.is_steep(noticed=0.01)


@pytest.mark.parametrize(("power", "is_steep"), [(1.0, False), (1.1, False), (2.0, True)])
def test_what_other_work_adds_to_a_run_does_not_decide(power: float, *, is_steep: bool) -> None:
    chance = random.Random(20)  # noqa: S311  # the same on every run
    judged = []
    for _ in range(300):
        true = iter([n**power for n in SIZES] * 10)
        work = dict.fromkeys(SIZES, object)
        judged.append(growth(work, lambda _, true=true: next(true) * chance.uniform(1, 1.6)).is_steep())
    wrong = sum(each != is_steep for each in judged)
    assert wrong <= 3


def test_runs_that_are_too_short_say_nothing() -> None:
    short = Growth({1: 0.001, 2: 0.01, 4: 0.1}, rounds=2)
    assert not short.is_steep()
