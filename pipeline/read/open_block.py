"""A container being read: the block that is open, and where it stands."""

from __future__ import annotations

from pipeline.read.blocks import Blocks, Container, Context
from pipeline.read.document import TileKind
from pipeline.read.frozen import tuple_maker
from pipeline.read.tables import Table
from pipeline.read.visible import Visible

_context = tuple_maker(Context)


class OpenBlock:
    """What reading the lines of one container has to know, and how a block of it ends.

    Attributes:
        blocks: what is collected.
        inline: makes what stands inside a line visible.
        text: the source.
        container: what is read.
        is_page: whether that is the page itself, not a container beside its text.
        base: the context of what is read.
        context: that of the block that is open.
        text_context: that of text in no list.
        item_contexts: those of the items of the list that is open, by their depth.
        visible: the text of the block that is open.
        tables: the tables that are open, outermost first.
        headings: the headings that what follows stands under, each with its level.
        heading_start: where the heading of the present line begins, or -1.
        list_group: number of the list that is open, or None.
        newline: where the last line ended, while it is not known whether its paragraph goes on; or -1.
        line_length: how much of the block there was where the line began.
        at_line_start: whether nothing was yet read of the line.
        line_has_element: whether an element stands in the line, seen or not.
        is_attributes: whether what is read is the attributes of a table or row, not text.
        in_gallery: whether lines are those of a gallery: a file, a bar, and its caption.
        in_references: whether what is read is the definitions in a list of references.
        resume: where reading must go on, if that is after the present element.
        swallowed: where an element begins that was read with the one before.
    """

    def __init__(self, blocks: Blocks, container: Container, *, is_page: bool) -> None:
        self.blocks = blocks
        self.inline = blocks.inline
        self.text = blocks.text
        self.container = container
        self.base = container.context
        self.is_page = is_page
        self.context = self.text_context = self.base
        self.item_contexts: dict[int, Context] = {}
        self.visible = Visible(self.text)
        self.tables: list[Table] = []
        self.headings: list[tuple[int, str]] = []
        self.list_group: int | None = None
        self.heading_start = -1
        self.newline = -1
        self.line_length = 0
        self.at_line_start = True
        self.line_has_element = False
        self.is_attributes = False
        self.in_gallery = False
        self.in_references = False
        self.resume = 0
        self.swallowed = -1

    def flush(self) -> None:
        """Ends the block that is open."""
        visible = self.visible
        if visible.is_untouched():
            return
        if self.is_attributes or self.in_references:
            self.is_attributes = False
        elif visible.length:
            self.blocks.add(visible, self.context, self.container.field)
        self.visible = Visible(self.text)
        self.line_length = 0

    def reset_context(self) -> None:
        """The context of text that is in no list: the cell's in a table, else the container's."""
        self.context = self.base
        self.item_contexts.clear()
        if self.tables:
            table = self.tables[-1]
            base = self.base
            if table.in_cell:
                self.context = _context((
                    "table_cell" if base.element in ("prose", "list_item") else base.element,
                    base.level, table.group, table.row, table.column, table.is_header, base.template, base.reference,
                ))  # fmt: skip
            elif table.in_caption:
                self.context = base._replace(group=table.group)
        self.text_context = self.context

    def tile(self, kind: TileKind, start: int, end: int) -> None:
        """Notes a stretch of the page's own level."""
        if self.is_page:
            self.blocks.stretches.append((start, end, kind))
