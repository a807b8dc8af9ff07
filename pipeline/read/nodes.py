"""The elements of a page as its source has them: what the scanner finds, and every later step of reading takes.

Only plain values belong here; how elements are found is the business of `scan.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.read.document import Problem

NodeKind = Literal["template", "argument", "link", "reference", "comment", "nowiki", "opaque"]


@dataclass(slots=True, eq=False)
class Node:
    """An element of the source.

    Attributes:
        kind: what it is; ``reference`` is a ref tag, ``nowiki`` shows its content as it stands, ``opaque`` does not.
        start: where it begins.
        end: where it ends.
        inner_start: where its content begins (after the braces, brackets or the opening tag).
        inner_end: where its content ends.
        children: the elements directly inside, in source order.
        has_body: whether a reference has a body.
        parsed: what a later stage has read from the content, kept so that it is read once.
        index: position among the elements of its kind that the page lists, in source order.
    """

    kind: NodeKind
    start: int
    end: int
    inner_start: int
    inner_end: int
    children: Sequence[Node] = ()
    has_body: bool = False
    parsed: Any = None
    index: int = -1


@dataclass(frozen=True, slots=True)
class Scan:
    """The elements of a page.

    Attributes:
        children: the outermost elements.
        templates: every template call, in source order.
        links: every wikilink, in source order.
        references: every ref tag that opens a reference or names one, in source order.
        unread: comments and content that is not wikitext, as spans in source order.
        problems: markup that is not balanced.
        end: how far the page was scanned; its length unless time ran out.
    """

    children: list[Node]
    templates: list[Node]
    links: list[Node]
    references: list[Node]
    unread: list[tuple[int, int]]
    problems: list[Problem]
    end: int
