"""Writing the store of pages (see `pipeline.read.page_store`): whole or not at all, one writer at a time.

A revision's file is there before the ledger names it, and the ledger is replaced in one step. So whoever reads
meanwhile, a build, sees the store as it was or as it is, and a killed fetch loses at most the answer it was at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pipeline.durable import held, replace_file
from pipeline.fetch.errors import StoreError
from pipeline.read.page_store import LEDGER, Observation, ledger_bytes, path_of, read_ledger


class OpenStore:
    """A store that this process holds the lock of. `opened` gives one.

    Args:
        folder: where it is.
        ledger: what its ledger has.
    """

    def __init__(self, folder: Path, ledger: Iterable[Observation]) -> None:
        self.folder = folder
        self._histories: dict[tuple[str, str], list[Observation]] = {}
        self._is_behind = False
        for each in ledger:
            self._histories.setdefault((each.wiki, each.title), []).append(each)

    def history(self, wiki: str, title: str) -> Sequence[Observation]:
        """The observations of one page, in their order."""
        return tuple(self._histories.get((wiki, title), ()))

    def keep(self, data: bytes) -> str:
        """Keeps the bytes of a revision. Gives their SHA-256, which names the file."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = path_of(self.folder, sha256)
        if not path.exists():
            with speaking_of(self.folder):
                replace_file(path, data)
        return sha256

    def add(self, observation: Observation) -> Observation:
        """Adds an observation as the last one of its page. Gives it with its position. `flush` writes it down."""
        history = self._histories.setdefault((observation.wiki, observation.title), [])
        history.append(replace(observation, position=len(history) + 1))
        self._is_behind = True
        return history[-1]

    def flush(self) -> None:
        """Has the ledger say what was added. Once for many additions: each time the whole file is written."""
        if self._is_behind:
            with speaking_of(self.folder):
                replace_file(self.folder / LEDGER, ledger_bytes(chain.from_iterable(self._histories.values())))
            self._is_behind = False


@contextmanager
def opened(folder: Path) -> Iterator[OpenStore]:
    """The store in a folder, made where it is not there, locked until the block ends, and gone if nothing was kept.

    Raises:
        StoreError: it cannot be made or written to, or another fetch holds it. This one does not wait.
        BadInput: its ledger is none.
    """
    with ExitStack() as stack:
        with speaking_of(folder):
            try:
                stack.enter_context(held(folder))
            except BlockingIOError:
                raise StoreError(f"another fetch is writing to {folder}; try again when it has ended") from None
        store = OpenStore(folder, read_ledger(folder))
        try:
            yield store
        finally:  # what was learnt before something failed is kept
            store.flush()


@contextmanager
def speaking_of(folder: Path) -> Iterator[None]:
    """Turns the system's refusals inside the block into one line on the folder."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write to {folder}: {(error.strerror or str(error)).lower()}") from error
