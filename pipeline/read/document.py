r"""The document model: what reading gives, and every later stage takes.

Only plain frozen values belong here; how they are made is the business of `wikitext.py` and `text.py`. All offsets are
Unicode code points into `Document.text` (the source as decoded, newlines normalised to ``\n``), end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pipeline.read.origin import Format, Origin
from pipeline.read.source_map import SourceMap

Element = Literal["prose", "heading", "list_item", "table_cell", "infobox", "citation", "template", "comment"]
LinkKind = Literal["internal", "external", "file", "interlanguage"]


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """A wikilink or external link inside a block's visible text."""

    start: int
    end: int
    kind: LinkKind
    target: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of visible text from one element: a paragraph, a heading, a list item, a table cell, a field's value.

    Attributes:
        index: position among the document's blocks, in source order.
        element: what kind of element the text is of.
        text: the visible text (no markup, no references, entities decoded, templates rendered where they carry text).
        section: the headings above the block, outermost first; a heading's own block has the path above it.
        start: where the element begins in the source, markup included.
        end: where it ends.
        source: the map from `text` back to the source.
        level: depth of a heading (1 to 6) or of a list item (1 and up), else 0.
        group: number of the list, table or template the block is a part of, else None; blocks of one list share it.
        row: row of a table cell, from 0.
        column: column of a table cell, from 0, row and column spans taken into account.
        is_header: whether a table cell is a header.
        template: name of the template whose field this is (element infobox, citation or template), as written.
        field: name of that field.
        reference: position in `Document.references` of the reference whose body this is (element citation).
        links: links inside `text`.
        bold: visible ranges set in bold (three apostrophes): in a lead sentence, the subject's names.
        templates: for every template whose output stands in `text`: (visible start, visible end, position in
            `Document.templates`); an empty range where it shows nothing (a flag without a name, a notice).
    """

    index: int
    element: Element
    text: str
    section: tuple[str, ...]
    start: int
    end: int
    source: SourceMap
    level: int = 0
    group: int | None = None
    row: int | None = None
    column: int | None = None
    is_header: bool = False
    template: str | None = None
    field: str | None = None
    reference: int | None = None
    links: tuple[LinkSpan, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    templates: tuple[tuple[int, int, int], ...] = ()

    @property
    def field_key(self) -> str:
        """The field's name as such names are compared: in lower case, with single spaces; empty where there is none."""
        return " ".join((self.field or "").casefold().split())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source stretch of the visible characters ``start:end`` of this block."""
        return self.source.span(start, end)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a template call.

    Attributes:
        name: as written, trimmed; the position ("1", "2", …) for one without a name.
        is_named: whether the name was written.
        text: the visible text of the value.
        start: where the value begins in the source, white space around it left out.
        end: where it ends.
        page: the source: `raw` is a stretch of it, as a copy for each of the parameters around one another would be
            many times the page.
    """

    name: str
    is_named: bool
    text: str
    start: int
    end: int
    page: str = field(repr=False, compare=False)

    @property
    def raw(self) -> str:
        """The value as written, trimmed of white space."""
        return self.page[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Template:
    """One template call, with its parameters in order.

    Attributes:
        name: as written, underscores as spaces, without comments and without white space but for single spaces.
        parameters: in the order written; a repeated name occurs repeatedly (the last one counts for MediaWiki).
        start: where the call begins (its first brace).
        end: where it ends (after its last brace).
        section: the headings above it.
        parent: position in `Document.templates` of the call it stands in, else None.
        reference: position in `Document.references` of the reference whose body it stands in, else None.
        is_infobox: whether it is an infobox of the page (a template inside one is not).
    """

    name: str
    parameters: tuple[Parameter, ...]
    start: int
    end: int
    section: tuple[str, ...]
    parent: int | None = None
    reference: int | None = None
    is_infobox: bool = False

    @property
    def key(self) -> str:
        """The name as MediaWiki compares names, in lower case altogether."""
        return self.name.casefold()

    def get(self, *names: str) -> Parameter | None:
        """The parameter of the first of these names that is there and not empty (the last one written of a name)."""
        for name in names:
            for parameter in reversed(self.parameters):
                if parameter.name == name and parameter.start < parameter.end:
                    return parameter
        return None


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference with a body: ``<ref …>body</ref>`` (or a template that makes one, as refn does).

    `start` and `end` take in the tags, `body_start` and `body_end` do not. `name` and `group` are None where not
    written.
    """

    name: str | None
    group: str | None
    start: int
    end: int
    body_start: int
    body_end: int
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceUse:
    """One place that uses a reference: where its body stands, or a tag that names it.

    Attributes:
        reference: position in `Document.references`; None where the name is nowhere defined.
        name: the name written, if any.
        group: the group written, if any.
        start: where the tag begins in the source.
        end: where it ends.
        block: `Block.index` of the block it stands in; None where it stands in none (a list of references).
        offset: the place in that block's visible text.
        section: the headings above it.
    """

    reference: int | None
    name: str | None
    group: str | None
    start: int
    end: int
    block: int | None
    offset: int
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, anywhere in the page. `anchor` is the part of an internal target after ``#``."""

    kind: LinkKind
    target: str
    anchor: str | None
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Category:
    """A category the page is put in (without the namespace)."""

    name: str
    start: int
    end: int


TileKind = Literal[
    "text", "whitespace", "comment", "nowiki", "template", "table", "reference", "link", "heading", "list", "tag",
    "category", "file", "markup",
]  # fmt: skip


# Where something of that kind begins and ends.
Stretch = tuple[int, int, TileKind]


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of the source of one kind. The tiles of a document cover it with no gap and no overlap."""

    kind: TileKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the source as a document.

    Attributes:
        kind: ``unbalanced`` (markup opened and not closed, or closed and not opened), ``budget`` (the page was beyond
            its time and was read by the scanner alone), ``depth`` (an element stands in more others than are read),
            ``reader`` (a reader gave up; what it had is kept).
        what: the thing concerned, such as ``template``, ``table``, ``reference``, ``link``, ``comment``.
        start: where it stands in the source.
        end: where it ends.
    """

    kind: Literal["unbalanced", "budget", "depth", "reader"]
    what: str
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    r"""A source document at one revision, read.

    Attributes:
        id: the document's key: its id in the catalog, or the stem of its file.
        title: from the catalog, the first heading, the bold name of the lead or the first line, in that order.
        language: BCP 47 (``en``, ``nl``).
        format: how the source is written.
        text: the source as decoded, newlines normalised to ``\n``: what all offsets count in.
        sha256: of the bytes as they stand in the file, in hex.
        bytes: their number.
        origin: where it comes from.
        blocks: visible text, in source order.
        templates: every template call outside comments and nowiki, in source order (a parent before its children).
        references: every reference with a body, in source order.
        reference_uses: every use, in source order.
        links: every link, in source order.
        categories: in source order.
        stretches: where something other than text was found, of which the tiles are made; they may nest.
        problems: what is wrong with the source.
        is_degraded: whether a budget, a bound or a reader's failure left part of the page unread.
    """

    id: str
    title: str
    language: str
    format: Format
    text: str
    sha256: str
    bytes: int
    origin: Origin
    blocks: tuple[Block, ...] = ()
    templates: tuple[Template, ...] = ()
    references: tuple[Reference, ...] = ()
    reference_uses: tuple[ReferenceUse, ...] = ()
    links: tuple[Link, ...] = ()
    categories: tuple[Category, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_degraded: bool = False

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """The source cut into tiles that cover it: cut when first asked for, as no table needs them."""
        from pipeline.read.tiles import tile

        return tile(self.text, self.stretches)
