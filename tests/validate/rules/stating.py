"""Facts stated about the words of a page: rows of the fact tables, each leaning on words that the page has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

import schemas
from pipeline.recognise import edtf
from pipeline.validate.findings import Corpus
from tests.samples import key
from tests.validate.rules.judging import Given


@dataclass(frozen=True)
class Stated:
    """A row to be added to a table.

    Attributes:
        table: its name.
        words: the words of the page that support it; where they occur more than once, the first.
        page: the document's id.
        values: the row's columns. Under a date block's prefix an EDTF value, under a count block's a number, each alone
            or with the words that state it ("2013-07", "July 2013"); a third element of a count is its qualifier.
    """

    table: str
    words: str
    page: str = "page"
    values: Mapping[str, Any] = field(default_factory=dict)


def stated(table: str, words: str, page: str = "page", **values: Any) -> Stated:
    """A row that some words of a page state."""
    return Stated(table, words, page, values)


def facts(*rows: Stated) -> Given:
    """A corpus in which the fact tables hold these rows, and no others."""

    def given(corpus: Corpus) -> Corpus:
        tables = dict(corpus.tables)
        evidence, found = [], dict[str, list[dict[str, Any]]]()
        for number, row in enumerate(rows, start=1):
            text = corpus.documents[row.page].text
            start = text.index(row.words)
            span = {"document_id": row.page, "start": start, "end": start + len(row.words), "quote": row.words}
            evidence.append({"evidence_id": key(0xE000 + number), **span, "element": "prose"})
            found.setdefault(row.table, []).append(_columns(corpus, row, number))
        tables["evidence"] = pl.concat([tables["evidence"], schemas.frame("evidence", evidence)])
        for table, listed in found.items():
            tables[table] = schemas.frame(table, listed)
        return Corpus(corpus.documents, tables)

    return given


def _columns(corpus: Corpus, row: Stated, number: int) -> dict[str, Any]:
    known = corpus.tables[row.table].columns
    columns: dict[str, Any] = {
        schemas.primary_key(row.table): key(number),
        "document_id": row.page,
        "evidence_id": key(0xE000 + number),
        "extractor": "stated",
        "assertion": "asserted",
        "derivation": "stated",
    }
    for name, value in row.values.items():
        if f"{name}_edtf" in known:
            columns.update(_date(corpus, row.page, name, value))
        elif f"{name}_low" in known:
            columns.update(_count(corpus, row.page, name, value))
        else:
            columns[name] = value
    return columns


def _date(corpus: Corpus, page: str, name: str, value: Any) -> dict[str, Any]:
    written, words = value if isinstance(value, tuple) else (value, None)
    earliest, latest = edtf.bounds(written)
    return {
        f"{name}_edtf": written,
        f"{name}_earliest": earliest,
        f"{name}_latest": latest,
        f"{name}_precision": {4: "year", 7: "month"}.get(len(written), "day"),
        f"{name}_basis": "stated",
        f"{name}_mention_id": words and _mention(corpus, "date", page, words),
    }


def _count(corpus: Corpus, page: str, name: str, value: Any) -> dict[str, Any]:
    best, words, qualifier = (*value, "exact")[:3] if isinstance(value, tuple) else (value, None, "exact")
    return {
        f"{name}_low": best if qualifier in ("exact", "at_least") else None,
        f"{name}_best": best,
        f"{name}_high": best if qualifier in ("exact", "at_most") else None,
        f"{name}_qualifier": qualifier,
        f"{name}_mention_id": words and _mention(corpus, "number", page, words),
    }


def _mention(corpus: Corpus, kind: str, page: str, words: str) -> str:
    """The first mention of these words."""
    rows = corpus.rows(f"{kind}_mentions")
    return next(row[f"{kind}_mention_id"] for row in rows if row["document_id"] == page and row["quote"] == words)
