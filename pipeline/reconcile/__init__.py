"""From the rows of all documents to entities with stable ids, preferred values and links between rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import polars as pl

import schemas
from pipeline.extract import Extract
from pipeline.extract.finish import BY_COLUMN
from pipeline.extract.rows import Entity
from pipeline.read.corrections import Correction
from pipeline.reconcile.actors import same_actors
from pipeline.reconcile.chosen import CHOSEN, chosen
from pipeline.reconcile.corrections import correct
from pipeline.reconcile.entities import cluster
from pipeline.reconcile.people import same_people
from pipeline.reconcile.ranking import rank_statements

# Tables filled by `pipeline.validate` once these are made.
MADE_LATER = frozenset({"rules", "findings", "finding_evidence", "rejected_rows", "changes"})

COVERAGE = "coverage"

# Tables of observations whose keys are readable, so that two documents may give the same one.
READABLE = ("places",)

_ENTITIES = frozenset({*CHOSEN, *READABLE})
_WRITTEN_INTO = frozenset({"documents", "statements"})

__all__ = ["COVERAGE", "MADE_LATER", "by_column", "reconcile", "reconciled_rows"]


def reconcile(extracts: Sequence[Extract], corrections: Sequence[Correction] = ()) -> dict[str, pl.DataFrame]:
    """Every table that the documents fill, as typed frames in their stated order.

    Args:
        extracts: the finished rows of each document, in the order of the documents' ids.
        corrections: of what they claim; with distinct targets.

    Raises:
        BadInput: a correction does not fit what the documents say (see `pipeline.reconcile.corrections`).
    """
    rows = reconciled_rows(extracts, corrections)
    return {
        table: by_column(table, extracts) if table in BY_COLUMN else schemas.frame(table, rows[table])
        for table in schemas.TABLES
        if table not in MADE_LATER
    }


def by_column(table: str, extracts: Iterable[Extract]) -> pl.DataFrame:
    """One of the tables in `pipeline.extract.finish.BY_COLUMN`, of all documents."""
    columns: defaultdict[str, list[Any]] = defaultdict(list)
    for extract in extracts:
        for name, values in extract.by_column(table).items():
            columns[name] += values
    return schemas.frame_of_columns(table, columns)


def reconciled_rows(
    extracts: Sequence[Extract], corrections: Sequence[Correction] = ()
) -> dict[str, list[dict[str, Any]]]:
    """What `reconcile` gives, as rows without an order: for who puts together what was reconciled apart.

    There are none of the tables that are kept by column (see `by_column`).
    """
    rows: dict[str, list[dict[str, Any]]] = {
        table: [] for table in schemas.TABLES if table not in MADE_LATER and table not in BY_COLUMN
    }
    for extract in extracts:
        for table, found in extract.tables.items():
            # The extracts stay as they are: what is written into is a copy.
            rows[table] += [dict(row) for row in found] if table in _WRITTEN_INTO else found
    naming = [row for table, found in rows.items() for row in _naming(table, found)]
    keys = _keys(naming, rows["documents"])
    for row, columns in naming:
        for column in columns:
            value = row[column]
            named = [keys[entity] for entity in _entities(value)]
            row[column] = list(dict.fromkeys(named)) if isinstance(value, list) else named[0]
    where = {key: place for extract in extracts for key, place in _places(extract)}
    correct(rows["statements"], corrections)
    rank_statements(rows["statements"], where)
    for table in CHOSEN:
        rows[table] = chosen(table, schemas.primary_key(table), rows["statements"])
    _name_subjects(extracts, rows, keys)
    for table in READABLE:
        rows[table] = _first_of_each(rows[table], schemas.primary_key(table))
    return rows


def _naming(table: str, found: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The rows of a table that name entities, made copies in their place, and the columns that do, in the row's order.

    Few rows do, and the long tables have none.
    """
    columns = _naming_columns(table)
    for i, row in enumerate(found) if columns else ():
        naming = [column for column in columns if _entities(row.get(column))]
        if naming:
            found[i] = row if table in _WRITTEN_INTO else dict(row)
            yield found[i], sorted(naming, key=list(row).index)


@cache
def _naming_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that may name entities."""
    keys = schemas.foreign_keys(table)
    return tuple(key.column for key in keys if key.kind == "named" or not _ENTITIES.isdisjoint(key.tables))


def _keys(naming: Iterable[tuple[dict[str, Any], list[str]]], documents: list[dict[str, Any]]) -> dict[Entity, str]:
    """The key of every entity named in the rows: one for all that are the same."""
    languages = {row["document_id"]: row["language"] for row in documents}
    placed = [
        (entity, languages[row["document_id"]])
        for row, columns in naming
        for column in columns
        for entity in _entities(row[column])
    ]
    named = [entity for entity, _ in placed]
    same = {**same_people(named), **same_actors(placed)}
    keys = cluster(same.get(entity, entity) for entity in named)
    keys.update({spelling: keys[entity] for spelling, entity in same.items()})
    return keys


def _places(extract: Extract) -> Iterator[tuple[str, tuple[str, int]]]:
    """The document and offset of each evidence row, by its id."""
    evidence = extract.by_column("evidence")
    return zip(evidence["evidence_id"], zip(evidence["document_id"], evidence["start"], strict=True), strict=True)


def _entities(value: object) -> list[Entity]:
    """The entities that a column holds: itself one, or a list of them."""
    if isinstance(value, Entity):
        return [value]
    return [each for each in value if isinstance(each, Entity)] if isinstance(value, list) else []


def _name_subjects(extracts: Sequence[Extract], rows: dict[str, list[dict[str, Any]]], keys: dict[Entity, str]) -> None:
    """Write the mission that each document is about into its row of `documents`."""
    subjects = {e.document.id: keys[e.subject] for e in extracts if e.subject is not None and e.subject in keys}
    for row in rows["documents"]:
        row["mission_id"] = subjects.get(row["document_id"])


def _first_of_each(found: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """The rows without those whose key came before: documents come in the order of their ids."""
    seen: set[str] = set()
    return [row for row in found if not (row[key] in seen or seen.add(row[key]))]
