"""What is on a shelf is what would be worked out again; what is cut off, changed or of another make is never taken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.shelf import Shelf


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "__pycache__" / "lengths"


def length(shelf: Shelf, text: str, worked_out: list[str] | None = None) -> int:
    def make() -> int:
        (worked_out if worked_out is not None else []).append(text)
        return len(text)

    return shelf.value((text,), make)


def filled(path: Path, *texts: str, made_by: bytes = b"len", most: int = 100) -> Shelf:
    shelf = Shelf(path, [made_by], most)
    for text in texts:
        length(shelf, text)
    shelf.save()
    return shelf


def missing(path: Path, *texts: str, made_by: bytes = b"len") -> list[str]:
    """Those of some texts that a new process has to work out."""
    worked_out: list[str] = []
    shelf = Shelf(path, [made_by])
    assert [length(shelf, text, worked_out) for text in texts] == [len(text) for text in texts]
    return worked_out


def test_a_later_process_finds_what_an_earlier_one_worked_out(path: Path) -> None:
    filled(path, "één", "twee")
    assert missing(path, "één", "twee", "drie") == ["drie"]


def test_two_processes_keep_what_both_worked_out(path: Path) -> None:
    one, other = Shelf(path, [b"len"]), Shelf(path, [b"len"])
    length(one, "één")
    length(other, "twee")
    one.save()
    other.save()
    assert missing(path, "één", "twee") == []


def test_what_another_code_made_is_not_taken(path: Path) -> None:
    filled(path, "één")
    assert missing(path, "één", made_by=b"other") == ["één"]


@pytest.mark.parametrize("place", [0, 20, 33, 36, 40, -1])
def test_what_was_cut_off_or_changed_is_worked_out_again(path: Path, place: int) -> None:
    filled(path, "één", "twee")
    held = path.read_bytes()
    path.write_bytes(held[:place])
    assert missing(path, "één", "twee") == ["één", "twee"]
    path.write_bytes(held[:place] + bytes([held[place] ^ 1]) + held[place:][1:])
    assert missing(path, "één", "twee") == ["één", "twee"]


def test_where_there_is_no_room_what_nobody_asked_for_goes(path: Path) -> None:
    filled(path, "één", "twee")
    shelf = Shelf(path, [b"len"], most=2)
    length(shelf, "één")
    length(shelf, "drie")
    shelf.save()
    assert missing(path, "één", "twee", "drie") == ["twee"]


def test_a_process_that_is_asked_for_ever_more_keeps_what_it_has_room_for(path: Path) -> None:
    shelf, worked_out = Shelf(path, [b"len"], most=2), []
    assert [length(shelf, text, worked_out) for text in [*"abcdef", *"abcdef"]] == [1] * 12
    assert worked_out == [*"abcdef", *"ef"]


def test_nothing_is_kept_where_python_is_to_keep_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    filled(path, "één")
    assert not path.exists()


def test_nothing_is_written_where_nothing_was_worked_out(path: Path) -> None:
    filled(path, "één")
    path.chmod(0o444)
    before = path.stat()
    filled(path, "één")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_where_nothing_may_be_written_all_goes_on(path: Path) -> None:
    path.parent.write_text("in the way", encoding="utf-8")
    filled(path, "één")
    assert missing(path, "één") == ["één"]


def test_without_a_place_a_shelf_serves_its_own_process() -> None:
    shelf, worked_out = Shelf(None, ()), []
    assert [length(shelf, "één", worked_out) for _ in range(2)] == [3, 3]
    assert worked_out == ["één"]
    shelf.save()
