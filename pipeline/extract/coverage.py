"""What became of every character of a document: the tiles of the `coverage` table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.extract.rows import DocumentRows, Span

CoverageClass = Literal["fact", "mention", "citation", "markup", "whitespace", "unclaimed"]

# Painted in this order: a later class covers an earlier one.
_CLASSES: tuple[CoverageClass, ...] = ("markup", "whitespace", "unclaimed", "citation", "mention", "fact")
_RUN = re.compile(b"|".join(rb"\x%02x+" % i for i in range(len(_CLASSES))))

# White space by character: one byte for each in Latin-1, any other written as a question mark and looked for by itself.
_LATIN = bytes(_CLASSES.index("whitespace") if chr(i).isspace() else _CLASSES.index("markup") for i in range(256))
_OTHER_SPACE = re.compile(r"[^\S\x00-\xff]")

# Tables whose rows describe the page rather than the world: their words are not thereby claimed.
PAGE_TABLES = frozenset({"infobox_fields", "citations", "citation_uses", "links", "categories", "names"})


def tiles(under_way: DocumentRows) -> Iterator[tuple[CoverageClass, int, int]]:
    """The tiles of a document, in order: they cover it with no gap and no overlap.

    A character is, in this order of precedence, inside the evidence of a fact, inside a mention, inside a citation,
    visible and unclaimed, white space that nobody sees, or markup.
    """
    document = under_way.document
    paint = bytearray(document.text.encode("latin-1", "replace").translate(_LATIN))

    def cover(span: Span, kind: CoverageClass) -> None:
        paint[span[0] : span[1]] = bytes((_CLASSES.index(kind),)) * (span[1] - span[0])

    for m in _OTHER_SPACE.finditer(document.text):
        cover(m.span(), "whitespace")
    for block in document.blocks:
        for start, end in zip(block.source.start, block.source.end, strict=True):
            cover((start, end), "unclaimed")
    for reference in document.references:
        cover((reference.start, reference.end), "citation")
    for use in document.reference_uses:
        cover((use.start, use.end), "citation")
    for mention in (*under_way.mentions.dates, *under_way.mentions.numbers):
        cover((mention.start, mention.end), "mention")
    for row in under_way.rows:
        if row.has_evidence and row.table not in PAGE_TABLES:
            cover(row.span, "fact")
    painted = bytes(paint)
    for run in _RUN.finditer(painted):
        start, end = run.span()
        yield _CLASSES[painted[start]], start, end
