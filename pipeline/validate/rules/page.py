"""Rules on the document as a page: its markup, its maintenance flags, and whether it could be read whole and traced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pipeline.extract.context import LONGEST_SENTENCE, passed_over
from pipeline.lexicon import load_shared
from pipeline.read.document import Document, Problem, Template
from pipeline.validate.findings import Corpus, Marked, Never, NoneFound, Rule, first_line
from pipeline.validate.verdicts import Condition, Value

_MOST = 25
_CAUSES = {
    "budget": "it is beyond the time for one page",
    "depth": "an element stands in more others than are read",
    "reader": "a reader gave up",
}
"""Characters at the beginning of a document that stand for it where it as a whole is meant."""


class Told(Condition):
    """A sentence is one that the rules of extraction look at."""

    characters = Value(int, le=LONGEST_SENTENCE)


class Known(Condition):
    """Something is known of where a document comes from."""

    known = Value(int, ge=1)


def _unbalanced(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        found: dict[str, list[Problem]] = {}
        for problem in sorted(document.problems, key=lambda p: (p.start, p.end)):
            if problem.kind == "unbalanced":
                found.setdefault(problem.what, []).append(problem)
        for what, problems in sorted(found.items()):
            times = "" if len(problems) == 1 else f" {len(problems)} times"
            yield {
                "count": len(problems), "left_value": str(len(problems)), "right_value": what,
                "message": f"A {what} is opened and not closed, or closed and not opened{times}.",
                "table_name": "documents", "row_id": document.id,
                "spans": [Marked("markup", document.id, p.start, p.end) for p in problems[:_MOST]],
            }  # fmt: skip


def _degraded(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        if document.is_degraded:
            problem = next((p for p in document.problems if p.kind in _CAUSES), None)
            start, end = (problem.start, problem.end) if problem else (0, len(document.text))
            cause = _CAUSES[problem.kind if problem else "reader"]
            yield {
                "message": f"Part of the document was left unread: {cause}.",
                "table_name": "documents",
                "row_id": document.id,
                "spans": [Marked("unread", document.id, start, end)],
            }


def _overlong(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        for block, start, end in passed_over(document):
            size = end - start
            yield {
                "characters": size, "left_value": str(size), "right_value": str(LONGEST_SENTENCE),
                "message": f"Nothing was looked for in {size:,} characters without the end of a sentence.",
                "table_name": "documents", "row_id": document.id,
                "spans": [Marked("unread", document.id, *block.span(start, end))],
            }  # fmt: skip


def _flagged(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        found: dict[str, list[Template]] = {}
        for template in document.templates:
            if (flag := _flags().get(template.key)) is not None:
                found.setdefault(flag, []).append(template)
        for flag, templates in found.items():
            since = [p.text.strip() for t in templates if (p := t.get(*load_shared("maintenance")["date_parameters"]))]
            when = f", since {since[0]}" if len(since) == 1 else f", dated {since[0]} and others" if since else ""
            times = "" if len(templates) == 1 else f" {len(templates)} times"
            yield {
                "count": len(templates), "left_value": flag, "right_value": since[0] if since else None,
                "message": f"Editors flagged this{times}: {flag}{when}.",
                "spans": [Marked("flag", document.id, t.start, t.end) for t in templates[:_MOST]],
            }  # fmt: skip


@cache
def _flags() -> dict[str, str]:
    return {name: flag for flag, names in load_shared("maintenance")["flags"].items() for name in names}


def _unattributed(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        known = _origin(document)
        missing = [what for what, value in known.items() if value is None]
        yield {
            "known": len(known) - len(missing), "left_value": ", ".join(missing),
            "message": "Where the document comes from is not known: neither address nor licence, date nor revision.",
            "table_name": "documents", "row_id": document.id, "spans": [first_line(document)],
        }  # fmt: skip


def _revision_unknown(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
    for document in corpus.documents.values():
        known = _origin(document)
        if not any(known.values()):
            continue  # said by the rule above
        states = [known["revision"], known["date of revision"], known["date of retrieval"]]
        yield {
            "known": sum(state is not None for state in states),
            "message": "It is not known which state of the document this is: neither its revision nor a date.",
            "table_name": "documents", "row_id": document.id, "spans": [first_line(document)],
        }  # fmt: skip


def _origin(document: Document) -> dict[str, object]:
    origin = document.origin
    return {
        "address": origin.location, "licence": origin.licence, "revision": origin.revision_id,
        "date of revision": origin.revised_at, "date of retrieval": origin.retrieved_at,
    }  # fmt: skip


RULES = (
    Rule(
        "markup_broken", "document", "error",
        "Every template, table, reference, link and comment that is opened is closed.",
        "What follows may show as text or vanish, and a value may be lost with it.",
        "{{Infobox … with its closing braces missing", "{{a|{{b}}}}: nested, and closed",
        _unbalanced, NoneFound,
    ),
    Rule(
        "document_degraded", "document", "warning",
        "A document is read whole.",
        "Its tables hold less than the document says.",
        "a page whose markup takes longer to read than the budget for one page", "a long page that is well formed",
        _degraded, Never,
    ),
    Rule(
        "sentence_overlong", "document", "warning",
        f"No sentence has more than {LONGEST_SENTENCE:,} characters.",
        "No fact is looked for in it: its dates and numbers stand in the ledger, unused.",
        "a page of ten thousand words without a full stop", "a page of ten thousand words in sentences",
        _overlong, Told,
    ),
    Rule(
        "maintenance_flag", "document", "warning",
        "No template of a wiki's editors says that something is wrong with the page.",
        "Somebody read this and doubted it.",
        "{{Circular reference|date=October 2020}}", "{{Use dmy dates|date=January 2019}}: a setting",
        _flagged, NoneFound,
    ),
    Rule(
        "document_unattributed", "document", "warning",
        "It is known where a document comes from: its address, licence, date or revision.",
        "It can be neither cited nor looked up.",
        "a text file without an entry in a catalog", "an entry with a licence",
        _unattributed, Known,
    ),
    Rule(
        "revision_unknown", "document", "warning",
        "It is known which state of a document was read: its revision, or when it was revised or retrieved.",
        "The page may say something else by now.",
        "an address and a licence, no revision and no date", "a date of retrieval",
        _revision_unknown, Known,
    ),
)  # fmt: skip
