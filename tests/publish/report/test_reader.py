"""The source reader: every character, every mark on its words, long documents on several pages."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.report import marks
from pipeline.publish.report.layers import runs
from pipeline.publish.report.links import Places, numbered, prefix, web
from pipeline.publish.report.overview import unclaimed
from pipeline.publish.report.paging import LONGEST, pages, stems
from pipeline.read import read
from tests.publish.report.made import HOSTILE, by_id, ids, parsed, tables_of, text_of, written

MARKUP = """\
'''UNMIM''' is a mission in [[Mali]]<ref>{{cite web|url=http://example.org/a|title=A &amp; B}}</ref> &ndash; of 2013.

== Strength ==
* 11,200 soldiers from {{flag|Chad}}
{| class="wikitable"
| cell || other
|}
"""

PARAGRAPH = (
    "In May 2014 the mission had 11,200 soldiers and 1,440 police in [[Gao]], of whom 12 were killed that day.\n\n"
)
LONG = "".join(f"== Part {number} ==\n{PARAGRAPH * 30}" for number in range(26))


def test_the_looks_tile_the_document() -> None:
    document = read(MARKUP, id="page", language="en", format="wikitext")
    found = runs(document, [(3, 10)])
    assert found[0].start == 0
    assert all(one.end == other.start and one.start < one.end for one, other in pairwise(found))
    assert found[-1].end == len(MARKUP)
    assert "".join(MARKUP[run.start : run.end] for run in found if run.is_unclaimed) == MARKUP[3:10]


def test_prose_is_text_references_stand_aside_and_entities_are_rendered() -> None:
    document = read(MARKUP, id="page", language="en", format="wikitext")
    looks = {MARKUP[run.start : run.end].strip(): run for run in runs(document, [])}
    assert looks["UNMIM"].look == "text"
    assert looks["=="].look == "markup"
    assert looks["&ndash;"].look == "rendered"
    assert looks["&ndash;"].shown == "–"
    assert any(run.look == "aside" and "http://example.org/a" in MARKUP[run.start : run.end] for run in looks.values())


@settings(max_examples=60, deadline=None)
@given(st.text("ab[]{}|='*#\n<>&;:ref/", max_size=120))
def test_the_looks_tile_any_markup(text: str) -> None:
    document = read(text, id="page", language="en", format="wikitext")
    found = runs(document, [])
    assert "".join(document.text[run.start : run.end] for run in found) == document.text


def test_a_hostile_document_is_shown_to_the_letter(tmp_path: Path) -> None:
    folder = written(tmp_path, HOSTILE)
    (document,), frames = tables_of(HOSTILE)
    page = parsed(folder / "documents" / "page.html")
    shown = text_of(by_id(page, "text"))
    assert len(shown) == len(document.text)
    assert "<script>window.ran=4</script>" in shown
    assert "\u202eecilop" in shown
    found = set(ids(page))
    assert all(marks.fragment(mark.table, mark.key) in found for mark in marks.marks(frames)["page"])


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("long"), LONG)


def test_a_long_document_is_cut_before_headings_and_loses_nothing(long_report: Path) -> None:
    (document,), frames = tables_of(LONG)
    cut = pages(document, marks.marks(frames)["page"], "page")
    assert len(cut.files) > 2
    texts = [text_of(by_id(parsed(long_report / file), "text")) for file in cut.files]
    assert "".join(texts) == document.text
    assert all(text.startswith("== Part") for text in texts)
    assert max(map(len, texts)) <= LONGEST


def test_links_land_on_the_page_that_has_the_words(long_report: Path) -> None:
    (document,), frames = tables_of(LONG)
    found = marks.marks(frames)
    cut = pages(document, found["page"], "page")
    places = Places({"page": cut}, found, frames)
    on_page = {file: set(ids(parsed(long_report / file))) for file in cut.files}
    for mark in found["page"]:
        file, _, fragment = places.path(mark.table, mark.key).partition("#")
        assert fragment in on_page[file]
    assert sum(len(each) for each in on_page.values()) >= len(found["page"])


def test_no_page_is_longer_than_its_limit_even_without_a_place_to_cut() -> None:
    document = read("x" * 500_000, id="page", language="en", format="text")
    cut = pages(document, (), "page")
    assert max(end - start for start, end in pairwise(cut.cuts)) <= LONGEST
    assert cut.cuts[0] == 0
    assert cut.cuts[-1] == 500_000


def test_paging_takes_time_in_proportion_to_the_text() -> None:
    def seconds(paragraphs: int) -> float:
        document = read(PARAGRAPH * paragraphs, id="page", language="en", format="text")
        began = time.perf_counter()
        pages(document, (), "page")
        return time.perf_counter() - began

    seconds(100)
    assert seconds(8000) < 12 * 4 * max(seconds(2000), 0.002)


def test_files_have_names_that_every_system_takes() -> None:
    names = stems(["minusma-en", "Résumé of 1/2", "con", "..", "A", "a"])
    assert names["minusma-en"] == "minusma-en"
    assert len({name.lower() for name in names.values()}) == 6
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-") for name in names.values())
    assert names["con"] != "con"


def test_a_place_is_named_after_its_row() -> None:
    assert marks.fragment("strengths", "73b6") == "row-strengths-73b6"
    assert " " not in marks.fragment("documents", "a page")
    assert marks.fragment("documents", "a page") != marks.fragment("documents", "a_page")


def test_only_addresses_of_the_web_become_links() -> None:
    assert web("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "file:///etc/passwd",
        "http://a b",
        None,
    ):
        assert web(address) is None


def test_pages_of_a_list_and_the_way_up() -> None:
    assert numbered("findings", 3) == ["findings.html", "findings-2.html", "findings-3.html"]
    assert prefix("index.html") == ""
    assert prefix("missions/a.html") == "../"


def test_unclaimed_stretches_are_those_of_coverage() -> None:
    _, frames = tables_of(MARKUP)
    for start, end in unclaimed(frames["coverage"])["page"]:
        assert start < end
