"""Running the command: in a process of its own, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Said = pytest.CaptureFixture[str]


def blauwhelm(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def one_line(said: Said) -> str:
    """The one line on the error stream, where nothing was said on the other."""
    out, err = said.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err.strip()
