"""The command line itself: its help, its version, and arguments that are wrong."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from pipeline.cli import main
from tests.integration.running import Said, one_line


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
    assert all(command in said for command in ("build", "check", "explain", "dev"))
