"""A release of the embedded documents, built once for all tests of the pages."""

from __future__ import annotations

import fcntl
import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from pipeline.cli import main


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder in which `outputs` holds the release, CSV included, as the pages assume."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "pages"
    folder.mkdir(exist_ok=True)
    with (folder / ".building").open("w") as lock:  # the workers of pytest-xdist share it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "outputs" / "latest").exists():
            said = io.StringIO()
            with redirect_stdout(said), redirect_stderr(said):
                code = main(["build", "--csv", "--output", str(folder / "outputs")])
            assert code == 0, said.getvalue()
    return folder


@pytest.fixture(scope="session")
def release(work: Path) -> Path:
    """The release."""
    return work / "outputs" / "latest"
