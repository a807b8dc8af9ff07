"""A page of wikitext is read whole: its links, its categories, and as much as there is time for."""

from __future__ import annotations

import pytest

from pipeline.read.tiles import tile
from pipeline.read.wikilinks import trim_address
from pipeline.read.wikitext import read_wikitext
from tests.read.page_reading import read
from tests.work import steps_of


def test_a_label_that_shows_nothing_is_none():
    page = read("[[Mali|]] [[Togo| ]] [[Chad|{{unheard of}}]] [[Niger|the country]]")
    assert [link.label for link in page.links] == [None, None, None, "the country"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a.", "https://example.org/a"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("https://example.org/a.).,).", "https://example.org/a"),
    ],
)
def test_the_punctuation_behind_an_address_is_none_of_it(written: str, address: str):
    assert trim_address(written) == address


def test_an_address_is_trimmed_in_one_pass():
    assert steps_of(lambda: trim_address("https://example.org/" + ".)" * 2_000)) < 200_000


def test_a_bracket_in_the_label_of_an_external_link_opens_none():
    page = read("[https://example.org/1 one [https://example.org/2 two]")
    assert [(link.target, link.label) for link in page.links] == [
        ("https://example.org/1", "one [https://example.org/2 two"), ("https://example.org/2", None),
    ]  # fmt: skip
    many = read("[https://example.org/ a " * 300 + "]")
    assert sum(len(link.label or "") for link in many.links) < 300 * 24


def test_links_are_listed_wherever_they_stand():
    page = read(
        "[[A b#c|d]] [[nl:X]] [[File:y.png]] {{x|[https://example.org/1 label]}} <!-- [[no]] -->"
        "<ref>https://example.org/2.</ref>"
    )
    assert [(link.kind, link.target, link.anchor, link.label) for link in page.links] == [
        ("internal", "A b", "c", "d"), ("interlanguage", "nl:X", None, None), ("file", "File:y.png", None, None),
        ("external", "https://example.org/1", None, "label"), ("external", "https://example.org/2", None, None),
    ]  # fmt: skip


def test_categories_are_listed_without_the_namespace():
    assert [category.name for category in read("[[Category:Mali War|M]]\n[[Categorie:Missie]]").categories] == [
        "Mali War", "Missie",
    ]  # fmt: skip


def test_a_page_beyond_its_budget_is_marked_and_kept():
    text = "[[a]] b {{c}} \n\n" * 5000
    page = read_wikitext(text, budget_seconds=0)
    assert page.is_degraded
    assert [problem.kind for problem in page.problems if problem.kind == "budget"] == ["budget"]
    assert "".join(text[each.start : each.end] for each in tile(text, page.stretches)) == text


def test_an_empty_page_is_a_page():
    page = read("")
    assert page.blocks == ()
    assert not page.is_degraded
