"""`blauwhelm diff`: two releases by any name, for a person and for a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.cli import main
from pipeline.publish.release import publish
from pipeline.read import read
from tests.publish.tables import TEXT, small_tables

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with two releases, in the second of which a number of the document was mended."""
    output = tmp_path_factory.mktemp("two")
    mended = TEXT.replace("1,200", "1,250")
    old, new = small_tables(), small_tables()
    new["strengths"] = new["strengths"].with_columns(pl.lit(1250, pl.Int64).alias("count_best"))
    new["documents"] = new["documents"].with_columns(pl.lit("1" * 64).alias("sha256"), revision_id=pl.lit("8"))
    ids = [
        publish(tables, [read(text, id="report", language="en", format="text")], output).id
        for tables, text in ((old, TEXT), (new, mended))
    ]
    return output, ids


def test_a_person_sees_the_value_and_both_wordings(two: tuple[Path, list[str]], capsys: pytest.CaptureFixture) -> None:
    output, (old, new) = two
    assert main(["diff", "--output", str(output)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{old} (contract ")
    assert f"→ {new} " in said
    assert "count_best: 1200 → 1250" in said
    assert "1,200 troops" in said
    assert "1,250 troops" in said
    assert "document report: sha256 " in said
    assert "→ revision 8" in said


def test_a_program_gets_the_same_as_json(two: tuple[Path, list[str]], capsys: pytest.CaptureFixture) -> None:
    output, (old, new) = two
    assert main(["diff", old[:5], str(output / "releases" / new), "--output", str(output), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["old"]["release"], told["new"]["release"], told["contract"]) == (old, new, [])
    assert told["tables"]["strengths"] == {"added": 0, "gone": 0, "changed": 1}
    change = next(change for change in told["changes"] if change["column"] == "count_best")
    assert change["cause"]["code"] == "edited"
    assert "1,200" in change["cause"]["old"]["quote"]


def test_the_way_back_is_the_reverse(two: tuple[Path, list[str]], capsys: pytest.CaptureFixture) -> None:
    output, _ = two
    assert main(["diff", "latest", "previous", "--output", str(output)]) == 0
    assert "count_best: 1250 → 1200" in capsys.readouterr().out


@pytest.mark.parametrize(("names", "code"), [(["previous", "latest"], 1), (["latest", "latest"], 0)])
def test_the_exit_code_tells_a_difference_where_it_is_asked_to(
    two: tuple[Path, list[str]], names: list[str], code: int, capsys: pytest.CaptureFixture
) -> None:
    assert main(["diff", *names, "--output", str(two[0]), "--exit-code"]) == code
    assert ("no row differs" in capsys.readouterr().out) == (code == 0)


def test_rows_beyond_the_limit_are_counted(two: tuple[Path, list[str]], capsys: pytest.CaptureFixture) -> None:
    output, (old, _) = two
    main(["diff", old, str(output), "--output", str(output), "--limit", "1"])
    assert "more (--limit 0 shows all)" not in capsys.readouterr().out


@pytest.mark.parametrize("names", [["ffff", "latest"], ["latest", ""], ["absent/folder", "latest"]])
def test_what_is_no_release_is_refused_in_one_line(
    two: tuple[Path, list[str]], names: list[str], capsys: pytest.CaptureFixture
) -> None:
    assert main(["diff", *names, "--output", str(two[0])]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_a_damaged_release_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    release = publish(small_tables(), (), tmp_path)
    (release.path / "parquet" / "names.parquet").write_bytes(b"no")
    assert main(["diff", "latest", "latest", "--output", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_with_one_release_has_none_before_it(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    release = publish(small_tables(), (), tmp_path)
    assert main(["diff", "--output", str(tmp_path)]) == 2
    assert f"no release before {release.id}" in capsys.readouterr().err


def test_orders_to_a_terminal_are_shown_and_not_obeyed(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    publish(small_tables("one"), (), tmp_path)
    publish(small_tables("two\x1b[2J\nthree"), (), tmp_path)
    assert main(["diff", "--output", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "one → two\\x1b[2J three" in said


def test_it_answers_without_the_models(two: tuple[Path, list[str]]) -> None:
    code = """
import sys
from pipeline.cli import main
assert main(["diff", "--output", sys.argv[1]]) == 0
heavy = [name for name in sys.modules if name.split(".")[0] in ("dagster", "pandera", "schemas")]
assert not heavy, heavy
"""
    ran = subprocess.run(
        [sys.executable, "-c", code, str(two[0])],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
