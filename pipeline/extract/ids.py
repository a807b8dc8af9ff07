"""How the rows of a document get their ids.

The id of an observation is made once per document, from the table, the document, what the row says (its natural key)
and a counter among equals in source order, and never from an offset: an edit elsewhere leaves every id as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

# Ends each part of what is hashed.
PART = "\x1f"
_DIGITS = 16
_LONGEST_IN_KEY = 4_000  # characters of a passage
_LONGEST_COUNTED = 200  # characters of what a row says that are kept to tell equals apart; of more its first id is


def said(*key: object) -> str:
    """A natural key as it goes into ids; None says nothing."""
    return "".join([PART if part is None else f"{part}{PART}" for part in key])


def in_key(words: str) -> str:
    """Words as they stand in the keys of rows: themselves, or their hash where they are too many to be said so often.

    A passage may be in the keys of as many rows as have room in it, and no reader has a passage of such length.
    """
    return words if len(words) <= _LONGEST_IN_KEY else hashlib.sha256(words.encode()).hexdigest()


def observation_id(table: str, document_id: str, key: tuple[object, ...], counter: int) -> str:
    """16 hex digits of SHA-256 over what a row says and where it is said."""
    digest = hashlib.sha256(f"{said(table, document_id, *key)}{counter}".encode())
    return digest.hexdigest()[:_DIGITS]


def observation_ids(table: str, document_id: str, keys: Iterable[str]) -> list[str]:
    """What `observation_id` gives each row of one table.

    Args:
        table: the table.
        document_id: the document.
        keys: what the rows say, each as `said` writes it, in the order of the source.
    """
    begun = hashlib.sha256(said(table, document_id).encode())
    counters: dict[str | bytes, int] = {}
    ids: list[str] = []
    for key in keys:
        first = None
        told_by: str | bytes = key
        if len(key) > _LONGEST_COUNTED:  # a passage that many rows may lean on, and that is hashed once where one does
            first = begun.copy()
            first.update(f"{key}0".encode())
            told_by = first.digest()
        counter = counters[told_by] = counters.get(told_by, -1) + 1
        if first is None or counter:
            digest = begun.copy()
            digest.update(f"{key}{counter}".encode())
        else:
            digest = first
        ids.append(digest.hexdigest()[:_DIGITS])
    return ids
