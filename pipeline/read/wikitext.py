"""The wikitext reader: from the source of a page to what a `Document` holds.

The page is scanned once (`scan.py`), its text is read line by line (`container_reader.py`), and what stands in it by
name (`template_reader.py`, `references.py`, `links.py`) is listed flat, so that no step depends on how deep a page is
nested.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from operator import attrgetter, itemgetter

from pipeline.read.arguments import trim
from pipeline.read.blocks import PROSE, Blocks, Container, Context, OutOfTimeError, Sections
from pipeline.read.container_reader import read_container, read_page
from pipeline.read.depth import bounded
from pipeline.read.document import (
    Block,
    Category,
    Link,
    Problem,
    Reference,
    ReferenceUse,
    Stretch,
    Template,
)
from pipeline.read.frozen import constructor
from pipeline.read.inline import Inline
from pipeline.read.links import external_links, page_links
from pipeline.read.nodes import Scan
from pipeline.read.references import footnotes
from pipeline.read.scan import scan
from pipeline.read.template_families import load_families
from pipeline.read.template_reader import TemplateReader
from pipeline.read.wikilinks import Wikilink, caption_of, wikilink_of

_block = constructor(Block)
_reference = constructor(Reference)
_reference_use = constructor(ReferenceUse)
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
        self.inline = Inline(text, load_families())
        self.blocks = Blocks(self.inline, is_out_of_time)
        self.scan: Scan = bounded(scan(text, is_out_of_time))
        self.unread_from: int | None = self.scan.end if self.scan.end < len(text) else None
        for i, node in enumerate(self.scan.templates):
            node.index = i
        self.footnotes = footnotes(text, self.scan.references, self.scan.templates, self.inline)
        self.bodies = [footnote for footnote in self.footnotes if footnote.body]
        for i, footnote in enumerate(self.bodies):
            if footnote.node.kind == "reference":
                footnote.node.index = i
        self.templates = TemplateReader(text, self.inline, self.blocks, self.scan.templates, self.bodies)

    def read(self) -> Page:
        """Reads all of it, or as much as there is time for."""
        sections = None
        try:
            read_page(self.blocks, self.scan.children, self.scan.end)
            sections = Sections(self.blocks.sections)
            self._read_bodies()
            self._read_captions()
            self.templates.read(sections)
        except OutOfTimeError:
            if self.unread_from is None:
                self.unread_from = max((end for _, end, *_ in self.blocks.drafts), default=0)
        sections = sections or Sections(self.blocks.sections)
        blocks, places = self._place_blocks(sections)
        references = tuple(self._references(sections))
        uses = tuple(self._uses(places, sections))
        links, categories = page_links(self.scan.links, self.inline)
        externals = external_links(self.inline.markup, self.scan.unread)
        problems = self._problems()
        return Page(
            blocks=blocks,
            templates=tuple(self.templates.read_so_far),
            references=references,
            reference_uses=uses,
            links=tuple(sorted((*links, *externals), key=attrgetter("start"))),
            categories=tuple(categories),
            stretches=(*self.blocks.stretches, *[(link.start, link.end, "link") for link in externals]),
            problems=problems,
            is_degraded=any(problem.kind != "unbalanced" for problem in problems),
            lead_title=self._lead_title(blocks),
        )

    # --- what is read beside the page's own text

    def _read_bodies(self) -> None:
        """The text of references, but for the templates in them, which are read with the templates."""
        for i, footnote in enumerate(self.bodies):
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

    # --- putting together

    def _place_blocks(self, sections: Sections) -> tuple[tuple[Block, ...], dict[int, tuple[int, int]]]:
        """The blocks in source order, and where in them each footnote stands."""
        places: dict[int, tuple[int, int]] = {}
        known = len(self.templates.read_so_far)
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

    def _references(self, sections: Sections) -> list[Reference]:
        made: list[Reference] = []
        for footnote in self.bodies:
            if footnote.body:
                start, end = footnote.node.start, footnote.node.end
                section = sections.at(start)
                body_start, body_end, _ = footnote.body
                made.append(_reference(footnote.name, footnote.group, start, end, body_start, body_end, section))
        return made

    def _uses(self, places: dict[int, tuple[int, int]], sections: Sections) -> list[ReferenceUse]:
        by_name: dict[tuple[str | None, str | None], int] = {}
        by_start: dict[int, int] = {}
        for i, footnote in enumerate(self.bodies):
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
