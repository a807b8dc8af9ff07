"""The index of a multistream dump: at which byte each stream begins, and which pages are in it.

A line is ``byte:page id:title``, in the order of the file; of each stream there are as many lines as it has pages (100
as a rule). The index lies beside the dump, ``…-multistream.xml.bz2`` and ``…-multistream-index.txt.bz2``.

A dump is read without its index just as well. What the index adds: parts that begin where streams do, and, where the
filter asks for titles, streams that need not be opened.
"""

from __future__ import annotations

import bz2
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from pipeline.read.errors import BadInput
from pipeline.scan import files
from pipeline.scan.where import Condition, Facts, judge

if TYPE_CHECKING:
    from pipeline.scan.dump import Dump

_DUMP, _INDEXES = ".xml.bz2", ("-index.txt.bz2", "-index.txt")
LONGEST_LINE = 4096
_LONGEST_HEADER = 1 << 18  # bytes, packed


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a multistream dump: the bytes of the file that it takes."""

    start: int
    end: int


def is_index(address: str) -> bool:
    """Whether an address is, by its name, that of an index and not of a dump."""
    return address.endswith(_INDEXES)


def beside(address: str) -> str | None:
    """The address of the index that lies beside a dump, if there is one."""
    if not address.endswith(_DUMP):
        return None
    candidates = [address.removesuffix(_DUMP) + suffix for suffix in _INDEXES]
    return next((candidate for candidate in candidates if files.exists(candidate)), None)


def streams(dump: Dump, condition: Condition | None) -> Iterator[Stream]:
    """The streams of a dump that may hold pages which a filter lets through, in order.

    Raises:
        BadInput: the index is none, or not of this dump: a line without a number, a number that is smaller than the
            one before or behind the end of the file, no stream where it says that there is one, or a first line on
            pages that are not the first.
    """
    assert dump.index is not None  # noqa: S101  # said by the caller
    start, is_wanted = None, False
    with files.opened(dump.address) as file:
        for line, (at, title) in enumerate(_entries(dump.index), start=1):
            if at != start:
                if (start is not None and at < start) or at >= dump.size:
                    raise BadInput(f"{dump.index}:{line}: byte {at} is not in the order of {dump.name}, or not in it")
                file.seek(at)
                if file.read(3) != b"BZh":
                    raise BadInput(f"{dump.index}:{line}: no stream of {dump.name} begins at byte {at}")
                if start is None and at > (first := _end_of_header(file)):
                    raise BadInput(f"{dump.index}:{line}: pages begin at byte {first} of {dump.name}, and not at {at}")
                if start is not None and is_wanted:
                    yield Stream(start, at)
                start, is_wanted = at, condition is None
            is_wanted = is_wanted or (condition is not None and judge(condition, Facts(title=title)) is not False)
    if start is not None and is_wanted:
        yield Stream(start, dump.size)


def _end_of_header(file: BinaryIO) -> int:
    """Where the first stream of a dump ends, which holds what stands before the pages, and the first of pages begins.

    A header that is longer than a reader would look at is none: then nothing is known, and this is infinitely far on.
    """
    file.seek(0)
    stream, read = bz2.BZ2Decompressor(), 0
    while not stream.eof and read < _LONGEST_HEADER and (piece := file.read(1 << 16)):
        read += len(piece)
        stream.decompress(piece)
    return read - len(stream.unused_data) if stream.eof else sys.maxsize


def _entries(index: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_lines(index), start=1):
        parts = line.split(":", 2)
        if len(parts) != 3 or not (parts[0].isascii() and parts[0].isdigit() and len(parts[0]) < 19):
            raise BadInput(f"{index}:{number}: not the line of an index (byte:page id:title)")
        yield int(parts[0]), parts[2]


def _lines(index: str) -> Iterator[str]:
    waiting = b""
    for piece in _pieces(index):
        *whole, waiting = (waiting + piece).split(b"\n")
        for line in whole:
            if line:
                yield line.decode("utf-8", "replace")
        if len(waiting) > LONGEST_LINE:
            raise BadInput(f"{index}: a line that is longer than one of an index can be")
    if waiting:
        yield waiting.decode("utf-8", "replace")


def _pieces(index: str) -> Iterator[bytes]:
    with files.opened(index) as file:
        if not index.endswith(".bz2"):
            while piece := file.read(1 << 16):
                yield piece
            return
        stream = bz2.BZ2Decompressor()
        try:
            while True:
                if stream.eof:
                    waiting = stream.unused_data
                    if not waiting and not (waiting := file.read(1 << 16)):
                        return
                    stream = bz2.BZ2Decompressor()
                elif stream.needs_input:
                    if not (waiting := file.read(1 << 16)):
                        raise BadInput(f"{index}: the packed file is cut off")
                else:
                    waiting = b""
                yield stream.decompress(waiting, 1 << 18)
        except OSError as error:
            raise BadInput(f"{index}: the packed file is damaged: {error}") from None
