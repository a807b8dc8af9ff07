"""From checked tables to a release: staged, checked as it lies on the disk, and promoted.

A release's id is derived from its Parquet files and from the contract they keep, so the same content has the same id
and is published once. The clock, the machine and the order of the documents have no part in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import schemas
from pipeline.publish import checksums, duckdb_file, facts_page, parquet
from pipeline.publish.datapackage import FileInfo, datapackage
from pipeline.publish.ddl import create_statements
from pipeline.publish.staging import OutputFolder, opened, speaking_of
from pipeline.read.document import Document

PACKAGE = "datapackage.json"
ID_LENGTH = 12


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
    """

    id: str
    path: Path
    is_new: bool
    rows: Mapping[str, int]


def publish(tables: Mapping[str, pl.DataFrame], documents: Sequence[Document], output: Path) -> Release:
    """Publishes tables into an output folder, which is locked meanwhile.

    Args:
        tables: a frame for every table of `schemas.TABLES`, as the contract let it through.
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
    rows = {table: tables[table].height for table in schemas.TABLES}
    with folder.staging() as staged:
        with speaking_of(folder.path):
            parquet.write(staged, tables)
            release_id = identify(staged)
        if _is_intact(folder.release(release_id)):
            is_new = folder.current() != release_id
            if is_new:
                folder.point_latest_at(release_id)
            return Release(release_id, folder.release(release_id), is_new, rows)
        with speaking_of(folder.path):
            duckdb_file.assemble(staged, rows)
            _describe(staged, rows, documents)
            (staged / facts_page.NAME).write_text(
                facts_page.facts_page(tables, documents), encoding="utf-8", newline="\n"
            )
            checksums.write(staged)
            faults = [*parquet.faults(staged, rows), *duckdb_file.faults(staged, rows), *_key_faults(staged)]
        if faults:
            raise ReleaseError(faults)
        return Release(release_id, folder.promote(staged, release_id), True, rows)


def identify(release: Path) -> str:
    """The id of a release whose Parquet files are there: 12 hex digits over them and the contract's statements."""
    content = hashlib.sha256(f"contract {schemas.VERSION}\n".encode())
    for table in schemas.TABLES:
        content.update(f"{table} {checksums.digest(parquet.path_of(release, table))}\n".encode())
    for statement in create_statements():
        content.update(statement.encode())
    return content.hexdigest()[:ID_LENGTH]


def _describe(release: Path, rows: Mapping[str, int], documents: Sequence[Document]) -> None:
    files = {}
    for table in schemas.TABLES:
        path = parquet.path_of(release, table)
        place = path.relative_to(release).as_posix()
        files[table] = FileInfo(place, path.stat().st_size, checksums.digest(path), rows[table])
    text = json.dumps(datapackage(files, documents), ensure_ascii=False, indent=2)
    (release / PACKAGE).write_text(text + "\n", encoding="utf-8", newline="\n")


def _is_intact(release: Path) -> bool:
    try:
        return not checksums.verify(release)
    except OSError:
        return False


def _key_faults(release: Path) -> list[str]:
    """Tables whose key, read back from the disk, does not tell their rows apart."""
    faults: list[str] = []
    for table in schemas.TABLES:
        key = pl.read_parquet(parquet.path_of(release, table), columns=[schemas.primary_key(table)]).to_series()
        if key.null_count() or key.n_unique() != key.len():
            faults.append(f"{table}.{key.name}: the key is empty or repeated")
    return faults
