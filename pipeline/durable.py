"""What keeps a folder whole, whoever is killed when: one writer at a time, and files that have reached the disk.

A writer that had nothing to write leaves nothing behind either.

POSIX only: it takes `flock`. What stands in such a folder is the business of those who write it.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".lock"
"""The file by which a folder is locked. It stays when the lock is gone, and then means nothing."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Makes a folder where it is not there, and holds its lock until the block ends, or the process does.

    A block that put nothing into the folder leaves no trace: what was made for it is taken away again, the lock's file,
    the folder and its parents.

    Raises:
        BlockingIOError: another process holds it. This one does not wait.
        OSError: the folder or the lock's file cannot be made.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        before = _names(folder)
        with locked(folder):
            try:
                yield
            finally:
                if LOCK not in before:
                    _unlink_alone(folder / LOCK, before)
    finally:
        with suppress(OSError):  # up to the first that something is in
            for each in made:
                each.rmdir()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder until the block ends, or the process does.

    Raises:
        BlockingIOError: another process holds it, or held it and took its file away. This one does not wait.
        OSError: the lock's file cannot be made.
    """
    path = folder / LOCK
    lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _is_at(path, lock):
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK), str(path))
        yield
    finally:
        os.close(lock)


def _is_at(path: Path, descriptor: int) -> bool:
    """Whether this open file is the one at the path still."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _unlink_alone(path: Path, before: set[str]) -> None:
    """Takes a file away that is all that its folder has more than before; leaves it where that cannot be told."""
    with suppress(OSError):
        if _names(path.parent) == before | {path.name}:
            path.unlink()


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


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
    """Puts a file in the place of another in one step, flushed to the disk first; where that fails, nothing is new.

    Raises:
        OSError: the folder cannot be written to.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_bytes(data)
        flush(partial)
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    flush(path.parent)
