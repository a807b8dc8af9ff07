"""Pages that stand in more than one part: two dumps of one wiki in one folder, or a dump that has a page twice.

Nothing would tell their rows apart, and no worker knows of another's part. So each part says between which numbers its
pages are. Those of one dump that is in the order of its pages do not overlap; of parts that do, all numbers are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from pipeline.scan.store import Store

WIKI = "wiki"
"""The key in `part.json` of the name that documents of the wiki begin with."""

SPAN = "page_ids"
"""The key in `part.json` of the least and the greatest number of a page that was read; not there where none was."""


def repeated(store: Store, parts: Mapping[str, Mapping[str, Any]]) -> int:
    """How many pages are in the tables more than once.

    Args:
        store: the output folder.
        parts: its parts, by name: what their `part.json` says.

    Raises:
        OutputError: a part cannot be read.
    """
    columns = [store.column(name, "documents", "document_id") for name in _overlapping(parts)]
    if not columns:
        return 0
    ids = pl.concat(columns)
    return ids.filter(ids.is_duplicated()).n_unique()


def _overlapping(parts: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The parts that may have a page in common with another."""
    found: set[str] = set()
    widest: tuple[str, int, str] | None = None  # of those before: the wiki, the greatest number, and whose it is
    for wiki, (first, last), name in sorted(_spans(parts)):
        if widest is not None and widest[0] == wiki and first <= widest[1]:
            found |= {name, widest[2]}
        if widest is None or widest[0] != wiki or last > widest[1]:
            widest = (wiki, last, name)
    return sorted(found)


def _spans(parts: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, tuple[int, int], str]]:
    for name, about in parts.items():
        if span := about.get(SPAN):
            yield about[WIKI], (span[0], span[1]), name
