"""The scanner finds the elements of a page, and where they stand."""

from __future__ import annotations

import pytest

from pipeline.read.nodes import Node
from pipeline.read.scan import scan


def elements(text: str) -> list[tuple[str, str]]:
    """Every element found, outermost first, with its source."""
    found: list[tuple[str, str]] = []
    waiting: list[Node] = list(reversed(scan(text).children))
    while waiting:
        node = waiting.pop()
        found.append((node.kind, text[node.start : node.end]))
        waiting.extend(reversed(node.children))
    return found


def problems(text: str) -> list[tuple[str, str]]:
    return [(problem.what, text[problem.start : problem.end]) for problem in scan(text).problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {{b|c}} d", [("template", "{{b|c}}")]),
        ("{{a|{{b}}}}", [("template", "{{a|{{b}}}}"), ("template", "{{b}}")]),
        ("{{{a}}}", [("argument", "{{{a}}}")]),
        # MediaWiki takes three braces before two.
        ("{{{{{a}}}}}", [("template", "{{{{{a}}}}}"), ("argument", "{{{a}}}")]),
        ("{{{!}}", [("template", "{{!}}")]),
        ("{{a}}} b", [("template", "{{a}}")]),
        ("{{a|{b}}}", [("template", "{{a|{b}}")]),
        ("[[a|b]]", [("link", "[[a|b]]")]),
        ("[[a]]] b", [("link", "[[a]]")]),
        ("[[[a]]]", [("link", "[[a]]")]),
        ("[[a|b [c]]]", [("link", "[[a|b [c]]]")]),
        ("[[File:x.png|thumb|[[a]] b]]", [("link", "[[File:x.png|thumb|[[a]] b]]"), ("link", "[[a]]")]),
        ("a<!-- {{b}} -->c", [("comment", "<!-- {{b}} -->")]),
        ("<nowiki>{{a}}</nowiki>", [("nowiki", "<nowiki>{{a}}</nowiki>")]),
        ("<math>x_{{a}}</math>", [("opaque", "<math>x_{{a}}</math>")]),
        ('<ref name="a">{{b}}</ref>', [("reference", '<ref name="a">{{b}}</ref>'), ("template", "{{b}}")]),
        ("<REF>a</Ref>", [("reference", "<REF>a</Ref>")]),
        ("<ref name=a />b", [("reference", "<ref name=a />")]),
        ("<references />", []),
        (
            "<ref>a <ref name=b/> c</ref>",
            [("reference", "<ref>a <ref name=b/> c</ref>"), ("reference", "<ref name=b/>")],
        ),
    ],
)
def test_elements_are_found_with_their_spans(text: str, expected: list[tuple[str, str]]):
    assert elements(text) == expected
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "what"),
    [
        ("a {{b", [], [("template", "{{")]),
        ("{{a}} {{b [[c]]", [("template", "{{a}}"), ("link", "[[c]]")], [("template", "{{")]),
        ("a}} b", [], [("template", "}}")]),
        ("[[a", [], [("link", "[[")]),
        ("a]]", [], [("link", "]]")]),
        # A link left open keeps no template open: the damage stays where it is.
        ("{{a|[[b}} c", [("template", "{{a|[[b}}")], [("link", "[[")]),
        ("a<ref>b", [], [("reference", "<ref>")]),
        ("a</ref>b", [], [("reference", "</ref>")]),
        ("<ref>a <ref>b</ref>", [("reference", "<ref>b</ref>")], [("reference", "<ref>")]),
        ("<ref>{{a</ref>}}", [("reference", "<ref>{{a</ref>")], [("template", "{{"), ("template", "}}")]),
        ("a<!-- b", [("comment", "<!-- b")], [("comment", "<!--")]),
        ("<nowiki>{{a}}", [("template", "{{a}}")], [("tag", "<nowiki>")]),
        ("{{}} {{ |a}}", [], []),
    ],
)
def test_markup_that_does_not_balance_is_text_and_a_problem(
    text: str, expected: list[tuple[str, str]], what: list[tuple[str, str]]
):
    assert elements(text) == expected
    assert problems(text) == what


def test_a_bracket_in_the_label_of_an_external_link_is_no_problem():
    assert problems("[https://example.org Report [PDF]]") == []


def test_a_comment_that_fills_its_line_takes_the_line_with_it():
    text = "a\n<!-- b -->\nc"
    assert elements(text) == [("comment", "<!-- b -->\n")]


def test_deep_nesting_is_read_without_recursion():
    depth = 20_000
    found = scan("{{a|" * depth + "}}" * depth)
    assert len(found.templates) == depth
    assert [node.start for node in found.templates] == list(range(0, 4 * depth, 4))


def test_the_scan_stops_when_time_is_up_and_keeps_what_it_has():
    text = "{{a}} " * 2000
    found = scan(text, is_out_of_time=lambda: True)
    assert 0 < found.end < len(text)
    assert 0 < len(found.templates) < 2000
