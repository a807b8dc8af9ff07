"""The pages of the source reader: where a long document is cut, and what the files are called.

A cut falls between paragraphs that no mark spans, before a heading where there is one near. No page is longer than
`LONGEST`, whatever the document.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.publish.report.marks import Mark
from pipeline.read.document import Document

TARGET = 40_000
"""Characters that a page has at most where the document lets itself be cut; a page is some five times that in bytes."""

LONGEST = 2 * TARGET
"""Characters of a page at most; a cut may then fall into a mark, which goes on on the next page."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # file names that Windows keeps


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a document.

    Attributes:
        cuts: where each page begins, and where the last one ends.
        files: the address of each page, relative to the report.
    """

    cuts: tuple[int, ...]
    files: tuple[str, ...]

    def number(self, offset: int) -> int:
        """The page, from 0, that a place of the document is on."""
        return min(bisect_right(self.cuts, offset) - 1, len(self.files) - 1)


def pages(document: Document, marks: Sequence[Mark], stem: str) -> Pages:
    """Where a document is cut.

    Args:
        document: as read.
        marks: of the document.
        stem: what its files are called.
    """
    cuts = _cuts(document, marks)
    files = [f"documents/{stem}{f'.{number}' if number > 1 else ''}.html" for number in range(1, len(cuts))]
    return Pages(tuple(cuts), tuple(files))


def stems(document_ids: Iterable[str]) -> dict[str, str]:
    """A file name for each document: its id where that is a name on every system, else with a digest of the id."""
    found: dict[str, str] = {}
    for document_id in document_ids:
        plain = re.sub(r"[^a-z0-9_-]+", "-", document_id.lower()).strip("-")[:60]
        if plain != document_id or _RESERVED.fullmatch(plain):
            digest = hashlib.sha256(document_id.encode()).hexdigest()[:8]
            plain = f"{plain or 'document'}-{digest}"
        found[document_id] = plain
    return found


def _cuts(document: Document, marks: Sequence[Mark]) -> list[int]:
    length = len(document.text)
    cuts = [0]
    if length <= TARGET:
        return [0, length]
    headings = {block.start for block in document.blocks if block.element == "heading"}
    free = _free(document, marks)
    while length - cuts[-1] > TARGET:
        at = cuts[-1]
        low, high = bisect_right(free, at + TARGET // 2), bisect_right(free, at + TARGET)
        near = free[low:high]
        before_heading = [place for place in near if place in headings]
        if near:
            cuts.append((before_heading or near)[-1])
        elif high < len(free) and free[high] <= at + LONGEST:
            cuts.append(free[high])
        else:
            cuts.append(at + min(LONGEST, length - at))
            if cuts[-1] == length:
                break
    return cuts if cuts[-1] == length else [*cuts, length]


def _free(document: Document, marks: Sequence[Mark]) -> list[int]:
    """Where paragraphs begin that no mark and no other paragraph spans, in order."""
    taken = sorted(
        [(block.start, block.end) for block in document.blocks if block.start < block.end]
        + [(mark.start, mark.end) for mark in marks if mark.start < mark.end]
    )
    free, reach = [], 0
    for start, end in taken:
        if start >= reach and (not free or free[-1] != start):
            free.append(start)
        reach = max(reach, end)
    return free
