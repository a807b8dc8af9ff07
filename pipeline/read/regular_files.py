"""The bytes of the files that a caller names: regular ones, and no more of them than they may have."""

from __future__ import annotations

import stat
from pathlib import Path

from pipeline.read.errors import BadInput


def first_bytes(path: Path, limit: int) -> bytes:
    """The content of a regular file, as far as its limit and one byte beyond: who parses it sees that it is too long.

    Args:
        path: the file.
        limit: in bytes.

    Raises:
        BadInput: it is not there, is no regular file, or cannot be read.
    """
    mode = mode_of(path)
    if mode == stat.S_IFDIR:
        raise BadInput(f"{path}: a folder, where a file is expected")
    if mode != stat.S_IFREG:  # reading a pipe or a device could wait for ever
        raise BadInput(f"{path}: not a regular file")
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from None


def bytes_within(path: Path, limit: int, what: str) -> bytes:
    """The content of a regular file.

    Args:
        path: the file.
        limit: the bytes that it may have.
        what: what messages call it.

    Raises:
        BadInput: as `first_bytes`; or it is larger.
    """
    data = first_bytes(path, limit)
    if len(data) > limit:
        raise BadInput(f"{path}: larger than a {what} may be ({limit // 1024**2} MiB)")
    return data


def mode_of(path: Path) -> int:
    """What kind of file stands at a path, as `stat.S_IFMT` tells. Raises `BadInput` where none does."""
    try:
        return stat.S_IFMT(path.stat().st_mode)
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file or folder") from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the path
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError | ValueError) -> BadInput:
    """The error of a caller who names what the system will not read."""
    return BadInput(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}")
