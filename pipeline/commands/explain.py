"""`blauwhelm explain`: a row, the rule that made it, its words in their context, and the citations beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console
from rich.text import Text

import schemas
from pipeline.commands.errors import RefusedError
from pipeline.commands.published import PARQUET, find_release, sources_at_hand, texts_at_hand
from pipeline.commands.terminal import as_text

CONTEXT = 240
"""Characters of context on either side of a quote."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a document, and what stands around them where the document is at hand (else both are empty)."""

    document_id: str
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    line: int | None = None
    section: str | None = None
    role: str | None = None


def run(row: str, output: Path, sources: Sequence[Path] | None) -> int:
    """Shows a row. Gives the exit code.

    Args:
        row: a key of any table, or ``table/key`` where a key is one of several tables.
        output: a release, or the folder that holds releases.
        sources: where the documents are; None for the embedded ones.

    Raises:
        RefusedError: there is no release, it cannot be read, or it has not exactly one such row.
        BadInput: the sources were named and cannot be read.
    """
    release = find_release(output)
    folder = release / PARQUET
    try:
        table, found = _find(folder, row)
        digests = dict(_rows(folder, "documents").select("document_id", "sha256").collect().iter_rows())
        texts = texts_at_hand(release, sources_at_hand(sources, digests), digests)
        quotes = [_in_context(quote, texts) for quote in _quotes(folder, table, found)]
        citations = _citations(folder, quotes)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise RefusedError(f"{release} cannot be read (blauwhelm check says what is wrong with it): {error}") from error
    _say(table, found, quotes, citations)
    return 0


def _rows(folder: Path, table: str) -> pl.LazyFrame:
    return pl.scan_parquet(folder / f"{table}.parquet", glob=False)


def _where(folder: Path, table: str, column: str, value: str) -> list[Row]:
    return _rows(folder, table).filter(pl.col(column) == value).collect().to_dicts()


def _find(folder: Path, wanted: str) -> tuple[str, Row]:
    named, _, key = wanted.partition("/")
    searched = [(named, key)] if key and named in schemas.TABLES else [(table, wanted) for table in schemas.TABLES]
    found = [
        (table, row)
        for table, key in searched
        if (folder / f"{table}.parquet").is_file()
        for row in _where(folder, table, schemas.primary_key(table), key)
    ]
    if not found:
        raise RefusedError(f"no table has a row with the key {wanted}")
    if len(found) > 1:
        raise RefusedError("that key is one of several tables: " + ", ".join(f"{table}/{wanted}" for table, _ in found))
    return found[0]


def _quotes(folder: Path, table: str, row: Row) -> Iterator[Quote]:
    """The words a row rests on: its own span, its evidence, or the spans of a finding."""
    if table == "findings":
        for span in _where(folder, "finding_evidence", "finding_id", row["finding_id"]):
            yield _quote(span)
    elif row.get("evidence_id") is not None and table != "evidence":
        for span in _where(folder, "evidence", "evidence_id", row["evidence_id"]):
            yield _quote(span)
    elif row.get("start") is not None and row.get("document_id") is not None:
        yield _quote(row)


def _quote(span: Row) -> Quote:
    return Quote(
        document_id=span["document_id"],
        start=span["start"],
        end=span["end"],
        words=span.get("quote") or "",
        section=span.get("section"),
        role=span.get("role"),
    )


def _in_context(quote: Quote, texts: dict[str, str]) -> Quote:
    text = texts.get(quote.document_id)
    if text is None:
        return quote
    return Quote(
        document_id=quote.document_id,
        start=quote.start,
        end=quote.end,
        words=text[quote.start : quote.end],
        before=text[max(quote.start - CONTEXT, 0) : quote.start],
        after=text[quote.end : quote.end + CONTEXT],
        line=text.count("\n", 0, quote.start) + 1,
        section=quote.section,
        role=quote.role,
    )


def _citations(folder: Path, quotes: list[Quote]) -> list[Row]:
    """The citations whose supported sentence overlaps the words, in the order of their uses."""
    spans = pl.DataFrame(
        [(quote.document_id, quote.start, quote.end) for quote in quotes],
        schema={"document_id": pl.String, "from": pl.Int64, "to": pl.Int64},
        orient="row",
    ).lazy()
    sentences = _rows(folder, "evidence").select("evidence_id", "document_id", "start", "end")
    beside = (
        sentences.join(spans, on="document_id")
        .filter((pl.col("start") < pl.col("to")) & (pl.col("from") < pl.col("end")))
        .select(supports="evidence_id")
        .unique()
    )
    uses = _rows(folder, "citation_uses").join(beside, on="supports", how="semi").select("citation_id", at="start")
    cited = _rows(folder, "citations").join(uses, on="citation_id").sort("at", "citation_id")
    return cited.unique("citation_id", keep="first", maintain_order=True).collect().to_dicts()


def _say(table: str, row: Row, quotes: list[Quote], citations: list[Row]) -> None:
    console = Console(markup=False, highlight=False, soft_wrap=True)
    key = schemas.primary_key(table)
    console.print(Text(f"{table}/{row[key]}", style="bold"), Text(schemas.description(table), style="dim"))
    width = max(len(name) for name in row)
    for name, value in row.items():
        if value is not None and name not in (key, "extractor"):
            console.print(f"  {name:<{width}}  {as_text(str(value))}")
    if row.get("extractor"):
        console.print(f"rule: {row['extractor']}")
    for quote in quotes:
        role = f"{quote.role}: " if quote.role else ""
        line = f", line {quote.line}" if quote.line else ""
        section = f", section {as_text(quote.section)}" if quote.section else ""
        console.print()
        console.print(f"{role}{quote.document_id}, characters {quote.start}–{quote.end}{line}{section}", style="dim")
        words = (f"⟪{as_text(quote.words)}⟫", "bold")
        console.print(Text.assemble(as_text(quote.before), words, as_text(quote.after)))
        if quote.line is None:
            console.print("(the document is not at hand; --sources names its folder)", style="dim")
    for citation in citations:
        parts = (citation.get(name) for name in ("title", "publisher", "published_edtf", "url"))
        console.print("cited: " + ", ".join(as_text(str(part)) for part in parts if part))
