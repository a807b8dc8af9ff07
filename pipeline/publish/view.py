"""What a view is, and the columns that several views share."""

from __future__ import annotations

from dataclasses import dataclass

PLACE = (
    ("document_id", "The document that says it."),
    ("evidence_id", "The stretch of the document that supports it."),
)


@dataclass(frozen=True, slots=True)
class View:
    """A view.

    Attributes:
        name: its name.
        description: what one row is.
        columns: name and description of each column, in order.
        query: the SELECT statement.
    """

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]
    query: str
