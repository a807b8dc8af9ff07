"""Where a document comes from, as far as that is known before it is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Format = Literal["wikitext", "text"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a wiki had of a live page when it was last asked, in place of which an older revision was kept.

    Attributes:
        kind: ``vanished`` (no such page any more), ``shrank`` (to a tenth or less), ``unreadable`` (its reader gave up,
            or it is no wiki markup).
        observed_at: when the wiki said so, in UTC.
        revision_id: the revision that was refused; None where there is none.
        bytes: its size.
        reason: why it is unreadable.
    """

    kind: Literal["vanished", "shrank", "unreadable"]
    observed_at: dt.datetime
    revision_id: str | None = None
    bytes: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of where a document comes from; None where it is not.

    `licence` is that of the document's text, `data_licence` the one that its catalog gives for what is made from it.
    `refusal` is None where the document is not a live page, and where it is the page's newest revision.
    """

    path: str
    location: str | None = None
    title: str | None = None
    revision_id: str | None = None
    revised_at: dt.datetime | None = None
    retrieved_at: dt.datetime | None = None
    licence: str | None = None
    refusal: Refusal | None = None
    data_licence: str | None = None
