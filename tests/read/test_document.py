"""What a document answers about its parts, beside what readers put into them."""

from __future__ import annotations

import pytest

from pipeline.read import read
from pipeline.read.document import Template


def template(text: str) -> Template:
    (found,) = read(text, id="page", language="en", format="wikitext").templates
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{T|a=one|b=two}}", "one"),
        ("{{T|a=|b=two}}", "two"),
        ("{{T|a=one|a=again}}", "again"),
        ("{{T|a=one|a=}}", "one"),
        ("{{T|c=three}}", None),
    ],
)
def test_of_several_names_the_first_that_is_filled_counts_as_written_last(text: str, value: str | None) -> None:
    found = template(text).get("a", "b")
    assert (found.raw if found else None) == value


def test_names_of_templates_and_fields_are_compared_without_case_and_white_space() -> None:
    page = read("{{Infobox Military unit|Total  Strength=40}}", id="page", language="en", format="wikitext")
    assert page.templates[0].key == "infobox military unit"
    assert [block.field_key for block in page.blocks] == ["total strength"]


def test_a_block_of_no_field_has_no_key() -> None:
    (block,) = read("A mission.", id="page", language="en", format="text").blocks
    assert block.field_key == ""
