"""The output folder: one build at a time, and `latest` never half-way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.publish.staging import OutputError, OutputFolder, opened, speaking_of


def promote(output: Path, release_id: str, content: str = "rows") -> Path:
    with opened(output) as folder, folder.staging() as staged:
        (staged / "parquet").mkdir()
        (staged / "parquet" / "missions.parquet").write_text(content, encoding="utf-8")
        return folder.promote(staged, release_id)


def read_latest(output: Path) -> str:
    return (output / "latest" / "parquet" / "missions.parquet").read_text(encoding="utf-8")


def test_latest_leads_to_the_release_that_was_promoted_last(tmp_path: Path) -> None:
    promote(tmp_path, "aaa", "old")
    promote(tmp_path, "bbb", "new")
    assert read_latest(tmp_path) == "new"
    assert sorted(path.name for path in (tmp_path / "releases").iterdir()) == ["aaa", "bbb"]


def test_latest_is_a_relative_link_so_that_the_output_folder_can_be_moved(tmp_path: Path) -> None:
    promote(tmp_path / "here", "aaa")
    assert (tmp_path / "here" / "latest").readlink() == Path("releases/aaa")
    (tmp_path / "here").rename(tmp_path / "there")
    assert read_latest(tmp_path / "there") == "rows"


def test_nothing_is_left_in_staging(tmp_path: Path) -> None:
    promote(tmp_path, "aaa")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "latest", "releases", "releases.jsonl"]


def test_what_a_build_did_not_promote_is_removed(tmp_path: Path) -> None:
    with opened(tmp_path) as folder, folder.staging() as staged:
        (staged / "half").write_text("", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".staging" / "release" / "parquet").mkdir(parents=True)
    with opened(tmp_path):
        assert not (tmp_path / ".staging").exists()


def test_a_damaged_release_of_the_same_id_is_replaced(tmp_path: Path) -> None:
    promote(tmp_path, "aaa", "damaged")
    promote(tmp_path, "aaa", "whole")
    assert read_latest(tmp_path) == "whole"


def test_a_second_build_into_the_folder_is_refused_at_once(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(OutputError, match="another build is writing to"), opened(tmp_path):
        pass


def test_the_lock_ends_with_the_build(tmp_path: Path) -> None:
    for _ in range(2):
        with opened(tmp_path):
            pass


def test_an_output_folder_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for output in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError) as refusal, opened(output):
            pass
        assert str(refusal.value) == f"cannot write to {output}: it is not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_folder_without_permission_is_refused_in_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="permission denied"), opened(tmp_path):
        pass


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot write to .*: no space left on the device"), speaking_of(tmp_path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_latest_that_leads_nowhere_is_no_current_release(tmp_path: Path) -> None:
    promote(tmp_path, "aaa")
    folder = OutputFolder(tmp_path)
    assert folder.current() == "aaa"
    folder.release("aaa").rename(tmp_path / "gone")
    assert folder.current() is None
