"""How deep the elements of a page may stand in one another.

Every later stage copies some of what stands in an element: its visible text, the words of a reference, the value of a
field. With a bound on the depth all of that together is so many times the page at most, whatever the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.read.document import Problem
from pipeline.read.nodes import Node, Scan

# MediaWiki's own bound of the depth to which it works templates out, until 2021 (Help:Expansion depth on Meta-Wiki).
DEEPEST = 40
_READ = ("template", "argument", "link", "reference")


def bounded(found: Scan) -> Scan:
    """The elements of a page that stand in fewer than `DEEPEST` others.

    A deeper one is kept where it stands, as an element whose content is not wikitext; what stands in it is not listed,
    and a problem of kind ``depth`` says so.
    """
    level = [node for node in found.children if node.children]
    for _ in range(DEEPEST - 1):
        if not level:
            return found
        level = [child for node in level for child in node.children if child.children]
    cut = [child for node in level for child in node.children if child.kind in _READ]
    if not cut:
        return found
    problems = [*found.problems, *[Problem("depth", node.kind, node.start, node.end) for node in cut]]
    for node in cut:
        node.kind, node.children = "opaque", ()
    return replace(
        found,
        templates=list(_outside(found.templates, cut)),
        links=list(_outside(found.links, cut)),
        references=list(_outside(found.references, cut)),
        problems=sorted(problems, key=attrgetter("start")),
    )


def _outside(nodes: Sequence[Node], cut: Sequence[Node]) -> Iterator[Node]:
    """The nodes that are neither cut nor stand in one that is; both in source order."""
    following = 0
    for node in nodes:
        while following < len(cut) and cut[following].end <= node.start:
            following += 1
        if following == len(cut) or node.start < cut[following].start:
            yield node
