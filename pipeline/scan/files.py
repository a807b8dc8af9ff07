"""Files of a dump wherever they are: on this machine's disk, or at an fsspec address such as ``s3://bucket/key``.

Only opening and refusing belongs here; what is in a file is the business of `dump.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs

from pipeline.read.errors import BadInput

REMOTE_READ = 1 << 22
"""Bytes that are asked for at a time from an object store: what a reader of a range keeps of it in memory."""

EXTRA = "pip install 'blauwhelm[cluster]'"


def is_remote(address: str) -> bool:
    """Whether an address is that of another machine's store, and not of a file of this one."""
    return "://" in address and not address.startswith("file://")


@cache
def file_system(address: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address, and the path in it.

    Raises:
        BadInput: the address is of no known kind, or what it takes is not installed.
    """
    try:
        return cast("tuple[AbstractFileSystem, str]", url_to_fs(address))
    except ImportError as error:
        raise BadInput(f"{address}: this kind of address needs the extra `cluster` ({EXTRA}): {error}") from None
    except ValueError as error:
        raise BadInput(f"{address}: {error}") from None


@contextmanager
def opened(address: str) -> Iterator[BinaryIO]:
    """A file, open for reading at any place.

    Raises:
        BadInput: it is not there or cannot be read, now or while it is being read.
    """
    with speaking_of(address):
        if not is_remote(address):
            with Path(address.removeprefix("file://")).open("rb") as file:
                yield file
            return
        files, path = file_system(address)
        with files.open(path, "rb", block_size=REMOTE_READ, cache_type="readahead") as file:
            yield cast("BinaryIO", file)


def size_of(address: str) -> int:
    """The size of a file in bytes.

    Raises:
        BadInput: it is not there, is no file or cannot be read.
    """
    with speaking_of(address):
        if is_remote(address):
            files, path = file_system(address)
            files.invalidate_cache()
            about: dict[str, Any] = files.info(path)
            if about["type"] != "file":
                raise BadInput(f"{address}: not a file")
            return int(about["size"])
        path = Path(address.removeprefix("file://"))
        size = path.stat().st_size
        if path.is_dir():
            raise BadInput(f"{address}: a folder, where a file is expected")
        if not path.is_file():  # reading a pipe or a device could wait for ever
            raise BadInput(f"{address}: not a regular file")
        return size


def exists(address: str) -> bool:
    """Whether there is a file."""
    try:
        size_of(address)
    except BadInput:
        return False
    return True


@contextmanager
def speaking_of(address: str, verb: str = "read") -> Iterator[None]:
    """Turns refusals of the system or the store inside the block into one line that names the address.

    Args:
        address: the address.
        verb: what cannot be done with it, as a participle.

    Raises:
        BadInput: the line.
    """
    try:
        yield
    except FileNotFoundError:
        raise BadInput(f"{address}: there is no such file or folder") from None
    except OSError as error:
        raise BadInput(f"{address}: cannot be {verb}: {error.strerror or error}") from None
    except Exception as error:  # object stores have error types of their own, which are not to be imported for this
        if type(error).__module__.split(".")[0] in {"botocore", "aiobotocore", "s3fs", "fsspec"}:
            raise BadInput(f"{address}: cannot be {verb}: {error}") from None
        raise
