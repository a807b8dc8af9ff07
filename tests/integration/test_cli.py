"""The command line itself: its help, its version, and arguments that are wrong."""

from __future__ import annotations

import errno
import io
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from tests.integration.running import Said, one_line

COMMANDS = ("build", "check", "explain", "fetch", "scan", "diff", "prune", "dev")


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--no-such-option"],
        ["no-such-command"],
        ["check", "--fail-on", "maybe"],
        ["dev", "--port", "0"],
        ["build", "--output", ""],
        ["build", "--output="],
        ["build", "--sources", " "],
        ["check", ""],
        ["explain", ""],
        ["check", "--baseline="],
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_one_line(arguments: list[str], capsys: Said) -> None:
    assert main(arguments) == 2
    assert one_line(capsys).startswith("blauwhelm: ")


@pytest.mark.parametrize("place", ["parquet/people.parquet", "blauwhelm.duckdb", "SHA256SUMS"])
def test_a_file_of_a_release_that_may_not_be_read_is_one_line(
    place: str, published: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = io.open

    def refused(file: object, *more: Any, **named: Any) -> Any:
        if str(file).endswith(place):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return real(file, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(io, "open", refused)
    assert main(["check", str(published / "out")]) == 2
    said = one_line(capsys)
    assert said.startswith("blauwhelm: /")
    assert said.endswith(f"{place}: permission denied")


def test_a_log_of_releases_that_is_a_folder_is_one_line(published: Path, capsys: Said) -> None:
    (published / "out" / "releases.jsonl").unlink()
    (published / "out" / "releases.jsonl").mkdir()
    assert main(["prune", "--keep", "1", "--output", str(published / "out")]) == 2
    assert one_line(capsys) == f"blauwhelm: {published / 'out' / 'releases.jsonl'}: is a directory"


def test_the_version_is_that_of_the_package(capsys: Said) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"blauwhelm {version('blauwhelm')}\n"


def test_without_a_command_the_help_is_shown_and_nothing_else(capsys: Said) -> None:
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert "Usage: blauwhelm" in out
    assert err == ""


def test_help_names_every_command(capsys: Said) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("build", "[PATH]..."),
        ("check", "[DIR]"),
        ("explain", "{ID}"),
        ("fetch", "[TITLE]..."),
        ("scan", "{DUMP}..."),
        ("diff", "[OLD] [NEW]"),
        ("prune", ""),
        ("dev", ""),
    ],
)
def test_the_help_of_a_command_says_what_it_takes(command: str, arguments: str, capsys: Said) -> None:
    assert command in COMMANDS
    assert main([command, "--help"]) == 0
    out, err = capsys.readouterr()
    assert f"Usage: blauwhelm {command} [OPTIONS] {arguments}".rstrip() in out
    assert err == ""
