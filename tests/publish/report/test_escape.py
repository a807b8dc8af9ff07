"""Source text on a page: text and nothing else."""

from __future__ import annotations

import json

import html5lib
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.report.escape import attribute, clean, data, text
from tests.publish.report.made import text_of

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def read_back(html: str) -> str:
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"))
    root = parser.parse(f"<!DOCTYPE html><title>t</title><body><div>{html}</div>")
    return text_of(next(element for element in root.iter() if str(element.tag).endswith("}div")))


@settings(max_examples=200, deadline=None)
@given(anything)
def test_any_text_is_valid_and_keeps_its_length(value: str) -> None:
    assert len(read_back(text(value))) == len(value)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf"]), max_size=60))
def test_ordinary_text_comes_back_as_it_was(value: str) -> None:
    assert read_back(text(value)) == value == clean(value)


@settings(max_examples=100, deadline=None)
@given(anything)
def test_data_cannot_leave_its_element(value: str) -> None:
    written = str(data({"said": value}))
    assert "<" not in written
    assert json.loads(written)["said"] == clean(value)


def test_markup_is_shown_and_not_made() -> None:
    assert text("<script>&amp;") == "&lt;script&gt;&amp;amp;"
    assert attribute('"><img onerror=x') == "&quot;&gt;&lt;img onerror=x"


def test_a_control_character_becomes_a_picture() -> None:
    assert clean("a\x00b\x1b\x7f\x85\n") == "a␀b␛␡\ufffd\n"


def test_marks_that_reorder_text_are_named_in_the_reader_and_left_out_elsewhere() -> None:
    assert clean("gnp\u202egpj.exe") == "gnpgpj.exe"
    assert 'data-c="U+202E"' in text("gnp\u202egpj.exe")
