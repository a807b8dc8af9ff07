"""The lines of a table: where it begins and ends, its rows, cells and caption.

Where a cell stands in the grid is the business of `tables.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.read.document import Problem
from pipeline.read.open_block import OpenBlock
from pipeline.read.tables import Table
from pipeline.read.visible import Visible

if TYPE_CHECKING:
    from pipeline.read.nodes import Node

_BLANK = re.compile(r"[ \t]*")


class TableLines(OpenBlock):
    """The part of reading lines that concerns tables; `line_reader.py` has the rest."""

    def open_table(self, position: int, end: int) -> int:
        """A table begins (`position:end`); the rest of its line is attributes."""
        self.flush()
        self.list_group = None
        self.tables.append(Table(position, self.blocks.new_group()))
        self.is_attributes = True
        self.reset_context()
        return end

    def close_table(self, end: int) -> int:
        """The innermost table ends."""
        self.flush()
        self.list_group = None
        table = self.tables.pop()
        if not self.tables:
            self.tile("table", table.start, end)
        self.reset_context()
        return end

    def close_tables(self, end: int) -> None:
        """Ends tables that were never closed."""
        for table in self.tables:
            self.blocks.problems.append(Problem("unbalanced", "table", table.start, table.start + 2))
        if self.tables:
            self.tile("table", self.tables[0].start, end)
            self.tables.clear()
            self.reset_context()

    def table_line(self, first: str, position: int, end: int) -> int:
        """A line that begins with a bar or an exclamation mark (`position:end`) in a table."""
        text = self.text
        table = self.tables[-1]
        self.flush()
        self.list_group = None
        if first == "|" and text.startswith("-", end):
            table.begin_row()
            self.is_attributes = True
            self.reset_context()
            return end + 1
        if first == "|" and text.startswith("+", end):
            table.begin_caption(end + 1)
            self.reset_context()
            return end + 1
        return self.begin_cell(position, end, is_header=first == "!")

    def begin_cell(self, position: int, end: int, *, is_header: bool) -> int:
        """A cell begins after the bar `position:end`; returns where its content does."""
        self.flush()
        table = self.tables[-1]
        table.begin_cell(end, is_header=is_header)
        self.reset_context()
        self.visible.touch(position, end)
        blank = _BLANK.match(self.text, end)
        return blank.end() if blank else end

    def bar(self, at: int, end: int) -> int:
        """One bar or two, or two exclamation marks, inside a line of a table."""
        table = self.tables[-1]
        bars = self.text[at:end]
        if self.is_attributes:
            return end
        if table.on_cell_line and table.in_cell and (bars == "||" or (bars == "!!" and table.is_header)):
            return self.begin_cell(at, end, is_header=table.is_header)
        if bars == "|" and table.may_have_attributes and "[[" not in self.text[table.cell_start : at]:
            # A cell's attributes come before its first single bar.
            written = self.text[table.cell_start : at]
            first = self.visible.first
            self.visible = Visible(self.text)
            self.visible.touch(first if first >= 0 else at, end)
            table.set_attributes(written)
            blank = _BLANK.match(self.text, end)
            return blank.end() if blank else end
        table.may_have_attributes = table.may_have_attributes and bars != "|"
        self.visible.verbatim(at, end)
        return end

    def table_bar(self, node: Node) -> bool:
        """A bar written as a template, in a table; False where it is a bar as any other."""
        text, end = self.text, node.end
        if self.at_line_start:
            self.at_line_start = False
            if text.startswith("}", end) and self.tables:
                self.resume = self.close_table(end + 1)
                return True
            if self.tables:
                self.resume = self.table_line("|", node.start, end)
                return True
            self.at_line_start = True
            return False
        table = self.tables[-1]
        following = text[node.start : node.end]
        if table.on_cell_line and table.in_cell and text.startswith(following, end):
            self.swallowed = end
            self.begin_cell(node.start, end + len(following), is_header=table.is_header)
            return True
        if table.may_have_attributes and not self.is_attributes:
            written = text[table.cell_start : node.start]
            self.visible = Visible(text)
            self.visible.touch(table.cell_start, end)
            table.set_attributes(written)
            return True
        return self.is_attributes
