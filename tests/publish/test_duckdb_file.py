"""The DuckDB file: no larger than what is in it asks for, and what the system refuses is told as the system's."""

from __future__ import annotations

import errno
from pathlib import Path

import duckdb
import pytest

from pipeline.publish import duckdb_file
from pipeline.publish.release import publish
from pipeline.publish.staging import OutputError, speaking_of
from tests.publish.tables import small_tables

MEGABYTE = 1_000_000


def test_a_handful_of_rows_takes_a_few_megabytes_at_most(tmp_path: Path) -> None:
    release = publish(small_tables(), (), tmp_path)
    assert (release.path / duckdb_file.NAME).stat().st_size < 5 * MEGABYTE


def test_a_full_disk_is_told_in_the_same_words_wherever_it_fills_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise duckdb.FatalException(f'could not write file "{tmp_path}/Blauwhelm": No space left on device\nat line 1')

    monkeypatch.setattr(duckdb, "connect", full)
    with pytest.raises(OutputError) as refusal, speaking_of(tmp_path):
        duckdb_file.assemble(tmp_path, {})
    assert str(refusal.value) == f"cannot write to {tmp_path}: no space left on the device"


def test_another_refusal_keeps_the_words_of_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException('IO Error: Cannot open file "/Data/x": too many open files')

    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(OSError, match="too many open files") as refusal:
        duckdb_file.assemble(tmp_path, {})
    assert refusal.value.errno not in {errno.ENOSPC, errno.EDQUOT}
    with pytest.raises(OutputError, match='"/Data/x"'), speaking_of(tmp_path):
        raise OSError(str(refusal.value))
