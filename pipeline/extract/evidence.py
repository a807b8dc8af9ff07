"""The rows of `evidence`: a stretch that some row leans on, with the element and the headings that it stands under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract.ids import PART, observation_ids
from pipeline.extract.nesting import Span, around_each
from pipeline.extract.rows import Columns, section_path
from pipeline.read.document import Block, Document, Element


class Evidence(NamedTuple):
    """The evidence of a document: the id of each stretch, and the rows by column."""

    ids: dict[Span, str]
    columns: Columns


def evidence_of(document: Document, spans: Iterable[Span]) -> Evidence:
    """The evidence rows of stretches of a document, in the order of the source; of equal ones there is one row."""
    ordered = sorted(set(spans))
    quotes = [document.text[start:end] for start, end in ordered]
    standings = _standings(document, ordered)
    ids = observation_ids(
        "evidence",
        document.id,
        (
            f"{quote}{PART}{section or ''}{PART}{element}{PART}"
            for quote, (element, section) in zip(quotes, standings, strict=True)
        ),
    )
    columns: Columns = {
        "evidence_id": ids, "document_id": [document.id] * len(ids), "start": [start for start, _ in ordered],
        "end": [end for _, end in ordered], "quote": quotes, "section": [section for _, section in standings],
        "element": [element for element, _ in standings],
    }  # fmt: skip
    return Evidence(dict(zip(ordered, ids, strict=True)), columns)


def _standings(document: Document, spans: list[Span]) -> list[tuple[Element, str | None]]:
    """The element and section of each stretch: those of the innermost block that holds it whole, or else its start."""
    blocks = document.blocks
    found: list[tuple[Element, str | None]] = []
    outside: Element = "template" if document.format == "wikitext" else "prose"
    for inside, before in around_each([(block.start, block.end) for block in blocks], spans):
        if inside is not None:
            block = blocks[inside]
            found.append((block.element, section_path(block.section)))
        else:
            found.append((outside, section_path(() if before is None else _section_behind(blocks[before]))))
    return found


def _section_behind(block: Block) -> tuple[str, ...]:
    return (*block.section, block.text) if block.element == "heading" else block.section
