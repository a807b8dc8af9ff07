"""What tells whether there is anything new: the content of sources and tables, and never the times of files.

No Dagster here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import version

import polars as pl

from pipeline.read.corrections import Correction
from pipeline.read.sources import Source


def of_documents(sources: Iterable[Source]) -> str:
    """A digest over what the documents are: their bytes, and what is known of each beforehand.

    The version of this program is a part of it: what another version makes of the same documents may be something else.
    """
    parts = [f"blauwhelm {version('blauwhelm')}"]
    for source in sources:
        known = (source.title, source.language, source.format, source.encoding)
        parts.append(f"{source.id} {source.sha256} {source.origin!r} {known!r}")
    return _digest(parts)


def of_corrections(corrections: Sequence[Correction]) -> str:
    """A digest over what the corrections say, wherever they stand in their files."""
    said = (
        (each.name, each.table, each.id, each.column, each.expect, each.value, each.reason, each.source)
        for each in corrections
    )
    return _digest(map(repr, said))


def of_table(frame: pl.DataFrame) -> str:
    """A digest over the rows of a table, in their order."""
    return hashlib.sha256(frame.write_ipc(None).getbuffer()).hexdigest()[:16]


def _digest(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()[:16]
