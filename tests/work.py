"""How much work a run is, told without a clock: a busy machine must not fail a test, nor a fast one pass it."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable


def calls_of(run: Callable[[], object]) -> int:
    """How many functions a run calls, those written in C among them.

    What a pattern does inside one search is not seen, nor how much one copy copies (see `peak_of`).
    """
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        if event in ("call", "c_call"):
            made += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return made


def peak_of(run: Callable[[], object]) -> int:
    """The most bytes of Python objects that a run held at any one time, what it gives among them."""
    tracemalloc.start()
    try:
        kept = [run()]
        return tracemalloc.get_traced_memory()[1] if kept else 0
    finally:
        tracemalloc.stop()
