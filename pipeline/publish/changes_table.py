"""The changes from the release before as the table `changes`: one row each, in the form that the contract gives it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import polars as pl

import schemas
from pipeline.publish.causes import Words
from pipeline.publish.changes import Change
from pipeline.publish.snapshot import Snapshot

NAME = "changes"


def changes_table(changes: Sequence[Change], old: Snapshot, new: Snapshot) -> pl.DataFrame:
    """The table of the newer release."""
    return schemas.frame(NAME, [_row(change, old, new) for change in changes])


def _row(change: Change, old: Snapshot, new: Snapshot) -> dict[str, Any]:
    document_id = change.cause.document_id
    says = (old.id, change.table, change.kind, change.old_row_id, change.row_id, change.column)
    return {
        "change_id": hashlib.sha256("\x1f".join(str(part or "") for part in says).encode()).hexdigest()[:16],
        "table_name": change.table,
        "row_id": change.row_id,
        "old_row_id": change.old_row_id,
        "kind": change.kind,
        "column_name": change.column,
        "old_value": change.old_value,
        "new_value": change.new_value,
        "document_id": document_id,
        "cause": change.cause.code,
        **_side("old", change.cause.old, old, document_id),
        **_side("new", change.cause.new, new, document_id),
        "old_release": old.id,
    }


def _side(prefix: str, words: Words | None, release: Snapshot, document_id: str | None) -> dict[str, Any]:
    document = release.documents.get(document_id or "", {})
    return {
        f"{prefix}_start": words.start if words else None,
        f"{prefix}_end": words.end if words else None,
        f"{prefix}_quote": words.quote if words else None,
        f"{prefix}_revision_id": document.get("revision_id"),
        f"{prefix}_sha256": document.get("sha256"),
    }
