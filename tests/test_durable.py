"""A folder stays whole: one writer at a time, and a file is the old one or the new one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.durable import LOCK, held, locked, replace_file


def test_a_folder_has_one_writer_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(BlockingIOError), locked(tmp_path):
        pass
    with locked(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [LOCK]


def test_a_lock_ends_with_what_fails_under_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError
    with locked(tmp_path):
        pass


def test_a_lock_whose_file_was_taken_away_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken_away(*_: object) -> None:
        (tmp_path / LOCK).unlink()

    monkeypatch.setattr("pipeline.durable.fcntl.flock", taken_away)
    with pytest.raises(BlockingIOError), locked(tmp_path):
        pass


@pytest.mark.parametrize("error", [None, ZeroDivisionError])
def test_folders_that_were_made_for_nothing_are_taken_away_again(tmp_path: Path, error: type[Exception] | None) -> None:
    (tmp_path / "there").mkdir()
    folder = tmp_path / "there" / "new" / "store"
    with suppress(ZeroDivisionError), held(folder):
        assert [path.name for path in folder.iterdir()] == [LOCK]
        if error:
            raise error
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]


def test_a_folder_that_was_there_stays_and_what_was_put_into_one_stays_too(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with held(kept):
        (kept / "file").touch()
    with held(tmp_path):
        pass
    assert sorted(path.name for path in tmp_path.rglob("*")) == [LOCK, "file", "kept"]
    (kept / "file").unlink()
    with held(kept):
        pass
    assert [path.name for path in kept.iterdir()] == [LOCK]


def test_a_folder_that_another_holds_stays(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with held(folder):
        with pytest.raises(BlockingIOError), held(folder):
            pass
        assert [path.name for path in folder.iterdir()] == [LOCK]
    assert not folder.exists()


def test_a_folder_that_is_gone_when_the_block_ends_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with held(folder):
        (folder / LOCK).unlink()
        folder.rmdir()


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    for data in (b"one", b"another"):
        replace_file(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(path, b"one")
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir()
