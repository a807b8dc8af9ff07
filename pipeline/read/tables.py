"""The grid of a table: which row and column a cell has, spans taken into account."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SPAN = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,5})", re.IGNORECASE)
# HTML's own limits for the two attributes (HTML Standard, 4.9.11).
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


@dataclass(slots=True)
class Table:
    """A table being read.

    Attributes:
        start: where it begins in the source.
        group: its number among the page's lists and tables.
        row: row of the present cell, from 0; -1 before the first.
        column: column of the present cell, from 0.
        is_header: whether the present cell is a header.
        in_cell: whether a cell is open.
        in_caption: whether the caption is open.
        on_cell_line: whether the line is the one on which the present cell began.
        cell_start: where the content of the present cell, or its attributes, begins.
        may_have_attributes: whether a single bar would still end the attributes of the present cell.
    """

    start: int
    group: int
    row: int = -1
    column: int = 0
    is_header: bool = False
    in_cell: bool = False
    in_caption: bool = False
    on_cell_line: bool = False
    cell_start: int = 0
    may_have_attributes: bool = False
    _next_column: int = 0
    _begins_row: bool = True
    _taken_until: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        """A row begins; it counts once it has a cell, as a row without one is not shown."""
        self._begins_row = True
        self._end()

    def begin_cell(self, start: int, *, is_header: bool) -> None:
        """A cell begins in the next column that no cell of an earlier row takes."""
        if self._begins_row:
            self.row += 1
            self._next_column = 0
            self._begins_row = False
        column = self._next_column
        while self._taken_until.get(column, -1) >= self.row:
            column += 1
        self.column = column
        self._next_column = column + 1
        self.is_header = is_header
        self._begin(start)
        self.in_cell = True

    def begin_caption(self, start: int) -> None:
        """The caption begins."""
        self._begin(start)
        self.in_caption = True

    def set_attributes(self, written: str) -> None:
        """Takes the spans from the attributes of the present cell."""
        self.may_have_attributes = False
        if not self.in_cell:
            return
        rows = columns = 1
        for name, number in _SPAN.findall(written):
            if name.lower() == "rowspan":
                rows = min(int(number), _MOST_ROWS)
            else:
                columns = min(max(int(number), 1), _MOST_COLUMNS)
        self._next_column = self.column + columns
        if rows == 0:
            rows = _MOST_ROWS
        if rows > 1 and self.column < _MOST_COLUMNS:
            for column in range(self.column, self._next_column):
                self._taken_until[column] = self.row + rows - 1

    def _begin(self, start: int) -> None:
        self._end()
        self.cell_start = start
        self.on_cell_line = True
        self.may_have_attributes = True

    def _end(self) -> None:
        self.in_cell = self.in_caption = False
        self.on_cell_line = self.may_have_attributes = False
