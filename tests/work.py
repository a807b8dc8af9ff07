"""How much work a run is, told without a clock: a busy machine must not fail a test, nor a fast one pass it."""

from __future__ import annotations

import sys
import threading
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps_of(run: Callable[[], object]) -> int:
    """How many lines of Python a run goes through, each round of a loop on one line counted.

    What goes on inside one call of a function written in C is not seen: a search of a pattern, or a copy (for copies
    that are kept see `peak_of`). It runs in a thread of its own, which no other test has left anything in.
    """
    steps = 0
    raised: list[BaseException] = []

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return count

    def counted() -> None:
        sys.settrace(count)
        try:
            run()
        except BaseException as error:  # for the thread that waits
            raised.append(error)
        finally:
            sys.settrace(None)

    thread = threading.Thread(target=counted)
    thread.start()
    thread.join()
    if raised:
        raise raised[0]
    return steps


def peak_of(run: Callable[[], object]) -> int:
    """The most bytes of Python objects that a run held at any one time, what it gives among them."""
    tracemalloc.start()
    try:
        kept = [run()]
        return tracemalloc.get_traced_memory()[1] if kept else 0
    finally:
        tracemalloc.stop()
