"""Elements are read as deep as a wiki works them out; whatever is nested, reading stays in proportion to the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.read import read
from pipeline.read.depth import DEEPEST
from pipeline.read.wikitext import read_wikitext
from tests.work import peak_of, steps_of


def test_an_element_inside_forty_others_is_not_listed_and_a_problem_says_so():
    page = read_wikitext("{{a|" * DEEPEST + "[[b]] {{c|[[d]] <ref>e</ref>}}" + "}}" * DEEPEST)

    assert (len(page.templates), page.links, page.references) == (DEEPEST, (), ())
    assert [(problem.kind, problem.what) for problem in page.problems] == [("depth", "link"), ("depth", "template")]
    assert page.is_degraded


def test_what_stands_beside_an_element_too_deep_is_read():
    page = read_wikitext("[[a]] " + "{{b|" * (DEEPEST + 1) + "}}" * (DEEPEST + 1) + " [[c]] {{d}}")

    assert [link.target for link in page.links] == ["a", "c"]
    assert page.templates[-1].name == "d"
    assert [block.text for block in page.blocks] == ["a  c"]


def test_forty_elements_in_one_another_are_all_read():
    page = read_wikitext("{{a|" * DEEPEST + "b" + "}}" * DEEPEST)

    assert (len(page.templates), page.problems, page.is_degraded) == (DEEPEST, (), False)


def test_an_element_too_deep_does_not_show_as_text():
    page = read_wikitext("{{plainlist|\n* a " * (DEEPEST + 5) + "}}" * (DEEPEST + 5))

    assert {block.text for block in page.blocks} == {"a"}


def test_a_value_is_a_stretch_of_the_page_and_no_copy_of_it():
    text = "{{a|" * 30 + "b" * 200_000 + "}}" * 30
    page = read_wikitext(text)

    assert all(parameter.page is text for template in page.templates for parameter in template.parameters)
    assert peak_of(lambda: read_wikitext(text)) < 10 * len(text)


_NESTED: dict[str, Callable[[int], str]] = {
    "calls": lambda n: "{{a|" * n + "b" + "}}" * n,
    "calls with text": lambda n: "{{a|On 3 May 300 left. " * n + "}}" * n,
    "names of calls": lambda n: "{{a" * n + "}}" * n,
    "names of parameters": lambda n: "{{a|" * n + "{{b}}" + "}}=c" * n,
    "comments before names": lambda n: "{{<!-- a -->" * n + "b}}" * n,
    "calls without a name": lambda n: "{{|<!-- a -->" * n + "{{b}}" * n + "}}" * n,
    "wrappers": lambda n: "{{nowrap|" * n + "a" + "}}" * n,
    "flags": lambda n: "{{flag|" * n + "FRA" + "}}" * n,
    "measures": lambda n: "{{convert|1|" * n + "km" + "}}" * n,
    "infoboxes": lambda n: "{{Infobox a|b=" * n + "c" + "}}" * n,
    "citations": lambda n: "{{cite web|title=" * n + "a" + "}}" * n,
    "notes": lambda n: "a{{refn|b" * n + "}}" * n,
    "links": lambda n: "[[a|" * n + "b" + "]]" * n,
    "captions": lambda n: "[[File:a.png|thumb|b" * n + "]]" * n,
    "links in templates": lambda n: "{{nowrap|[[a|" * n + "]]}}" * n,
    "tables in templates": lambda n: "{{a|\n{|\n| b\n" * n + "|}\n}}\n" * n,
    "braces": lambda n: "{" * n + "a" + "}" * n,
}


@pytest.mark.parametrize("what", _NESTED)
def test_reading_what_is_nested_is_work_and_memory_in_proportion_to_the_page(what: str):
    small, large = _NESTED[what](300), _NESTED[what](1200)

    def page(text: str) -> Callable[[], object]:
        return lambda: read(text, id="page", language="en", format="wikitext")

    page(small)()
    assert steps_of(page(large)) <= 5 * steps_of(page(small))
    assert peak_of(page(large)) <= 5 * peak_of(page(small))


def test_flags_in_flags_are_looked_through_once_for_each_level():
    def page(depth: int) -> Callable[[], object]:
        text = "{{flag|" * depth + "FRA" + "}}" * depth
        return lambda: read_wikitext(text)

    page(1)()
    # Each of ten calls shows what is in those inside it. Looked at twice at each level, it would be 200 times the work.
    assert steps_of(page(10)) <= 40 * steps_of(page(1))
