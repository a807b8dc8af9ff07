"""The rows of `evidence`: a stretch that some row leans on, with the element and the headings that it stands under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract.ids import observation_ids, said
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
    elements: list[Element] = []
    sections: list[str | None] = []
    for element, section in _standings(document, ordered):
        elements.append(element)
        sections.append(section_path(section))
    keys = [said(*key) for key in zip(quotes, sections, elements, strict=True)]
    ids = observation_ids("evidence", document.id, keys)
    columns: Columns = {
        "evidence_id": ids, "document_id": [document.id] * len(ids), "start": [start for start, _ in ordered],
        "end": [end for _, end in ordered], "quote": quotes, "section": sections, "element": elements,
    }  # fmt: skip
    return Evidence(dict(zip(ordered, ids, strict=True)), columns)


def _standings(document: Document, spans: list[Span]) -> list[tuple[Element, tuple[str, ...]]]:
    """The element and section of each stretch: those of the innermost block that holds it whole, or else its start."""
    blocks = document.blocks
    found: list[tuple[Element, tuple[str, ...]]] = []
    outside: Element = "template" if document.format == "wikitext" else "prose"
    around = around_each([(block.start, block.end) for block in blocks], spans)
    for inside, before in around:
        if inside is not None:
            found.append((blocks[inside].element, blocks[inside].section))
        else:
            found.append((outside, () if before is None else _section_behind(blocks[before])))
    return found


def _section_behind(block: Block) -> tuple[str, ...]:
    return (*block.section, block.text) if block.element == "heading" else block.section
