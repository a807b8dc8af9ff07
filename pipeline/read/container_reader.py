"""Containers as blocks: the page, fields of boxes, bodies of references, each read line by line, element by element.

Containers found inside one are queued, not read at once, so that nothing here recurses on the depth of a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.arguments import Argument, Call
from pipeline.read.blocks import PROSE, Blocks, Container, Context
from pipeline.read.document import TileKind
from pipeline.read.line_reader import LineReader
from pipeline.read.nodes import Node
from pipeline.read.template_families import Family
from pipeline.read.wikilinks import Wikilink, wikilink_of

_CHILDREN_TO_A_STEP = 16
_TILES: dict[str, TileKind] = {
    "template": "template", "argument": "template", "reference": "reference", "comment": "comment", "nowiki": "nowiki",
    "opaque": "tag",
}  # fmt: skip
_LINK_TILES: dict[str, TileKind] = {
    "internal": "link", "interlanguage": "link", "text": "link", "file": "file", "category": "category",
}  # fmt: skip


def read_page(blocks: Blocks, children: Sequence[Node], end: int) -> None:
    """Reads the page itself, and the containers found in its text."""
    _ContainerReader(blocks, Container(0, end, children, PROSE), is_page=True).run()
    _read_queue(blocks)


def read_container(blocks: Blocks, container: Container) -> None:
    """Reads a container that stands beside the text, and those found in it."""
    _ContainerReader(blocks, container, is_page=False).run()
    _read_queue(blocks)


def _read_queue(blocks: Blocks) -> None:
    while blocks.queue:
        _ContainerReader(blocks, blocks.queue.popleft(), is_page=False).run()


class _ContainerReader(LineReader):
    """Reads one container: its elements, and the lines between them."""

    def run(self) -> None:
        """Reads all of it."""
        start, end, children = self.container[:3]
        position = start
        step, gap, element = self.blocks.step, self.gap, self.element
        for i, child in enumerate(children):
            if not i % _CHILDREN_TO_A_STEP:
                step()
            if self.resume > position:
                position = self.resume
            if position < child.start:
                gap(position, child.start)
            if child.start != self.swallowed:
                element(child)
            position = child.end
        if self.resume > position:
            position = self.resume
        if position < end:
            self.gap(position, end)
        self.end_heading(end)
        self.flush()
        self.close_tables(end)

    def element(self, node: Node) -> None:
        """An element of the container."""
        kind = node.kind
        if kind == "link":
            if self.at_line_start:
                self.plain_line()
            link: Wikilink = node.parsed or wikilink_of(self.text, node)
            is_beside = link.kind in ("file", "category", "interlanguage")
            if self.is_page:
                self.blocks.stretches.append((node.start, node.end, _LINK_TILES[link.kind]))
            if is_beside:
                self.line_has_element = True
                return
            if self.tables:
                self.tables[-1].may_have_attributes = False
            self.inline.wikilink(node, self.visible, 0)
            return
        if self.is_page:
            self.blocks.stretches.append((node.start, node.end, _TILES[kind]))
        if kind == "comment":
            return
        if kind == "template":
            call, family = self.inline.family(node)
            if (
                family.kind == "text"
                and family.value == "|"
                and (self.tables or self.at_line_start)
                and self.table_bar(node)
            ):
                return
            if self.at_line_start:
                self.plain_line()
            if family.kind in ("list", "items"):
                self.list_template(call, family)
                return
            self.line_has_element = True
        elif self.at_line_start:
            self.plain_line()
        if kind == "reference" and self.in_references:
            return
        self.inline.element(node, self.visible, 0)

    def list_template(self, call: Call, family: Family) -> None:
        """A list written as a template: its items are blocks of their own, of the kind of what surrounds them."""
        self.flush()
        self.line_has_element = True
        context = self.context
        if family.kind == "list":
            argument = call.find(*family.names)
            if argument:
                self.enqueue(argument, context)
            return
        group = self.blocks.new_group()
        if context.element in ("prose", "list_item"):
            context = context._replace(element="list_item", group=group)
        context = context._replace(level=self.base.level + 1)
        for argument in call.positional():
            self.enqueue(argument, context)

    def enqueue(self, argument: Argument, context: Context) -> None:
        self.blocks.queue.append(
            Container(argument.start, argument.end, argument.children, context, self.container.field)
        )
