"""What the rows of the fact tables state, and where: a value as a stretch of its document, its bounds, its time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.validate.arithmetic import Bounds, bounds
from pipeline.validate.findings import Corpus, Marked

Row = dict[str, Any]

_REACH = 120  # characters on either side of some evidence in which its sentence ends
_SENTENCE_OR_LINE = re.compile(r"[.!?]\s|\n")


def mentions_by_id(corpus: Corpus) -> dict[str, Row]:
    """Every date and number mention by its id."""
    return corpus.derive(_mentions_by_id)


def evidence_by_id(corpus: Corpus) -> dict[str, Row]:
    """Every piece of evidence by its id."""
    return corpus.derive(_evidence_by_id)


def place_of(corpus: Corpus, role: str, row: Row, *prefixes: str) -> Marked | None:
    """Where a row states the value of the first of these blocks that is there, else its evidence; None for neither."""
    for prefix in prefixes:
        mention = mentions_by_id(corpus).get(row[f"{prefix}_mention_id"])
        if mention is not None and mention["document_id"] in corpus.documents:
            return Marked(role, mention["document_id"], mention["start"], mention["end"])
    evidence = evidence_by_id(corpus).get(row["evidence_id"])
    if evidence is None or evidence["document_id"] not in corpus.documents:
        return None
    return Marked(role, evidence["document_id"], evidence["start"], evidence["end"])


def places(*marked: Marked | None) -> list[Marked]:
    """Those that are there, each stretch once."""
    found: dict[tuple[str, int, int], Marked] = {}
    for mark in marked:
        if mark is not None:
            found.setdefault((mark.document_id, mark.start, mark.end), mark)
    return list(found.values())


def sentence_of(corpus: Corpus, row: Row) -> str:
    """The text from where the sentence or line of a row's evidence begins to where it ends; empty without evidence."""
    evidence, document = evidence_by_id(corpus).get(row["evidence_id"]), corpus.documents.get(row["document_id"])
    if evidence is None or document is None:
        return ""
    text, start, end = document.text, evidence["start"], evidence["end"]
    opening = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), start - _REACH, 0)
    closing = _SENTENCE_OR_LINE.search(text, end, end + _REACH)
    return text[opening : closing.start() if closing else end + _REACH]


def quote_of(corpus: Corpus, row: Row, prefix: str) -> str | None:
    """A block's value as written, None where no mention states it."""
    mention = mentions_by_id(corpus).get(row[f"{prefix}_mention_id"])
    return None if mention is None else mention["quote"]


def count_bounds(row: Row, prefix: str = "count") -> Bounds | None:
    """What a count block can stand for; None where it gives no number."""
    low, best, high = (row[f"{prefix}_{end}"] for end in ("low", "best", "high"))
    if best is None:
        return None if low is None or high is None else Bounds(low, high)
    return bounds(best, None, row[f"{prefix}_qualifier"] or "exact")


def count_written(corpus: Corpus, row: Row, prefix: str = "count") -> str:
    """A count as its source writes it, else its number."""
    quote = quote_of(corpus, row, prefix)
    if quote is not None and "{" not in quote:
        return quote
    best = row[f"{prefix}_best"]
    return f"{best if best is not None else row[f'{prefix}_low']:,}" if quote is None else _plain(best)


def _plain(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def is_day_or_month(row: Row, prefix: str) -> bool:
    """Whether a date block says which day or month it means."""
    return row[f"{prefix}_precision"] in ("day", "month") and row[f"{prefix}_earliest"] is not None


def days_apart(left: Row, right: Row, prefix: str, other: str) -> int:
    """The fewest days between two date blocks; 0 where they may mean the same day or a bound is not known."""
    gaps = [
        (right[f"{other}_earliest"], left[f"{prefix}_latest"]),
        (left[f"{prefix}_earliest"], right[f"{other}_latest"]),
    ]
    return max((0, *((later - earlier).days for later, earlier in gaps if later is not None and earlier is not None)))


def grouped(rows: Iterable[Row], *columns: str) -> dict[tuple[Any, ...], list[Row]]:
    """Rows by the values of some columns, in the order in which the values first occur."""
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return found


def about(table: str, key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a comparison that say which row it is about."""
    return {"table_name": table, "row_id": row[key]}


def day(value: dt.date | None) -> str:
    """A day for a message."""
    return "?" if value is None else value.isoformat()


def _mentions_by_id(corpus: Corpus) -> dict[str, Row]:
    found = {row["number_mention_id"]: row for row in corpus.rows("number_mentions")}
    found.update((row["date_mention_id"], row) for row in corpus.rows("date_mentions"))
    return found


def _evidence_by_id(corpus: Corpus) -> dict[str, Row]:
    return {row["evidence_id"]: row for row in corpus.rows("evidence")}
