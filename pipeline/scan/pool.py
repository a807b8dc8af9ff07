"""The parts of a scan on the processes of this machine.

A process is given one part at a time and says before each page which one it is at. So when one is killed, by the system
for its memory or by a person, it is known with which part and at which page: the part is given to a new process, and a
page that takes a process with it twice is recorded and left out. (`concurrent.futures` gives up all parts under way and
says of none that it was the cause.)
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from pipeline.scan.plan import Part
from pipeline.scan.store import Store

MOST_DEATHS = 8
"""Processes that one part may take with it, whatever the pages: then it is given up."""

MOST_STILLBORN = 4
"""Processes in a row that may end before they are ready."""

_RARELY = 100_000  # new objects before the collector looks for cycles: what a page is made of has none
_KILLS = 2
LONGEST_SILENCE = 300.0
"""Seconds, besides those of a page, in which a process must say something. Else it is in a call into a library that
nothing breaks off, and is killed with it."""

_LISTENING = 5.0
"""Seconds after which the silent ones are looked for."""

_ONE_THREAD = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""A process has a core; libraries that took all of them would be in each other's way."""


@dataclass(frozen=True, slots=True)
class Advance:
    """How far the parts under way are.

    Attributes:
        pages: pages looked at since the last word.
        size: bytes of the dump done since the last word.
        part: what the `part.json` of a part says that is done now; None between parts.
    """

    pages: int = 0
    size: int = 0
    part: dict[str, Any] | None = None


class WorkerError(Exception):
    """Processes end before they begin: something is wrong with this machine, and not with a part."""


@dataclass
class _Worker:
    """A process and what it is at."""

    process: BaseProcess
    connection: Connection
    is_ready: bool = False
    part: int | None = None
    page: int | None = None
    at: int = 0
    heard: float = field(default_factory=time.monotonic)


@dataclass
class _Work:
    """The parts and what became of them."""

    parts: Sequence[Part]
    waiting: deque[int]
    killers: dict[int, set[int]] = field(default_factory=dict)
    deaths: dict[int, Counter[int | None]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    left: int = 0


def serve(connection: Connection, store: Store) -> None:
    """What a process does: parts, until there is nobody to ask for one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.set_threshold(_RARELY)
    from pipeline.scan.part import scan_part

    try:
        connection.send(("ready",))
        while True:
            part, killers = connection.recv()
            try:
                about = scan_part(part, store, killers, lambda page, at: connection.send(("page", page, at)))
            except (EOFError, BrokenPipeError):
                raise
            except Exception as error:
                connection.send(("error", error))
            else:
                connection.send(("done", about))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def run(
    parts: Sequence[Part],
    store: Store,
    workers: int,
    told: Callable[[Advance], None],
    serving: Callable[[Connection, Store], None] = serve,
) -> dict[str, str]:
    """Works on parts until all are there or given up.

    Args:
        parts: the parts.
        store: the output folder.
        workers: how many processes.
        told: called with every advance.
        serving: what a process does.

    Returns:
        The parts that were given up: name and reason.

    Raises:
        WorkerError: no process can be started.
        BadInput, OutputError: as `pipeline.scan.part.scan_part`; the other parts are broken off.
    """
    work = _Work(parts, deque(range(len(parts))), left=len(parts))
    pool: list[_Worker] = []
    stillborn = 0
    try:
        while work.left:
            while len(pool) < min(workers, work.left):
                pool.append(_started(store, serving))
            for worker in pool:
                if worker.is_ready and worker.part is None and work.waiting:
                    _give(worker, work)
            heard = wait([worker.connection for worker in pool], timeout=_LISTENING)
            for worker in [w for w in pool if w.connection in heard]:
                try:
                    message = worker.connection.recv()
                except (EOFError, OSError):
                    stillborn = 0 if worker.is_ready else stillborn + 1
                    if stillborn >= MOST_STILLBORN:
                        raise WorkerError(f"{stillborn} processes ended before they began to work") from None
                    _bury(worker, work)
                    pool.remove(worker)
                    continue
                _hear(worker, message, work, told)
            latest = time.monotonic() - parts[0].settings.page_seconds - LONGEST_SILENCE
            for worker in pool:
                if worker.part is not None and worker.heard < latest:
                    worker.process.kill()  # which is heard next
    finally:
        for worker in pool:
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
    return work.failures


def _started(store: Store, serving: Callable[[Connection, Store], None]) -> _Worker:
    context = multiprocessing.get_context("spawn")  # a fork of a process with polars' threads may stand still
    ours, theirs = context.Pipe()
    with _environment():
        process = context.Process(target=serving, args=(theirs, store), daemon=True)
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _environment() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _give(worker: _Worker, work: _Work) -> None:
    index = work.waiting.popleft()
    part = work.parts[index]
    worker.part, worker.page, worker.at, worker.heard = index, None, part.start, time.monotonic()
    try:
        worker.connection.send((part, sorted(work.killers.get(index, ()))))
    except OSError:  # it ended meanwhile, which is heard next
        return


def _hear(worker: _Worker, message: tuple[Any, ...], work: _Work, told: Callable[[Advance], None]) -> None:
    kind, *said = message
    worker.heard = time.monotonic()
    if kind == "ready":
        worker.is_ready = True
        return
    assert worker.part is not None  # noqa: S101  # what else can a worker speak of
    part = work.parts[worker.part]
    if kind == "page":
        worker.page, at = said
        at = min(max(at, worker.at), part.end)
        told(Advance(pages=1, size=at - worker.at))
        worker.at = at
    elif kind == "done":
        told(Advance(size=part.end - worker.at, part=said[0]))
        worker.part = None
        work.left -= 1
    else:
        raise said[0]


def _bury(worker: _Worker, work: _Work) -> None:
    """Takes the part of a process that ended back, and judges what ended it."""
    worker.process.join()
    worker.connection.close()
    if (index := worker.part) is None:
        return
    deaths = work.deaths.setdefault(index, Counter())
    deaths[worker.page] += 1
    if worker.page is not None and deaths[worker.page] >= _KILLS:
        work.killers.setdefault(index, set()).add(worker.page)
    if deaths.total() >= MOST_DEATHS:
        work.failures[work.parts[index].name] = f"{deaths.total()} processes ended while working on it"
        work.left -= 1
    else:
        work.waiting.appendleft(index)
