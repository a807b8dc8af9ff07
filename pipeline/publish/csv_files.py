"""CSV beside the Parquet files of a release, for people with spreadsheets.

CSV knows text and nothing else: types, lists and maps are lost on the way, and a spreadsheet makes of it what it likes.
So the Parquet files are the data, and these are a convenience that a release is given when somebody asks for it. What
the files look like is said in `README`, which lies beside them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import IO, Any

import polars as pl

import schemas
from pipeline.publish import checksums, datapackage
from pipeline.publish.cells import texts
from pipeline.publish.parquet_files import path_of
from pipeline.publish.staging import OutputFolder, speaking_of

FOLDER = "csv"

README = """\
# The tables as CSV

One file per table, for spreadsheets. The Parquet files are the data; these are made from them. `datapackage.json` here
describes these files, with types, keys and references: `frictionless validate datapackage.json` checks them all.

- RFC 4180: comma, double quotes, lines end with CR LF. The first line has the names of the columns.
- UTF-8 with a byte order mark. Excel takes a file without one to be in the code page of its machine, and shows é as Ã©.
  pandas, polars, DuckDB and readr skip the mark; in R's `read.csv` say `fileEncoding = "UTF-8-BOM"`, in Python's `csv`
  `encoding="utf-8-sig"`.
- Nothing between two commas is a null, `""` is an empty text. DuckDB tells them apart with
  `allow_quoted_nulls = false`; pandas takes both for nulls.
- Dates are ISO 8601 (`2013-07-01`), times are in UTC (`2020-01-02T03:04:05Z`), truth is `true` or `false`, a list is a
  JSON array, a map a JSON object.
- **Text cannot become a formula.** A spreadsheet runs what begins with `=`, `+`, `-` or `@`, in their wide forms too,
  and the documents are anybody's. A text that begins so, or with a tab or a line break, has an apostrophe before it.
  So has what begins so inside a text after a semicolon or a line break, for where the list separator is a semicolon a
  spreadsheet begins a new cell there. To have the text as it was, take one apostrophe away in each of these places:
  replace `(^|[;\\r\\n])'('*[=+\\-@\\t＝＋－＠])` by `$1$2`, and `^'('*[\\r\\n])` by `$1`. Numbers are left as they are.
- A key of 16 hex digits can look like a number (`12345678901234e5`). Import the columns as text if you join on keys.
- Excel cuts a cell after 32,767 characters.
"""

# What a spreadsheet may take for the beginning of a formula (https://owasp.org/www-community/attacks/CSV_Injection).
_BEGINS = r"[=+\-@\t＝＋－＠]"
# Apostrophes that stand before it already are counted in, so that taking one away always gives the text as it was.
_INSIDE = rf"([;\r\n])('*{_BEGINS})"
_AT_START = rf"^('*(?:{_BEGINS}|[\r\n]))"


def add(folder: OutputFolder, release_id: str) -> Path:
    """Gives a release its CSV files, where it has none; the rest of it stays as it is.

    Args:
        folder: the output folder, whose lock the caller holds.
        release_id: a release in it.

    Raises:
        OutputError: the folder cannot be written to.
    """
    release = folder.release(release_id)
    if not (release / FOLDER).is_dir():
        with folder.staging() as staged:
            with speaking_of(folder.path):
                write(staged / FOLDER, release)
            folder.extend(release_id, staged / FOLDER)
    return release / FOLDER


def write(target: Path, release: Path) -> None:
    """Writes a release's tables as CSV into a folder that is not there yet.

    Raises:
        OSError: the files cannot be read or written.
    """
    target.mkdir()
    try:
        for table in schemas.TABLES:
            rows = pl.read_parquet(path_of(release, table), glob=False)
            write_table(harmless(texts(table, rows), table), target / f"{table}.csv")
        (target / "README.md").write_text(README, encoding="utf-8", newline="\n")
        described = json.dumps(_described(target, release), ensure_ascii=False, indent=2) + "\n"
        (target / datapackage.NAME).write_text(described, encoding="utf-8", newline="\n")
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise


def write_table(rows: pl.DataFrame, target: Path | IO[bytes]) -> None:
    """Writes rows of texts as a CSV file. Every option that shapes the bytes is stated."""
    rows.write_csv(
        target,
        include_bom=True,
        separator=",",
        line_terminator="\r\n",
        quote_char='"',
        quote_style="necessary",
        null_value="",
    )


def _described(target: Path, release: Path) -> dict[str, Any]:
    """The release's own description, of these files in the place of the Parquet files."""
    package: dict[str, Any] = json.loads((release / datapackage.NAME).read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = target / f"{resource['name']}.csv"
        resource |= {
            "path": path.name,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{checksums.digest(path)}",
        }
        resource["schema"]["missingValues"] = [""]
        for field in resource["schema"]["fields"]:
            if field["constraints"]["required"]:
                field["missingValues"] = []  # an empty text where there can be no null is an empty text
    return package


def harmless(rows: pl.DataFrame, table: str) -> pl.DataFrame:
    """Rows as texts, in which no text of a source can become a formula; what was no text stays as it is."""
    written = {column.name for column in schemas.columns(table) if column.dtype == pl.String()}
    return rows.with_columns(
        pl.col(name).str.replace_all(_INSIDE, "${1}'${2}").str.replace(_AT_START, "'${1}")
        for name in rows.columns
        if name in written
    )
