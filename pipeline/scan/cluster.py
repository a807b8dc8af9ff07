"""The parts of a scan on the workers of a Dask cluster.

The same function runs there as on this machine. Dask gives the part of a worker that is lost to another; one that was
lost with several is given up. What a worker reads and writes, it finds by its address: with an object store, workers
share no disk. A local path means a disk that all of them see under that path.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

from pipeline.read.errors import BadInput
from pipeline.scan import files
from pipeline.scan.part import scan_part
from pipeline.scan.plan import Part
from pipeline.scan.pool import Advance
from pipeline.scan.store import Store

CONNECTING = 15
"""Seconds in which a scheduler has to answer."""

AHEAD = 4
"""Parts that are handed to the scheduler for each thread of the workers: more would only wait there."""

_LEAST_AHEAD = 16

RETRIES = 2
"""How often a part is tried again whose worker could not read or write: a network comes and goes."""


def run(parts: Sequence[Part], store: Store, scheduler: str, told: Callable[[Advance], None]) -> dict[str, str]:
    """Works on parts until all are there or given up.

    Args:
        parts: the parts.
        store: the output folder.
        scheduler: address of the scheduler (``tcp://host:8786``).
        told: called when a part is done.

    Returns:
        The parts that were given up: name and reason.

    Raises:
        BadInput: Dask is not installed, no scheduler answers, or as `pipeline.scan.part.scan_part`.
        OutputError: as `pipeline.scan.part.scan_part`.
    """
    client = _connected(scheduler)
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    failures: dict[str, str] = {}
    try:
        waiting = iter(parts)

        def submitted(count: int) -> list[Any]:
            return [
                client.submit(scan_part, part, store, key=f"scan-{part.name}", pure=False, retries=RETRIES)
                for part in islice(waiting, count)
            ]

        of_key = {f"scan-{part.name}": part for part in parts}
        first = submitted(max(AHEAD * sum(client.nthreads().values()), _LEAST_AHEAD))
        under_way = as_completed(first, loop=client.loop)
        for future in under_way:
            part = of_key[future.key]
            try:
                about = future.result()
            except KilledWorker as error:
                failures[part.name] = f"the workers that had it ended ({error.last_worker.address} was the last)"
            else:
                told(Advance(sum(about["pages"].values()), part.end - part.start, about))
            future.release()
            for more in submitted(1):
                under_way.add(more)
    finally:
        client.close()
    return failures


def _connected(scheduler: str) -> Any:
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
        from distributed.comm.registry import get_backend
    except ImportError:
        raise BadInput(f"--scheduler needs the extra `cluster` ({files.EXTRA})") from None
    try:
        scheme, place = parse_address(scheduler)
        get_backend(scheme)  # a client that was made for no address waits half a minute before it is gone
        parse_host_port(place)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions that differ, on which the requirements have the say
            return Client(scheduler, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BadInput(f"no Dask scheduler answers at {scheduler}: {said}") from None
