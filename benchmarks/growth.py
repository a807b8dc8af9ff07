"""Whether work grows faster than what it is done on, told on a machine that has other work to do.

Other work makes a run slower and never faster, so of several runs the shortest is nearest to the truth. The sizes take
turns, so that a burden falls on all of them. What seems steep is measured again and again, and is called so where the
shortest of all its runs still say it: noise goes away, and a square does not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.measuring import processor_seconds

EXPONENT = 1.4
"""The power of the size from which growth is steep: work that is linear has 1 (with a logarithm 1.1), a square 2."""

NOTICED = 0.2
"""Seconds below which growth says nothing."""

_ROUNDS = 2  # of every size, before anything is said: one run of a small size that was held up would hide a square
_MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Growth:
    """What work took at several sizes.

    Attributes:
        shortest: the shortest run of each size, by size, the smallest first.
        rounds: how often every size was run.
    """

    shortest: Mapping[int, float]
    rounds: int

    def is_telling(self, noticed: float = NOTICED) -> bool:
        """Whether the largest size takes long enough to say anything."""
        *_, largest = self.shortest.values()
        return largest > noticed

    def exponent(self, noticed: float = NOTICED) -> float:
        """The power of the size with which the work grows to the largest size, from the one before or the smallest.

        The larger of both; of a size whose run is too short to say anything, half of what is noticed is assumed.
        """
        *smaller, largest = self.shortest
        if not self.is_telling(noticed):
            return 0.0
        return max(
            math.log(self.shortest[largest] / max(self.shortest[size], noticed / 2)) / math.log(largest / size)
            for size in (smaller[0], smaller[-1])
        )

    def is_steep(self, noticed: float = NOTICED) -> bool:
        """Whether the work grows faster than its size."""
        return self.exponent(noticed) > EXPONENT


def growth(
    work: Mapping[int, Callable[[], object]],
    clock: Callable[[Callable[[], object]], float] = processor_seconds,
    noticed: float = NOTICED,
) -> Growth:
    """How work grows.

    Args:
        work: the work at each size, the smallest first.
        clock: what a run takes.
        noticed: what a run has to take to say anything.
    """
    grown = Growth(dict.fromkeys(work, math.inf), 0)
    while grown.rounds < _ROUNDS or (grown.rounds < _MOST_ROUNDS and grown.is_steep(noticed)):
        shortest = {size: min(grown.shortest[size], clock(run)) for size, run in work.items()}
        grown = Growth(shortest, grown.rounds + 1)
    return grown
