"""Which ranges of which files are worked on, and what each part is called.

A part's name says what it was made from: the file (by content, not by place), the range, and the settings. A part that
is there under its name is done; with another filter, another release of this program or another file it has another
name.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from itertools import pairwise

import schemas
from pipeline.scan.budget import PAGE_SECONDS
from pipeline.scan.dump import Dump
from pipeline.scan.index import streams
from pipeline.scan.where import Condition, parse_where

PART_SIZE = 8 * 1024 * 1024
"""Bytes of a file, as packed, to a part at most: of bzip2 some 2,500 pages of an encyclopedia."""

SMALLEST_PART = 128 * 1024
"""Bytes to a part at least: a block of bzip2 is not divided, and one that two parts touch is unpacked twice."""

_PARTS = 64  # of a small file: enough for the cores of one machine
# One byte of so many, the last, is in parts of a quarter, so that no worker is left with a whole one at the end.
_TAIL = 16

_UNFOLDS = {"xml": 1, "gz": 3, "bz2": 4}  # bytes of XML to a byte of a file, roughly


@dataclass(frozen=True, slots=True)
class Settings:
    """What the rows of a part depend on besides the bytes.

    Attributes:
        where: the filter as written; None for every article.
        with_coverage: whether the table `coverage` is written, which has four of five rows.
        page_seconds: the time that a page may take.
        contract: version of the contract that the rows keep.
        program: version of the program that made them.
    """

    where: str | None = None
    with_coverage: bool = False
    page_seconds: float = PAGE_SECONDS
    contract: str = schemas.VERSION
    program: str = version("blauwhelm")

    @property
    def condition(self) -> Condition | None:
        """The filter, parsed.

        Raises:
            BadInput: it cannot be.
        """
        return None if self.where is None else parse_where(self.where)


@dataclass(frozen=True)
class Part:
    """A range of a file of a dump: the pages that begin in it.

    Attributes:
        dump: the file.
        start: first byte.
        end: last byte, exclusive.
        settings: how it is worked on.
    """

    dump: Dump
    start: int
    end: int
    settings: Settings

    @property
    def weight(self) -> int:
        """How much work it is, roughly: bytes of XML."""
        return (self.end - self.start) * _UNFOLDS[self.dump.packing]

    @cached_property
    def name(self) -> str:
        """What its folder is called: the file's name, the range, and a digest of all that its rows depend on."""
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", self.dump.name)[:80].strip(".-") or "dump"
        about = json.dumps([self.dump.identity, asdict(self.dump.site), self.start, self.end, asdict(self.settings)])
        return f"{stem}-{self.start:012d}-{hashlib.sha256(about.encode()).hexdigest()[:12]}"


def part_size_of(size: int) -> int:
    """Bytes to a part of a file of that size, where nobody says how many.

    Only the file decides, and not who works on it: a scan can be resumed with other workers, or with more files.
    """
    return min(max(size // _PARTS, SMALLEST_PART), PART_SIZE)


def parts_of(dumps: Sequence[Dump], settings: Settings, part_size: int | None = None) -> list[Part]:
    """The parts of a scan, in the order of the files and of the places in them.

    Args:
        dumps: the files.
        settings: how they are scanned.
        part_size: bytes of a file, as packed, to a part at most; as `part_size_of` has it if not given.

    Raises:
        BadInput: the filter cannot be parsed, or the index of a file is not one.
    """
    condition = settings.condition
    parts = []
    for dump in dumps:
        for start, end in _ranges(dump, condition, part_size or part_size_of(dump.size)):
            parts.append(Part(dump, start, end, settings))
    return parts


def _ranges(dump: Dump, condition: Condition | None, part_size: int) -> Iterator[tuple[int, int]]:
    if dump.packing == "gz":  # cannot be read from its middle
        yield 0, dump.size
    elif dump.index is not None:
        yield from _of_streams(dump, condition, part_size)
    else:
        yield from pairwise(_cuts(dump.size, part_size))


def _cuts(size: int, part_size: int) -> Iterator[int]:
    at = 0
    while at < size:
        yield at
        at += _most(at, size, part_size)
    yield size


def _most(start: int, size: int, part_size: int) -> int:
    """Bytes that a part which begins there may have."""
    if start < size - size // _TAIL:
        return part_size
    return max(part_size // 4, min(part_size, SMALLEST_PART))


def _of_streams(dump: Dump, condition: Condition | None, part_size: int) -> Iterator[tuple[int, int]]:
    """Ranges of whole streams, without those none of whose titles the filter lets through."""
    start = end = 0
    for stream in streams(dump, condition):
        is_full = stream.end - start > _most(start, dump.size, part_size)
        if end > start and (stream.start != end or is_full):
            yield start, end
            start = stream.start
        elif end == start:
            start = stream.start
        end = stream.end
    if end > start:
        yield start, end
