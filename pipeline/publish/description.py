"""The files of a release that describe it: for programs, for people who cite it, and for people who pass it on.

All are worked out from the tables' files, the contract and the documents, so that the same release is described in the
same bytes everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import schemas
from pipeline.publish import attribution, checksums, citing, croissant, datapackage
from pipeline.publish.datapackage import FileInfo
from pipeline.publish.parquet_files import path_of
from pipeline.read.document import Document


def write(release: Path, release_id: str, rows: Mapping[str, int], documents: Sequence[Document]) -> None:
    """Writes the description of a release whose Parquet files are there.

    Args:
        release: its folder.
        release_id: its id.
        rows: how many rows each table has.
        documents: the documents the tables were read from.

    Raises:
        OSError: the files cannot be written.
    """
    files = {}
    for table in schemas.TABLES:
        path = path_of(release, table)
        place = path.relative_to(release).as_posix()
        files[table] = FileInfo(place, path.stat().st_size, checksums.digest(path), rows[table])
    cited = citing.cited(release_id, documents)
    for name, text in (
        (datapackage.NAME, _json(datapackage.datapackage(cited, files, documents))),
        (croissant.NAME, _json(croissant.croissant(cited, files, documents))),
        (citing.NAME, citing.citation_file(cited, documents)),
        (attribution.NAME, attribution.attribution(documents)),
    ):
        (release / name).write_text(text, encoding="utf-8", newline="\n")


def _json(described: Mapping[str, Any]) -> str:
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
