"""From checked tables to a release: staged, checked as it lies on the disk, and promoted.

A release's id is derived from its Parquet files and from the contract they keep, so the same content has the same id
and is published once. The clock, the machine and the order of the documents have no part in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import schemas
from pipeline.publish import changes_page, checksums, description, duckdb_file, facts_page, licences, parquet, texts
from pipeline.publish.before import against_before
from pipeline.publish.identity import content_id
from pipeline.publish.parquet_files import path_of
from pipeline.publish.report import site
from pipeline.publish.staging import OutputFolder, opened, speaking_of
from pipeline.read.document import Document


class ReleaseError(Exception):
    """What was written is not what was to be written; nothing was promoted. `faults` has one line per fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(f"the written files failed {len(faults)} checks, the first: {faults[0]}")
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Release:
    """A published release.

    Attributes:
        id: its id, 12 hex digits derived from its content.
        path: its folder.
        is_new: whether this build published it; False where `latest` was this content already.
        rows: rows per table, in the order of the contract.
        against_before: the tables that tell how it differs from the release before it.
    """

    id: str
    path: Path
    is_new: bool
    rows: Mapping[str, int]
    against_before: Mapping[str, pl.DataFrame]


def publish(tables: Mapping[str, pl.DataFrame], documents: Sequence[Document], output: Path) -> Release:
    """Publishes tables into an output folder, which is locked meanwhile.

    Args:
        tables: a frame for every table of `schemas.CONTENT`, as the contract let it through.
        documents: the documents the tables were read from, for the description of the package.
        output: the folder that holds the releases.

    Raises:
        OutputError: the folder cannot be written to, or another build is writing to it.
        ReleaseError: the files, read again, are not what was to be written.
    """
    with opened(output) as folder:
        return publish_into(folder, tables, documents)


def publish_into(folder: OutputFolder, tables: Mapping[str, pl.DataFrame], documents: Sequence[Document]) -> Release:
    """Publishes tables into an output folder whose lock the caller holds; else as `publish`."""
    content = {table: tables[table] for table in schemas.CONTENT}
    with folder.staging() as staged:
        with speaking_of(folder.path):
            parquet.write(staged, content)
            release_id = identify(staged, documents)
        if _is_intact(folder.release(release_id)):
            is_new = folder.current() != release_id
            if is_new:
                folder.point_latest_at(release_id)
            told = {"changes": pl.read_parquet(path_of(folder.release(release_id), "changes"), glob=False)}
            return Release(release_id, folder.release(release_id), is_new, _heights({**content, **told}), told)
        with speaking_of(folder.path):
            texts.write(staged, documents)
            differing = against_before(folder, staged, release_id)
            told = differing.tables
            tables = {**content, **told}
            rows = _heights(tables)
            parquet.write(staged, told)
            (staged / changes_page.NAME).write_text(differing.page, encoding="utf-8", newline="\n")
            duckdb_file.assemble(staged, rows)
            description.write(staged, release_id, rows, documents)
            (staged / facts_page.NAME).write_text(
                facts_page.facts_page(tables, documents), encoding="utf-8", newline="\n"
            )
            site.write(staged, tables, documents, release_id)
            checksums.write(staged)
            faults = [*parquet.faults(staged, rows), *duckdb_file.faults(staged, rows), *_key_faults(staged)]
            faults += differing.faults
        if faults:
            raise ReleaseError(faults)
        return Release(release_id, folder.promote(staged, release_id), True, rows, told)


def identify(release: Path, documents: Sequence[Document] = ()) -> str:
    """The id of a release whose Parquet files are there: 12 hex digits over its content and the contract's statements.

    The licences that the catalogs of the documents give for the data stand in no table and are taken in too.

    What changed from the release before has no part in it: the same documents give the same id in every folder.
    """
    return content_id(release, [terms.name for terms in licences.of_data(documents)])


def _heights(tables: Mapping[str, pl.DataFrame]) -> dict[str, int]:
    return {table: tables[table].height for table in schemas.TABLES}


def _is_intact(release: Path) -> bool:
    try:
        return not checksums.verify(release)
    except OSError:
        return False


def _key_faults(release: Path) -> list[str]:
    """Tables whose key, read back from the disk, does not tell their rows apart."""
    faults: list[str] = []
    for table in schemas.TABLES:
        key = pl.read_parquet(path_of(release, table), columns=[schemas.primary_key(table)]).to_series()
        if key.null_count() or key.n_unique() != key.len():
            faults.append(f"{table}.{key.name}: the key is empty or repeated")
    return faults
