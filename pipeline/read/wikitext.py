"""The wikitext reader: from the source of a page to what a `Document` holds.

The page is scanned once (`scan.py`), its text is read line by line (`blocks.py`), and what stands in it by name
(templates, references, links) is listed flat, so that no step depends on how deep a page is nested.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from pipeline.read.arguments import Argument, Call, trim
from pipeline.read.blocks import PROSE, Blocks, Container, Context, Draft, OutOfTimeError, Section
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
    Template,
    Tile,
    TileKind,
)
from pipeline.read.inline import MARKUP, Inline, is_plain_address
from pipeline.read.references import Footnote, footnotes
from pipeline.read.scan import Node, Scan, scan
from pipeline.read.template_families import Family, load_families
from pipeline.read.visible import Finished, Visible
from pipeline.read.wikilinks import BARE, BRACKETED, caption_of, trim_address, wikilink_of

# Seconds. The largest pages of the English Wikipedia (2 MB) take about one.
DEFAULT_BUDGET = 30.0

_EXTERNAL = re.compile(rf"{BRACKETED.pattern}|{BARE.pattern}")


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
    tiles: tuple[Tile, ...]
    problems: tuple[Problem, ...]
    is_degraded: bool
    lead_title: str | None


def read_wikitext(text: str, *, budget_seconds: float = DEFAULT_BUDGET) -> Page:
    """Reads a page. Any text is read; markup that does not balance is text, and a problem.

    Args:
        text: the source, newlines normalised.
        budget_seconds: beyond this time reading stops. What was read is kept, the page is marked degraded, and a
            problem of kind ``budget`` says from where on.
    """
    deadline = time.perf_counter() + budget_seconds
    return _PageReader(text, lambda: time.perf_counter() > deadline).read()


class _PageReader:
    """One reading of one page."""

    def __init__(self, text: str, is_out_of_time: Callable[[], bool]) -> None:
        self.text = text
        self.is_out_of_time = is_out_of_time
        self.families = load_families()
        self.inline = Inline(text, self.families)
        self.blocks = Blocks(self.inline, is_out_of_time)
        self.scan: Scan = scan(text, is_out_of_time)
        self.footnotes: list[Footnote] = []
        self.templates: list[Template] = []
        self.sections: _Sections | None = None
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
            self.blocks.read_page(self.scan.children, self.scan.end)
            self.blocks.read_queue()
            self.sections = _Sections(self.blocks.sections)
            self._read_bodies(bodies)
            self._read_captions()
            self._read_templates(parents, within, self.sections)
        except OutOfTimeError:
            if self.unread_from is None:
                self.unread_from = max((draft.end for draft in self.blocks.drafts), default=0)
        sections = self.sections or _Sections(self.blocks.sections)
        blocks, places = self._place_blocks(sections)
        references = tuple(self._references(bodies, sections))
        uses = tuple(self._uses(bodies, places, sections))
        links, categories, externals = self._links()
        return Page(
            blocks=blocks,
            templates=tuple(self.templates),
            references=references,
            reference_uses=uses,
            links=links,
            categories=categories,
            tiles=self._tiles(externals),
            problems=self._problems(),
            is_degraded=self.unread_from is not None,
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
            self.blocks.read(Container(start, end, children, Context("citation", reference=i)))

    def _read_captions(self) -> None:
        for node in self.scan.links:
            caption = caption_of(self.text, wikilink_of(self.text, node))
            if caption:
                start, end = trim(self.text, caption.start, caption.end)
                self.blocks.read(Container(start, end, caption.children, PROSE))

    def _read_templates(self, parents: list[int | None], within: list[int | None], sections: _Sections) -> None:
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
            parameters = tuple(
                [self._parameter(argument, family, make_blocks) for argument in call.arguments]
            )
            section = sections.at(node.start)
            is_infobox = kind == "infobox"
            self.templates.append(
                Template(call.name, parameters, node.start, node.end, section, parent, reference, is_infobox)
            )
            if is_infobox:
                self._read_infobox(call, reference)
            elif kind == "prose":
                for name in dict.fromkeys(family.names):
                    argument = call.find(name)
                    if argument:
                        self.blocks.read(Container(argument.start, argument.end, argument.children, PROSE))

    def _parameter(self, argument: Argument, family: Family, context: Context | None) -> Parameter:
        """A parameter, with its visible text; a block of it where there is a context for one."""
        name, is_named, start, end, children = argument
        raw = self.text[start:end]
        if context is not None and context.element == "template" and name not in family.names:
            context = None
        if start >= end:
            return Parameter(name, is_named, raw, "", start, end)
        is_address = False
        if children or MARKUP.search(raw):
            is_address = not children and is_plain_address(raw)
            if not is_address:
                visible = Visible(self.text)
                self.inline.read(start, end, children, visible)
                content = visible.finish()
                if context is not None and content.text:
                    self._add_parameter(content, context, name, start, end)
                return Parameter(name, is_named, raw, content.text, start, end)
        if context is not None:
            links = (LinkSpan(0, len(raw), "external", raw),) if is_address else ()
            source = SourceMap((0,), (start,), (end,), (True,))
            self._add_parameter(Finished(raw, source, links, (), (), ()), context, name, start, end)
        return Parameter(name, is_named, raw, raw, start, end)

    def _add_parameter(self, content: Finished, context: Context, name: str, start: int, end: int) -> None:
        self.blocks.drafts.append(Draft(start, end, content, context, name))

    def _read_infobox(self, call: Call, reference: int | None) -> None:
        context = Context("infobox", group=self.blocks.new_group(), template=call.name, reference=reference)
        for name, is_named, start, end, children in call.arguments:
            if not is_named or start >= end or name.casefold() in self.families.unseen_fields:
                continue
            self.blocks.read(Container(start, end, children, context, name))

    # --- putting together

    def _place_blocks(self, sections: _Sections) -> tuple[tuple[Block, ...], dict[int, tuple[int, int]]]:
        """The blocks in source order, and where in them each footnote stands."""
        places: dict[int, tuple[int, int]] = {}
        known = len(self.templates)
        is_cut = known < len(self.scan.templates)
        drafts = self.blocks.drafts
        drafts.sort(key=itemgetter(0))
        made: list[Block] = []
        for index, (start, end, content, context, field) in enumerate(drafts):
            text, source, links, bold, templates, marks = content
            for node, offset in marks:
                places.setdefault(node.start, (index, offset))
            if is_cut:
                templates = tuple(call for call in templates if call[2] < known)
            made.append(
                Block(
                    index, context.element, text, sections.at(start), start, end, source, context.level, context.group,
                    context.row, context.column, context.is_header, context.template, field, context.reference,
                    links, bold, templates,
                )  # fmt: skip
            )
        return tuple(made), places

    def _references(self, bodies: list[Footnote], sections: _Sections) -> list[Reference]:
        made: list[Reference] = []
        for footnote in bodies:
            if footnote.body:
                node = footnote.node
                made.append(
                    Reference(
                        footnote.name, footnote.group, node.start, node.end, footnote.body[0], footnote.body[1],
                        sections.at(node.start),
                    )  # fmt: skip
                )
        return made

    def _uses(
        self, bodies: list[Footnote], places: dict[int, tuple[int, int]], sections: _Sections
    ) -> list[ReferenceUse]:
        by_name: dict[tuple[str | None, str | None], int] = {}
        by_start: dict[int, int] = {}
        for i, footnote in enumerate(bodies):
            by_start[footnote.node.start] = i
            if footnote.name:
                by_name.setdefault((footnote.group, footnote.name), i)
        made: list[ReferenceUse] = []
        for footnote in self.footnotes:
            node = footnote.node
            reference = by_start.get(node.start)
            if reference is None and footnote.name:
                reference = by_name.get((footnote.group, footnote.name))
            block, offset = places.get(node.start, (None, 0))
            made.append(
                ReferenceUse(
                    reference, footnote.name, footnote.group, node.start, node.end, block, offset,
                    sections.at(node.start),
                )  # fmt: skip
            )
        return made

    def _links(self) -> tuple[tuple[Link, ...], tuple[Category, ...], list[tuple[int, int]]]:
        """The links and categories in source order, and the spans of the external links."""
        text = self.text
        links: list[Link] = []
        categories: list[Category] = []
        for node in self.scan.links:
            link = wikilink_of(text, node)
            if link.kind == "category":
                categories.append(Category(link.target, node.start, node.end))
            elif link.kind != "text":
                label = link.label
                shown = self.inline.rendered(*trim(text, label.start, label.end), label.children) if label else None
                links.append(Link(link.kind, link.target, link.anchor, shown, node.start, node.end))
        externals: list[tuple[int, int]] = []
        unread = iter(self.scan.unread)
        skip_start, skip_end = next(unread, (len(text), len(text)))
        for match in _EXTERNAL.finditer(text):
            start, end = match.span()
            while skip_end <= start:
                skip_start, skip_end = next(unread, (len(text), len(text)))
            if skip_start <= start:
                continue
            label = None
            address = match[1]
            if address is None:
                address = trim_address(match[0])
                end = start + len(address)
            else:
                if not self.inline.is_closed(end):
                    if not BARE.match(address):
                        continue
                    start += 1
                    address = trim_address(address)
                    end = start + len(address)
                else:
                    closing = text.find("]", end)
                    label = self.inline.labels.get(start) or text[end:closing].strip() or None
                    end = closing + 1
            links.append(Link("external", address, None, label, start, end))
            externals.append((start, end))
        links.sort(key=lambda link: link.start)
        return tuple(links), tuple(categories), externals

    def _tiles(self, externals: list[tuple[int, int]]) -> tuple[Tile, ...]:
        """The outermost stretches, and between them text and white space."""
        text = self.text
        found: list[tuple[int, int, TileKind]] = [*self.blocks.tiles, *((start, -end, "link") for start, end in externals)]
        found.sort()
        found.append((len(text), -len(text) - 1, "text"))
        tiles: list[Tile] = []
        position = 0
        for start, end, kind in found:
            end = -end
            if start < position:
                continue
            if start > position:
                first, last = position, start
                stretch = text[position:start]
                # Spaces between words and elements go with the words.
                if "\n" in stretch or stretch.isspace():
                    first, last = trim(text, position, start)
                if first > position:
                    tiles.append(Tile("whitespace", position, first))
                if last > first:
                    tiles.append(Tile("text", first, last))
                if start > last:
                    tiles.append(Tile("whitespace", last, start))
            if end <= len(text):
                tiles.append(Tile(kind, start, end))
            position = end
        return tuple(tiles)

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


class _Sections:
    """The section path at any place."""

    def __init__(self, sections: list[Section]) -> None:
        sections.sort(key=lambda section: section.start)
        self._starts = [section.start for section in sections]
        self._paths = [(), *(section.path for section in sections)]

    def at(self, place: int) -> tuple[str, ...]:
        return self._paths[bisect_right(self._starts, place)]
