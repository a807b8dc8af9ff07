"""How much work a run is, told without a clock: a busy machine must not fail a test, nor a fast one pass it."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps_of(run: Callable[[], object]) -> int:
    """How many instructions of Python a run takes.

    What goes on inside one call of a function written in C is not seen: a search of a pattern, or a copy (for copies
    that are kept see `peak_of`).
    """
    steps = 0

    def count(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        steps += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


def peak_of(run: Callable[[], object]) -> int:
    """The most bytes of Python objects that a run held at any one time, what it gives among them."""
    tracemalloc.start()
    try:
        kept = [run()]
        return tracemalloc.get_traced_memory()[1] if kept else 0
    finally:
        tracemalloc.stop()
