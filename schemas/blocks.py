"""Groups of columns that many tables share: evidence, dates, counts, spans. Each is declared here once.

A model takes a block in as one attribute; `Table` puts the block's columns in its place, in order. The attribute's name
is the prefix of the columns of a date or count block.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas.column import Expression
from schemas.fields import code, day, must, reference, text, whole

_DATE = r"(-?[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?)"
EDTF = rf"^({_DATE}|({_DATE}|\.\.)?/({_DATE}|\.\.)?)$"
"""EDTF (ISO 8601-2:2019) levels 0 and 1 as far as sources need them: dates, unspecified digits (X), seasons, qualified
dates, intervals. A day that the calendar does not have passes: it is kept as it was written."""


@dataclass(frozen=True)
class Block:
    """Columns that stand in a table together.

    Attributes:
        columns: name, type and field of each, in order. A name that begins with an underscore follows the name of the
            attribute that takes the block in.
    """

    columns: tuple[tuple[str, type, Any], ...]


def evidence() -> Block:
    """Where a row about the world comes from, and how it was made."""
    stretch = "The stretch of the document that supports the row."
    stated = "How far the row's values stand in the source as such."
    return Block(
        (
            ("document_id", str, reference("documents", "Document", "The document that says it.")),
            ("evidence_id", str, reference("evidence", "Evidence", stretch)),
            ("assertion", str, code("assertions", "Assertion", "In whose voice the document says it.")),
            ("derivation", str, code("derivations", "Derivation", stated)),
            ("extractor", str, text("Extractor", "Name of the extraction rule that made the row.")),
        )
    )


def span(what: str) -> Block:
    """Where something stands in a document; `what` names it."""
    unit = "code points"
    start = whole("Start", f"Where {what} begins in the document as decoded, newlines normalised to \\n.", unit=unit)
    end = whole("End", f"Where {what} ends in the document, exclusive.", unit=unit)
    end = must(end, lambda name: pl.col(name) >= pl.col("start"), "end is not before start")
    return Block((("start", int, start), ("end", int, end)))


def dates(title: str, what: str) -> Block:
    """A date as far as the source tells it.

    Args:
        title: its name for people.
        what: the clause after "when", such as "the mission was established".
    """
    unsaid = f"the source does not say when {what}"
    edtf = text(title, f"When {what}, in EDTF (ISO 8601-2, levels 0 and 1).", null=unsaid, pattern=EDTF)
    earliest = day(
        f"{title}: earliest",
        f"First day on which it can be that {what}, inclusive.",
        null=f"{unsaid}, or the date is open at its beginning",
    )
    latest = day(
        f"{title}: latest",
        f"Last day on which it can be that {what}, inclusive.",
        null=f"{unsaid}, or the date is open at its end",
    )
    precision = code("date_precisions", f"{title}: precision", f"How fine the source says when {what}.", null=unsaid)
    modifier = code(
        "date_modifiers",
        f"{title}: modifier",
        f"A word that shifts the date when {what}; the EDTF keeps the base, the days are as shifted.",
        null="no such word is written",
    )
    basis = code(
        "date_bases",
        f"{title}: basis",
        f"Where the parts of the date when {what} come from.",
        null=f"{unsaid}, or a missing part was not found",
    )
    mention = reference(
        "date_mentions",
        f"{title}: mention",
        f"The words that say when {what}.",
        null=f"{unsaid}, or the date has no words of its own",
    )
    latest = must(latest, not_below("earliest"), "latest is not before earliest")
    precision = must(precision, null_with("edtf"), "a date has a precision, and only a date", null_passes=False)
    return Block(
        (
            ("_edtf", str, edtf),
            ("_earliest", dt.date, earliest),
            ("_latest", dt.date, latest),
            ("_precision", str, precision),
            ("_modifier", str, modifier),
            ("_basis", str, basis),
            ("_mention_id", str, mention),
        )
    )


def count(title: str, what: str) -> Block:
    """A count with its bounds, as the low, best and high estimates of UCDP.

    Args:
        title: its name for people.
        what: what is counted, in the plural.
    """
    unsaid = "the source gives no number"
    low = whole(f"{title}: low", f"Least number of {what} that the words allow.", null=f"{unsaid}, or no lower bound")
    best = whole(f"{title}: best", f"Number of {what} as written; of a bound, the bound.", null=unsaid)
    high = whole(f"{title}: high", f"Most {what} that the words allow.", null=f"{unsaid}, or no upper bound")
    qualifier = code(
        "qualifiers",
        f"{title}: qualifier",
        f"What the words around the number of {what} make of it; vague where there is a word and no number.",
        null="the source gives no number and no vague word",
    )
    mention = reference(
        "number_mentions",
        f"{title}: mention",
        f"The words for the number of {what}.",
        null=f"{unsaid}, or the number has no words of its own",
    )
    best = must(best, not_below("low"), "best is not below low")
    high = must(must(high, not_below("best"), "high is not below best"), not_below("low"), "high is not below low")
    qualifier = must(qualifier, _qualified, "a number has a qualifier; vague has no number", null_passes=False)
    return Block(
        (
            ("_low", int, low),
            ("_best", int, best),
            ("_high", int, high),
            ("_qualifier", str, qualifier),
            ("_mention_id", str, mention),
        )
    )


def not_below(other: str) -> Expression:
    """Not less than the block's column with this ending."""
    return lambda name: pl.col(name) >= _sibling(name, other)


def null_with(other: str) -> Expression:
    """Null exactly where the block's column with this ending is."""
    return lambda name: pl.col(name).is_null() == _sibling(name, other).is_null()


def _sibling(name: str, other: str) -> pl.Expr:
    prefix, _, _ = name.rpartition("_")
    return pl.col(f"{prefix}_{other}" if prefix else other)


def _qualified(name: str) -> pl.Expr:
    has_number = pl.any_horizontal([_sibling(name, end).is_not_null() for end in ("low", "best", "high")])
    return pl.when(pl.col(name).is_null() | (pl.col(name) == "vague")).then(~has_number).otherwise(has_number)
