"""`blauwhelm dev`: the Dagster UI on this machine only, its history in the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.commands.build import embedded
from pipeline.orchestrate import home


def run(sources: Sequence[Path] | None, output: Path, *, port: int) -> int:
    """Runs the UI and the daemon until interrupted. Gives the exit code."""
    home.prepare(output)
    environment = {
        **os.environ,
        "BLAUWHELM_SOURCES": os.pathsep.join(str(path.resolve()) for path in sources or [embedded()]),
        "BLAUWHELM_OUTPUT": str(output.resolve()),
    }
    command = [sys.executable, "-m", "dagster", "dev", "--module-name", "pipeline.definitions"]
    address = ["--host", "127.0.0.1", "--port", str(port)]
    return subprocess.run([*command, *address], env=environment, check=False).returncode  # noqa: S603
