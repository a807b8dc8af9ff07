"""A scan from the addresses of its dumps to the views over its parts: plan, leave out what is done, work, sum up."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.read.errors import BadInput
from pipeline.scan import files
from pipeline.scan.dump import open_dump
from pipeline.scan.index import is_index
from pipeline.scan.plan import Part, Settings, parts_of
from pipeline.scan.pool import Advance
from pipeline.scan.repeated import repeated
from pipeline.scan.store import Store, claimed


@dataclass(frozen=True, slots=True)
class Planned:
    """What there is to do.

    Attributes:
        parts: how many parts the scan has.
        size: bytes of the dumps in them.
        done_parts: how many of them are there from before.
        done_size: bytes of the dumps in those.
    """

    parts: int
    size: int
    done_parts: int
    done_size: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a scan came to, the parts from before included.

    Attributes:
        planned: what there was to do.
        pages: how many pages were read, passed over (by reason), bad or degraded.
        rows: rows per table.
        failures: the parts that were given up: name and reason.
        repeated: how many pages are in the tables more than once.
    """

    planned: Planned
    pages: dict[str, int]
    rows: dict[str, int]
    failures: dict[str, str]
    repeated: int


class Watcher:
    """Who is told of a scan; this one tells nobody."""

    def planned(self, plan: Planned) -> None:
        """What there is to do is known."""

    def advanced(self, advance: Advance) -> None:
        """Some of it is done."""


def scan(
    addresses: Sequence[str],
    output: str,
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    part_size: int | None = None,
    watcher: Watcher | None = None,
) -> Summary:
    """Scans the files of a dump into an output folder.

    Args:
        addresses: paths or fsspec addresses of the files; indexes among them are found beside their dumps anyway.
        output: path or fsspec address of the folder.
        settings: how; every article if not given.
        workers: processes on this machine; as many as it has cores if not given.
        scheduler: address of a Dask scheduler, whose workers do the work instead.
        part_size: bytes of a file, as packed, to a part at most; by the size of each file if not given.
        watcher: who is told how far it is.

    Raises:
        BadInput: a file is no dump, the filter none, the folder that of another scan or of the same files cut
            otherwise, or the scheduler silent.
        OutputError: the folder cannot be written to.
    """
    settings, watcher = settings or Settings(), watcher or Watcher()
    if scheduler is not None:  # a worker has a working folder of its own
        addresses, output = [_absolute(address) for address in addresses], _absolute(output)
    dumps = [open_dump(address) for address in addresses if not is_index(address)]
    if not dumps:
        raise BadInput("no dump to scan: an index alone is none")
    same = [name for name, count in Counter(dump.identity for dump in dumps).items() if count > 1]
    if same:
        raise BadInput(f"{next(d.address for d in dumps if d.identity == same[0])}: the same dump twice")
    parts = parts_of(dumps, settings, part_size)
    with claimed(output, settings) as store:
        from pipeline.scan import views  # it brings DuckDB, which the workers do without

        done = store.done()
        _refuse_others(parts, done, output)
        open_parts = [part for part in parts if part.name not in done]
        plan = _planned(parts, open_parts)
        watcher.planned(plan)
        views.write_contract(store)
        # The largest first, or all would wait for one that begins last.
        by_weight = sorted(open_parts, key=lambda part: -part.weight)
        failures = _worked(by_weight, store, workers, scheduler, watcher)
        views.write_database(store)
        done = store.done()
        twice = repeated(store, done)
        of_scan = [done[part.name] for part in parts if part.name in done]
    pages, rows = _summed(of_scan, "pages"), _summed(of_scan, "rows")
    return Summary(plan, pages, rows, failures, twice)


def _refuse_others(parts: Sequence[Part], done: Mapping[str, Mapping[str, Any]], output: str) -> None:
    """Refuses a folder whose views would show pages twice: with parts of these files that are none of these parts."""
    wanted = {part.name for part in parts}
    files_of = {part.dump.identity for part in parts}
    names = {part.dump.name for part in parts}
    for about in (about for name, about in done.items() if name not in wanted):
        name = about.get("dump")
        if about.get("identity") in files_of:
            why = f"parts of {name} that are cut otherwise (by another --part-size, or its index came or went)"
        elif name in names:
            why = f"parts of another file called {name}, or of what it was before"
        else:
            continue
        raise BadInput(f"{output}: holds {why}; name another --output")


def _worked(
    parts: Sequence[Part],
    store: Store,
    workers: int | None,
    scheduler: str | None,
    watcher: Watcher,
) -> dict[str, str]:
    if not parts:
        return {}
    if scheduler is not None:
        from pipeline.scan import cluster

        return cluster.run(parts, store, scheduler, watcher.advanced)
    from pipeline.scan import pool

    return pool.run(parts, store, workers or cores(), watcher.advanced)


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _planned(parts: Sequence[Part], open_parts: Sequence[Part]) -> Planned:
    size, left = (sum(part.end - part.start for part in some) for some in (parts, open_parts))
    return Planned(len(parts), size, len(parts) - len(open_parts), size - left)


def _absolute(address: str) -> str:
    return address if files.is_remote(address) else str(Path(address.removeprefix("file://")).resolve())


def _summed(parts: Sequence[dict[str, Any]], what: str) -> dict[str, int]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part.get(what, {}))
    return dict(sorted(total.items()))
