"""Rules on pages that are read from a wiki: what it has of them now, where an older revision was kept in its place.

What a fetch refused stands in the document's origin (`pipeline.read.origin.Refusal`); nothing is asked for here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pipeline.read.document import Document
from pipeline.read.origin import Refusal
from pipeline.validate.findings import Corpus, Never, Rule, first_line

"""Characters at the beginning of a document that stand for it where it as a whole is meant."""


def _refused(kind: str, words: Callable[[Document, Refusal], str]) -> Callable[[Corpus], Iterable[Mapping[str, Any]]]:
    """The comparisons of a rule on what was refused for one reason."""

    def compare(corpus: Corpus) -> Iterator[Mapping[str, Any]]:
        for document in corpus.documents.values():
            refusal = document.origin.refusal
            if refusal is not None and refusal.kind == kind:
                yield {
                    "message": f"{words(document, refusal)} What is read is revision {document.origin.revision_id}.",
                    "left_value": document.origin.revision_id,
                    "right_value": refusal.revision_id,
                    "table_name": "documents",
                    "row_id": document.id,
                    "spans": [first_line(document)],
                }

    return compare


def _vanished(document: Document, refusal: Refusal) -> str:
    return f"The wiki had no page {document.title!r} any more on {refusal.observed_at:%Y-%m-%d}."


def _shrank(document: Document, refusal: Refusal) -> str:
    return f"Revision {refusal.revision_id} of the page has {refusal.bytes} bytes where this one has {document.bytes}."


def _unreadable(_: Document, refusal: Refusal) -> str:
    return f"Revision {refusal.revision_id} of the page cannot be read: {refusal.reason}."


_OLDER = "The dataset tells of an older state of the page, until its newest can be read or that revision is pinned."

RULES = (
    Rule(
        "page_vanished", "document", "warning",
        "A live page is still on its wiki.",
        "It was deleted or renamed without a redirect, and what it said may no longer be held to be true there.",
        "a page that a wiki no longer has", "a page that was moved and left a redirect",
        _refused("vanished", _vanished), Never,
    ),
    Rule(
        "page_shrank", "document", "warning",
        "The newest revision of a live page has more than a tenth of the bytes of the last good one.",
        f"It may be blanked, cut or replaced. {_OLDER}",
        "a page of 40,000 bytes that now has 4,000", "a page of 40,000 bytes that now has 4,001",
        _refused("shrank", _shrank), Never,
    ),
    Rule(
        "page_unreadable", "document", "warning",
        "The newest revision of a live page can be read, as the last good one could.",
        _OLDER,
        "a page whose newest revision takes longer to read than the budget for one page",
        "a page whose newest revision is read whole",
        _refused("unreadable", _unreadable), Never,
    ),
)  # fmt: skip
