"""How long the contract takes on a million rows of its widest table, beside Pandera's own time on that frame.

python -m benchmarks.validation_speed [--rows 1000000]
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import polars as pl
from pandera.config import ValidationDepth, config_context

import schemas
from benchmarks.measuring import processor_seconds
from benchmarks.table import Figure
from pipeline.extract import extract
from pipeline.read import read
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import check
from schemas.models import model

_TEXT = """'''Mission X''' (UNX) was established on 25 April 2013 by [[Resolution 2100]].
It had 6,039 personnel (5,219 soldiers and 820 police) at the end of September 2013.
"""


def rows_of(table: str, rows: int) -> pl.DataFrame:
    """That many valid rows, with a key for each: those of a small document over and over."""
    document = read(_TEXT, id="page", language="en", format="wikitext")
    few = reconcile([extract(document, recognise(document))])[table]
    many = pl.concat([few] * (rows // few.height + 1))[:rows]
    key = schemas.primary_key(table)
    return many.with_columns(pl.format("{}-{}", pl.lit("m"), pl.int_range(pl.len())).alias(key))


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print both times and their ratio."""
    parser = argparse.ArgumentParser(description="the contract on many rows, beside Pandera alone")
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args(arguments).rows
    table = max(schemas.TABLES, key=lambda name: (len(schemas.columns(name)), name))
    frame = rows_of(table, rows)

    def pandera() -> None:
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            model(table).validate(frame, lazy=True)

    result = check({table: frame[:1000]})
    if not result.passed:
        raise SystemExit(f"the rows are not valid: {result.failures[0]}")
    theirs = min(processor_seconds(pandera) for _ in range(3))
    ours = min(processor_seconds(lambda: check({table: frame})) for _ in range(3))
    print(
        f"{table}: {len(frame.columns)} columns, {frame.height:,} rows: contract {ours:.2f} s, Pandera {theirs:.2f} s"
    )
    print(f"ratio {ours / theirs:.2f} (reach 1.2)")
    work = f"validation, {rows:,} rows of the widest table ({len(frame.columns)} columns)"
    return [Figure(work, "Pandera alone", "≤ 1.2", f"{ours / theirs:.2f}", ours / theirs <= 1.2)]


if __name__ == "__main__":
    main()
