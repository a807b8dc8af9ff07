"""What changed: the rows of a release that differ from those of the release before it, and the edits behind them.

The table tells of the history of an output folder and not of the documents: it has no part in a release's id, and is
empty in the first release of a folder.
"""

from __future__ import annotations

import polars as pl

from schemas.blocks import Block, not_below
from schemas.fields import code, field, must, observation_key, text, whole
from schemas.table import Table

FAMILY = "What changed"


def side(title: str, release: str) -> Block:
    """One side of a change: the words in the place of the edit, and which text they are of."""
    none = "no edit is known to have caused the change, or the document is only in the other release"
    begins = f"Where the edit begins in the document's text of {release}."
    ends = f"Where the edit ends in the document's text of {release}, exclusive."
    words = (
        f"What {release} has in the place of the edit, with a few words on either side that are the same in both; of a "
        "long edit, the part around the words that the row rests on."
    )
    revision = f"Revision of the document in {release}."
    digest = f"SHA-256 digest of the document's bytes in {release}, in hex."
    return Block(
        (
            ("_start", int, whole(f"{title}: start", begins, null=none, unit="code points")),
            (
                "_end",
                int,
                must(
                    whole(f"{title}: end", ends, null=none, unit="code points"),
                    not_below("start"),
                    "end is not before start",
                ),
            ),
            ("_quote", str, field(f"{title}: words", words, null=none)),
            ("_revision_id", str, text(f"{title}: revision", revision, null="the revision is not known")),
            (
                "_sha256",
                str,
                text(f"{title}: SHA-256", digest, null="the document was not read", pattern=r"^[0-9a-f]{64}$"),
            ),
        )
    )


class Changes(
    Table, name="changes", title="Changes", family=FAMILY, order=["table_name", "document_id", "row_id", "column_name"]
):
    """A difference from the release before: a row added, a row gone, or one column of a row changed."""

    change_id: str = observation_key("the change")
    table_name: str = text("Table", "The table that the row is of.")
    row_id: str = text("Row", "Key of the row; of a row that is gone, the key it had.")
    old_row_id: str = text(
        "Row, before", "Key that the row had in the release before.", null="it had the same key, or is new"
    )
    kind: str = code("change_kinds", "Kind", "What happened to the row.")
    column_name: str = must(
        text("Column", "The column that changed.", null="the row as a whole was added or is gone"),
        lambda name: pl.col(name).is_not_null() == (pl.col("kind") == "changed"),
        "a column is named exactly where one changed",
        null_passes=False,
    )
    old_value: str = field(
        "Old value",
        "What the column held, as text; of a row that is gone, the row as a JSON object, nulls left out.",
        null="the column was null, or the row is new",
    )
    new_value: str = field(
        "New value", "What the column holds, as text.", null="the column is null, or the row was added or is gone"
    )
    document_id: str = text(
        "Document", "The document that the row rests on, which may be gone.", null="the row rests on none"
    )
    cause: str = code("change_causes", "Cause", "What changed in the sources, as far as it can be told.")
    old: Block = side("Before", "the release before")
    new: Block = side("Now", "this release")
    old_release: str = text("Release before", "Id of the release that this one is compared with.")
