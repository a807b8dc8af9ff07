"""What holds for every page, well made or broken: tiles tile, maps are exact, spans are in bounds, time is linear."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.document import Block
from pipeline.read.tiles import tile
from pipeline.read.wikitext import Page, read_wikitext

_PIECES = (
    "{{", "}}", "{{{", "}}}", "[[", "]]", "[", "]", "|", "||", "!", "!!", "=", "==", "===", "\n", "\n\n", "{|", "|-",
    "|}", "|+", "\n|", "\n!", "\n{|", "\n|}", "\n|-", "* ", "\n*", "\n#:", ";", "'", "''", "'''", "'''''", "<!--",
    "-->", "<ref>", '<ref name="a">', "<ref name=a/>", "</ref>", "<references>", "</references>", "<references/>",
    "<nowiki>", "</nowiki>", "<br>", "<div style='display:none'>", "</div>", "<gallery>", "</gallery>", "<math>",
    "</math>", "&nbsp;", "&#160;", "&x;", "https://example.org/a", "[https://example.org b", "//", "__TOC__",
    "{{!}}", "{{=}}", "flag|", "FRA", "cite web|title=", "infobox x|a=", "plainlist|", "ubl|", "refn|", "nowrap|",
    "convert|1|km", "start date|2013|7", "#if:", "File:a.png|thumb|", "Category:", "nl:", "rowspan=2 |", "----", " ",
    "  ", "\t", "a", "b c", "é", "2013", "\U0001f54a", "\u00a0", "%", "#", ":",
)  # fmt: skip


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("{{{{nowrap|{}}}}}".format, inner),
        st.builds("{{{{Infobox x\n| a = {}\n| b = {}\n}}}}".format, inner, inner),
        st.builds("{{{{ubl|{}|{}}}}}".format, inner, inner),
        st.builds("[[A b|{}]]".format, inner),
        # An external link holds no other.
        st.builds("[https://example.org {}]".format, inner.filter(lambda text: "[http" not in text)),
        st.builds('<ref name="n">{}</ref>'.format, inner),
        st.builds("{{{{refn|{}}}}}".format, inner),
        st.builds("\n* {}\n** {}\n".format, inner, inner),
        st.builds('\n{{|\n! {} !! b\n|-\n| rowspan="2" | {}\n|}}\n'.format, inner, inner),
        st.builds("\n== {} ==\n".format, inner),
        st.builds("{}{}".format, inner, inner),
    )


well_made = st.recursive(
    st.sampled_from(("text", "6&nbsp;000", "'''b'''", "{{FRA}}", "x\n\ny", "")), _nested, max_leaves=12
)
broken = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
anything = st.one_of(well_made, broken, st.builds("{}{}{}".format, well_made, broken, well_made), st.text(max_size=60))


def check_map(text: str, block: Block) -> None:
    source = block.source
    edges = (*source.visible[1:], len(block.text))
    last = 0
    for visible, until, start, end, is_verbatim in zip(
        source.visible, edges, source.start, source.end, source.verbatim, strict=True
    ):
        assert visible < until
        assert last <= start <= end <= len(text)
        last = end
        if is_verbatim:
            assert block.text[visible:until] == text[start:end]


def check(text: str, page: Page) -> None:
    tiles = tile(text, page.stretches)
    assert "".join(text[each.start : each.end] for each in tiles) == text
    assert all(each.start < each.end for each in tiles)
    last = 0
    for index, block in enumerate(page.blocks):
        assert block.index == index
        assert block.text
        assert block.text == block.text.strip()
        assert last <= block.start <= block.end <= len(text)
        last = block.start
        check_map(text, block)
        start, end = block.span(0, len(block.text))
        assert block.start <= start <= end <= block.end
        for stretch in (*block.bold, *((link.start, link.end) for link in block.links)):
            assert 0 <= stretch[0] < stretch[1] <= len(block.text)
        for begin, until, index_of_call in block.templates:
            assert 0 <= begin <= until <= len(block.text)
            assert 0 <= index_of_call < len(page.templates)
        assert block.reference is None or 0 <= block.reference < len(page.references)
    for found in (page.templates, page.references, page.reference_uses, page.links, page.categories, page.problems):
        starts = [item.start for item in found]
        assert starts == sorted(starts)
        assert all(0 <= item.start <= item.end <= len(text) for item in found)
    for position, template in enumerate(page.templates):
        assert text.startswith("{{", template.start)
        assert template.parent is None or template.parent < position
        for parameter in template.parameters:
            assert text[parameter.start : parameter.end] == parameter.raw
    for reference in page.references:
        assert reference.start <= reference.body_start <= reference.body_end <= reference.end
    for use in page.reference_uses:
        assert use.block is None or 0 <= use.offset <= len(page.blocks[use.block].text)


@settings(max_examples=300, deadline=None)
@given(anything)
def test_any_page_is_read_with_exact_places(text: str):
    check(text, read_wikitext(text))


@settings(max_examples=60, deadline=None)
@given(anything)
def test_a_page_out_of_time_is_read_with_exact_places(text: str):
    page = (text + " {{a}}\n") * 60
    check(page, read_wikitext(page, budget_seconds=-1))


@settings(max_examples=60, deadline=None)
@given(well_made)
def test_well_made_pages_have_no_unbalanced_templates_or_links(text: str):
    what = {problem.what for problem in read_wikitext(text).problems}
    assert not what & {"link", "comment"}


# Shapes on which naive readers need quadratic time, memory without bound or deep recursion; each by its size.
_SHAPES: dict[str, Callable[[int], str]] = {
    "nested templates": lambda n: "{{x|" * n + "y" + "}}" * n,
    "nested wrappers": lambda n: "{{nowrap|" * n + "y" + "}}" * n,
    "nested conditions": lambda n: "{{#if:a|" * n + "y" + "}}" * n,
    "nested lists": lambda n: "{{plainlist|\n* a " * n + "}}" * n,
    "nested links": lambda n: "[[File:a.png|thumb|" * n + "]]" * n,
    "nested tables": lambda n: "{|\n| a\n" * n,
    "open templates": lambda n: "{{q|r=s " * n,
    "closing braces": lambda n: "}}" * n,
    "open links": lambda n: "[[a " * n,
    "open external links": lambda n: "[https://example.org a " * n,
    "open references": lambda n: "a<ref name=b>c " * n,
    "stray references": lambda n: "a</ref>" * n,
    "open comments": lambda n: "<!-- a " * n,
    "open nowiki": lambda n: "<nowiki>a " * n,
    "open lists of references": lambda n: "<references> a " * n,
    "open tables with headings": lambda n: "{|\n== a ==\n" * n,
    "rows": lambda n: "{|\n" + "|-\n| a || {{flag|FRA}} || 3\n" * n + "|}",
    "wide spans": lambda n: "{|\n" + '|-\n| rowspan=9 colspan=9 | a || b\n' * n + "|}",
    "items": lambda n: "".join(f"{'*' * (i % 40 + 1)} a\n" for i in range(n)),
    "headings": lambda n: "".join(f"{'=' * (i % 8)} a {'=' * (i % 5)}\n" for i in range(n)),
    "quotes": lambda n: "'''a'' b'''''c " * n,
    "entities": lambda n: "&nbsp;&amp;&#9999999999;" * n,
    "external links in a line": lambda n: "[https://example.org a] " * n,
    "words": lambda n: "In 2013, 6,000 troops came. " * n,
    "equals": lambda n: "=" * n,
    "quotes alone": lambda n: "'" * n,
    "brackets": lambda n: "[" * n + "]" * n,
}  # fmt: skip


@pytest.mark.parametrize("shape", _SHAPES)
def test_broken_pages_are_read_in_linear_time(shape: str):
    make = _SHAPES[shape]
    small, large = make(400), make(3200)
    check(small, read_wikitext(small))
    read_wikitext(large)

    def seconds(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_wikitext(text)
            best = min(best, time.process_time() - start)
        return best

    # Eight times the size: eight times the time if linear, sixty-four times if quadratic. The constant is for timers.
    assert seconds(large) <= 24 * seconds(small) + 0.02
