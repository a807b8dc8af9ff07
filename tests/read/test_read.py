"""Reading a source: what is declared, what is detected, and what happens when a reader fails."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import Document, read
from pipeline.read.errors import BadInput
from pipeline.read.origin import Origin
from pipeline.read.sources import Source, load

PAGE = "{{Infobox mission\n| size = 15,000\n}}\n'''UNMIL''' was a [[mission]] that began in 2003.\n"
DUTCH = "De missie duurde twee jaar en telde zevenhonderd militairen."


def assert_covered(document: Document) -> None:
    assert "".join(document.text[tile.start : tile.end] for tile in document.tiles) == document.text


def test_bytes_a_text_and_a_file_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "unmil.txt"
    path.write_bytes(PAGE.encode())
    (source,) = load([path])
    from_file, from_bytes, from_text = read(source), read(PAGE.encode()), read(PAGE)
    assert from_file.blocks == from_bytes.blocks == from_text.blocks
    assert from_file.sha256 == from_bytes.sha256 == from_text.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert (from_file.id, from_bytes.id) == ("unmil", from_bytes.sha256[:16])
    assert (from_file.origin.path, from_text.origin.path) == ("unmil.txt", "")
    assert (from_file.format, from_file.language, from_file.bytes) == ("wikitext", "en", len(PAGE))


def test_offsets_count_code_points_after_newlines_are_normalised() -> None:
    data = "\ufeffTraore\u0301 kwam.\r\n\r\nHij bleef twee jaar.\r\n".encode()
    document = read(data)
    assert document.text == "Traore\u0301 kwam.\n\nHij bleef twee jaar.\n"
    assert document.bytes == len(data)
    block = document.blocks[1]
    assert document.text[slice(*block.span(0, 3))] == "Hij"


def test_what_is_given_counts_before_what_the_source_says_and_that_before_the_content() -> None:
    origin = Origin(path="a.txt", title="Liberia")
    source = Source("a", Path("a.txt"), PAGE.encode(), "0" * 64, origin, "UNMIL", "nl", "text")
    document = read(source)
    assert (document.title, document.language, document.format, document.sha256) == ("UNMIL", "nl", "text", "0" * 64)
    document = read(source, id="b", language="en", format="wikitext", origin=Origin(path="b.txt"))
    assert (document.id, document.language, document.format, document.origin.path) == ("b", "en", "wikitext", "b.txt")
    assert read(PAGE, origin=origin).title == "Liberia"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (PAGE, "UNMIL"),
        ("= Liberia =\n" + PAGE, "Liberia"),
        ("'''UNMIL''' was a [[mission]] that began in 2003.", "UNMIL"),
        (f"UNMIL in Liberia\n\n{DUTCH}", "UNMIL in Liberia"),
        (DUTCH, "a"),
    ],
)
def test_the_title_is_found_in_the_text_or_is_the_id(text: str, title: str) -> None:
    assert read(text, id="a").title == title


def test_a_declared_encoding_is_used() -> None:
    assert read("Libië in 2011".encode("cp1252"), encoding="windows-1252").text == "Libië in 2011"


@pytest.mark.parametrize(
    ("source", "options", "expected"),
    [
        ("x", {"language": "de"}, "a: the language de is not one of en, nl"),
        ("x", {"format": "html"}, "a: the format html is not one of wikitext, text"),
        (b"\xff", {}, "a: not valid utf-8 at byte 0, line 1"),
        (b"x", {"encoding": "latin-1"}, "a: the encoding latin-1 is not one of"),
        ("x\ud800", {}, "half a surrogate pair at character 1"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(source: str | bytes, options: dict[str, str], expected: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(source, id="a", **options)  # pyright: ignore[reportArgumentType]
    assert expected in str(caught.value)


@pytest.mark.parametrize("reader", ["pipeline.read.reader.read_text", "pipeline.read.wikitext.read_wikitext"])
def test_a_document_that_defeats_its_reader_is_kept_and_marked(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RecursionError

    monkeypatch.setattr(reader, fail)
    text = f"{DUTCH}\n\n{DUTCH}\n"
    document = read(text, id="a", format="wikitext" if "wikitext" in reader else "text")
    (problem,) = document.problems
    assert (problem.kind, problem.what, problem.end) == ("reader", "RecursionError", len(text))
    assert document.is_degraded
    assert [block.text for block in document.blocks] == [text]
    assert (document.title, document.language) == ("a", "nl")
    assert_covered(document)


def test_an_empty_text_is_an_empty_document() -> None:
    for format_ in ("wikitext", "text"):
        document = read("", format=format_)
        assert (document.blocks, document.tiles, document.is_degraded) == ((), (), False)


@given(st.text() | st.binary())
@settings(max_examples=100)
def test_any_input_is_a_covered_document_or_one_clear_line(source: str | bytes) -> None:
    try:
        document = read(source)
    except BadInput as error:
        assert str(error).isprintable()  # noqa: PT017  # most bytes are no text, some are
        return
    assert_covered(document)
    assert read(source) == document
