"""A folder stays whole: one writer at a time, and a file is the old one or the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.durable import LOCK, locked, replace_file


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
    assert path.is_dir()
