"""Releases on the disk, as far as they are compared: tables and texts, without the other files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

import schemas
from pipeline.extract import extract
from pipeline.publish import history, parquet, texts
from pipeline.publish.changes import Change, compare
from pipeline.publish.contract_snapshot import today
from pipeline.publish.snapshot import Snapshot, read_snapshot
from pipeline.publish.staging import opened
from pipeline.read import read
from pipeline.read.document import Document
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from pipeline.validate.rules import find
from tests.embedded import DOCUMENTS

ENGLISH = (DOCUMENTS / "minusma-en.wikitext").read_text(encoding="utf-8")
DUTCH = (DOCUMENTS / "minusma-nl.txt").read_text(encoding="utf-8")


@cache
def document(document_id: str, text: str) -> Document:
    """A document in English wiki markup where its id says so, else in Dutch prose."""
    if document_id.endswith("-en"):
        return read(text, id=document_id, language="en", format="wikitext")
    return read(text, id=document_id, language="nl", format="text")


@cache
def _extract(document_id: str, text: str) -> Any:
    read_document = document(document_id, text)
    return extract(read_document, recognise(read_document))


def tables_of(documents: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """What the documents (id to text) give, with what the rules find."""
    checked = check(reconcile([_extract(name, text) for name, text in documents.items()]))
    found = find([document(name, text) for name, text in documents.items()], checked.kept)
    return {**checked.kept, "rejected_rows": checked.rejected, **found}


def snapshot(folder: Path, tables: Mapping[str, pl.DataFrame], documents: Mapping[str, str]) -> Snapshot:
    """A release of these tables and texts, written and read again."""
    parquet.write(folder, {table: tables[table] for table in schemas.CONTENT})
    texts.write(folder, [document(name, text) for name, text in documents.items()])
    return read_snapshot(folder, contract=today())


def promoted(output: Path, release_id: str) -> str:
    """Makes a release of nothing but the table that names the one before it the latest. Gives its id."""
    with opened(output) as folder:
        before = folder.current()
        if release_id in history.present(output):
            folder.point_latest_at(release_id)
            return release_id
        with folder.staging() as staged:
            (staged / parquet.FOLDER).mkdir()
            names = [] if before is None else [before]
            frame = pl.DataFrame({"old_release": names}, schema={"old_release": pl.String})
            frame.write_parquet(parquet.path_of(staged, "changes"))
            folder.promote(staged, release_id)
    return release_id


def changes(folder: Path, before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """What changes when documents (id to text) become others."""
    sides = []
    for name, documents in (("before", before), ("after", after)):
        (folder / name).mkdir()
        sides.append(snapshot(folder / name, tables_of(documents), documents))
    return compare(*sides)
