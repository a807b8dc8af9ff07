"""Where it comes from: the documents, the stretches that support rows, and every date and number in them."""

from __future__ import annotations

import polars as pl

from schemas.blocks import EDTF, Block, not_below, span
from schemas.fields import (
    LANGUAGE,
    code,
    day,
    field,
    flag,
    instant,
    must,
    observation_key,
    reference,
    text,
    whole,
)
from schemas.table import Day, Table, Timestamp

FAMILY = "Where it comes from"


def section() -> str:
    """The path of headings above something."""
    return text(
        "Section", "Headings above it, outermost first, joined by ' > '.", null="it stands above the first heading"
    )


def _used_by_table() -> str:
    return text("Used by, table", "The table of the row that uses the mention.", null="no row uses it")


def _used_by_id() -> str:
    column = reference(
        "{used_by_table}", "Used by, row", "Key of the row that uses the mention.", null="no row uses it"
    )
    return must(
        column,
        lambda name: pl.col(name).is_null() == pl.col("used_by_table").is_null(),
        "used_by_id and used_by_table are given together",
        null_passes=False,
    )


def _unused_reason() -> str:
    column = code("unused_reasons", "Unused, why", "Why no row uses the mention.", null="a row uses it")
    return must(
        column,
        lambda name: pl.col(name).is_null() != pl.col("used_by_id").is_null(),
        "a mention is used by a row or has a reason why not",
        null_passes=False,
    )


class Documents(Table, name="documents", title="Documents", family=FAMILY, order=["document_id"]):
    """A source document at one revision."""

    document_id: str = field(
        "Key",
        "Readable key of the document: its id in the catalog, or the stem of its file.",
        unique=True,
        shortest=1,
    )
    title: str = text("Title", "Title of the document.")
    language: str = text("Language", "Language of the document (BCP 47).", pattern=LANGUAGE)
    format: str = code("formats", "Format", "How the source is written.")
    location: str = text("Location", "Address the document was read from.", null="it is not known")
    revision_id: str = text("Revision", "Revision of the page at its location.", null="it is not known")
    revised_at: Timestamp = instant("Revised at", "When that revision was made.", null="it is not known")
    retrieved_at: Timestamp = instant("Retrieved at", "When the source was fetched.", null="it is not known")
    licence: str = text("Licence", "Licence of the text: an SPDX identifier or a name.", null="it is not known")
    sha256: str = text("SHA-256", "SHA-256 digest of the bytes of the file, in hex.", pattern=r"^[0-9a-f]{64}$")
    characters: int = whole("Characters", "Length of the document as decoded, newlines normalised.", unit="code points")
    bytes: int = whole("Bytes", "Size of the file.", unit="bytes")
    mission_id: str = reference("missions", "Mission", "The mission the document is about.", null="none was recognised")
    not_before: Day = day(
        "Not before",
        "Latest day that the text itself shows it was written on or after.",
        null="the text holds no date that shows it",
    )


class Evidence(Table, name="evidence", title="Evidence", family=FAMILY, order=["document_id", "start", "end"]):
    """A stretch of a document that supports a row."""

    evidence_id: str = observation_key("the stretch")
    document_id: str = reference("documents", "Document", "The document it stands in.")
    place: Block = span("the stretch")
    quote: str = text("Quote", "The stretch itself, character by character.")
    section: str = section()
    element: str = code("elements", "Element", "What kind of element the stretch is of.")


class Coverage(Table, name="coverage", title="Coverage", family=FAMILY, order=["document_id", "start", "end"]):
    """A tile of a document: the tiles cover it with no gap and no overlap."""

    coverage_id: str = observation_key("the tile")
    document_id: str = reference("documents", "Document", "The document the tile is of.")
    place: Block = span("the tile")
    class_: str = code("coverage_classes", "Class", "What became of the tile's text.", alias="class")


class DateMentions(
    Table, name="date_mentions", title="Date mentions", family=FAMILY, order=["document_id", "start", "end"]
):
    """A date expression of a document, in prose, infobox, list, table or citation."""

    date_mention_id: str = observation_key("the mention")
    document_id: str = reference("documents", "Document", "The document it stands in.")
    place: Block = span("the expression")
    quote: str = text("Quote", "The expression itself, character by character.")
    element: str = code("elements", "Element", "What kind of element the expression is of.")
    section: str = section()
    edtf: str = text(
        "EDTF",
        "The date in EDTF (ISO 8601-2, levels 0 and 1); XXXX for a year that stayed unknown; of a day that the "
        "calendar does not have, what was written.",
        pattern=EDTF,
    )
    earliest: Day = day(
        "Earliest day", "First day the expression can mean, inclusive.", null="the date is open, unknown or impossible"
    )
    latest: Day = must(
        day(
            "Latest day", "Last day the expression can mean, inclusive.", null="the date is open, unknown or impossible"
        ),
        not_below("earliest"),
        "latest is not before earliest",
    )
    precision: str = code("date_precisions", "Precision", "How fine the expression is.")
    modifier: str = code(
        "date_modifiers",
        "Modifier",
        "A word that shifts the date; the EDTF keeps the base, the days are as shifted.",
        null="no such word is written",
    )
    basis: str = code(
        "date_bases", "Basis", "Where the parts of the date come from.", null="a missing part was not found"
    )
    basis_start: int = whole(
        "Basis, start",
        "Where the words begin that supplied the missing part.",
        null="nothing was taken from elsewhere",
        unit="code points",
    )
    basis_end: int = must(
        whole(
            "Basis, end",
            "Where the words end that supplied the missing part, exclusive.",
            null="nothing was taken from elsewhere",
            unit="code points",
        ),
        lambda name: pl.col(name) >= pl.col("basis_start"),
        "basis_end is not before basis_start",
    )
    is_valid: bool = flag("Valid", "Whether the calendar has such a day; 31 June is not.")
    used_by_table: str = _used_by_table()
    used_by_id: str = _used_by_id()
    unused_reason: str = _unused_reason()


class NumberMentions(
    Table, name="number_mentions", title="Number mentions", family=FAMILY, order=["document_id", "start", "end"]
):
    """A number in a document, in digits, words or both."""

    number_mention_id: str = observation_key("the mention")
    document_id: str = reference("documents", "Document", "The document it stands in.")
    place: Block = span("the number")
    quote: str = text("Quote", "The number itself, character by character.")
    element: str = code("elements", "Element", "What kind of element the number is of.")
    section: str = section()
    value: float = must(
        field(
            "Value",
            "The number; the low end of a range; of a percentage, the number of hundredths. It is exact up to 15 "
            "significant digits (IEEE 754 binary64); the quote has it as written.",
            null="the quantity is vague",
        ),
        lambda name: pl.col(name).is_finite(),
        "value is finite",
    )
    value_high: float = must(
        must(
            field("Value, high end", "The high end of a range.", null="the number is not a range"),
            lambda name: pl.col(name).is_finite(),
            "value_high is finite",
        ),
        lambda name: pl.col(name) >= pl.col("value"),
        "value_high is not below value",
    )
    qualifier: str = code("qualifiers", "Qualifier", "What the words around the number make of it.")
    notation: str = code("notations", "Notation", "How the number is written.")
    noun: str = text("Noun", "The word for what is counted, as written.", null="no such word stands by")
    used_by_table: str = _used_by_table()
    used_by_id: str = _used_by_id()
    unused_reason: str = _unused_reason()
