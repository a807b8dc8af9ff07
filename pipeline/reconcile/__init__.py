"""From the rows of all documents to entities with stable ids, preferred values and links between rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

import schemas
from pipeline.extract import Extract
from pipeline.extract.rows import Entity
from pipeline.reconcile.entities import cluster
from pipeline.reconcile.missions import missions
from pipeline.reconcile.ranking import rank_statements

# Tables filled by `pipeline.validate` once these are made.
MADE_LATER = frozenset({"rules", "findings", "finding_evidence", "rejected_rows"})

__all__ = ["MADE_LATER", "reconcile"]


def reconcile(extracts: Sequence[Extract]) -> dict[str, pl.DataFrame]:
    """Every table that the documents fill, as typed frames in their stated order.

    Args:
        extracts: the finished rows of each document, in the order of the documents' ids.
    """
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in schemas.TABLES if table not in MADE_LATER}
    for extract in extracts:
        for table, found in extract.tables.items():
            rows[table] += found
    keys = cluster(
        value
        for table in rows
        for row in rows[table]
        for value in row.values()
        if isinstance(value, Entity)
    )  # fmt: skip
    for found in rows.values():
        for row in found:
            for column, value in row.items():
                if isinstance(value, Entity):
                    row[column] = keys[value]
    where = {row["evidence_id"]: (row["document_id"], row["start"]) for row in rows["evidence"]}
    rank_statements(rows["statements"], where)
    rows["missions"] = missions(rows["statements"])
    return {table: schemas.frame(table, found) for table, found in rows.items()}
