"""A report on a few findings that are awkward to show, and the documents they are about."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

import schemas
from pipeline.commands.baseline import Accepted
from pipeline.commands.check_formats import write
from pipeline.commands.check_formats.gather import accept, documents_of, findings_of, rules_of
from pipeline.commands.check_formats.report import Report
from pipeline.commands.published import text_of
from pipeline.read.origin import Origin
from pipeline.read.sources import Source

HOSTILE = 'half of "x, 100%: <b>]]></b>\x1b[31m\n::error::gone\u202e'
"""A quote that would break a log, a terminal and XML if it were written as it stands."""

TEXTS = {
    "dutch": "Kop\n\nDe missie telt één macht van 12.640 man: 11.200 militairen.\r\nEn 1.140 agenten.\n",
    "english": f"Title\nThe force has 12,600 people and {HOSTILE} at the end.\n",
}
"""The text of the first has a line end of two characters in its file."""


def source(document_id: str, folder: Path | None = None) -> Source:
    """The file of a document, in this folder or outside the working directory."""
    data = TEXTS[document_id].encode()
    path = (folder or Path("/nowhere")) / f"{document_id}.txt"
    return Source(document_id, path, data, hashlib.sha256(data).hexdigest(), Origin(path=path.name))


def tables() -> dict[str, pl.DataFrame]:
    """A release on both documents, with three findings and a rule that found nothing."""
    texts = {document_id: text_of(source(document_id)) for document_id in TEXTS}
    documents = [_document(document_id, text) for document_id, text in texts.items()]
    rules = [_rule("parts_sum_to_total", "quantities", "error"), _rule("figures_agree", "sources", "warning"),
             _rule("odd_words", "document", "info"), _rule("dates_in_order", "dates", "error")]  # fmt: skip
    findings = [
        _finding(1, "parts_sum_to_total", "error", ["dutch"], left_value="12.640", right_value="12.340",
                 difference="300", suggested_value="1.440"),
        _finding(2, "figures_agree", "warning", ["dutch", "english"], left_value="12.640", right_value="12,600"),
        _finding(3, "odd_words", "info", ["english"]),
    ]  # fmt: skip
    marks = [
        _mark(1, 1, "total", "dutch", "12.640", texts),
        _mark(1, 2, "part", "dutch", "11.200", texts),
        _mark(1, 3, "part", "dutch", "1.140", texts),
        _mark(2, 1, "left", "dutch", "12.640", texts),
        _mark(2, 2, "right", "english", "12,600", texts),
        _mark(3, 1, "words", "english", HOSTILE, texts),
    ]
    coverage = [
        {"coverage_id": f"{number:016x}", "document_id": document_id, "start": 0, "end": len(text), "class": "fact"}
        for number, (document_id, text) in enumerate(texts.items(), start=100)
    ]
    rows = {
        "documents": documents,
        "coverage": coverage,
        "rules": rules,
        "findings": findings,
        "finding_evidence": marks,
    }
    return {table: schemas.frame(table, rows.get(table, [])) for table in schemas.TABLES}


def report(folder: Path | None = None, *, fail_on: str = "error", accepted: tuple[Accepted, ...] = (),
           at_hand: bool = True) -> Report:  # fmt: skip
    """What a check of `tables` says.

    Args:
        folder: where the files lie; outside the working directory where it is not given.
        fail_on: the gate.
        accepted: the baseline.
        at_hand: whether the files are there.
    """
    found = tables()
    sources = {document_id: source(document_id, folder) for document_id in TEXTS} if at_hand else {}
    rules = rules_of(found)
    texts = {document_id: text_of(each) for document_id, each in sources.items()}
    findings, stale = accept(findings_of(found, rules, texts), accepted)
    return Report(
        release="0123456789ab", fail_on=fail_on, rows={table: frame.height for table, frame in found.items()},
        documents=documents_of(found, sources), rules=rules, findings=findings, faults=(),
        baseline="findings_baseline.yaml" if accepted else None, stale=stale,
    )  # fmt: skip


def said(form: str, given: Report) -> str:
    """A report in a format."""
    out = io.StringIO()
    write(form, given, out)
    return out.getvalue()


def with_fault(given: Report, fault: Any) -> Report:
    """The report, with something wrong with the files."""
    return replace(given, faults=(fault,))


def finding_id(number: int) -> str:
    """The id of the first, second or third finding."""
    return f"{number:016x}"


def _document(document_id: str, text: str) -> dict[str, Any]:
    data = TEXTS[document_id].encode()
    return {
        "document_id": document_id, "title": document_id.title(), "language": "en", "format": "text",
        "location": f"{document_id}.txt", "sha256": hashlib.sha256(data).hexdigest(), "characters": len(text),
        "bytes": len(data),
    }  # fmt: skip


def _rule(rule_id: str, family: str, severity: str) -> dict[str, Any]:
    return {"rule_id": rule_id, "family": family, "severity": severity, "statement": f"{rule_id} holds.",
            "why": "It would not be so."}  # fmt: skip


def _finding(number: int, rule_id: str, severity: str, document_ids: list[str], **values: str) -> dict[str, Any]:
    return {
        "finding_id": finding_id(number), "rule_id": rule_id, "severity": severity, "certainty": "certain",
        "document_ids": document_ids, "message": f"{rule_id} does not hold.", **values,
    }  # fmt: skip


def _mark(
    number: int, position: int, role: str, document_id: str, quote: str, texts: Mapping[str, str]
) -> dict[str, Any]:
    start = texts[document_id].index(quote)
    return {
        "finding_evidence_id": f"{number * 16 + position:016x}", "finding_id": finding_id(number),
        "position": position, "role": role, "document_id": document_id, "start": start, "end": start + len(quote),
        "quote": quote,
    }  # fmt: skip
