"""Stretches of a text, however they overlap, as one tree of elements: HTML nests, and stretches may cross.

A stretch that fits into another becomes its child. One that crosses the end of another is cut there and goes on behind
it; its first piece is where a link to it lands. Written in order, the texts of the tree are the text, each character
once (a property of the tests). Nesting is bounded, and with it how often a stretch can be cut.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

DEEPEST = 200
"""Elements inside one another; browsers give up building a tree at 512."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Value]):
    """A stretch ``start:end`` of the text, and what it stands for. Of two equal ones the first is outside."""

    start: int
    end: int
    value: Value


class Step(NamedTuple, Generic[Value]):
    """One step of writing the tree.

    Attributes:
        kind: ``open`` and ``close`` an element, write ``text``, or ``point``: an element that holds nothing.
        start: where the step stands; of a text, where it begins.
        end: of a text, its end; of an opened element, the end of the piece.
        value: what the element stands for; None for text.
        is_first: whether this is the first piece of its stretch.
    """

    kind: Literal["open", "close", "text", "point"]
    start: int
    end: int
    value: Value | None = None
    is_first: bool = True


def steps(stretches: Iterable[Stretch[Value]], start: int, end: int) -> Iterator[Step[Value]]:
    """The steps that write the text ``start:end`` with its stretches.

    Args:
        stretches: in any order; what lies outside ``start:end`` is cut off, and those wholly outside are left out.
            An empty one at the very end is in.
        start: where the text begins.
        end: where it ends.
    """
    waiting: list[tuple[int, int, int, bool, Value]] = []
    for order, stretch in enumerate(stretches):
        is_point = stretch.start == stretch.end
        if not (start <= stretch.start <= end if is_point else stretch.start < end and stretch.end > start):
            continue
        is_first = stretch.start >= start
        waiting.append((max(stretch.start, start), -min(stretch.end, end), order, is_first, stretch.value))
    heapq.heapify(waiting)
    opened: list[tuple[int, Value]] = []  # end and value, each inside the one before it
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            stop, value = opened.pop()
            if at < stop:
                yield Step("text", at, stop)
                at = stop
            yield Step("close", stop, stop, value)
            continue
        begin, negative, order, is_first, value = heapq.heappop(waiting)
        if at < begin:
            yield Step("text", at, begin)
            at = begin
        stop = -negative
        if stop == begin or len(opened) >= DEEPEST:
            if is_first:
                yield Step("point", begin, begin, value)
            continue
        if opened and stop > opened[-1][0]:
            heapq.heappush(waiting, (opened[-1][0], negative, order, False, value))
            stop = opened[-1][0]
        opened.append((stop, value))
        yield Step("open", begin, stop, value, is_first)
    if at < end:
        yield Step("text", at, end)
