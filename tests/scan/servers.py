"""Servers on the loopback address, in processes of their own: an S3-speaking one, a Dask scheduler and its workers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 90


@dataclass(frozen=True)
class Cluster:
    """A Dask scheduler and the processes of its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def object_store_environment(port: int) -> dict[str, str]:
    """What a process has to be told to find the object store of a test, and to look for no other."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@contextmanager
def object_store() -> Iterator[dict[str, str]]:
    """An empty object store. Gives the environment in which it is found."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = object_store_environment(port)
    with _process("moto.server", "-H", "127.0.0.1", "-p", str(port), environment=environment) as server:
        _wait(lambda: _answers(port), server)
        yield environment


@contextmanager
def cluster(folder: Path, workers: int, environment: Mapping[str, str]) -> Iterator[Cluster]:
    """A scheduler and workers, each of one thread, that die without another in their place."""
    told = folder / "scheduler.json"
    where = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
    with ExitStack() as stack:
        started = stack.enter_context(_process("distributed.cli.dask_scheduler", *where, environment=environment))
        _wait(lambda: told.is_file() and told.read_text().endswith("}"), started)
        address = json.loads(told.read_text())["address"]
        arguments = (address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        processes = []
        for number in range(workers):
            own = ("--local-directory", str(folder / f"worker-{number}"), "--name", f"worker-{number}")
            process = _process("distributed.cli.dask_worker", *arguments, *own, environment=environment)
            processes.append(stack.enter_context(process))
        yield Cluster(address, processes)


@contextmanager
def _process(module: str, *arguments: str, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, **environment, "POLARS_MAX_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _wait(is_there: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_there():
        assert process.poll() is None, "the server ended"
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
