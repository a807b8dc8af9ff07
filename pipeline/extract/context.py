"""The sentences of a document with the mentions in them: what the rules of extraction look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.read.document import Block, Document
from pipeline.read.frozen import constructor
from pipeline.recognise.placed import Mentions, PlacedDate, PlacedNumber
from pipeline.recognise.sentences import sentences

# Elements whose text is prose to the rules; fields of infoboxes, headings and citations have rules of their own.
TOLD = frozenset({"prose", "list_item", "table_cell"})

LONGEST_SENTENCE = 20_000
"""Characters of the longest stretch that is taken for a sentence."""


class _Mention(Protocol):
    @property
    def start(self) -> int: ...


M = TypeVar("M", bound=_Mention)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, with its mentions.

    Attributes:
        block: the block it stands in.
        start: where it begins in the block's visible text.
        end: where it ends.
        text: its visible text. An offset in the block is ``start`` more than one in here.
        dates: the dates in it, in order; their offsets (`mention.start`) count in the block.
        numbers: the numbers in it, likewise.
        position: its place among the block's sentences, from 0.
    """

    block: Block
    start: int
    end: int
    text: str
    dates: tuple[PlacedDate, ...]
    numbers: tuple[PlacedNumber, ...]
    position: int

    def span(self, start: int | None = None, end: int | None = None) -> tuple[int, int]:
        """The source stretch of the sentence, or of the visible characters ``start:end`` of its *block*."""
        return self.block.span(self.start if start is None else start, self.end if end is None else end)

    def among(self, mentions: Sequence[M]) -> Sequence[M]:
        """Those that begin in the sentence, of mentions in its block in the order in which they begin."""
        first = bisect_left(mentions, self.start, key=lambda m: m.start)
        return mentions[first : bisect_left(mentions, self.end, key=lambda m: m.start)]


_sentence = constructor(Sentence)


def sentences_of(document: Document, mentions: Mentions) -> tuple[Sentence, ...]:
    """All sentences of the document's prose, list items and table cells, in source order.

    A stretch without an end that is longer than any sentence is none, and tells nothing: rules that hold every word of
    a sentence against every other would never be done with it. Its dates and numbers stand in the ledger all the same,
    and `passed_over` gives it, so that a finding says it.
    """
    found = []
    for block in document.blocks:
        if block.element not in TOLD:
            continue
        dates, numbers = mentions.dates_in(block.index), mentions.numbers_in(block.index)
        date_starts = [d.mention.start for d in dates]
        number_starts = [n.mention.start for n in numbers]
        for position, (start, end) in enumerate(sentences(block.text, document.language)):
            if end - start > LONGEST_SENTENCE:
                continue
            found.append(
                _sentence(
                    block, start, end, block.text[start:end],
                    dates[bisect_left(date_starts, start) : bisect_left(date_starts, end)],
                    numbers[bisect_left(number_starts, start) : bisect_left(number_starts, end)],
                    position,
                )
            )  # fmt: skip
    return tuple(found)


def passed_over(document: Document) -> list[tuple[Block, int, int]]:
    """What would be sentences and is too long for one: the block, and the stretch of its text, in source order."""
    return [
        (block, start, end)
        for block in document.blocks
        if block.element in TOLD and len(block.text) > LONGEST_SENTENCE
        for start, end in sentences(block.text, document.language)
        if end - start > LONGEST_SENTENCE
    ]
