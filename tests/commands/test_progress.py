"""How far a build is, told to a terminal and to a file."""

from __future__ import annotations

import io

from rich.console import Console

from pipeline.commands.progress import told


def say(*, terminal: bool) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    with told(console) as tell:
        for done in range(3):
            tell("read", done, 2)
        tell("publish", 0, 1)
        tell("publish", 1, 1)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_elsewhere_than_on_a_terminal_a_finished_stage_is_a_plain_line() -> None:
    assert say(terminal=False) == "read: 2 of 2\npublish: done\n"


def test_on_a_terminal_every_stage_has_a_bar() -> None:
    said = say(terminal=True)
    assert "read" in said
    assert "2/2" in said
    assert "━" in said
