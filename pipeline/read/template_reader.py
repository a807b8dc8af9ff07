"""Templates with their parameters, and the blocks of those whose parameters are blocks: boxes, citations, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.arguments import Argument, Call
from pipeline.read.blocks import PROSE, Blocks, Container, Context, Sections
from pipeline.read.container_reader import read_container
from pipeline.read.document import LinkSpan, Parameter, Template
from pipeline.read.frozen import constructor
from pipeline.read.inline import Inline
from pipeline.read.inline_markup import MARKUP, is_plain_address
from pipeline.read.nodes import Node
from pipeline.read.references import Footnote
from pipeline.read.source_map import SourceMap
from pipeline.read.template_families import Family
from pipeline.read.visible import Visible, finished

_link_span = constructor(LinkSpan)
_parameter = constructor(Parameter)
_source_map = constructor(SourceMap)
_template = constructor(Template)
# What makes more of a line than text.
_LINE_STARTS = "*#:;={|!-"
_LIST_START = re.compile(r"[*#:; \t]+")


@dataclass(frozen=True, slots=True)
class TemplateReader:
    """Reads the templates of one page.

    Attributes:
        text: the source.
        inline: makes what stands inside a line visible.
        blocks: what is collected.
        nodes: the template calls, in source order.
        bodies: the references with a body, in source order.
        read_so_far: the templates, with their parameters.
    """

    text: str
    inline: Inline
    blocks: Blocks
    nodes: Sequence[Node]
    bodies: Sequence[Footnote]
    read_so_far: list[Template] = field(default_factory=list)

    def read(self, sections: Sections) -> None:
        """Reads all of them.

        Args:
            sections: the sections of the page.

        Raises:
            OutOfTimeError: the page's time is up; what was read so far stands.
        """
        notes = {footnote.node.index: i for i, footnote in enumerate(self.bodies) if footnote.is_short}
        for node, parent, reference in zip(self.nodes, *_enclosing(self.nodes, self.bodies), strict=True):
            self.blocks.step()
            call, family = self.inline.family(node)
            kind = family.kind
            make_blocks = None
            if kind in ("citation", "short_note"):
                group = self.blocks.new_group()
                within_note = notes.get(node.index, reference)
                make_blocks = Context("citation", group=group, template=call.name, reference=within_note)
            elif kind == "notice":
                make_blocks = Context("template", template=call.name)
            parameters = tuple([self._parameter(argument, family, make_blocks) for argument in call.arguments])
            section = sections.at(node.start)
            is_infobox = kind == "infobox"
            self.read_so_far.append(
                _template(call.name, parameters, node.start, node.end, section, parent, reference, is_infobox)
            )
            if is_infobox:
                self._read_infobox(call, parameters, reference)
            elif kind == "prose":
                for name in dict.fromkeys(family.names):
                    argument = call.find(name)
                    if argument:
                        read_container(self.blocks, Container(argument.start, argument.end, argument.children, PROSE))

    def _parameter(self, argument: Argument, family: Family, context: Context | None) -> Parameter:
        """A parameter, with its visible text; a block of it where there is a context for one."""
        name, is_named, start, end, children = argument
        page = self.text
        if start >= end:
            return _parameter(name, is_named, "", start, end, page)
        if context is not None and context.element == "template" and name not in family.names:
            context = None
        is_address = False
        # A list in a value begins on a line of its own.
        is_list = page[start] in "*#:;" and page[start - 1] == "\n"
        if is_list or children or MARKUP.search(page, start, end):
            is_address = not children and is_plain_address(page[start:end])
            if not is_address:
                visible = Visible(page)
                marks = _LIST_START.match(page, start, end) if is_list else None
                self.inline.read(marks.end() if marks else start, end, children, visible)
                content = visible.finish()
                if context is not None and content.text:
                    self.blocks.drafts.append((start, end, content, context, name))
                return _parameter(name, is_named, content.text, start, end, page)
        value = page[start:end]
        if context is not None:
            links = (_link_span(0, len(value), "external", value),) if is_address else ()
            source = _source_map((0,), (start,), (end,), (True,))
            self.blocks.drafts.append((start, end, finished((value, source, links, (), (), ())), context, name))
        return _parameter(name, is_named, value, start, end, page)

    def _read_infobox(self, call: Call, parameters: tuple[Parameter, ...], reference: int | None) -> None:
        """The blocks of an infobox: one to a field with a value that is seen."""
        context = Context("infobox", group=self.blocks.new_group(), template=call.name, reference=reference)
        for (name, is_named, start, end, children), parameter in zip(call.arguments, parameters, strict=True):
            if not is_named or start >= end or name.casefold() in self.inline.families.unseen_fields:
                continue
            if not children and self.text[start] not in _LINE_STARTS and not MARKUP.search(self.text, start, end):
                # The value is its own visible text.
                source = _source_map((0,), (start,), (end,), (True,))
                content = finished((parameter.text, source, (), (), (), ()))
                self.blocks.drafts.append((start, end, content, context, name))
                continue
            read_container(self.blocks, Container(start, end, children, context, name))


def _enclosing(nodes: Sequence[Node], bodies: Sequence[Footnote]) -> tuple[list[int | None], list[int | None]]:
    """For each template the template and the reference it stands in: the innermost of each, or None."""
    parents: list[int | None] = []
    within: list[int | None] = []
    open_templates: list[Node] = []
    open_bodies: list[tuple[int, int]] = []
    following = 0
    for node in nodes:
        start = node.start
        while following < len(bodies):
            body = bodies[following].body
            if body is None or body[0] > start:
                break
            while open_bodies and open_bodies[-1][0] <= body[0]:
                open_bodies.pop()
            open_bodies.append((body[1], following))
            following += 1
        while open_bodies and open_bodies[-1][0] <= start:
            open_bodies.pop()
        while open_templates and open_templates[-1].end <= start:
            open_templates.pop()
        parents.append(open_templates[-1].index if open_templates else None)
        within.append(open_bodies[-1][1] if open_bodies else None)
        open_templates.append(node)
    return parents, within
