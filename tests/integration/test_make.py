"""What `make` says on a machine that lacks what it needs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A clone without its .venv, as far as make looks at it."""
    for name in ("Makefile", "pyproject.toml", "requirements"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    return tmp_path


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(shutil.which("make")), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("target", ["build", "test"])
def test_a_python_that_is_too_old_is_said_in_one_line(fresh: Path, target: str) -> None:
    ran = make(fresh, target, "PYTHON=/bin/false", PATH="/usr/bin:/bin")
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[0] == "Python 3.11 or newer is needed; '/bin/false' is not"
    assert not (fresh / ".venv").exists()


def test_a_machine_without_python_is_told_so(fresh: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "sh").symlink_to("/bin/sh")
    ran = make(fresh, "build", PATH=str(tools))
    assert ran.returncode == 2
    assert ran.stderr.startswith("Python 3.11 or newer is needed, and none was found")
