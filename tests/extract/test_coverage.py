"""What becomes of every character: each has one class, and tiles change where the class does."""

from __future__ import annotations

from tests.extract.reading import extracted, rows


def classes(text: str) -> list[tuple[str, str]]:
    """The tiles of a text, each with its class."""
    found = extracted(text)
    return [(row["class"], text[row["start"] : row["end"]]) for row in rows(found, "coverage")]


def test_words_and_the_markup_around_them_are_tiles_of_their_own() -> None:
    assert classes("It was ''calm''.") == [
        ("unclaimed", "It was "),
        ("markup", "''"),
        ("unclaimed", "calm"),
        ("markup", "''"),
        ("unclaimed", "."),
    ]


def test_a_reference_is_one_tile_whatever_stands_in_it() -> None:
    reference = "<ref>{{cite web|title=Some title|url=http://example.org/a}} and more</ref>"
    assert classes(f"It was calm.{reference}") == [("unclaimed", "It was calm."), ("citation", reference)]


def test_white_space_that_nobody_sees_is_told_from_markup() -> None:
    assert classes("{{A\u2003b\n}}\n\nWell.") == [
        ("markup", "{{A"),
        ("whitespace", "\u2003"),
        ("markup", "b"),
        ("whitespace", "\n"),
        ("markup", "}}"),
        ("whitespace", "\n\n"),
        ("unclaimed", "Well."),
    ]


def test_nothing_has_no_tiles() -> None:
    assert classes("") == []
