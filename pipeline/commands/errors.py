"""What a command may refuse, and how what goes wrong on the way is told: in lines, not in tracebacks."""

from __future__ import annotations

import logging
import sys


class RefusedError(Exception):
    """What was asked for cannot be done, for a reason that one line tells."""


def refusal(error: Exception) -> str | None:
    """The line that tells why what was asked for cannot be done; None where an error is one of the program.

    A stage has a word for most of what the system refuses. What it has none for is told by the file: one that may not
    be read or written, or that is a folder, is for whoever owns it to mend.
    """
    if isinstance(error, _reasons()):
        return str(error)
    if isinstance(error, (PermissionError, IsADirectoryError, NotADirectoryError)):
        return f"{error.filename}: {(error.strerror or 'refused').lower()}" if error.filename else str(error)
    return None


def _reasons() -> tuple[type[Exception], ...]:
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
