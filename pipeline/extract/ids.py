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
_LONGEST_COUNTED = 200  # characters of a key that are kept to tell equals apart


def said(*key: object) -> str:
    """A natural key as it goes into ids; None says nothing."""
    return "".join([PART if part is None else f"{part}{PART}" for part in key])


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
    counters: dict[str, int] = {}
    ids: list[str] = []
    for key in keys:
        # Of a long key its hash is kept: it may hold a passage that many rows lean on.
        known = key if len(key) <= _LONGEST_COUNTED else hashlib.sha256(key.encode()).hexdigest()
        counter = counters[known] = counters.get(known, -1) + 1
        digest = begun.copy()
        digest.update(f"{key}{counter}".encode())
        ids.append(digest.hexdigest()[:_DIGITS])
    return ids
