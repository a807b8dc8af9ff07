"""Bytes become text by a byte order mark, a declaration or UTF-8, never by a guess."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.decode import decode, normalise_newlines
from pipeline.read.errors import BadInput

# A text as people write it: no zero characters (a file with one is taken for binary), few control characters.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t"))


def message(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(BadInput) as caught:
        decode(data, name="a.txt", encoding=encoding)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@given(TEXTS)
@settings(max_examples=80)
def test_utf8_with_or_without_a_mark_and_utf16_give_the_same_text(text: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decode(text.encode(), name="a") == text
    assert decode(codecs.BOM_UTF8 + text.encode(), name="a") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), name="a") == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), name="a", encoding="utf-16") == text


@given(st.text())
@settings(max_examples=80)
def test_newlines_are_normalised_once_and_for_all(text: str) -> None:
    normal = normalise_newlines(text)
    assert "\r" not in normal
    assert normalise_newlines(normal) == normal


def test_only_line_ends_are_normalised() -> None:
    decomposed = "Traore\u0301\r\nCompaor\u00e9\rBamako\u2028Gao\u0085\x0cKidal"
    assert decode(decomposed.encode(), name="a") == "Traore\u0301\nCompaor\u00e9\nBamako\u2028Gao\u0085\x0cKidal"


def test_windows_1252_is_read_where_it_is_declared() -> None:
    data = "Libië – “Azawad”".encode("cp1252")
    assert decode(data, name="a.txt", encoding="windows-1252") == "Libië – “Azawad”"
    assert message(data) == "a.txt: not valid utf-8 at byte 4, line 1 (another encoding has to be declared)"


def test_a_wrong_byte_is_named_with_its_offset_and_line() -> None:
    assert "byte 9, line 3" in message(b"one\r\ntwo\r\xff")
    assert "byte 10, line 2" in message(codecs.BOM_UTF8 + b"Mali\n12\xc3\n")
    assert "windows-1252 at byte 5, line 2" in message(b"Gao\n \x81", "windows-1252")
    assert "utf-16 at byte 4, line 1" in message(codecs.BOM_UTF16_LE + b"a\0\x00\xd8")


def test_a_mark_and_a_declaration_must_agree() -> None:
    assert "its byte order mark is that of utf-8" in message(codecs.BOM_UTF8 + b"Gao", "windows-1252")
    assert "without a byte order mark" in message(b"G\0a\0o\0", "utf-16")
    assert "not one of utf-8, utf-16, windows-1252" in message(b"Gao", "latin-1")
    assert "UTF-32" in message(codecs.BOM_UTF32_LE + "Gao".encode("utf-32-le"))


def test_a_binary_file_is_refused() -> None:
    assert "zero byte at offset 4" in message(b"\x89PNG\0\0")
    assert "control characters" in message(bytes(range(1, 9)) * 20)
    assert "control characters" in message(codecs.BOM_UTF16_LE + b"a\0\0\0b\0")
    assert decode(b"page one\x0cpage two with a stray \x07 in it, as old files have", name="a").startswith("page")
