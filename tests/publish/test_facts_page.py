"""The page of facts: the words and the row, for ten facts of each document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import schemas
from pipeline.publish.facts_page import FACTS, NAME, TABLES, best, embedded, escaped, facts_page, main
from pipeline.publish.release import publish
from pipeline.read import read
from pipeline.reconcile import reconcile
from pipeline.reconcile.chosen import CHOSEN
from tests.extract.reading import extracted
from tests.publish.tables import QUOTE, TEXT, small_tables

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "facts.md"
REPORT = read(TEXT, id="report", language="en", format="text")


def page(text: str) -> str:
    """The page of one document in wiki markup."""
    tables = {**{table: schemas.empty(table) for table in schemas.TABLES}, **reconcile([extracted(text)])}
    return facts_page(tables, [read(text, id="page", language="en", format="wikitext")])


def test_the_page_in_docs_is_what_the_embedded_documents_give_now(tmp_path: Path) -> None:
    """If not: ``python -m pipeline.publish.facts_page docs/facts.md``."""
    assert PUBLISHED.read_text(encoding="utf-8") == embedded()
    main([str(tmp_path / "facts.md")])
    assert (tmp_path / "facts.md").read_bytes() == PUBLISHED.read_bytes()


def test_the_embedded_documents_have_ten_facts_each_from_many_tables() -> None:
    for section in PUBLISHED.read_text(encoding="utf-8").split("\n## ")[1:]:
        explained = re.findall(r"^`blauwhelm explain (\w+)/(\S+)`$", section, re.MULTILINE)
        assert len(explained) == FACTS == len(set(explained))
        assert len({table for table, _ in explained}) >= FACTS - 2
        assert section.count("⟪") == section.count("⟫") == FACTS


def test_a_fact_shows_its_words_in_context_its_values_and_its_key() -> None:
    shown = facts_page(small_tables(), [REPORT])
    assert f"> In May 2014 the mission had ⟪{QUOTE}⟫." in shown
    assert "| `kind` | deployed |" in shown
    assert "| `count` | 1200 |" in shown
    assert "`blauwhelm explain strengths/00000000000000a1`" in shown


def test_a_release_has_the_page_and_its_checksum(tmp_path: Path) -> None:
    release = publish(small_tables(), [REPORT], tmp_path)
    assert (release.path / NAME).read_text(encoding="utf-8") == facts_page(small_tables(), [REPORT])
    assert f"  {NAME}\n" in (release.path / "SHA256SUMS").read_text(encoding="utf-8")


def test_a_document_without_facts_is_told_as_such() -> None:
    assert "No facts were found in it." in page("Nothing.")


def test_every_table_of_facts_that_rest_on_one_place_is_on_the_page() -> None:
    of_facts = {
        table
        for table in schemas.TABLES
        if {"evidence_id", "extractor"} <= {column.name for column in schemas.columns(table)}
    }
    assert set(TABLES) == of_facts - set(CHOSEN)


def test_a_table_shows_its_second_row_only_after_the_first_of_every_other() -> None:
    text = (
        "The '''Test Force in Chad''' ('''TFC''') is a peacekeeping mission in Chad.\n\n"
        "It was authorised 500 troops. On 3 May 2004 two soldiers from Kenya were killed in an ambush. "
        "On 5 June 2004 three soldiers from Ghana were killed in an ambush."
    )
    tables = re.findall(r"^`blauwhelm explain (\w+)/", page(text), re.MULTILINE)
    assert tables.index("incidents") < tables.index("names") < len(tables) - 1 - tables[::-1].index("incidents")
    assert best({}) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", r"a \| b"),
        ("[[Link]] <ref>*x*</ref>", r"\[\[Link\]\] \<ref\>\*x\*\</ref\>"),
        ("# heading\n- item", r"\# heading - item"),
        ("- item", r"\- item"),
        ("https://a.example www.b.example", r"https\://a.example www\.b.example"),
        ("back\\slash `code`", r"back\\slash \`code\`"),
        ("turned\u202eround\x00", "turnedround"),
    ],
)
def test_no_words_of_a_source_are_taken_for_markup(text: str, shown: str) -> None:
    assert escaped(text) == shown
