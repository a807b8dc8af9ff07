"""The row of a document: where it comes from, as far as that is known."""

from __future__ import annotations

from pipeline.extract import extract
from pipeline.read import read
from pipeline.read.origin import Origin
from pipeline.recognise import recognise
from tests.extract.reading import extracted, rows


def test_a_text_that_comes_from_nowhere_has_no_location() -> None:
    (row,) = rows(extracted("The mission ended."), "documents")
    assert row.get("location") is None


def test_a_document_with_an_address_is_located_there_and_another_at_its_path() -> None:
    for origin, location in (
        (Origin(path="a.txt"), "a.txt"),
        (Origin(path="a.txt", location="https://example.org/a"), "https://example.org/a"),
    ):
        document = read("The mission ended.", id="a", language="en", format="text", origin=origin)
        (row,) = rows(extract(document, recognise(document)), "documents")
        assert row["location"] == location
