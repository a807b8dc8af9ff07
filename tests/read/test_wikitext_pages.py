"""Real pages are read as mwparserfromhell reads them, and the seeds as a careful reader does."""

from __future__ import annotations

import bz2
import html
import json
import re
from collections.abc import Iterator
from functools import cache

import mwparserfromhell
import pytest

from pipeline.read.template_families import load_families
from pipeline.read.tiles import tile
from pipeline.read.wikitext import Page, read_wikitext
from tests.shared import SHARED, needs_shared

_PAGE = re.compile(r"<page>.*?<title>(.*?)</title>.*?<text[^>]*?(?:/>|>(.*?)</text>).*?</page>", re.DOTALL)

pytestmark = needs_shared


@cache
def pages() -> tuple[tuple[str, str], ...]:
    """Title and source of the real pages."""
    with bz2.open(SHARED / "real" / "enwiki-sample-multistream.xml.bz2", "rt", encoding="utf-8") as dump:
        found = [(html.unescape(title), html.unescape(text)) for title, text in _PAGE.findall(dump.read())]
    dutch = sorted((SHARED / "real").glob("*.wikitext"))
    return (*found, *((f"{path.stem} (nl)", path.read_text(encoding="utf-8")) for path in dutch))


@cache
def parsed(title: str) -> mwparserfromhell.wikicode.Wikicode:
    return mwparserfromhell.parse(dict(pages())[title], skip_style_tags=True)


@cache
def read(title: str) -> Page:
    return read_wikitext(dict(pages())[title])


def is_infobox(name: str) -> bool:
    return load_families().of(" ".join(name.replace("_", " ").split())).kind == "infobox"


def test_tiles_join_to_the_source():
    for title, text in pages():
        assert "".join(text[each.start : each.end] for each in tile(text, read(title).stretches)) == text, title


def test_references_with_a_body_are_those_of_mwparserfromhell():
    differing = []
    for title, text in pages():
        tags = parsed(title).filter_tags(matches=lambda node: str(node.tag).strip().lower() == "ref")
        theirs = sorted(body for tag in tags if (body := str(tag.contents or "")).strip())
        ours = sorted(
            text[reference.body_start : reference.body_end]
            for reference in read(title).references
            if text[reference.start : reference.start + 4].lower() == "<ref"
        )
        if theirs != ours:
            differing.append(title)
    assert len(differing) <= len(pages()) // 100, differing


def test_infobox_fields_are_those_of_mwparserfromhell():
    def outermost(title: str) -> Iterator[list[tuple[str, str]]]:
        seen: list[str] = []
        for template in parsed(title).filter_templates():
            source = str(template)
            if is_infobox(template.name.strip_code()) and not any(source in outer for outer in seen):
                seen.append(source)
                yield [(str(p.name).strip(), str(p.value).strip()) for p in template.params]

    for title, _ in pages():
        ours, end = [], 0
        for template in read(title).templates:
            if template.start >= end and is_infobox(template.name):
                end = template.end
                ours.append([(parameter.name, parameter.raw) for parameter in template.parameters])
        assert ours == list(outermost(title)), title


@pytest.mark.parametrize(("name", "folder"), [("seed_en", "seeds"), ("en_w_unifil", "practice/docs")])
def test_every_date_and_number_a_careful_reader_found_is_in_a_block(name: str, folder: str):
    gold = json.loads((SHARED / "practice" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    text = (SHARED / folder / gold["doc"].rpartition("/")[2]).read_text(encoding="utf-8")
    page = read_wikitext(text)
    spans = [span for block in page.blocks for span in zip(block.source.start, block.source.end, strict=True)]
    missed = [
        entry["quote"]
        for kind in ("dates", "numbers", "citation_dates")
        for entry in gold[kind]
        if not any(start <= entry["start"] and entry["end"] <= end for start, end in spans)
        and entry["quote"] == text[entry["start"] : entry["end"]]
        and not set(entry["quote"]) & set("{[|'")
    ]
    assert missed == []
    assert page.problems == ()


def test_the_seed_is_read_as_its_reader_sees_it():
    (path,) = (SHARED / "seeds").glob("001*.txt")
    page = read_wikitext(path.read_text(encoding="utf-8"))
    items = [block for block in page.blocks if block.element == "list_item" and block.templates]
    contributors = [block for block in items if block.section == ("Organisation and forces",)]
    assert len({block.group for block in contributors}) == 1
    assert len(contributors) == 55
    assert [block.text for block in contributors if block.text.startswith("Netherlands")] == [
        "Netherlands - Until 1 May 2019"
    ]
    assert len(page.references) == 30
    assert len(page.reference_uses) == 32
    assert len(page.categories) == 7
    assert [block.text for block in page.blocks if block.element == "heading"] == [
        "History", "Organisation and forces", "Incidents", "References", "External links",
    ]  # fmt: skip
    fields = {block.field: block.text for block in page.blocks if block.element == "infobox"}
    assert fields["headquarters"] == "Bamako, Mali"
    assert fields["leader_name"] == "Mahamat Saleh Annadi, Special Representative"
    assert "image" not in fields
