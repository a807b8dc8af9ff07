"""Pages of wikitext as tests read them: no reading may lose a character of the source."""

from __future__ import annotations

from pipeline.read.document import Block
from pipeline.read.tiles import tile
from pipeline.read.wikitext import Page, read_wikitext


def read(text: str) -> Page:
    page = read_wikitext(text)
    assert "".join(text[each.start : each.end] for each in tile(text, page.stretches)) == text
    return page


def shown(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.element, block.text) for block in read(text).blocks]


def words(text: str, block: Block, quote: str) -> str:
    """The source of words quoted from a block."""
    at = block.text.index(quote)
    start, end = block.span(at, at + len(quote))
    return text[start:end]
