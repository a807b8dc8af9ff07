"""Mentions placed in their document: a recogniser's offsets in visible text turned into spans of the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.read.document import Element
from pipeline.recognise.mentions import DateMention, NumberMention


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A date mention and where in the source it stands.

    Attributes:
        mention: the recogniser's, with offsets in the visible text of its block .
        block: index of the block.
        start: where it stands in the source.
        end: where it ends.
        quote: the source text of that stretch.
        element: kind of element.
        section: the headings above it.
        field: name of the field or parameter it is a value of, else None.
        basis_span: the source stretch that supplied the missing part, else None.
    """

    mention: DateMention
    block: int
    start: int
    end: int
    quote: str
    element: Element
    section: tuple[str, ...]
    field: str | None = None
    basis_span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PlacedNumber:
    """A number mention and where in the source it stands; the attributes are those of `PlacedDate`."""

    mention: NumberMention
    block: int
    start: int
    end: int
    quote: str
    element: Element
    section: tuple[str, ...]
    field: str | None = None


Mention = TypeVar("Mention", PlacedDate, PlacedNumber)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each kind in source order, and the same by block."""

    dates: tuple[PlacedDate, ...]
    numbers: tuple[PlacedNumber, ...]
    dates_by_block: dict[int, tuple[PlacedDate, ...]] = field(repr=False, default_factory=dict)
    numbers_by_block: dict[int, tuple[PlacedNumber, ...]] = field(repr=False, default_factory=dict)

    def dates_in(self, block: int) -> tuple[PlacedDate, ...]:
        """The dates of a block, in order."""
        return self.dates_by_block.get(block, ())

    def numbers_in(self, block: int) -> tuple[PlacedNumber, ...]:
        """The numbers of a block, in order."""
        return self.numbers_by_block.get(block, ())


def by_block(mentions: Iterable[Mention]) -> dict[int, tuple[Mention, ...]]:
    """Mentions grouped by the index of their block."""
    grouped: dict[int, list[Mention]] = {}
    for mention in mentions:
        grouped.setdefault(mention.block, []).append(mention)
    return {block: tuple(found) for block, found in grouped.items()}
