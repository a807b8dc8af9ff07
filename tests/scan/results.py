"""What a scan wrote, as the tests compare it: all rows of all parts, in the order of their keys."""

from __future__ import annotations

from pathlib import Path

import polars as pl

import schemas


def rows(output: Path) -> dict[str, list[dict[str, object]]]:
    """The rows of every table, whatever part they are in; `bad_pages` without the names of the parts."""
    found = {}
    for table in (*schemas.TABLES, "bad_pages"):
        files = sorted(output.glob(f"parts/*/{table}.parquet"))
        frame = pl.concat([pl.read_parquet(file, glob=False) for file in files])
        if table == "bad_pages":
            found[table] = frame.drop("part").sort("at", "reason").to_dicts()
        else:
            found[table] = frame.sort(schemas.primary_key(table)).to_dicts()
    return found
