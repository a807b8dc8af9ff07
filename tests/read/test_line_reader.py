"""Headings make the path of sections, and lines the items of lists."""

from __future__ import annotations

import pytest

from tests.read.page_reading import kinds, read


def test_headings_make_the_section_path():
    page = read("lead\n== A ==\none\n=== B ===\ntwo\n== C ==\nthree")
    assert [(block.text, block.section) for block in page.blocks] == [
        ("lead", ()), ("A", ()), ("one", ("A",)), ("B", ("A",)), ("two", ("A", "B")), ("C", ()), ("three", ("C",)),
    ]  # fmt: skip
    assert [block.level for block in page.blocks if block.element == "heading"] == [2, 3, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("== a ===", "a ="),
        ("=== a ==", "= a"),
        ("=====", "="),
        ("== a == <!-- b -->", "a"),
        ("== a [[b|c]] ==", "a c"),
    ],
)
def test_uneven_headings_are_read_as_mediawiki_does(text: str, expected: str):
    assert kinds(text) == [("heading", expected)]


def test_a_line_without_a_closing_sign_is_no_heading():
    assert kinds("== a") == [("prose", "== a")]


def test_each_list_item_is_a_block_of_its_list():
    page = read("* one\n** two\n* three\n\n# four\n: five")
    assert [(block.element, block.text, block.level, block.group) for block in page.blocks] == [
        ("list_item", "one", 1, 0), ("list_item", "two", 2, 0), ("list_item", "three", 1, 0),
        ("list_item", "four", 1, 1), ("list_item", "five", 1, 1),
    ]  # fmt: skip


def test_a_comment_does_not_break_a_list():
    assert {block.group for block in read("* one\n<!-- c -->\n* two").blocks} == {0}


@pytest.mark.parametrize(
    "text",
    [
        "{{columns-list|colwidth=20em|\n* one\n* two\n}}",
        "{{plainlist}}\n* one\n* two\n{{endplainlist}}",
        "{{ubl|one|two}}",
        "<ul><li>one</li><li>two</li></ul>",
    ],
)
def test_list_templates_give_list_items(text: str):
    assert kinds(text) == [("list_item", "one"), ("list_item", "two")]


def test_captions_are_blocks_of_their_own():
    text = (
        "Before [[File:a.jpg|thumb|left|A [[patrol]] in 2015]] after.\n<gallery>\nFile:b.jpg|At the base\n</gallery>\nx"
    )
    assert kinds(text) == [
        ("prose", "Before  after."), ("prose", "A patrol in 2015"), ("prose", "At the base"), ("prose", "x"),
    ]  # fmt: skip
