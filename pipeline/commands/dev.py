"""`blauwhelm dev`: the Dagster UI on this machine only, its history in the repository."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.build import embedded
from pipeline.orchestrate import home
from pipeline.publish.staging import OutputError
from pipeline.read.regular_files import mode_of

LONGEST_TEMPORARY = 80
"""Dagster's processes speak over sockets in the temporary folder, whose paths may have some 100 bytes."""


def run(sources: Sequence[Path] | None, output: Path, *, port: int) -> int:
    """Runs the UI and the daemon until interrupted. Gives the exit code.

    Args:
        sources: folders, files and catalogs; none for the embedded documents. What is in them may change meanwhile.
        output: the folder that holds the releases.
        port: the port of 127.0.0.1 to listen on.

    Raises:
        BadInput: a source is not there.
        OutputError: the output folder is none, or the Dagster home cannot be made.
        RefusedError: there are no sources.
    """
    paths = sources or [embedded()]
    for path in paths:
        mode_of(path)
    if output.exists() and not output.is_dir():
        raise OutputError(f"cannot write to {output}: it is not a folder")
    folder = home.prepare(output)
    environment = {
        **os.environ,
        "BLAUWHELM_SOURCES": os.pathsep.join(str(path.resolve()) for path in paths),
        "BLAUWHELM_OUTPUT": str(output.resolve()),
        "PYTHONWARNINGS": "ignore",
    }
    temporary = folder / "tmp"
    if len(str(temporary)) <= LONGEST_TEMPORARY:
        temporary.mkdir(exist_ok=True)
        environment["TMPDIR"] = str(temporary)
    command = [sys.executable, "-m", "dagster", "dev", "--module-name", "pipeline.definitions"]
    address = ["--host", "127.0.0.1", "--port", str(port)]
    # From its home, so that Dagster does not warn of the settings in the repository's root, which are the same.
    with subprocess.Popen([*command, *address], cwd=folder, env=environment) as process:  # noqa: S603
        # Who ends this process ends Dagster, which ends its own; by itself it would go on without this one.
        before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGTERM, before)
