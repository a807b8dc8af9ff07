"""Blocks under construction: what reading the lines of a page collects.

A *container* is a stretch that is read line by line: the page, a field of an infobox, the body of a reference, a
caption, an item of a list template. How its lines are read is the business of `line_reader.py`.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.read.document import Element, Problem, Stretch
from pipeline.read.inline import Inline
from pipeline.read.nodes import Node
from pipeline.read.visible import Finished, Visible

_TABLE_EDGE = re.compile(r"\n[ \t:]*(\{\||\|\}(?!\}))")
_STEPS_BETWEEN_LOOKS = 64


class OutOfTimeError(Exception):
    """The page's time is up; what was read so far stands."""


class Context(NamedTuple):
    """What the blocks of a container have in common: the fields of `Block` of the same names."""

    element: Element = "prose"
    level: int = 0
    group: int | None = None
    row: int | None = None
    column: int | None = None
    is_header: bool = False
    template: str | None = None
    reference: int | None = None


PROSE = Context()


class Container(NamedTuple):
    """A stretch to be read line by line, and the elements in it."""

    start: int
    end: int
    children: Sequence[Node]
    context: Context
    field: str | None = None


# A block before its place among the blocks and its section are known: where its element begins and ends, its text, and
# its context and field.
Draft = tuple[int, int, Finished, Context, str | None]


class Section(NamedTuple):
    """From `start` on (the end of a heading), the section path is `path`."""

    start: int
    path: tuple[str, ...]


class Blocks:
    """What reading the containers of a page gives, and the queue of those still to be read.

    Attributes:
        drafts: the blocks, in the order read.
        sections: where each section begins, in source order.
        stretches: what was found at the page's own level; they may nest.
        problems: markup that is not balanced.
    """

    def __init__(self, inline: Inline, is_out_of_time: Callable[[], bool]) -> None:
        self.inline = inline
        self.text = inline.text
        self.drafts: list[Draft] = []
        self.sections: list[Section] = []
        self.stretches: list[Stretch] = []
        self.problems: list[Problem] = []
        self.queue: deque[Container] = deque()
        self._is_out_of_time = is_out_of_time
        self._steps = 0
        self._groups = 0
        self._next_edge: re.Match[str] | None = None
        self._edge_known_from = -1
        self._has_references_end = True

    def step(self) -> None:
        """Counts a step of reading.

        Raises:
            OutOfTimeError: now and then, once the time is up.
        """
        self._steps += 1
        if not self._steps % _STEPS_BETWEEN_LOOKS and self._is_out_of_time():
            raise OutOfTimeError

    def new_group(self) -> int:
        """The number of the next list or table."""
        self._groups += 1
        return self._groups - 1

    def add(self, visible: Visible, context: Context, field: str | None) -> None:
        """Makes a block of a visible text, if there is any."""
        content = visible.finish()
        if content.text:
            self.drafts.append((visible.first, visible.last, content, context, field))

    def add_heading(self, visible: Visible, level: int, start: int, end: int) -> str:
        """Makes the block of a heading between so many equals signs; returns its text."""
        content = visible.finish(cut=level)
        if content.text:
            self.drafts.append((start, end, content, Context("heading", level=level), None))
        return content.text

    def table_ends_after(self, position: int) -> bool:
        """Whether the next edge of a table is an end. Looked up once for the places before the same edge."""
        if position > self._edge_known_from:
            self._next_edge = _TABLE_EDGE.search(self.text, position)
            self._edge_known_from = self._next_edge.start() if self._next_edge else len(self.text)
        return self._next_edge is not None and self._next_edge[1] == "|}"

    def references_end_after(self, position: int) -> bool:
        """Whether a list of references that begins here has an end."""
        if self._has_references_end:
            self._has_references_end = self.text.find("</references", position) >= 0
        return self._has_references_end


class Sections:
    """The section path at any place."""

    def __init__(self, sections: list[Section]) -> None:
        sections.sort(key=lambda section: section.start)
        self._starts = [section.start for section in sections]
        self._paths = [(), *(section.path for section in sections)]

    def around(self, place: int) -> tuple[tuple[str, ...], int]:
        """The path at a place, and the place up to which it holds."""
        i = bisect_right(self._starts, place)
        return self._paths[i], self._starts[i] if i < len(self._starts) else sys.maxsize

    def at(self, place: int) -> tuple[str, ...]:
        """The path at a place."""
        return self._paths[bisect_right(self._starts, place)]
