"""A template shows what its family shows, and its parameters are what was written."""

from __future__ import annotations

import pytest

from tests.read.page_reading import read, shown, words


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
        ("{{uc:lower}}", "LOWER"),
        ("{{percentage|1|4}}", "25%"),
        ("{{percentage|1,000|3,000|1}}", "33.3%"),
        ("{{frac|3}}", "1⁄3"),
        ("{{frac|2|1|2}}", "2 1⁄2"),
        ("{{sortname|Jan|Smit}}", "Jan Smit"),
        ("2012{{ndash}}13", "2012–13"),
        ("a{{!}}b", "a|b"),
    ],
)
def test_a_template_shows_what_its_family_shows(text: str, expected: str):
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "{{reflist}}",
        "{{Navbox|title=x|list1=y}}",
        "{{no such template|x}}",
        "{{{arg|x}}}",
        "{{percentage|1|0}}",
        "{{frac}}",
    ],
)
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
