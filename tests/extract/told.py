"""A text of a few sentences through reading, recognition and some extractors: what the tests of extraction look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from pipeline.extract.rows import DocumentRows, Entity, Row, count_of
from pipeline.read import read
from pipeline.recognise.ledger import recognise
from pipeline.recognise.placed import PlacedDate, PlacedNumber
from tests.embedded import DOCUMENTS

MISSION = Entity("missions", "United Nations Mission in Examplia", "UNMEX")


def told(
    text: str,
    *extractors: Callable[[DocumentRows], None],
    language: str = "en",
    form: Literal["text", "wikitext"] = "text",
    subject: Entity | None = MISSION,
) -> DocumentRows:
    """The rows that extractors write about a text whose document treats a mission."""
    document = read(text, id="sample", language=language, format=form)
    rows = DocumentRows(document, recognise(document), subject=subject)
    for extractor in extractors:
        extractor(rows)
    return rows


def embedded(name: str, *extractors: Callable[[DocumentRows], None]) -> DocumentRows:
    """The rows that extractors write about an embedded document, named by its file."""
    document = read((DOCUMENTS / name).read_bytes(), id=name)
    rows = DocumentRows(document, recognise(document))
    for extractor in extractors:
        extractor(rows)
    return rows


def values(rows: DocumentRows, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table's rows, in the order written: a count by its best value, a date by its EDTF."""
    return [tuple(plain(row.values.get(column)) for column in columns) for row in rows.of(table)]


def plain(value: Any) -> Any:
    """A value as a test compares it."""
    if isinstance(value, PlacedDate):
        return value.mention.edtf
    if isinstance(value, PlacedNumber):
        return count_of(value).best
    if hasattr(value, "best"):
        return value.best
    if hasattr(value, "edtf"):
        return value.edtf
    if isinstance(value, Row):
        return plain(value.values.get("count"))
    if isinstance(value, Entity):
        return value.abbreviation or value.name
    return value


def quotes(rows: DocumentRows, table: str) -> Sequence[str]:
    """The words that each row of a table rests on."""
    return [rows.document.text[row.span[0] : row.span[1]] for row in rows.of(table)]
