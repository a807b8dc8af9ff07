"""The XML of a byte range of a dump file, in pieces: first what is the range's own, then what follows it.

The last page of a range may reach behind it, so a reader goes on until that page ends. Whose page it is depends on
where it begins: in plain XML at a byte of the range, in bzip2 in a block that begins in the range. So every page of a
file belongs to exactly one range, whatever the ranges are. A gzip file cannot be read from its middle: it is one range.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.scan import bzip2, files
from pipeline.scan.dump import Dump, unpacked

_READ = 1 << 18


@dataclass(frozen=True, slots=True)
class Piece:
    """Some XML of a file.

    Attributes:
        data: the bytes.
        at: the byte of the file, as packed, at which the piece (in bzip2: its block) begins.
        is_own: whether the piece belongs to the range.
        damage: why the file says nothing here; `data` is empty then.
    """

    data: bytes
    at: int
    is_own: bool
    damage: str | None = None


def stretch(dump: Dump, start: int, end: int) -> Iterator[Piece]:
    """The XML of a range of a file, and all that follows it: a reader stops when it has what it came for.

    Raises:
        BadInput: the file cannot be read.
    """
    with files.opened(dump.address) as file:
        if dump.packing == "xml":
            file.seek(start)
            at = start
            while at < end and (data := file.read(min(_READ, end - at))):
                yield Piece(data, at, is_own=True)
                at += len(data)
            while data := file.read(_READ):
                yield Piece(data, at, is_own=False)
                at += len(data)
        elif dump.packing == "bz2":
            for block in bzip2.blocks(file, start):
                is_own = block.bit < end * 8
                if block.data is None:
                    yield Piece(b"", block.bit // 8, is_own, "a damaged bzip2 block")
                else:
                    yield Piece(block.data, block.bit // 8, is_own)
        else:
            try:
                for data in unpacked(file, dump.packing):
                    yield Piece(data, file.tell(), is_own=True)
            except (EOFError, zlib.error) as error:
                yield Piece(b"", file.tell(), is_own=True, damage=f"damaged gzip data: {error}")
