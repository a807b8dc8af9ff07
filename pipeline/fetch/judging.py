"""Whether a revision is good: what a page may turn into without losing its last good revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.read import read
from pipeline.read.errors import BadInput
from pipeline.read.page_store import Outcome

MAX_PAGE_BYTES = 16 * 1024 * 1024
"""MediaWiki keeps no page above 2 MiB unless it is told otherwise (``$wgMaxArticleSize``)."""

SHRUNK = 10
"""A page that has this part of its last good size or less is taken to be blanked, cut or replaced."""

MARKUP = "wikitext"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a revision is taken. `reason` is why it is unreadable, as the end of a sentence on the page."""

    outcome: Outcome
    reason: str | None = None


def announced(content_model: str, size: int) -> Verdict | None:
    """What can be said of a revision before its text is there; None if nothing is against it."""
    if content_model != MARKUP:
        return Verdict("unreadable", f"it is {content_model} and no wiki markup")
    if size > MAX_PAGE_BYTES:
        return Verdict("unreadable", f"it is larger than {MAX_PAGE_BYTES // 1024**2} MiB")
    return None


def judged(data: bytes, before: Callable[[], bytes] | None, size_before: int) -> Verdict:
    """How a revision's text is taken.

    Args:
        data: the text.
        before: gives the text of the last good revision; None where there is none.
        size_before: its size in bytes.
    """
    if before is not None and len(data) * SHRUNK <= size_before:
        return Verdict("shrank")
    if not data.strip():
        return Verdict("unreadable", "it is empty")
    try:
        fails = _fails(data)
    except BadInput as error:
        return Verdict("unreadable", str(error).removeprefix(f"{_NAME}: "))
    # A page that was never read whole has nothing better to be replaced by.
    if fails and before is not None and not _fails(before()):
        return Verdict("unreadable", "its reader gave up on it")
    return Verdict("good")


_NAME = "the page"


def _fails(data: bytes) -> bool:
    """Whether a reader leaves part of a page unread. The language has no part in that."""
    return read(data, id=_NAME, language="en", format="wikitext", encoding="utf-8").is_degraded
