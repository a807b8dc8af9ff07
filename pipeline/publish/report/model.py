"""What the pages of the report are made of: the plain values that pass between data, charts and templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Link = Callable[[str, str], str]
"""From a table and a row's key to the address of the row's place in the source reader, seen from the page it is on.

Empty where the row has no place in a document; such a cell is text and not a link.
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an accessible table.

    Attributes:
        text: what it says.
        href: address of the words it rests on, relative to the page; None where there are none.
    """

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, and the same in words and in a table.

    Attributes:
        id: its name in addresses and in the page, unique on the page.
        title: what it shows.
        summary: the text alternative, in sentences.
        svg: inert inline SVG; its colours come from CSS custom properties.
        columns: heads of the data table.
        rows: the data table.
    """

    id: str
    title: str
    summary: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
