"""The id of a release, worked out from what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import schemas
from pipeline.publish import checksums
from pipeline.publish.ddl import create_statements
from pipeline.publish.parquet_files import path_of

ID_LENGTH = 12


def content_id(release: Path, terms: Sequence[str]) -> str:
    """Twelve hex digits over the Parquet files of a release, the contract's statements and the data's licences.

    Args:
        release: its folder, in which the files are.
        terms: names of the licences that the catalogs give for the data, sorted; they stand in no table.

    Raises:
        FileNotFoundError: a Parquet file is missing.
    """
    return content_ids(release, terms)[-1]


def content_ids(release: Path, terms: Sequence[str]) -> list[str]:
    """What `content_id` would be with none of the terms, with the first, with the first two, and so on.

    Args:
        release: its folder, in which the files are.
        terms: names of the licences that the catalogs give for the data, sorted; they stand in no table.

    Raises:
        FileNotFoundError: a Parquet file is missing.
    """
    content = hashlib.sha256(f"contract {schemas.VERSION}\n".encode())
    for table in schemas.CONTENT:
        content.update(f"{table} {checksums.digest(path_of(release, table))}\n".encode())
    for statement in create_statements():
        content.update(statement.encode())
    ids = [content.hexdigest()[:ID_LENGTH]]
    for name in terms:
        content.update(f"licence {name}\n".encode())
        ids.append(content.hexdigest()[:ID_LENGTH])
    return ids
