"""A release as it lies on the disk, read for comparison: its contract, its tables, and the texts of its documents.

Everything is read from the files, so that a release of any version of the contract can be read; nothing here takes
today's models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from pipeline.publish.compatibility import Contract, contract_of
from pipeline.publish.texts import Texts

Row = dict[str, Any]
Place = tuple[str, int, int]
"""A stretch of a document: its id, start and end."""

DOCUMENTS, EVIDENCE, FINDINGS, FINDING_EVIDENCE = "documents", "evidence", "findings", "finding_evidence"


class SnapshotError(Exception):
    """A folder is no release that can be read. Its text is one line."""


@dataclass(frozen=True)
class Snapshot:
    """A release.

    Attributes:
        id: its id, the name of its folder.
        contract: what its files promise.
        tables: table name to frame.
        texts: document id to text, of the documents whose texts it has.
        documents: document id to its row.
        evidence: evidence id to the stretch.
        finding_evidence: finding id to the stretches of the finding, in order.
    """

    id: str
    contract: Contract
    tables: Mapping[str, pl.DataFrame]
    texts: Mapping[str, str]
    documents: Mapping[str, Row]
    evidence: Mapping[str, Place]
    finding_evidence: Mapping[str, tuple[Place, ...]]

    def places(self, table: str, row: Row) -> tuple[Place, ...]:
        """The stretches that a row rests on: its own, its evidence, or those of a finding."""
        if table == FINDINGS:
            return self.finding_evidence.get(row.get("finding_id", ""), ())
        document_id, start, end = row.get("document_id"), row.get("start"), row.get("end")
        if document_id is not None and start is not None and end is not None:
            return ((document_id, start, end),)
        place = self.evidence.get(row.get("evidence_id") or "")
        return (place,) if place else ()

    def document_of(self, table: str, row: Row) -> str | None:
        """The document that a row rests on; of a finding about several, the first."""
        if table == FINDINGS:
            documents = row.get("document_ids") or []
            return documents[0] if documents else None
        if (document_id := row.get("document_id")) is not None:
            return document_id
        places = self.places(table, row)
        return places[0][0] if places else None


def read_snapshot(release: Path, release_id: str | None = None, contract: Contract | None = None) -> Snapshot:
    """Reads a release.

    Args:
        release: its folder.
        release_id: its id, where that is not the folder's name.
        contract: its contract, where it is not described yet.

    Raises:
        SnapshotError: a table's file is damaged, or there is none.
    """
    try:
        contract = contract or contract_of(release)
        files = {table: release / "parquet" / f"{table}.parquet" for table in contract.tables}
        tables = {table: pl.read_parquet(path, glob=False) for table, path in files.items() if path.is_file()}
    except (OSError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        raise SnapshotError(f"{release} cannot be read: {str(error).splitlines()[0]}") from error
    if DOCUMENTS not in tables or "document_id" not in tables[DOCUMENTS].columns:
        raise SnapshotError(f"{release} holds no table of documents")
    documents = {row["document_id"]: row for row in tables[DOCUMENTS].iter_rows(named=True)}
    return Snapshot(
        id=release_id or release.name,
        contract=contract,
        tables=tables,
        texts=Texts(release, documents),
        documents=documents,
        evidence={key: (d, s, e) for key, d, s, e in _columns(tables, EVIDENCE, "evidence_id")},
        finding_evidence=_grouped(tables),
    )


def _columns(tables: Mapping[str, pl.DataFrame], table: str, key: str, *more: str) -> list[tuple[Any, ...]]:
    """The key and the stretch of each row, where the table has them."""
    names = [key, "document_id", "start", "end", *more]
    frame = tables.get(table)
    return frame.select(names).rows() if frame is not None and set(names) <= set(frame.columns) else []


def _grouped(tables: Mapping[str, pl.DataFrame]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[tuple[int, Place]]] = {}
    for key, document_id, start, end, position in _columns(tables, FINDING_EVIDENCE, "finding_id", "position"):
        found.setdefault(key, []).append((position, (document_id, start, end)))
    return {key: tuple(place for _, place in sorted(places)) for key, places in found.items()}
