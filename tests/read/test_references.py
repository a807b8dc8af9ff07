"""References have names, groups and bodies, and say where they are used."""

from __future__ import annotations

import pytest

from tests.read.page_reading import read


def test_a_citation_is_one_block_to_a_parameter():
    page = read("Killed.<ref name=x>{{cite web|title=A [[b]]|date=1 May 2019|url=https://example.org}}</ref>")
    assert [(b.element, b.template, b.field, b.text, b.reference) for b in page.blocks] == [
        ("prose", None, None, "Killed.", None), ("citation", "cite web", "title", "A b", 0),
        ("citation", "cite web", "date", "1 May 2019", 0),
        ("citation", "cite web", "url", "https://example.org", 0),
    ]  # fmt: skip


def test_free_text_of_a_reference_is_a_block():
    page = read("A.<ref>[https://example.org Title], ''Paper'' (6 July 2013). {{dead link|date=May 2020}}</ref>")
    assert [(b.text, b.field) for b in page.blocks if b.element == "citation"] == [
        ("Title, Paper (6 July 2013).", None), ("May 2020", "date"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "name", "group"),
    [
        ("<ref name=\"a b\" group='n'/>", "a b", "n"),
        ("<ref name=a />", "a", None),
        ("<ref name=a/>", "a", None),
        ("<ref group=note name = 'a_b' />", "a b", "note"),
    ],
)
def test_names_and_groups_are_read_as_mediawiki_does(tag: str, name: str, group: str | None):
    (use,) = read(f"text{tag}").reference_uses
    assert (use.name, use.group) == (name, group)


def test_uses_say_where_they_stand():
    page = read("One.<ref name=a>x</ref> Two<ref name=a/>.\n\nThree.<ref name=b/>")
    first, second = (block for block in page.blocks if block.element == "prose")
    assert [(use.reference, use.block, use.offset) for use in page.reference_uses] == [
        (0, first.index, 4), (0, first.index, 8), (None, second.index, 6),
    ]  # fmt: skip


def test_a_definition_in_the_list_of_references_stands_in_no_block():
    for notes in ("{{reflist|refs=\n<ref name=a>x</ref>}}", "<references>\n<ref name=a>x</ref>\n</references>"):
        page = read(f"One.<ref name=a/>\n\n{notes}")
        assert [(use.reference, use.block) for use in page.reference_uses] == [(0, 0), (0, None)]
        assert [(b.element, b.text) for b in page.blocks] == [("prose", "One."), ("citation", "x")]


def test_notes_written_as_templates_are_references():
    page = read("A.{{refn|group=note|Some text {{harvnb|Smith|2008|p=4}}}} B.{{sfn|Jones|2010}}")
    assert [(ref.group, page.blocks[0].text[use.offset - 2 : use.offset]) for ref, use in
            zip(page.references, page.reference_uses, strict=True)] == [("note", "A."), (None, "B.")]  # fmt: skip
    assert [(b.text, b.reference) for b in page.blocks if b.element == "citation"] == [
        ("Some text", 0), ("Smith", 0), ("2008", 0), ("4", 0), ("Jones", 1), ("2010", 1),
    ]  # fmt: skip
