"""The UI: on this machine only, with the settings of the repository, on the sources and output that were named."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.commands import dev
from pipeline.orchestrate import home
from tests.integration.running import Said, one_line


def test_the_ui_listens_on_this_machine_only_and_keeps_to_its_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: dict[str, object] = {}

    real = subprocess.Popen

    def started(command: list[str], **given: object) -> subprocess.Popen[bytes]:
        called.update(given, command=command)
        return real([sys.executable, "-c", "pass"])

    monkeypatch.setattr(home, "root", lambda: None)
    monkeypatch.setenv("DAGSTER_HOME", "relative")
    monkeypatch.setattr(subprocess, "Popen", started)
    (tmp_path / "texts").mkdir()
    assert dev.run([tmp_path / "texts"], tmp_path / "out", port=3999) == 0
    command, environment = called["command"], called["env"]
    assert isinstance(command, list)
    assert isinstance(environment, dict)
    assert command[command.index("--host") + 1] == "127.0.0.1"
    assert command[command.index("--port") + 1] == "3999"
    folder = tmp_path / "out" / home.FOLDER
    assert environment["DAGSTER_HOME"] == str(folder)
    assert environment["BLAUWHELM_SOURCES"] == str(tmp_path / "texts")
    assert environment["BLAUWHELM_OUTPUT"] == str(tmp_path / "out")
    settings = (folder / "dagster.yaml").read_text(encoding="utf-8")
    assert "telemetry:\n  enabled: false" in settings
    assert "nux:\n  enabled: false" in settings


def test_who_ends_the_command_ends_dagster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen
    waits = "import os, signal, time; time.sleep(0.5); os.kill(os.getppid(), signal.SIGTERM); time.sleep(60)"
    monkeypatch.setattr(home, "root", lambda: None)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: real([sys.executable, "-c", waits]))
    before = signal.getsignal(signal.SIGTERM)
    assert dev.run([tmp_path], tmp_path / "out", port=3999) == -signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_a_build_would_refuse_is_refused_before_anything_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setattr(home, "root", lambda: None)
    (tmp_path / "file").touch()
    nowhere, out = tmp_path / "nowhere", tmp_path / "out"
    assert main(["dev", "--sources", str(nowhere), "--output", str(out)]) == 2
    assert one_line(capsys) == f"blauwhelm: {nowhere}: there is no such file or folder"
    assert main(["dev", "--sources", str(tmp_path), "--output", str(tmp_path / "file")]) == 2
    assert one_line(capsys) == f"blauwhelm: cannot write to {tmp_path / 'file'}: it is not a folder"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_settings_in_the_root_are_those_in_force() -> None:
    root = Path(__file__).resolve().parents[2]
    inside = root / "pipeline" / "orchestrate" / "dagster.yaml"
    assert (root / "dagster.yaml").read_text(encoding="utf-8") == inside.read_text(encoding="utf-8")
