"""What takes long to work out and depends on nothing but its key, kept in one file for the processes that come after.

Where `kept` keeps what is worked out of a file, a shelf keeps what is worked out of many small texts: a process asks
for hundreds, and one file is read sooner than hundreds of them. It is to be trusted as far as Python's compiled modules
are, beside which it lies, and as easily done without: what is missing, cut off or of another version is worked out
again.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

from pipeline.kept import put

Made = TypeVar("Made")

_MOST = 8_192  # values in a file; of more, those that nobody asked for go
_CHECKED = 4  # bytes of the checksum


class Shelf:
    """Values by their keys, from the processes before and from this one."""

    def __init__(self, path: Path | None, made_by: Iterable[bytes], most: int = _MOST) -> None:
        """Opens nothing yet.

        Args:
            path: the file; None for a shelf of this process alone.
            made_by: what else the values depend on, such as the code that makes them: where that is another than what
                a file was written with, nothing of the file is taken.
            most: how many values a file may hold before those that nobody asked for are left out; a process keeps no
                more than twice as many at hand.
        """
        self._path = path
        self._made_by = hashlib.sha256(b"\0".join([str(sys.hexversion).encode(), *made_by])).digest()
        self._most = most
        self._held: dict[tuple[Any, ...], Any] | None = None
        self._asked: set[tuple[Any, ...]] = set()
        self._is_new = False

    def value(self, key: tuple[str | int, ...], make: Callable[[], Made]) -> Made:
        """The value of a key: the one held, or what `make` gives: text, numbers, bytes, and what is made of these."""
        if self._held is None:
            self._held = self._read()
        self._asked.add(key)
        if key in self._held:
            return self._held[key]
        made = make()
        if len(self._held) < 2 * self._most:
            self._held[key] = made
            self._is_new = True
        return made

    def save(self) -> None:
        """Keeps what was worked out, beside what others kept meanwhile; nothing where Python is to keep nothing."""
        if self._path is None or not self._is_new or sys.dont_write_bytecode:
            return
        self._is_new = False
        held = self._read() | (self._held or {})
        if len(held) > self._most:
            held = {key: value for key, value in held.items() if key in self._asked}
        with contextlib.suppress(OSError, ValueError):
            data = marshal.dumps(held)
            put(self._path, self._made_by + _checksum(data) + data)

    def _read(self) -> dict[tuple[Any, ...], Any]:
        if self._path is None:
            return {}
        with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
            head = len(self._made_by)
            written = self._path.read_bytes()
            data = memoryview(written)[head + _CHECKED :]
            if written[:head] == self._made_by and written[head : head + _CHECKED] == zlib.crc32(data).to_bytes(
                _CHECKED, "big"
            ):
                return cast("dict[tuple[Any, ...], Any]", marshal.loads(data))  # noqa: S302  # written above
        return {}


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKED, "big")
