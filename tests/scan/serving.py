"""Worker processes that do what workers do when things go wrong, for the tests of the pool."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.scan.pages import Page
from pipeline.scan.pool import serve
from pipeline.scan.store import Store

DEADLY = "Mission 4"
CRASHED = "crashed"


def killed_by_a_page(connection: Connection, store: Store) -> None:
    """A process that never survives one page."""
    _before_reading(lambda page: os.kill(os.getpid(), signal.SIGKILL) if page.title == DEADLY else None)
    serve(connection, store)


def killed_once(connection: Connection, store: Store) -> None:
    """A process that dies in the middle of a part, where none has before."""
    marker = Path(store.address).parent / CRASHED

    def once(page: Page) -> None:
        if page.title == DEADLY and not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    _before_reading(once)
    serve(connection, store)


def hanging(connection: Connection, store: Store) -> None:
    """A process that never comes back from the first page, until it is told to leave it out."""
    connection.send(("ready",))
    _, killers = connection.recv()
    connection.send(("page", 0, 0))
    if not killers:
        time.sleep(600)
    connection.send(("done", {"killers": killers}))
    connection.recv()


def stillborn(connection: Connection, store: Store) -> None:
    """A process that ends before it begins."""
    os._exit(1)


def _before_reading(act) -> None:
    from pipeline.scan import part as working  # what it brings is not needed to end at once

    read_page = working.read_page

    def acting(page, *arguments):
        act(page)
        return read_page(page, *arguments)

    working.read_page = acting
