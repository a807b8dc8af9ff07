"""A release in the making, held beside the one before it: its table `changes` and its page of them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import polars as pl

import schemas
from pipeline.publish import changes_page, history
from pipeline.publish.changes import compare
from pipeline.publish.changes_table import NAME, changes_table
from pipeline.publish.contract_snapshot import today
from pipeline.publish.snapshot import SnapshotError, read_snapshot
from pipeline.publish.staging import OutputFolder
from pipeline.validate.contract import check

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AgainstBefore:
    """What a release says of how it differs from the one before it.

    Attributes:
        tables: the tables that tell it.
        page: the same for a person, as Markdown.
        faults: what of the tables breaks the contract, one line each.
    """

    tables: dict[str, pl.DataFrame]
    page: str
    faults: tuple[str, ...]


def against_before(folder: OutputFolder, staged: Path, release_id: str) -> AgainstBefore:
    """Compares a staged release, whose tables and texts are written, with the one that is the latest.

    Where the latest is of the same content (and is published again, being damaged), the one before that is taken. One
    that cannot be read is no reason to publish nothing: it is told in the log, and nothing is compared.
    """
    before = folder.current()
    if before == release_id:
        before = history.previous_of(folder.path, release_id)
    table, page = schemas.empty(NAME), changes_page.first_page()
    if before is not None:
        try:
            old, new = read_snapshot(folder.release(before)), read_snapshot(staged, release_id, today())
        except SnapshotError as error:
            _log.warning("not compared with the release before: %s", error)
        else:
            found = compare(old, new)
            table, page = changes_table(found, old, new), changes_page.changes_page(found, old, new)
    faults = tuple(str(failure) for failure in check({NAME: table}).failures)
    return AgainstBefore({NAME: table}, page, faults)
