"""What a command may refuse, and how what goes wrong on the way is told: in lines, not in tracebacks."""

from __future__ import annotations

import logging
import sys


class RefusedError(Exception):
    """What was asked for cannot be done, for a reason that one line tells."""


def reasons() -> tuple[type[Exception], ...]:
    """The errors whose text is that line.

    A stage that was never imported cannot have raised one, and is not imported to find out.
    """
    found: list[type[Exception]] = [RefusedError]
    for module, name in (
        ("pipeline.read.errors", "BadInput"),
        ("pipeline.publish.staging", "OutputError"),
        ("pipeline.fetch.errors", "StoreError"),
    ):
        if module in sys.modules:
            found.append(getattr(sys.modules[module], name))
    return tuple(found)


class _OneLine(logging.Formatter):
    """A message without the traceback that belongs to it."""

    def formatException(self, ei: object) -> str:  # noqa: ARG002, N802
        return ""


def log_in_lines() -> None:
    """Has what the stages log reach the person, one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine("blauwhelm: %(message)s"))
    logger = logging.getLogger("pipeline")
    logger.handlers = [handler]
    logger.propagate = False
