"""The order of the releases: known without a clock, and as far as can be after files were deleted by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publish import history
from pipeline.publish.staging import opened
from tests.publish.releases import promoted

IDS = ["bbbbbbbbbbbb", "cccccccccccc", "aaaaaaaaaaaa"]
"""Oldest first."""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with three releases."""
    for release in IDS:
        promoted(tmp_path / "out", release)
    return tmp_path / "out"


@pytest.fixture
def ids() -> list[str]:
    return IDS


def test_each_release_is_written_down_with_the_one_before_it(output: Path, ids: list[str]) -> None:
    first, second, third = ids
    expected = [(first, None), (second, first), (third, second)]
    assert [(entry.release, entry.previous) for entry in history.entries(output)] == expected
    assert history.in_order(output) == ids
    assert history.previous_of(output, third) == second


def test_a_build_of_nothing_new_writes_nothing_down(output: Path, ids: list[str]) -> None:
    before = (output / history.NAME).read_bytes()
    assert promoted(output, ids[-1]) == ids[-1]
    assert (output / history.NAME).read_bytes() == before


def test_going_back_makes_the_release_the_newest(output: Path, ids: list[str]) -> None:
    promoted(output, ids[0])
    assert history.in_order(output) == [ids[1], ids[2], ids[0]]
    assert history.previous_of(output, ids[0]) == ids[2]


def test_a_release_deleted_by_hand_is_passed_over(output: Path, ids: list[str]) -> None:
    shutil.rmtree(output / "releases" / ids[1])
    assert history.in_order(output) == [ids[0], ids[2]]
    assert history.previous_of(output, ids[2]) == ids[0]
    shutil.rmtree(output / "releases" / ids[0])
    assert history.previous_of(output, ids[2]) is None


@pytest.mark.parametrize("log", [None, b"", b"not JSON\n[1]\n{}\n\xff\n"])
def test_without_the_log_the_releases_tell_which_came_before(output: Path, ids: list[str], log: bytes | None) -> None:
    if log is None:
        (output / history.NAME).unlink()
    else:
        (output / history.NAME).write_bytes(log)
    assert history.previous_of(output, ids[2]) == ids[1]
    assert history.previous_of(output, ids[1]) == ids[0]
    assert history.in_order(output)[-1] == ids[2]

    promoted(output, "dddddddddddd")
    assert history.in_order(output)[-2] == ids[2]


def test_a_torn_line_costs_no_other(output: Path, ids: list[str]) -> None:
    path = output / history.NAME
    path.write_bytes(path.read_bytes() + b'{"release": "ab')
    new = promoted(output, "dddddddddddd")
    assert [entry.release for entry in history.entries(output)] == [*ids, new]


def test_a_log_that_missed_the_latest_is_mended(output: Path, ids: list[str]) -> None:
    lines = (output / history.NAME).read_text(encoding="utf-8").splitlines(keepends=True)
    (output / history.NAME).write_text("".join(lines[:-1]), encoding="utf-8")
    new = promoted(output, "dddddddddddd")
    assert [(entry.release, entry.previous) for entry in history.entries(output)][2:] == [
        (ids[2], ids[1]),
        (new, ids[2]),
    ]


def test_a_release_is_removed_from_sight_in_one_step(output: Path, ids: list[str]) -> None:
    with opened(output) as folder:
        folder.remove(ids[0])
    assert history.present(output) == sorted(ids[1:])
    assert not (output / ".staging").exists() or not any((output / ".staging").iterdir())
