"""Where a release's Parquet files stand, and whether they describe themselves as the contract does: without Arrow.

Arrow brings numpy with it, and both together take 0.2 s to import, a sixth of a `check`. What Arrow writes of a
table's schema into its file is the same for every release of a contract, so its digest is known beforehand; only a file
of which it is not the known one has to be opened with Arrow, to say what is different (`parquet.py`).

    python -m pipeline.publish.parquet_files pipeline/publish/parquet_metadata.csv
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import polars as pl

import schemas

FOLDER = "parquet"
_KNOWN = "parquet_metadata.csv"


def path_of(release: Path, table: str) -> Path:
    """Where a table's file stands in a release."""
    return release / FOLDER / f"{table}.parquet"


def are_described(release: Path) -> bool:
    """Whether every table has a Parquet file, of the contract's columns and words; False is to be looked into."""
    known = _known()
    for table in schemas.TABLES:
        path = path_of(release, table)
        try:
            if digest(path) != known.get(table) or pl.read_parquet_schema(path) != schemas.polars_schema(table):
                return False
        except (OSError, pl.exceptions.PolarsError):
            return False
    return True


def digest(path: Path) -> str:
    """The SHA-256, in hexadecimal digits, of what a Parquet file says about its table.

    Raises:
        OSError: there is no such file.
        polars.exceptions.PolarsError: it is no Parquet file.
    """
    said = sorted(pl.read_parquet_metadata(path).items())
    return hashlib.sha256(
        "".join(f"{len(key)} {key} {len(value)} {value}\n" for key, value in said).encode()
    ).hexdigest()


def known_digests() -> str:
    """The list of the digests, as CSV: of files that are written for it, and so by this release of Arrow."""
    from pipeline.publish import parquet  # which imports Arrow

    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder)
        parquet.write(release, {table: schemas.polars_schema(table).to_frame() for table in schemas.TABLES})
        rows = [(table, digest(path_of(release, table))) for table in schemas.TABLES]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("table", "sha256"), *rows])
    return out.getvalue()


@cache
def _known() -> Mapping[str, str]:
    text = files("pipeline.publish").joinpath(_KNOWN).read_text(encoding="utf-8")
    return {row["table"]: row["sha256"] for row in csv.DictReader(io.StringIO(text))}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(known_digests(), encoding="utf-8", newline="\n")
