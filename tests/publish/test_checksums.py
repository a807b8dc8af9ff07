"""SHA256SUMS: what verifies, and how what does not is told apart."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.publish import checksums


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parquet").mkdir()
    (tmp_path / "parquet" / "missions.parquet").write_bytes(b"rows")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    checksums.write(tmp_path)
    return tmp_path


def test_a_folder_as_it_was_written_verifies(folder: Path) -> None:
    assert checksums.verify(folder) == []


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="GNU coreutils are not installed")
def test_coreutils_verify_it_too(folder: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", checksums.NAME]
    assert subprocess.run(command, cwd=folder, check=False).returncode == 0


def test_files_are_listed_in_the_order_of_their_paths(folder: Path) -> None:
    lines = (folder / checksums.NAME).read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == ["datapackage.json", "parquet/missions.parquet"]


def test_a_file_that_changed_is_told_from_one_that_is_gone_and_one_that_came(folder: Path) -> None:
    (folder / "parquet" / "missions.parquet").write_bytes(b"other")
    (folder / "datapackage.json").unlink()
    (folder / "new.txt").write_text("", encoding="utf-8")
    assert [(mismatch.path, mismatch.kind) for mismatch in checksums.verify(folder)] == [
        ("datapackage.json", "missing"),
        ("new.txt", "unlisted"),
        ("parquet/missions.parquet", "changed"),
    ]


@pytest.mark.parametrize("line", ["no digest", f"{'0' * 64}  ../outside", f"{'0' * 64}  /etc/hostname"])
def test_a_line_that_is_no_checksum_or_leads_out_of_the_folder_is_not_followed(folder: Path, line: str) -> None:
    path = folder / checksums.NAME
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert [mismatch.kind for mismatch in checksums.verify(folder)] == ["malformed"]


def test_a_folder_without_checksums_is_an_error_and_not_a_pass(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checksums.verify(tmp_path)
