"""The `documents` row: what is known of the source itself, and when its own text shows that it was written."""

from __future__ import annotations

import datetime as dt

from pipeline.extract.rows import DocumentRows
from pipeline.recognise.placed import PlacedDate

# In these elements a date says when something happened or was looked up, so the text is younger than it; a planned or
# announced date may lie ahead of the writing, but an access or publication date cannot.
_CITED = "citation"


def extract(rows: DocumentRows) -> None:
    """Write the one row of the document."""
    document = rows.document
    origin = document.origin
    rows.add_bare(
        "documents",
        (),
        (0, len(document.text)),
        title=document.title,
        language=document.language,
        format=document.format,
        location=origin.location or origin.path or None,
        revision_id=origin.revision_id,
        revised_at=origin.revised_at,
        retrieved_at=origin.retrieved_at,
        licence=origin.licence,
        sha256=document.sha256,
        characters=len(document.text),
        bytes=document.bytes,
        not_before=_not_before(rows.mentions.dates),
    )


def _not_before(dates: tuple[PlacedDate, ...]) -> dt.date | None:
    """The latest day on which, by its own citations, a source was published, read or archived.

    Only days count that are whole and valid. Where nothing is cited, the latest day stated as past is not used: prose
    also tells of what is to come.
    """
    cited = [
        d.mention.earliest
        for d in dates
        if d.element == _CITED and d.field is not None and d.mention.is_valid and d.mention.precision == "day"
        and d.mention.earliest is not None
    ]  # fmt: skip
    return max(cited, default=None)
