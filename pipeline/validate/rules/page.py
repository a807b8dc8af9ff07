"""Rules on the document itself: its markup, and whether it could be read whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.validate.findings import Corpus, Marked, Never, Rule


def _unbalanced(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        for problem in document.problems:
            if problem.kind == "unbalanced":
                yield {
                    "message": f"A {problem.what} is opened and not closed, or closed and not opened.",
                    "left_value": document.text[problem.start : problem.end],
                    "spans": [Marked("markup", document.id, problem.start, problem.end)],
                }


def _degraded(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        problem = next((p for p in document.problems if p.kind in ("budget", "reader")), None)
        if document.is_degraded:
            start, end = (problem.start, problem.end) if problem else (0, len(document.text))
            cause = "it is beyond the time for one page" if problem and problem.kind == "budget" else "a reader gave up"
            yield {
                "message": f"Part of the document was left unread: {cause}.",
                "table_name": "documents",
                "row_id": document.id,
                "spans": [Marked("unread", document.id, start, end)],
            }


RULES = (
    Rule(
        "markup_broken", "document", "error",
        "Every template, table, reference, link and comment that is opened is closed.",
        "What follows may show as text or vanish, and a value may be lost with it.",
        "{{Infobox … with its closing braces missing", "{{a|{{b}}}}: nested, and closed",
        _unbalanced, Never,
    ),
    Rule(
        "document_degraded", "document", "warning",
        "A document is read whole.",
        "Its tables hold less than the document says.",
        "a page whose markup takes longer to read than the budget for one page", "a long page that is well formed",
        _degraded, Never,
    ),
)  # fmt: skip
