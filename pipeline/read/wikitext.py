"""The wikitext reader: from the source of a page to what a `Document` holds.

The page is scanned once (`scan.py`), its text is read line by line (`line_reader.py`), and what stands in it by name
(templates, references, links) is listed flat, so that no step depends on how deep a page is nested.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from operator import attrgetter, itemgetter

from pipeline.read.arguments import Argument, Call, trim
from pipeline.read.blocks import PROSE, Blocks, Container, Context, OutOfTimeError, Sections
from pipeline.read.depth import bounded
from pipeline.read.document import (
    Block,
    Category,
    Link,
    LinkSpan,
    Parameter,
    Problem,
    Reference,
    ReferenceUse,
    SourceMap,
    Stretch,
    Template,
)
from pipeline.read.frozen import constructor
from pipeline.read.inline import MARKUP, Inline, is_plain_address
from pipeline.read.line_reader import read_container, read_page
from pipeline.read.links import external_links, page_links
from pipeline.read.references import Footnote, footnotes
from pipeline.read.scan import Node, Scan, scan
from pipeline.read.template_families import Family, load_families
from pipeline.read.visible import Visible, finished
from pipeline.read.wikilinks import Wikilink, caption_of, wikilink_of

_block = constructor(Block)
_link_span = constructor(LinkSpan)
_parameter = constructor(Parameter)
_reference = constructor(Reference)
_reference_use = constructor(ReferenceUse)
_source_map = constructor(SourceMap)
_template = constructor(Template)
# What makes more of a line than text.
_LINE_STARTS = "*#:;={|!-"
_LIST_START = re.compile(r"[*#:; \t]+")
# How often a reading looks whether it may go on: after so many steps, the same on every machine. A page of 2 MB, the
# largest that a wiki takes, has a few hundred to a few thousand.
_MOST_LOOKS = 20_000
# Seconds, for what nobody foresaw: the largest pages of the English Wikipedia take one or two.
DEFAULT_BUDGET = 300.0


@dataclass(frozen=True, slots=True)
class Page:
    """What reading a page of wikitext gives: the parts of a `Document` of the same names.

    Attributes:
        lead_title: the first bold words before the first heading, or None.
    """

    blocks: tuple[Block, ...]
    templates: tuple[Template, ...]
    references: tuple[Reference, ...]
    reference_uses: tuple[ReferenceUse, ...]
    links: tuple[Link, ...]
    categories: tuple[Category, ...]
    stretches: tuple[Stretch, ...]
    problems: tuple[Problem, ...]
    is_degraded: bool
    lead_title: str | None


def read_wikitext(text: str, *, budget_seconds: float = DEFAULT_BUDGET) -> Page:
    """Reads a page. Any text is read; markup that does not balance is text, and a problem.

    Args:
        text: the source, newlines normalised.
        budget_seconds: beyond this time, or a number of steps, reading stops. What was read is kept, the page is marked
            degraded, and a problem of kind ``budget`` says from where on.
    """
    deadline = time.perf_counter() + budget_seconds
    looks = count(1)
    return _PageReader(text, lambda: next(looks) > _MOST_LOOKS or time.perf_counter() > deadline).read()


class _PageReader:
    """One reading of one page."""

    def __init__(self, text: str, is_out_of_time: Callable[[], bool]) -> None:
        self.text = text
        self.is_out_of_time = is_out_of_time
        self.families = load_families()
        self.inline = Inline(text, self.families)
        self.blocks = Blocks(self.inline, is_out_of_time)
        self.scan: Scan = bounded(scan(text, is_out_of_time))
        self.footnotes: list[Footnote] = []
        self.templates: list[Template] = []
        self.sections: Sections | None = None
        self.unread_from: int | None = self.scan.end if self.scan.end < len(text) else None

    def read(self) -> Page:
        for i, node in enumerate(self.scan.templates):
            node.index = i
        self.footnotes = footnotes(self.text, self.scan.references, self.scan.templates, self.inline)
        bodies = [footnote for footnote in self.footnotes if footnote.body]
        for i, footnote in enumerate(bodies):
            if footnote.node.kind == "reference":
                footnote.node.index = i
        parents, within = self._enclosing(bodies)
        try:
            read_page(self.blocks, self.scan.children, self.scan.end)
            self.sections = Sections(self.blocks.sections)
            self._read_bodies(bodies)
            self._read_captions()
            self._read_templates(parents, within, self.sections)
        except OutOfTimeError:
            if self.unread_from is None:
                self.unread_from = max((end for _, end, *_ in self.blocks.drafts), default=0)
        sections = self.sections or Sections(self.blocks.sections)
        blocks, places = self._place_blocks(sections)
        references = tuple(self._references(bodies, sections))
        uses = tuple(self._uses(bodies, places, sections))
        links, categories = page_links(self.scan.links, self.inline)
        externals = external_links(self.inline, self.scan.unread)
        problems = self._problems()
        return Page(
            blocks=blocks,
            templates=tuple(self.templates),
            references=references,
            reference_uses=uses,
            links=tuple(sorted((*links, *externals), key=attrgetter("start"))),
            categories=tuple(categories),
            stretches=(*self.blocks.stretches, *[(link.start, link.end, "link") for link in externals]),
            problems=problems,
            is_degraded=any(problem.kind != "unbalanced" for problem in problems),
            lead_title=self._lead_title(blocks),
        )

    def _enclosing(self, bodies: list[Footnote]) -> tuple[list[int | None], list[int | None]]:
        """For each template, the template and the reference it stands in: the innermost of each, or None."""
        parents: list[int | None] = []
        within: list[int | None] = []
        open_templates: list[Node] = []
        open_bodies: list[tuple[int, int]] = []
        following = 0
        for node in self.scan.templates:
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

    # --- what is read beside the page's own text

    def _read_bodies(self, bodies: list[Footnote]) -> None:
        """The text of references, but for the templates in them, which are read with the templates."""
        for i, footnote in enumerate(bodies):
            if footnote.body is None:
                continue
            start, end, children = footnote.body
            if footnote.is_short:
                continue
            if len(children) == 1 and children[0].kind == "template":
                child = children[0]
                if not (self.text[start : child.start].strip() or self.text[child.end : end].strip()):
                    _, family = self.inline.family(child)
                    if family.kind == "citation":
                        continue
            read_container(self.blocks, Container(start, end, children, Context("citation", reference=i)))

    def _read_captions(self) -> None:
        for node in self.scan.links:
            link: Wikilink = node.parsed or wikilink_of(self.text, node)
            if link.kind != "file":
                continue
            caption = caption_of(self.text, link)
            if caption:
                start, end = trim(self.text, caption.start, caption.end)
                read_container(self.blocks, Container(start, end, caption.children, PROSE))

    def _read_templates(self, parents: list[int | None], within: list[int | None], sections: Sections) -> None:
        """Every template with its parameters, and the blocks of those whose parameters are blocks."""
        notes = {
            footnote.node.index: i
            for i, footnote in enumerate(footnote for footnote in self.footnotes if footnote.body)
            if footnote.is_short
        }
        for node, parent, reference in zip(self.scan.templates, parents, within, strict=True):
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
            self.templates.append(
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
        context = Context("infobox", group=self.blocks.new_group(), template=call.name, reference=reference)
        for (name, is_named, start, end, children), parameter in zip(call.arguments, parameters, strict=True):
            if not is_named or start >= end or name.casefold() in self.families.unseen_fields:
                continue
            if not children and self.text[start] not in _LINE_STARTS and not MARKUP.search(self.text, start, end):
                # The value is its own visible text.
                source = _source_map((0,), (start,), (end,), (True,))
                content = finished((parameter.text, source, (), (), (), ()))
                self.blocks.drafts.append((start, end, content, context, name))
                continue
            read_container(self.blocks, Container(start, end, children, context, name))

    # --- putting together

    def _place_blocks(self, sections: Sections) -> tuple[tuple[Block, ...], dict[int, tuple[int, int]]]:
        """The blocks in source order, and where in them each footnote stands."""
        places: dict[int, tuple[int, int]] = {}
        known = len(self.templates)
        is_cut = known < len(self.scan.templates)
        drafts = self.blocks.drafts
        drafts.sort(key=itemgetter(0))
        made: list[Block] = []
        path: tuple[str, ...] = ()
        path_ends = -1
        for index, (start, end, content, context, field) in enumerate(drafts):
            text, source, links, bold, templates, marks = content
            for node, offset in marks:
                places.setdefault(node.start, (index, offset))
            if start >= path_ends:
                path, path_ends = sections.around(start)
            if is_cut:
                templates = tuple(call for call in templates if call[2] < known)
            element, level, group, row, column, is_header, template, reference = context
            made.append(
                _block(
                    index, element, text, path, start, end, source, level, group, row, column, is_header, template,
                    field, reference, links, bold, templates,
                )
            )  # fmt: skip
        return tuple(made), places

    def _references(self, bodies: list[Footnote], sections: Sections) -> list[Reference]:
        made: list[Reference] = []
        for footnote in bodies:
            if footnote.body:
                start, end = footnote.node.start, footnote.node.end
                section = sections.at(start)
                body_start, body_end, _ = footnote.body
                made.append(_reference(footnote.name, footnote.group, start, end, body_start, body_end, section))
        return made

    def _uses(
        self, bodies: list[Footnote], places: dict[int, tuple[int, int]], sections: Sections
    ) -> list[ReferenceUse]:
        by_name: dict[tuple[str | None, str | None], int] = {}
        by_start: dict[int, int] = {}
        for i, footnote in enumerate(bodies):
            by_start[footnote.node.start] = i
            if footnote.name:
                by_name.setdefault((footnote.group, footnote.name), i)
        made: list[ReferenceUse] = []
        for footnote in self.footnotes:
            start, end = footnote.node.start, footnote.node.end
            name, group = footnote.name, footnote.group
            reference = by_start.get(start)
            if reference is None and name:
                reference = by_name.get((group, name))
            block, offset = places.get(start, (None, 0))
            made.append(_reference_use(reference, name, group, start, end, block, offset, sections.at(start)))
        return made

    def _problems(self) -> tuple[Problem, ...]:
        problems = [*self.scan.problems, *self.blocks.problems]
        if self.unread_from is not None:
            problems.append(Problem("budget", "page", self.unread_from, len(self.text)))
        problems.sort(key=lambda problem: problem.start)
        return tuple(problems)

    def _lead_title(self, blocks: tuple[Block, ...]) -> str | None:
        for block in blocks:
            if block.element == "heading":
                return None
            if block.element == "prose" and block.bold:
                start, end = block.bold[0]
                return block.text[start:end].strip() or None
        return None
