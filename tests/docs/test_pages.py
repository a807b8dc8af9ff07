"""All pages: no command or option without a word on it, no command shown that does not exist, no link to nowhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import typer.main

from pipeline.interface import app
from tests.docs.pages import ROOT, WRITTEN, anchors, links, pages, prose

GROUP: Any = typer.main.get_command(app)  # of Typer's own copy of click, whose types it does not export
COMMANDS: dict[str, Any] = GROUP.commands
WRITTEN_PAGES = [ROOT / page for page in WRITTEN]


def options(command: Any) -> list[str]:
    """The options of a command in their long form, but for `--help`."""
    named = [name for given in command.params if given.param_type_name == "option" for name in given.opts]
    return [name for name in named if name.startswith("--") and name != "--help"]


def spoken_of(words: str) -> list[str]:
    """The pieces of the pages in which these words stand."""
    pattern = re.compile(rf"{words}(?![\w-])")
    return [piece for page in WRITTEN_PAGES for piece in prose(page) if pattern.search(piece)]


def shown() -> Iterator[tuple[str, str]]:
    """Every call of the command that a page shows in code: the page, and what stands behind `blauwhelm`."""
    for page in WRITTEN_PAGES:
        for piece in prose(page):
            for call in re.finditer(r"(?:^|[\s`/])blauwhelm ([a-z][^`;&|>#\n]*|--[a-z][^`;&|>#\n]*)", piece):
                in_code = piece[: call.start(1)].count("`") % 2 == 1 or "`" not in piece
                if in_code and re.match(r"(--[a-z]+ )?(\w+)", call[1]):
                    yield page.name, call[1]


CALLS = sorted(set(shown()))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_and_each_of_its_options_are_documented(name: str) -> None:
    pieces = spoken_of(f"blauwhelm {name}")
    assert pieces, f"no page speaks of blauwhelm {name}"
    missing = [o for o in options(COMMANDS[name]) if not any(re.search(rf"{o}(?![\w-])", piece) for piece in pieces)]
    assert not missing, f"no page says what {', '.join(missing)} of blauwhelm {name} does"


def test_the_options_before_the_commands_are_documented() -> None:
    assert all(spoken_of(f"blauwhelm {option}") for option in options(GROUP))


@pytest.mark.parametrize(("page", "call"), [pytest.param(*call, id=": ".join(call)) for call in CALLS])
def test_a_command_that_a_page_shows_exists_with_its_options(page: str, call: str) -> None:
    words = shlex.split(re.sub(r"\[(.*?)\]", r"\1", call).replace("\\|", " ").replace("…", ""), comments=True)
    before = [word for word in words[:1] if word.startswith("--")]
    assert set(before) <= set(options(GROUP))
    name, *rest = words[len(before) :] or ["COMMAND"]
    if name == "COMMAND" or before == ["--version"]:
        return
    assert name in COMMANDS, f"{page} shows blauwhelm {name}"
    used = {word.partition("=")[0] for word in rest if re.match(r"--[a-z]", word)}
    assert used <= {*options(COMMANDS[name]), "--help"}


def test_pages_show_calls_at_all() -> None:
    assert {call.split()[0] for _, call in CALLS} >= set(COMMANDS)


@pytest.mark.parametrize("page", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_and_headings_that_are_there(page: Path) -> None:
    for link in links(page):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        assert target.is_relative_to(ROOT), f"{link} leads out of the repository"
        assert target.exists(), f"{link} leads nowhere"
        if parts.fragment and target.suffix == ".md":
            assert unquote(parts.fragment) in anchors(target), f"no heading for {link}"


def test_each_page_of_the_folder_is_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        found = {(page.parent / unquote(urlsplit(link).path)).resolve() for link in links(page)}
        new = {path for path in found if path.suffix == ".md" and path.is_file()} - reached
        reached |= new
        waiting += sorted(new)
    assert {path for path in pages() if path.parent.name == "docs"} <= reached
