"""The plain form of a command does what Typer's reading of the same arguments does."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
import typer.main

from pipeline import plain_form
from pipeline.commands import build, check, explain
from pipeline.interface import app

MODULES: dict[str, ModuleType] = {"build": build, "check": check, "explain": explain}
INTERFACE: Any = typer.main.get_command(app)

PLAIN = [
    "build",
    "build --output there --csv",
    "build --record --sources one --sources two three four",
    "build one two --output a/../b/",
    "check",
    "check there",
    "check there --fail-on never",
    "check --format json there --sources one --sources ./two/ --baseline accepted.yaml",
    "check --fail-on warning --format sarif",
    "explain missions/minusma",
    "explain ef01 --output there --sources one",
]
NOT_PLAIN = [
    "",
    "--version",
    "--debug check",
    "check --help",
    "check one two",
    "check --format=json",
    "check --format xml",
    "check --fail-on",
    "check --baseline --format json",
    "check --format json --format text",
    "check --",
    "check - there",
    "check --output there",
    "check caf\udce9",
    "explain",
    "explain --output there",
    "build --csv yes --csv",
    "fetch",
]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the commands were called with, none of which is carried out."""
    made: list[tuple[Any, ...]] = []
    for name, module in MODULES.items():
        monkeypatch.setattr(
            module, "run", lambda *given, name=name, **named: made.append((name, given, sorted(named.items()))) or 0
        )
    return made


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_form_asks_for_the_same_as_through_typer(line: str, calls: list[tuple[Any, ...]]) -> None:
    do = plain_form.read(line.split())
    assert do is not None
    do()
    app(line.split(), standalone_mode=False)
    assert len(calls) == 2
    assert calls[0] == calls[1]


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_typer(line: str) -> None:
    assert plain_form.read(line.split(" ") if line else []) is None


@pytest.mark.parametrize("name", plain_form.FORMS)
def test_a_plain_form_has_every_option_of_its_command(name: str) -> None:
    form = plain_form.FORMS[name]
    options = [given for given in INTERFACE.commands[name].params if given.param_type_name == "option"]
    assert {option.opts[0] for option in options if not option.is_flag} - {"--help"} == set(form.options)
    assert {option.opts[0] for option in options if option.is_flag} - {"--help"} == form.flags
    assert {option.opts[0] for option in options if option.multiple} == form.repeated
