"""What stands inside a line is shown as a reader sees it, and every character of it knows its source."""

from __future__ import annotations

import pytest

from tests.read.page_reading import kinds, read, shown, words


def test_a_paragraph_ends_at_a_blank_line():
    assert kinds("One\nline more.\n\nTwo.") == [("prose", "One\nline more."), ("prose", "Two.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'''Bold''' and ''italic''", "Bold and italic"),
        ("the '''''both'''''", "the both"),
        ("a [[target|label]]s b", "a labels b"),
        ("[[:Category:Missions]]", "Category:Missions"),
        ("see [https://example.org the site].", "see the site."),
        ("see [https://example.org].", "see ."),
        ("see https://example.org/a_(b).", "see https://example.org/a_(b)."),
        ("6&nbsp;000 &amp; more &unknown;", "6\u00a0000 & more &unknown;"),
        ("a <small>b</small> <span class=x>c</span>", "a b c"),
        ("a<span style='display:none'>zz</span>b", "ab"),
        ("2 < 3 <foo>", "2 < 3 <foo>"),
        ("one<br>two", "one\ntwo"),
        ("a<!-- hidden -->b", "ab"),
        ("a\n<!-- hidden -->\nb", "a\nb"),
        ("<nowiki>[[a]] {{b}}</nowiki>", "[[a]] {{b}}"),
        ("a<math>x^2</math>b", "ab"),
        ("__NOTOC__ text", "text"),
        ("[[nl:Missie]] text [[File:a.png|20px]]", "text"),
        ("[[a\nb]]", "[[a\nb]]"),
    ],
)
def test_markup_is_not_seen(text: str, expected: str):
    assert shown(text) == [expected]


def test_every_character_knows_its_source():
    text = "The '''[[United Nations|UN]]''' had 6&nbsp;000 {{nowrap|blue helmets}} there."
    (block,) = read(text).blocks
    assert block.text == "The UN had 6\u00a0000 blue helmets there."
    assert words(text, block, "UN") == "UN"
    assert words(text, block, "6\u00a0000") == "6&nbsp;000"
    assert words(text, block, "000 blue") == "000 {{nowrap|blue"


def test_bold_and_links_are_kept_beside_the_text():
    page = read("The '''Force''' ('''UNX''') of the [[United Nations|UN]], see [https://example.org site]")
    (block,) = page.blocks
    assert [block.text[start:end] for start, end in block.bold] == ["Force", "UNX"]
    assert [(block.text[link.start : link.end], link.kind, link.target) for link in block.links] == [
        ("UN", "internal", "United Nations"),
        ("site", "external", "https://example.org"),
    ]
    assert page.lead_title == "Force"
