"""What became of every character of a document: the tiles of the `coverage` table.

A document has more tiles than rows of all other tables together, so they are kept by column, never as rows, and cut
only where somebody asks for them: a scan does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain
from typing import Any, Literal, NamedTuple

from pipeline.extract.ids import PART, observation_ids
from pipeline.extract.rows import DocumentRows, Span
from pipeline.read.document import Document, Reference, ReferenceUse
from pipeline.recognise.placed import PlacedDate, PlacedNumber

CoverageClass = Literal["fact", "mention", "citation", "markup", "whitespace", "unclaimed"]

# Painted in this order: a later class covers an earlier one.
_CLASSES: tuple[CoverageClass, ...] = ("markup", "whitespace", "unclaimed", "citation", "mention", "fact")
_NO_COLOUR = b"\xff"
_CHANGED = bytes(1 if i else 0 for i in range(256))

# White space by character: one byte for each in Latin-1, any other written as a question mark and looked for by itself.
_LATIN = bytes(_CLASSES.index("whitespace") if chr(i).isspace() else _CLASSES.index("markup") for i in range(256))
_OTHER_SPACES = [chr(i) for i in range(0x100, 0x3001) if chr(i).isspace()]  # the last is the ideographic space
_OTHER_SPACE = re.compile("|".join(_OTHER_SPACES))

# Tables whose rows describe the page rather than the world: their words are not thereby claimed.
PAGE_TABLES = frozenset({"infobox_fields", "citations", "citation_uses", "links", "categories", "names"})


class Claimed(NamedTuple):
    """The stretches of a document that its mentions and its facts claim: all that is kept of them for the tiles."""

    mentions: list[Span]
    facts: list[Span]


def claimed(under_way: DocumentRows) -> Claimed:
    """What the rows of a document claim, once their words are whole."""
    mentions: tuple[PlacedDate | PlacedNumber, ...] = (*under_way.mentions.dates, *under_way.mentions.numbers)
    return Claimed(
        [(m.start, m.end) for m in mentions],
        [row.span for row in under_way.rows if row.has_evidence and row.table not in PAGE_TABLES],
    )


class Tiles(NamedTuple):
    """The tiles of a document, in order: they cover it with no gap and no overlap."""

    classes: list[CoverageClass]
    starts: list[int]
    ends: list[int]


def tiles(document: Document, claimed: Claimed) -> Tiles:
    """Cut a document into tiles.

    A character is, in this order of precedence, inside the evidence of a fact, inside a mention, inside a citation,
    visible and unclaimed, white space that nobody sees, or markup.
    """
    # What stands in a reference is a citation's, whatever else it is.
    maps = [block.source for block in document.blocks if block.reference is None]
    visible = zip(chain.from_iterable([m.start for m in maps]), chain.from_iterable([m.end for m in maps]), strict=True)
    cited: tuple[Reference | ReferenceUse, ...] = (*document.references, *document.reference_uses)
    # Most documents have none: to look for each by itself is faster than to look at every character.
    has_other_space = any(space in document.text for space in _OTHER_SPACES)
    layers: tuple[tuple[CoverageClass, Iterable[Span]], ...] = (
        ("whitespace", [m.span() for m in _OTHER_SPACE.finditer(document.text)] if has_other_space else ()),
        ("unclaimed", visible),
        ("citation", [(c.start, c.end) for c in cited]),
        ("mention", claimed.mentions),
        ("fact", claimed.facts),
    )
    paint = bytearray(document.text.encode("latin-1", "replace").translate(_LATIN))
    for kind, spans in layers:
        colour = bytes((_CLASSES.index(kind),))
        for start, end in spans:
            paint[start:end] = colour * (end - start)
    ends = _ends_of_runs(bytes(paint))
    starts = [0, *ends][: len(ends)]
    return Tiles([_CLASSES[paint[start]] for start in starts], starts, ends)


def _ends_of_runs(paint: bytes) -> list[int]:
    """Where each run of one colour ends."""
    # All bytes at once, as one number: where a byte is that of the one before, the two cancel out.
    before = (_NO_COLOUR + paint)[: len(paint)]
    changes = (int.from_bytes(paint) ^ int.from_bytes(before)).to_bytes(len(paint))
    rests = changes.translate(_CHANGED).split(b"\x01")  # of each run what follows its first byte
    return list(accumulate([1 + len(rest) for rest in rests[1:]]))


def columns(document: Document, claimed: Claimed) -> dict[str, list[Any]]:
    """The tiles as columns of the table `coverage`. A tile is keyed by its class, its words and a counter."""
    text = document.text
    cut = tiles(document, claimed)
    keys = [f"{kind}{PART}{text[start:end]}{PART}" for kind, start, end in zip(*cut, strict=True)]
    return {
        "coverage_id": observation_ids("coverage", document.id, keys), "document_id": [document.id] * len(keys),
        "start": cut.starts, "end": cut.ends, "class": cut.classes,
    }  # fmt: skip
