"""`blauwhelm scan` as a person meets it: what it says, how it ends, and what it refuses in one line."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.cli import main
from pipeline.commands.scan import MOST_LINES, Lines, told
from pipeline.scan.pool import Advance
from pipeline.scan.run import Planned
from tests.scan import dumps

MIB = 1024 * 1024


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return dumps.plain(tmp_path, dumps.entries(3))


def test_a_scan_says_what_came_out(dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    where = "title = 'Mission 1'"
    assert main(["scan", str(dump), "--output", str(output), "--where", where, "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert re.search(r"^documents +1$", said.out, re.MULTILINE)
    assert re.search(r"^filtered +1$", said.out, re.MULTILINE)
    assert re.search(r"^redirect +1$", said.out, re.MULTILINE)
    assert "parts: 1 of 1, 0 of them from before" in said.out
    assert f"{output}/blauwhelm.duckdb" in said.out
    assert said.err.splitlines()[0] == "scan: 1 parts, 0 of them done before; 0.0 MiB"
    assert main(["scan", str(dump), "--output", str(output), "--where", where, "--workers", "1"]) == 0
    assert "parts: 1 of 1, 1 of them from before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["none.xml"], "none.xml: there is no such file or folder"),
        (["README.md"], "README.md: not a MediaWiki export (XML, plain or packed with bzip2 or gzip)"),
        (["{dump}", "--where", "size > 1"], "--where: 'size' at character 1, where a condition on template"),
        (["{dump}", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"], "--workers and --scheduler: the one is"),
        (["{dump}", "--workers", "0"], "Invalid value for '--workers'"),
        (["gopher://host/dump.xml"], "gopher://host/dump.xml: Protocol not known"),
        (["x-index.txt"], "no dump to scan: an index alone is none"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], line: str, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [each.format(dump=dump) for each in arguments]
    assert main(["scan", *given, "--output", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"blauwhelm: {line}")
    assert said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def lines_of(plan: Planned, advances: list[Advance]) -> list[str]:
    said: list[str] = []
    watcher = Lines(said.append)
    watcher.planned(plan)
    for advance in advances:
        watcher.advanced(advance)
    return said


def test_a_long_scan_says_a_bounded_number_of_lines() -> None:
    said = lines_of(Planned(1000, 1000 * MIB, 0, 0), [Advance(pages=1, size=MIB)] * 1000)
    assert len(said) == 1 + MOST_LINES
    assert said[-1].startswith("scan: 1 000.0 MiB of 1 000.0 MiB, part 0 of 1000, 1 000 pages, ")
    assert said[-1].endswith(" pages a second, 0 s left")


def test_a_scan_that_goes_on_begins_where_it_was() -> None:
    said = lines_of(Planned(4, 4 * MIB, 3, 3 * MIB), [Advance(pages=9, size=MIB, part={})])
    assert said[0] == "scan: 4 parts, 3 of them done before; 4.0 MiB"
    assert said[1].startswith("scan: 4.0 MiB of 4.0 MiB, part 4 of 4, 9 pages, ")


def test_on_a_terminal_a_bar_shows_pages_and_parts() -> None:
    written = io.StringIO()
    with told(Console(file=written, force_terminal=True, width=160)) as watcher:
        watcher.planned(Planned(2, 2 * MIB, 0, 0))
        watcher.advanced(Advance(pages=1500, size=MIB, part={}))
        watcher.advanced(Advance(pages=500, size=MIB, part={}))
    assert "2 000 pages" in written.getvalue()
    assert "part 2 of 2" in written.getvalue()
