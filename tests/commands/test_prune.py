"""`blauwhelm prune`: what goes, what stays in any case, and that nothing goes while a build is at work."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publish import history
from pipeline.publish.staging import opened
from tests.publish.releases import promoted

IDS = ["cccccccccccc", "bbbbbbbbbbbb", "dddddddddddd", "aaaaaaaaaaaa"]
"""Oldest first."""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with four releases."""
    for release in IDS:
        promoted(tmp_path / "out", release)
    return tmp_path / "out"


@pytest.fixture
def ids() -> list[str]:
    return IDS


def prune(output: Path, *arguments: str) -> int:
    return main(["prune", "--output", str(output), *arguments])


def test_the_oldest_go_first(output: Path, ids: list[str], capsys: pytest.CaptureFixture) -> None:
    assert prune(output, "--keep", "3") == 0
    assert history.in_order(output) == ids[1:]
    assert capsys.readouterr().out.splitlines() == [f"removed {ids[0]}", f"releases left in {output}: 3"]
    assert (output / "latest").resolve().name == ids[-1]


def test_the_latest_and_the_one_before_it_stay_in_any_case(output: Path, ids: list[str]) -> None:
    assert prune(output, "--keep", "1") == 0
    assert history.in_order(output) == ids[2:]


def test_what_the_latest_was_compared_with_stays_after_going_back(output: Path, ids: list[str]) -> None:
    promoted(output, ids[1])
    assert prune(output, "--keep", "1") == 0
    assert history.in_order(output) == [ids[0], ids[3], ids[1]]


def test_more_than_there_are_removes_nothing(output: Path, ids: list[str]) -> None:
    assert prune(output, "--keep", "9") == 0
    assert history.in_order(output) == ids


def test_a_dry_run_only_says_what_would_go(output: Path, ids: list[str], capsys: pytest.CaptureFixture) -> None:
    assert prune(output, "--keep", "2", "--dry-run") == 0
    assert history.in_order(output) == ids
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("would remove")] == [
        f"would remove {release}" for release in ids[:2]
    ]


def test_without_the_log_the_latest_and_the_one_before_it_still_stay(output: Path, ids: list[str]) -> None:
    (output / history.NAME).unlink()
    assert prune(output, "--keep", "1") == 0
    assert sorted(ids[2:]) == history.present(output)


def test_nothing_goes_while_a_build_is_at_work(output: Path, ids: list[str], capsys: pytest.CaptureFixture) -> None:
    with opened(output):
        assert prune(output, "--keep", "1") == 2
    assert "another build" in capsys.readouterr().err
    assert history.present(output) == sorted(ids)


@pytest.mark.parametrize("keep", ["0", "-1", "many"])
def test_a_number_that_is_none_is_refused(output: Path, keep: str) -> None:
    assert prune(output, "--keep", keep) == 2


def test_a_folder_without_releases_is_refused_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert prune(tmp_path / "absent", "--keep", "1") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "absent").exists()
