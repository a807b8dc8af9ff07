"""From the tables of a release and the files at hand to what a report says of findings and documents."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

import schemas
from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats.report import SEVERITIES, CheckedDocument, CheckedRule, Found, Lines, Mark
from pipeline.read.sources import Source

CONTEXT = 60
"""Characters of context on either side of a quote, as far as its line goes."""

_CERTAINTIES = ("certain", "likely", "arguable")
_TWO_CHARACTERS_END_A_LINE = (b"\r\n", b"\r\0\n\0", b"\0\r\0\n")  # in UTF-8 and in UTF-16, either way round


class LineIndex:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def lines(self, start: int, end: int) -> Lines | None:
        """A stretch in lines and columns; None if it is none of this text."""
        if not 0 <= start <= end <= len(self._text):
            return None
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Lines(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands in front of a stretch and behind it in its line, in whole words; an ellipsis where more does."""
        text = self._text
        before = text[max(start - CONTEXT, 0) : start].rpartition("\n")[2]
        after = text[end : end + CONTEXT].partition("\n")[0]
        if len(before) == CONTEXT and start > CONTEXT and text[start - CONTEXT - 1] != "\n":
            before = f"…{before.partition(' ')[2] or before}"
        if len(after) == CONTEXT and end + CONTEXT < len(text) and text[end + CONTEXT] != "\n":
            after = f"{after.rpartition(' ')[0] or after}…"
        return before, after


def documents_of(tables: Mapping[str, pl.DataFrame], sources: Mapping[str, Source]) -> dict[str, CheckedDocument]:
    """The documents of the release by their ids; `sources` are the files at hand, by the same."""
    return {row["document_id"]: _document(row, sources.get(row["document_id"])) for row in _rows(tables, "documents")}


def _document(row: Mapping[str, Any], source: Source | None) -> CheckedDocument:
    document_id, sha256 = row["document_id"], row["sha256"]
    if source is None:
        path = row["location"] or document_id
        root = "none" if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", path) else "sources"
        return CheckedDocument(document_id, path, root, sha256, is_at_hand=False, has_same_offsets=False)
    is_same = not any(ending in source.data for ending in _TWO_CHARACTERS_END_A_LINE)
    path = in_tree(source.path)
    if path is None:
        return CheckedDocument(document_id, source.origin.path or document_id, "sources", sha256, True, is_same)
    return CheckedDocument(document_id, path, "tree", sha256, True, is_same)


def in_tree(path: Path) -> str | None:
    """A file's path from the working directory on, ``/`` between its parts; None where it lies outside."""
    try:
        return Path(os.path.normpath(path.absolute())).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return None


def rules_of(tables: Mapping[str, pl.DataFrame]) -> tuple[CheckedRule, ...]:
    """The rules of the release, in their order."""
    return tuple(
        CheckedRule(row["rule_id"], row["family"], row["severity"], row["statement"], row["why"])
        for row in _rows(tables, "rules")
    )


def findings_of(
    tables: Mapping[str, pl.DataFrame], rules: Sequence[CheckedRule], texts: Mapping[str, str]
) -> tuple[Found, ...]:
    """The findings of the release, worst first, with the places in the texts at hand."""
    indexes = {document_id: LineIndex(text) for document_id, text in texts.items()}
    marks: dict[str, list[Mark]] = {}
    for row in _rows(tables, "finding_evidence"):  # in the order of the finding's positions
        marks.setdefault(row["finding_id"], []).append(_mark(row, indexes.get(row["document_id"])))
    by_id = {rule.id: rule for rule in rules}
    found = [_found(row, by_id, marks.get(row["finding_id"], [])) for row in _rows(tables, "findings")]
    return tuple(sorted(found, key=_order))


def accept(findings: Sequence[Found], accepted: Sequence[Accepted]) -> tuple[tuple[Found, ...], tuple[Accepted, ...]]:
    """The findings, each with the entry that accepts it, and the entries that accept none."""
    by_id = {entry.finding_id: entry for entry in accepted if entry.finding_id}
    by_place = {(entry.rule, entry.document, entry.quotes): entry for entry in accepted if not entry.finding_id}
    used: set[int] = set()
    judged = []
    for found in findings:
        quotes = tuple(mark.quote for mark in found.marks)
        entries = [by_id.get(found.id), *(by_place.get((found.rule.id, each, quotes)) for each in found.document_ids)]
        matching = [entry for entry in entries if entry is not None]
        used.update(map(id, matching))
        judged.append(replace(found, accepted=matching[0]) if matching else found)
    return tuple(judged), tuple(entry for entry in accepted if id(entry) not in used)


def _mark(row: Mapping[str, Any], index: LineIndex | None) -> Mark:
    mark = Mark(row["role"], row["document_id"], row["start"], row["end"], row["quote"])
    lines = index.lines(mark.start, mark.end) if index else None
    if index is None or lines is None:
        return mark
    before, after = index.around(mark.start, mark.end)
    return replace(mark, lines=lines, before=before, after=after)


def _found(row: Mapping[str, Any], rules: Mapping[str, CheckedRule], marks: Sequence[Mark]) -> Found:
    rule_id = row["rule_id"]
    return Found(
        id=row["finding_id"],
        rule=rules.get(rule_id) or CheckedRule(rule_id, "unknown", row["severity"], rule_id, ""),
        severity=row["severity"],
        certainty=row["certainty"],
        document_ids=tuple(row["document_ids"] or ()),
        message=row["message"],
        left_value=row["left_value"],
        right_value=row["right_value"],
        difference=row["difference"],
        suggested_value=row["suggested_value"],
        row=f"{row['table_name']}/{row['row_id']}" if row["row_id"] else None,
        marks=tuple(marks),
    )


def _order(found: Found) -> tuple[Any, ...]:
    first = found.marks[0] if found.marks else None
    return (
        rank(SEVERITIES, found.severity),
        rank(_CERTAINTIES, found.certainty),
        found.document_ids,
        first.start if first else -1,
        found.rule.id,
        found.id,
    )


def rank(order: Sequence[str], value: str) -> int:
    """The place of a code in its order; one that the contract does not know comes first."""
    return order.index(value) if value in order else -1


def _rows(tables: Mapping[str, pl.DataFrame], table: str) -> list[dict[str, Any]]:
    """The rows of a table; none where it is not what the contract says, which is reported as a fault of its own."""
    frame = tables.get(table)
    return frame.to_dicts() if frame is not None and frame.schema == schemas.polars_schema(table) else []
