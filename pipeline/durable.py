"""What keeps a folder whole, whoever is killed when: one writer at a time, and files that have reached the disk.

POSIX only: it takes `flock`. What stands in such a folder is the business of those who write it.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
"""The file by which a folder is locked. It stays when the lock is gone, and then means nothing."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder until the block ends, or the process does.

    Raises:
        BlockingIOError: another process holds it. This one does not wait.
        OSError: the lock's file cannot be made.
    """
    lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)


def flush(path: Path) -> None:
    """Has the system write a file to the disk, or the names of a folder's files.

    Raises:
        OSError: it is not there, or the disk is at fault.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Has the system write all of a folder to the disk: its files, and the folders themselves.

    Raises:
        OSError: it is not there, or the disk is at fault.
    """
    for path in sorted(folder.rglob("*")):
        flush(path)
    flush(folder)


def replace_file(path: Path, data: bytes) -> None:
    """Puts a file in the place of another in one step, flushed to the disk first.

    Raises:
        OSError: the folder cannot be written to.
    """
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(data)
    flush(partial)
    partial.replace(path)
    flush(path.parent)
