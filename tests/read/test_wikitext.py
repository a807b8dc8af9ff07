"""A page of wikitext is read as its reader sees it."""

from __future__ import annotations

import pytest

from pipeline.read.document import Block
from pipeline.read.tiles import tile
from pipeline.read.wikilinks import trim_address
from pipeline.read.wikitext import Page, read_wikitext
from tests.work import steps_of


def read(text: str) -> Page:
    page = read_wikitext(text)
    assert "".join(text[each.start : each.end] for each in tile(text, page.stretches)) == text
    return page


def shown(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.element, block.text) for block in read(text).blocks]


def words(text: str, block: Block, quote: str) -> str:
    """The source of words quoted from a block."""
    at = block.text.index(quote)
    start, end = block.span(at, at + len(quote))
    return text[start:end]


# --- text
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


# --- headings and lists
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


# --- tables
def grid(text: str) -> list[tuple[int | None, int | None, bool, str]]:
    return [
        (block.row, block.column, block.is_header, block.text)
        for block in read(text).blocks
        if block.element == "table_cell"
    ]


def test_cells_have_rows_and_columns():
    text = '{| class="wikitable"\n|+ Caption\n! A !! style="x" | B\n|-\n| a || align=right | 1\n|-\n|b\n|2\n|}'
    assert grid(text) == [
        (0, 0, True, "A"), (0, 1, True, "B"), (1, 0, False, "a"), (1, 1, False, "1"), (2, 0, False, "b"),
        (2, 1, False, "2"),
    ]  # fmt: skip
    assert ("prose", "Caption") in kinds(text)


def test_spans_move_the_cells_after_them():
    text = '{|\n| rowspan="2" | a || colspan=2 | b || c\n|-\n| d || e\n|}'
    assert grid(text) == [
        (0, 0, False, "a"), (0, 1, False, "b"), (0, 3, False, "c"), (1, 1, False, "d"), (1, 2, False, "e"),
    ]  # fmt: skip


def test_a_bar_in_a_link_or_template_divides_nothing():
    assert grid("{|\n| [[a|b]] || {{nowrap|c}} | d\n|}") == [(0, 0, False, "b"), (0, 1, False, "d")]


def test_bars_written_as_templates_divide_like_any():
    text = "{{quote|\n{{{!}}\n{{!}}-\n{{!}} a {{!}}{{!}} b\n{{!}}}\n}}"
    assert grid(text) == [(0, 0, False, "a"), (0, 1, False, "b")]


def test_a_table_in_a_cell_has_its_own_grid():
    blocks = read("{|\n| a\n|\n{|\n| b\n|}\n| c\n|}").blocks
    assert [(block.text, block.group, block.column) for block in blocks] == [("a", 0, 0), ("b", 1, 0), ("c", 0, 2)]


def test_an_unclosed_table_ends_at_the_next_heading():
    page = read("{|\n| a\n\n== B ==\ntext")
    assert [(block.element, block.text) for block in page.blocks] == [
        ("table_cell", "a"), ("heading", "B"), ("prose", "text"),
    ]  # fmt: skip
    assert [(problem.what, problem.start) for problem in page.problems] == [("table", 0)]


# --- templates
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{lang-fr|Force des Nations unies}}", "Force des Nations unies"),
        ("{{lang|fr|la paix}}", "la paix"),
        ("{{nowrap|1,200 [[troops]]}}", "1,200 troops"),
        ("{{abbr|UN|United Nations}}", "UN"),
        ("{{flagcountry|Chad}}", "Chad"),
        ("{{flag|FRA}}", "France"),
        ("{{flagu|USA|name=the States}}", "the States"),
        ("{{GHA}}", "Ghana"),
        ("{{convert|10|km|mi}}", "10 km"),
        ("{{cvt|10|-|20|km2}}", "10–20 km2"),
        ("{{formatnum:6000}}", "6000"),
        ("{{nts|1200}}", "1200"),
        ("{{start date|2013|7|1|df=y}}", "1 July 2013"),
        ("{{birth date and age|1958|3}}", "March 1958"),
        ("{{dts|2013-07-01}}", "1 July 2013"),
        ("{{as of|2020|3|31}}", "As of 31 March 2020"),
        ("{{as of|2020|lc=y}}", "as of 2020"),
        ("{{circa|1900}}", "c. 1900"),
        ("{{ill|Some Person|fr}}", "Some Person"),
        ("{{official website|https://example.org}}", "Official website"),
        ("{{USS|Cole|DDG-67}}", "USS Cole"),
        ("{{#if:x|yes|no}}", "yes"),
        ("{{lc:UPPER}}", "upper"),
        ("2012{{ndash}}13", "2012–13"),
        ("a{{!}}b", "a|b"),
    ],
)
def test_a_template_shows_what_its_family_shows(text: str, expected: str):
    assert shown(text) == [expected]


@pytest.mark.parametrize("text", ["{{reflist}}", "{{Navbox|title=x|list1=y}}", "{{no such template|x}}", "{{{arg|x}}}"])
def test_others_show_nothing(text: str):
    assert shown(text) == []


def test_a_worked_out_text_stands_for_the_whole_call():
    text = "on {{start date|2013|7|1}} there"
    block = read(text).blocks[0]
    assert words(text, block, "1 July") == "{{start date|2013|7|1}}"
    assert [block.text[start:end] for start, end, _ in block.templates] == ["1 July 2013"]


def test_a_flag_without_a_name_stands_in_the_block():
    page = read("* {{flagicon|ITA}} General")
    (block,) = page.blocks
    assert block.text == "General"
    ((start, end, index),) = block.templates
    assert (start, end) == (0, 0)
    assert page.templates[index].parameters[0].text == "ITA"


def test_parameters_have_names_values_and_places():
    text = "{{box<!-- c -->| a = [[x|y]] |b|c=\n* d\n* e|a<!-- -->2==f}}"
    (template,) = read(text).templates
    assert template.name == "box"
    assert [(p.name, p.is_named, p.raw, p.text) for p in template.parameters] == [
        ("a", True, "[[x|y]]", "y"), ("1", False, "b", "b"), ("c", True, "* d\n* e", "d\ne"),
        ("a2", True, "=f", "=f"),
    ]  # fmt: skip
    assert all(text[p.start : p.end] == p.raw for p in template.parameters)


def test_a_template_knows_what_it_stands_in():
    page = read("== A ==\n{{x|{{y}}}}<ref>{{cite web|title=z}}</ref>")
    assert [(t.name, t.parent, t.reference, t.section) for t in page.templates] == [
        ("x", None, None, ("A",)), ("y", 0, None, ("A",)), ("cite web", None, 0, ("A",)),
    ]  # fmt: skip


def test_infobox_fields_are_blocks():
    text = (
        "{{Infobox mission\n| name = UNX\n| empty =\n| image = a.png\n| head = [[A B]]<ref>c</ref>\n"
        "| leaders = {{plainlist|\n* One\n* Two}}\n| base = {{ubl|Here|There}}\n}}\nText"
    )
    page = read(text)
    assert [(b.element, b.field, b.text) for b in page.blocks if b.element == "infobox"] == [
        ("infobox", "name", "UNX"), ("infobox", "head", "A B"), ("infobox", "leaders", "One"),
        ("infobox", "leaders", "Two"), ("infobox", "base", "Here"), ("infobox", "base", "There"),
    ]  # fmt: skip
    assert {b.template for b in page.blocks if b.element == "infobox"} == {"Infobox mission"}
    assert [p.raw for p in page.templates[0].parameters if p.name == "empty"] == [""]


def test_notices_are_read_for_their_dates():
    page = read("Claim.{{citation needed|date=May 2020|reason=x}}")
    assert [(b.element, b.field, b.text) for b in page.blocks] == [
        ("prose", None, "Claim."), ("template", "date", "May 2020"),
    ]  # fmt: skip


# --- references
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


# --- page
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
