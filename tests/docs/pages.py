"""The pages as tests see them: their code blocks, headings and links, and what a code block prints.

A page is the only place where its examples stand. A block is followed by one marked `text` where the page shows what
it prints; `python -m tests.docs.pages` prints these anew into the pages, to be read as a diff.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = ("README.md", "docs/analyst.md", "docs/operator.md", "docs/ci.md", "docs/contributor.md")
"""The pages written by hand that document the command."""

RUN = ("docs/analyst.md",)
"""The pages of which every block is run, but for the languages that no test can run (`NOT_RUN`)."""

NOT_RUN = ("r",)

WIDTH = 110


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block of a page.

    Attributes:
        page: path of the page from the root of the repository.
        line: of its first line of code, from 1.
        section: the heading above it.
        language: what it is marked as; empty if it is not.
        text: the code.
        shown: what the page says that it prints; None where it does not say.
        shown_lines: the first and the last line, exclusive, of that in the page, from 0.
    """

    page: str
    line: int
    section: str
    language: str
    text: str
    shown: str | None = None
    shown_lines: tuple[int, int] | None = None


def pages() -> list[Path]:
    """Every page of the repository."""
    folders = (
        ROOT,
        *(ROOT / name for name in ("docs", "sources", "outputs", "tests/golden", "benchmarks", "examples")),
    )
    return sorted(path for folder in folders for path in folder.glob("*.md"))


@cache
def tokens(page: Path) -> tuple[Token, ...]:
    """A page as CommonMark reads it, with tables."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")))


def fences(page: str) -> list[Fence]:
    """The code blocks of a page, each with what the page shows of its output."""
    found: list[Fence] = []
    section = ""
    read = tokens(ROOT / page)
    for before, token in zip((None, *read), read, strict=False):
        if before is not None and before.type == "heading_open":
            section = token.content
        if token.type not in ("fence", "code_block") or token.map is None:
            continue
        language = token.info.strip()
        if language == "text" and before is not None and before.type == "fence" and found:
            last = found.pop()
            inner = (token.map[0] + 1, token.map[1] - 1)
            found.append(Fence(last.page, last.line, section, last.language, last.text, token.content, inner))
        else:
            found.append(Fence(page, token.map[0] + 2, section, language, token.content))
    return found


def prose(page: Path) -> Iterator[str]:
    """The pieces of a page in which a thing is spoken of: a paragraph, a row of a table, a line of a code block."""
    row: list[str] | None = None
    for token in tokens(page):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(row)
            row = None
        elif token.type in ("fence", "code_block"):
            yield from token.content.replace("\\\n", " ").splitlines()
        elif token.type == "inline":
            if row is None:
                yield token.content.replace("\n", " ")
            else:
                row.append(token.content)


def links(page: Path) -> Iterator[str]:
    """Where the links and images of a page lead to."""
    for token in tokens(page):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield str(target)


@cache
def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page are reached, as GitHub makes them."""
    found: set[str] = set()
    read = tokens(page)
    for token, following in pairwise(read):
        if token.type == "heading_open":
            said = "".join(child.content for child in following.children or () if child.type in ("text", "code_inline"))
            name = "".join(c for c in said.lower() if c in "-_ " or unicodedata.category(c)[0] in "LN").replace(
                " ", "-"
            )
            others = sum(re.fullmatch(rf"{re.escape(name)}(-\d+)?", one) is not None for one in found)
            found.add(f"{name}-{others}" if others else name)
    return found


def run(fence: Fence, folder: Path, names: dict[str, Any]) -> str:
    """What a block prints.

    Args:
        fence: the block.
        folder: where it runs: one in which `outputs` holds a release.
        names: what earlier blocks of the section defined; a Python block adds its own.
    """
    with contextlib.chdir(folder):
        if fence.language == "sql":
            with duckdb.connect("outputs/latest/blauwhelm.duckdb", read_only=True) as connection:
                return printed(f"relation.show(max_width={WIDTH})", {"relation": connection.sql(fence.text)})
        if fence.language == "python":
            return printed(fence.text, names)
        if fence.language == "sh":
            return shell(fence.text, folder)[1]
    raise ValueError(f"{fence.page}:{fence.line}: no test runs {fence.language or 'an unmarked block'}")


def printed(code: str, names: dict[str, Any]) -> str:
    """What Python code prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "<page>", "exec"), names)  # noqa: S102  # the page's own examples
    return out.getvalue()


def shell(script: str, folder: Path, **environment: str) -> tuple[int, str]:
    """The exit code of a script in a POSIX shell and what it says, with this project's command in its path."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-euc", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout


def lines(text: str) -> list[str]:
    """A text as it is compared: white space at the end of a line is not seen by a reader."""
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def rewrite(page: str, folder: Path) -> None:
    """Writes into a page what its blocks print."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8").splitlines()
    names: dict[str, dict[str, Any]] = defaultdict(dict)  # by section
    outputs = [(f, run(f, folder, names[f.section])) for f in fences(page) if f.language not in (*NOT_RUN, "text")]
    for fence, output in reversed(outputs):
        if fence.shown_lines is not None:
            text[slice(*fence.shown_lines)] = lines(output)
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from pipeline.cli import main

    with tempfile.TemporaryDirectory() as work:
        if main(["build", "--csv", "--output", str(Path(work, "outputs"))]) == 0:
            for page in RUN:
                rewrite(page, Path(work))
