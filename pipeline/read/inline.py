"""What stands inside a line, made visible: links, templates and references, and the markup between them.

Lines, paragraphs, lists and tables are the business of `line_reader.py`, which calls this for everything between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.arguments import Argument, Call, call_of
from pipeline.read.inline_markup import LINE_MARKS, MARKUP, InlineMarkup
from pipeline.read.template_families import Families, Family
from pipeline.read.template_text import (
    GENERATORS,
    country_template_text,
    currency_text,
    flag_text,
    ship_text,
)
from pipeline.read.visible import Visible
from pipeline.read.wikilinks import Wikilink, wikilink_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.read.nodes import Node

# Deeper than this nothing is visible. MediaWiki has limits of the same kind; ours bounds what is read repeatedly.
_DEEPEST = 10
# Templates that stand beside the text, not in it.
_BESIDE = ("infobox", "reference_list", "prose")


class Inline:
    """Makes stretches of one page visible. It keeps no state but what was looked up before in the page.

    Attributes:
        text: the source.
        families: the families of templates.
        markup: reads what stands between the elements.
    """

    def __init__(self, text: str, families: Families) -> None:
        self.text = text
        self.families = families
        self.markup = InlineMarkup(text)
        self._family_of: dict[str, Family] = {}

    def family(self, node: Node) -> tuple[Call, Family]:
        """A template's call and its family."""
        known = node.parsed
        if known is None:
            call = call_of(self.text, node, self.families.functions)
            family = self._family_of.get(call.name)
            if family is None:
                family = self._family_of[call.name] = self.families.of(call.name)
            known = node.parsed = (call, family)
        return known

    def read(self, start: int, end: int, children: Sequence[Node], visible: Visible, depth: int = 0) -> None:
        """Adds what is visible of a stretch; `children` are the elements in it."""
        if depth > _DEEPEST:
            return
        position = start
        for child in children:
            if position < child.start:
                self.markup.gap(position, child.start, visible)
            self.element(child, visible, depth)
            position = child.end
        if position < end:
            self.markup.gap(position, end, visible)

    def rendered(self, start: int, end: int, children: Sequence[Node], depth: int = 0) -> str:
        """The visible text of a stretch."""
        if not children and not MARKUP.search(self.text, start, end):
            return self.text[start:end]
        visible = Visible(self.text)
        self.read(start, end, children, visible, depth)
        return visible.text().strip()

    def element(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of an element."""
        kind = node.kind
        if kind == "link":
            self.wikilink(node, visible, depth)
        elif kind == "template":
            self.template(node, visible, depth)
        elif kind == "reference":
            if not visible.hidden_in:
                visible.marks.append((node, visible.length))
                visible.touch(node.start, node.end)
        elif kind == "nowiki":
            visible.verbatim(node.inner_start, node.inner_end)

    def wikilink(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of a link in double brackets."""
        link: Wikilink = node.parsed or wikilink_of(self.text, node)
        if link.kind == "internal":
            if visible.first < 0:
                visible.first = node.start
            begin = visible.length
            label = link.label
            if label is None:
                self.markup.gap(link.target_start, link.target_end, visible)
            elif not label.children and not MARKUP.search(self.text, label.start, label.end):
                visible.verbatim(label.start, label.end)
            else:
                self.read(label.start, label.end, label.children, visible, depth + 1)
            if visible.length > begin:
                visible.links.append((begin, visible.length, "internal", link.target))
            visible.last = node.end
        elif link.kind == "text":
            visible.verbatim(node.start, node.inner_start)
            self.read(node.inner_start, node.inner_end, node.children, visible, depth + 1)
            visible.verbatim(node.inner_end, node.end)

    def template(self, node: Node, visible: Visible, depth: int) -> None:
        """Adds what is visible of a template, and that it stands there."""
        call, family = self.family(node)
        kind = family.kind
        if kind in ("note", "short_note"):
            if not visible.hidden_in:
                visible.marks.append((node, visible.length))
                visible.touch(node.start, node.end)
            return
        begin = visible.length
        if kind == "argument":
            argument = call.find(*family.names)
            if argument:
                self._argument(argument, visible, depth)
        elif kind == "text":
            visible.generated(family.value, node.start, node.end)
        elif kind == "generated":
            self._generated(node, call, family.value, visible, depth)
        elif kind == "flag":
            self._flag(node, call, visible, depth)
        elif kind == "items":
            self._lines(call.positional(), visible, depth)
        elif kind == "list":
            argument = call.find(*family.names)
            if argument:
                self._lines([argument], visible, depth)
        elif kind == "none" and not call.arguments and (name := country_template_text(call.name)):
            visible.generated(name, node.start, node.end)
        if not visible.hidden_in and (visible.length > 0 or kind == "flag_icon") and kind not in _BESIDE:
            visible.templates.append((begin, visible.length, node))
        if visible.length > begin or kind == "flag_icon":
            visible.touch(node.start, node.end)

    def _argument(self, argument: Argument, visible: Visible, depth: int) -> None:
        self.read(argument.start, argument.end, argument.children, visible, depth + 1)

    def _lines(self, arguments: list[Argument], visible: Visible, depth: int) -> None:
        """The items of a list, where no blocks can be made of them: one to a line."""
        for i, argument in enumerate(arguments):
            if i:
                visible.generated("\n", argument.start - 1, argument.start)
            start = argument.start
            marks = LINE_MARKS.match(self.text, start, argument.end)
            if marks:
                start = marks.end()
            self.read(start, argument.end, argument.children, visible, depth + 1)

    def _flag(self, node: Node, call: Call, visible: Visible, depth: int) -> None:
        shown = call.find("name") or call.find("1", "2")
        if shown is None:
            return
        # A code stands in a template or two at most. To look deeper would read flags in flags twice at every level.
        code = self.rendered(shown.start, shown.end, shown.children, max(depth + 1, _DEEPEST - 1))
        text = flag_text({"1": code})
        if text is None or shown.name == "name":
            self._argument(shown, visible, depth)
        else:
            visible.generated(text, node.start, node.end)

    def _generated(self, node: Node, call: Call, function: str, visible: Visible, depth: int) -> None:
        first = call.find("1")
        if function == "number" and first and len(call.arguments) == 1 and not first.children:
            # A number alone is a copy of what was written, not something that stands for the call.
            visible.verbatim(first.start, first.end)
            return
        if depth >= _DEEPEST:
            return
        arguments = {
            argument.name: self.rendered(argument.start, argument.end, argument.children, depth + 1)
            for argument in call.arguments
        }
        if function == "ship":
            text = ship_text(call.name, arguments)
        elif function == "currency":
            text = currency_text(call.name, arguments)
        else:
            text = GENERATORS[function](arguments)
        if text:
            visible.generated(text, node.start, node.end)
