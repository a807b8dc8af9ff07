"""bzip2 taken apart: the blocks of a range of a compressed file, each decompressed by itself.

A bzip2 file is a row of streams, and a stream a row of blocks of at most 900 kB that do not depend on each other. A
block begins with the 48 bits of pi, at any bit; a stream ends with those of the square root of pi. So any file can be
read from its middle: one stream (as most dumps are), many (multistream dumps), or what a parallel compressor wrote.
The format is described in J. Tsai, "bzip2 format specification"; Hadoop splits files by blocks, too.

The 48 bits can stand inside a block by chance, once in some 35 TB. The block then fails its checksum, and is tried
again with the bits up to the mark after it.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BLOCK = 0x314159265359
END = 0x177245385090
MARK_BITS = 48
LONGEST_BLOCK = 2 * 1024 * 1024
"""Bytes of a compressed block. One of 900 kB that cannot be compressed is some 1 % longer than that."""

_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a bzip2 file.

    Attributes:
        bit: where it begins in the file, in bits.
        data: what it says; None where it is damaged.
    """

    bit: int
    data: bytes | None


def _forms(mark: int) -> tuple[tuple[int, bytes, int, int, int, int], ...]:
    """The eight ways in which a mark can lie across bytes: its whole bytes, and masks for the bits before and after."""
    forms = []
    for shift in range(8):
        laid = (mark << (8 - shift)).to_bytes(7, "big")
        first_mask = 0xFF >> shift
        last_mask = (0xFF << (8 - shift)) & 0xFF
        forms.append((shift, laid[1:6], laid[0], first_mask, laid[6] & last_mask, last_mask))
    return tuple(forms)


_FORMS = (*_forms(BLOCK), *_forms(END))


def marks(data: bytes | bytearray) -> list[int]:
    """Where, in bits, blocks and ends of streams are marked in a stretch of bytes, in order."""
    found = []
    for shift, inner, first, first_mask, last, last_mask in _FORMS:
        at = data.find(inner, 1)
        while at != -1:
            ends = at + 5 < len(data) and data[at + 5] & last_mask == last if last_mask else True
            if ends and data[at - 1] & first_mask == first:
                found.append((at - 1) * 8 + shift)
            at = data.find(inner, at + 1)
    return sorted(found)


def is_block(data: bytes | bytearray, bit: int) -> bool:
    """Whether the mark at a bit is that of a block, and not of a stream's end."""
    return _bits(data, bit, bit + MARK_BITS) == BLOCK


def decompress(data: bytes | bytearray, start: int, end: int) -> bytes | None:
    """What the block in these bits says; None where its checksum does not hold.

    It is handed to the library as a stream of its own, whose checksum is that of its only block. A block holds at most
    900 kB before run lengths are written out, and some 47 MB after, whatever a hostile file says.
    """
    content = _bits(data, start, end)
    crc = _bits(data, start + MARK_BITS, start + MARK_BITS + 32)
    length = end - start + MARK_BITS + 32
    padding = -length % 8
    whole = ((content << (MARK_BITS + 32)) | (END << 32) | crc) << padding
    stream = bz2.BZ2Decompressor()
    try:
        said = stream.decompress(b"BZh9" + whole.to_bytes((length + padding) // 8, "big"))
    except (OSError, EOFError, ValueError):
        return None
    return said if stream.eof else None


def blocks(file: BinaryIO, start: int) -> Iterator[Block]:
    """The blocks that begin at or behind a byte of a file, in order, to the end of the file."""
    file.seek(start)
    data = bytearray()
    base = start * 8  # where `data` begins in the file, in bits
    known: list[int] = []  # marks in `data`, in bits from its beginning
    searched = 0
    is_last = False
    while not is_last:
        more = file.read(_READ)
        is_last = not more
        data += more
        tail = max(searched - MARK_BITS // 8 - 1, 0)
        known += [tail * 8 + bit for bit in marks(data[tail:]) if tail * 8 + bit not in known[-4:]]
        searched = len(data)
        done, at = 0, 0
        while at < len(known):
            taken = _block(data, known, at, is_last=is_last)
            if taken is None:
                break
            content, at_next = taken
            if is_block(data, known[at]):
                yield Block(base + known[at], content)
            at = at_next
            done = at
        # What is behind the block under way is done with; without one, all but the bits of a mark that may be cut.
        keep_from = known[done] // 8 if done < len(known) else max(len(data) - MARK_BITS // 8 - 1, 0)
        known = [bit - keep_from * 8 for bit in known[done:]]
        del data[:keep_from]
        searched -= keep_from
        base += keep_from * 8


def _block(data: bytearray, known: list[int], at: int, *, is_last: bool) -> tuple[bytes | None, int] | None:
    """What the block at a mark says, and the mark after it; None where its end is not in the data yet."""
    if not is_block(data, known[at]):
        return None, at + 1
    is_hopeless = is_last or len(data) - known[at] // 8 > LONGEST_BLOCK
    for end in range(at + 1, min(at + 3, len(known))):
        if (content := decompress(data, known[at], known[end])) is not None:
            return content, end
    if at + 2 < len(known) or is_hopeless:
        return None, at + 1
    return None


def _bits(data: bytes | bytearray, start: int, end: int) -> int:
    """The bits of a stretch, as a number."""
    first, last = start // 8, -(-end // 8)
    return (int.from_bytes(data[first:last], "big") >> (last * 8 - end)) & ((1 << (end - start)) - 1)
