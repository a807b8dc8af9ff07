"""How words reach a terminal: as text, never as orders to it, and what is done where they cannot be written."""

from __future__ import annotations

import io
import os
import re
from typing import Any, TextIO

# Control characters but line ends and tabs, and those that turn the direction of writing around (Unicode TR 36, 2.6).
_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def as_text(words: str) -> str:
    """The words, with what a terminal would obey written as an escape.

    A document may hold what clears a screen, changes a title, or makes a line read as another.
    """
    return _ORDERS.sub(lambda order: order[0].encode("unicode_escape").decode("ascii"), words)


class Watched:
    """A stream that keeps the error by which it failed, so that it can be told from the failure of any other file."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = io.StringIO() if stream is None else stream  # None: closed by whoever started the program
        self.error: OSError | None = None

    def write(self, text: str) -> int:
        """As of a text stream."""
        try:
            return self._stream.write(text)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """As of a text stream."""
        try:
            self._stream.flush()
        except OSError as error:
            self.error = error
            raise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def give_up(self) -> None:
        """Drop what could not be written, so that nothing more is said of it when Python ends."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)
