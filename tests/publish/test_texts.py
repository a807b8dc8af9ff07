"""The texts in a release: their files' names are safe whatever a document is called, and their characters are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.texts import Texts, file_stem, path_of, write
from pipeline.read import read

HOSTILE = ["../../etc/passwd", "a/b", "..", ".", ".hidden", "a\x00b", "a\nb", "é", "~a", "%2E", "C:\\x", "x" * 500, " "]


@pytest.mark.parametrize("document_id", ["minusma-en", "report_2.v3", "MINUSMA"])
def test_a_plain_id_is_the_name_of_its_file(document_id: str) -> None:
    assert file_stem(document_id) == document_id


@pytest.mark.parametrize("document_id", HOSTILE)
def test_a_file_stays_in_its_folder(tmp_path: Path, document_id: str) -> None:
    path = path_of(tmp_path, document_id)
    assert path.resolve().parent == tmp_path.resolve() / "documents"
    assert len(path.name.encode()) < 255
    assert path.name.isascii()
    assert path.name.isprintable()
    assert not path.name.startswith(".")


@settings(max_examples=100)
@given(st.text(min_size=1), st.text(min_size=1))
def test_two_ids_are_two_files(one: str, other: str) -> None:
    assert (file_stem(one) == file_stem(other)) == (one == other)


def test_long_ids_with_the_same_beginning_are_told_apart() -> None:
    assert file_stem("x" * 300 + "a") != file_stem("x" * 300 + "b")


def test_a_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = "Één\u2028regel\tmet 1.200 militairen 🕊\n\nen\x0b nog een\n"
    write(tmp_path, [read(text, id="../a", language="nl", format="text")])
    texts = Texts(tmp_path, ["../a", "absent"])
    assert dict(texts) == {"../a": text}
    assert len(texts) == 1


def test_a_damaged_text_is_read_and_not_the_same(tmp_path: Path) -> None:
    write(tmp_path, [read("Two words.\n", id="a", language="en", format="text")])
    path_of(tmp_path, "a").write_bytes(b"Two \xff words.\n")
    assert Texts(tmp_path, ["a"])["a"] == "Two \ufffd words.\n"
