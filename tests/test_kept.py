"""What is worked out of a file is worked out once, and again where the file is another."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import Path as ZipPath
from zipfile import ZipFile

import pytest

from pipeline.kept import kept, yaml_mapping


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "words.txt"
    path.write_text("één twee", encoding="utf-8")
    return path


def words(text: str) -> list[str]:
    return text.split()


def test_the_work_is_done_once(source: Path) -> None:
    read: list[str] = []

    def make(text: str) -> list[str]:
        read.append(text)
        return words(text)

    assert kept(source, "list", make) == kept(source, "list", make) == ["één", "twee"]
    assert read == ["één twee"]
    assert [path.suffix for path in (source.parent / "__pycache__").iterdir()] == [".list"]


def test_of_a_changed_file_nothing_old_is_given(source: Path) -> None:
    kept(source, "list", words)
    source.write_text("drie", encoding="utf-8")
    assert kept(source, "list", words) == ["drie"]


def test_each_form_is_kept_by_itself(source: Path) -> None:
    assert kept(source, "list", words) == ["één", "twee"]
    assert kept(source, "length", len) == len("één twee")


@pytest.mark.parametrize("length", [0, 10, 32, 33])
def test_what_was_cut_off_is_worked_out_again(source: Path, length: int) -> None:
    kept(source, "list", words)
    (held,) = (source.parent / "__pycache__").iterdir()
    held.write_bytes(held.read_bytes()[:length])
    assert kept(source, "list", words) == ["één", "twee"]


def test_where_nothing_may_be_written_all_goes_on(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source.parent / "__pycache__").write_text("in the way", encoding="utf-8")
    assert kept(source, "list", words) == ["één", "twee"]
    (source.parent / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept(source, "list", words) == ["één", "twee"]
    assert not (source.parent / "__pycache__").exists()


def test_what_is_no_plain_value_is_given_and_not_kept(source: Path) -> None:
    assert kept(source, "path", Path) == Path("één twee")
    assert not list(source.parent.glob("__pycache__/*"))


def test_a_file_in_an_archive_is_read_as_it_is(source: Path) -> None:
    with ZipFile(source.with_suffix(".zip"), "w") as archive:
        archive.write(source, source.name)
    assert kept(ZipPath(source.with_suffix(".zip")) / source.name, "list", words) == ["één", "twee"]


def test_a_yaml_file_has_a_mapping(source: Path) -> None:
    source.write_text("months: [mei, juni]\nnumber: 2\n", encoding="utf-8")
    assert yaml_mapping(source) == yaml_mapping(source) == {"months": ["mei", "juni"], "number": 2}
    source.write_text("- mei\n", encoding="utf-8")
    with pytest.raises(TypeError):
        yaml_mapping(source)
