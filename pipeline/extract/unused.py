"""Why a mention is used by no row: the closed list of reasons (`schemas/codes/unused_reasons.csv`)."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pipeline.read.document import Document, LinkSpan
from pipeline.recognise.placed import PlacedDate, PlacedNumber


class Reasons:
    """Why mentions of one document are not used."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._titles: dict[int, _Titles] = {}

    def of(self, mention: PlacedDate | PlacedNumber) -> str:
        """The first reason that holds for a mention that no row uses.

        ``citation_metadata`` inside a reference or citation template, ``template_metadata`` for a parameter of a
        template that shows nothing, ``heading`` in a heading, ``year_in_link_target`` where it is part of a link's own
        title (the name of an event or a page), ``number_in_link_target`` likewise, ``ordinal`` for a number that ranks,
        ``measure`` for one with a unit, else ``not_a_fact``.
        """
        if mention.element == "citation":
            return "citation_metadata"
        if mention.element == "template":
            return "template_metadata"
        if mention.element == "heading":
            return "heading"
        if self._is_in_title(mention):
            return "year_in_link_target" if isinstance(mention, PlacedDate) else "number_in_link_target"
        if isinstance(mention, PlacedNumber) and mention.mention.notation == "ordinal":
            return "ordinal"
        if isinstance(mention, PlacedNumber) and mention.mention.unit is not None:
            return "measure"
        return "not_a_fact"

    def _is_in_title(self, mention: PlacedDate | PlacedNumber) -> bool:
        links = self._blocks[mention.block].links
        if not links:
            return False
        titles = self._titles.get(mention.block)
        if titles is None:
            titles = self._titles[mention.block] = _Titles(links)
        return titles.hold(mention.mention.start, mention.mention.end)


class _Titles:
    """The links of a block by where they end: a field may have as many links as numbers."""

    def __init__(self, links: Sequence[LinkSpan]) -> None:
        ordered = sorted([(link.end, link.start) for link in links])
        self._ends = [end for end, _ in ordered]
        # The earliest beginning of those from each place of the order on, and none behind the last.
        earliest = [*accumulate([start for _, start in reversed(ordered)], min)]
        self._earliest = [*reversed(earliest), sys.maxsize]

    def hold(self, start: int, end: int) -> bool:
        """Whether a link has this stretch and more."""
        longer = self._earliest[bisect_right(self._ends, end)] <= start
        return longer or self._earliest[bisect_left(self._ends, end)] < start
