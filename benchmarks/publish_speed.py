"""How long publishing takes and how much memory, for 25 to 200 documents, and whether both grow no faster than they.

    python -m benchmarks.publish_speed [--sizes 25 50 100 200] [--sources PATH …] [--csv]

The documents (the embedded ones, or those named) are repeated under other ids until there are enough, read, extracted,
reconciled and checked together. What is timed is the last stage: from the tables to a release that has been checked as
it lies on the disk. Each size runs in a process of its own, so that its peak of memory is its own; "added" is what
publishing adds to the peak of the stages before it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import polars as pl

import schemas
from benchmarks.table import Figure
from pipeline import checkout
from pipeline.extract import extract
from pipeline.publish import csv_files
from pipeline.publish.release import publish
from pipeline.publish.staging import opened
from pipeline.read import read
from pipeline.read.document import Document
from pipeline.read.sources import Source, load
from pipeline.recognise import recognise
from pipeline.reconcile import reconcile
from pipeline.validate.contract import REJECTED, check
from pipeline.validate.rules import find

SIZES = (25, 50, 100, 200)
_LINEAR = 1.2  # times the growth of the rows that noise makes of linear work


def repeated(sources: Sequence[Source], size: int) -> list[Source]:
    """That many sources: the given ones over and over, each time under other ids."""
    copies = (replace(source, id=f"{source.id}-{copy:04}") for copy in count() for source in sources)
    return list(islice(copies, size))


def tables_of(sources: Sequence[Source]) -> tuple[list[Document], dict[str, pl.DataFrame]]:
    """The documents, and a frame for every table that their content fills."""
    documents = [read(source) for source in sources]
    result = check(reconcile([extract(document, recognise(document)) for document in documents]))
    tables = {**result.kept, REJECTED: result.rejected, **find(documents, result.kept)}
    return documents, {table: tables[table] for table in schemas.CONTENT}


def measure(paths: Sequence[Path], size: int, *, csv: bool) -> dict[str, float]:
    """Publishes so many documents in this process: rows, seconds, and megabytes on the disk and in memory."""
    documents, tables = tables_of(repeated(load(paths), size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryDirectory() as folder:
        started, worked = time.perf_counter(), time.process_time()
        release = publish(tables, documents, Path(folder))
        if csv:
            with opened(Path(folder)) as output:
                csv_files.add(output, release.id)
        seconds, processor = time.perf_counter() - started, time.process_time() - worked
        size_on_disk = sum(path.stat().st_size for path in release.path.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "documents": size,
        "rows": sum(table.height for table in tables.values()),
        "seconds": seconds,
        "processor": processor,
        "disk": size_on_disk / 1e6,
        "peak": peak / 1e3,  # Linux counts kilobytes
        "added": (peak - before) / 1e3,
    }


def main(arguments: Sequence[str] | None = None) -> list[Figure]:
    """Print a line per size, and how time and memory grow from the first size to the last."""
    parser = argparse.ArgumentParser(description="publishing many documents")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--sources", type=Path, nargs="+", default=[checkout.sources()])
    parser.add_argument("--csv", action="store_true", help="with the CSV files")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # measure this size here and print it as JSON
    given = parser.parse_args(arguments)
    if given.one:
        print(json.dumps(measure(given.sources, given.one, csv=given.csv)))
        return []
    common = [sys.executable, "-m", "benchmarks.publish_speed", "--sources", *map(str, given.sources)]
    results = []
    print(f"{'documents':>9} {'rows':>9} {'seconds':>8} {'processor':>9} {'MB disk':>8} {'MB peak':>8} {'MB added':>8}")
    for size in given.sizes:
        command = [*common, "--one", str(size), *(["--csv"] if given.csv else [])]
        result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        results.append(result)
        print(
            f"{size:9} {result['rows']:9,} {result['seconds']:8.2f} {result['processor']:9.2f} {result['disk']:8.1f} "
            f"{result['peak']:8.0f} {result['added']:8.0f}",
            flush=True,
        )
    first, last = results[0], results[-1]
    times = {name: last[name] / max(first[name], 1e-9) for name in ("rows", "processor", "peak")}
    print(
        f"from {first['documents']} to {last['documents']} documents: rows × {times['rows']:.1f}, processor time × "
        f"{times['processor']:.1f}, peak of memory × {times['peak']:.1f}"
    )
    told = (
        f"rows × {times['rows']:.1f}, processor time × {times['processor']:.1f}, peak of memory × {times['peak']:.1f} "
        f"({first['peak']:.0f} and {last['peak']:.0f} MB)"
    )
    work, against = (f"publishing {last['documents']} documents, report and package", f"{first['documents']} documents")
    return [Figure(work, against, "linear", told, times["processor"] <= _LINEAR * times["rows"])]


if __name__ == "__main__":
    main()
