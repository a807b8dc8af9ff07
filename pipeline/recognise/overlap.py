"""Which of many spans touches a place: by bisection, so that a page of links and names stays linear to read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from pipeline.read.document import LinkSpan


class Span(Protocol):
    """Anything with a beginning and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


S = TypeVar("S", bound=Span)


def first_touching(spans: Sequence[S], start: int, end: int) -> S | None:
    """The first of some spans in order, none inside another, that shares a character with ``start:end``."""
    i = bisect_right(spans, start, key=lambda span: span.end)
    return spans[i] if i < len(spans) and spans[i].start < end else None


def last_ending_by(spans: Sequence[S], end: int) -> S | None:
    """The last of some spans in order that ends at or before a place."""
    i = bisect_right(spans, end, key=lambda span: span.end)
    return spans[i - 1] if i else None


def target_of(links: Sequence[LinkSpan], start: int, end: int) -> str | None:
    """The page that the link around or inside ``start:end`` leads to; None without one, or for a link elsewhere."""
    link = first_touching(links, start, end)
    return link.target if link and link.kind == "internal" else None
