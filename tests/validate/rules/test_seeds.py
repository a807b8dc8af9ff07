"""The two real documents: what must be found in them by words alone, and what must not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from pipeline.read.origin import Origin
from tests.shared import SHARED, needs_shared
from tests.validate.rules.judging import BY_ID, Page, corpus_of, judged

pytestmark = needs_shared

FOUND = {
    "name_misspelt_in_document": ["MINUSUMA"],
    "acronym_does_not_match_expansion": ["International Support Mission to Mali"],
    "ended_item_in_current_list": ["Current", "* {{flagcountry|Netherlands}} - Until 1 May 2019"],
    "accessed_before_published": ["accessdate=23 October 2015", "2017"],
    "publisher_differs_from_host": ["The New York Times"],
    "maintenance_flag": ["{{Circular reference|date=October 2020}}"],
    "dated_number_from_live_page": ["209", "March 31, 2020"],
    "event_date_differs_from_source_url": ["13 December", "20131214"],
    "finer_date_in_source_url": ["October 2013", "20131023"],
    "title_number_differs_from_url": ["10", "8"],
    "placeholder_title": ["title=Archived copy"],
    "mixed_date_style": ["January 25th 2019", "March 31, 2020"],
    "stale_wording": ["Current", "currently", "Active"],
    "item_newer_than_list_source": ["1 May 2019"],
    "boilerplate_residue": ["(red.)", "Weersverwachting Mali"],
    "sentence_broken_by_paragraph": ["Ansar Dine betrokken die"],
    "imprecise_date": ["medio 2013"],
    "vague_quantity": ["dozens"],
}
SILENT = (
    "archived_date_differs_from_archive_url",
    "date_impossible",
    "weekday_matches",
    "markup_broken",
    "reference_name_undefined",
    "reference_name_defined_twice",
    "reference_unused",
    "contributor_listed_twice",
    "separator_unusual_for_language",
    "mojibake",
    "revision_unknown",
)


@cache
def seeds() -> Any:
    pages = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        is_page = "{{" in text
        origin = Origin(path.name)
        pages.append(Page(text, "en" if is_page else "nl", "wikitext" if is_page else "text", origin, path.stem))
    return corpus_of(*pages)


@pytest.mark.parametrize("rule", FOUND)
def test_what_must_be_found(rule: str) -> None:
    quotes = [quote for row in judged(rule, seeds()) for quote in row["quotes"]]
    assert set(FOUND[rule]) <= set(quotes), quotes


@pytest.mark.parametrize("rule", SILENT)
def test_what_must_not(rule: str) -> None:
    assert [row["message"] for row in judged(rule, seeds())] == []


def test_three_bare_addresses_and_one_page_that_cites_itself() -> None:
    (bare,) = judged("bare_url", seeds())
    assert [quote[:12] for quote in bare["quotes"]] == ["<ref>http://"] * 3
    (itself,) = judged("cites_itself", seeds())
    assert "The article itself" in itself["message"]


def test_a_reference_used_before_it_is_defined_is_worth_no_more_than_info() -> None:
    assert {row["severity"] for row in judged("reference_used_before_definition", seeds())} == {"info"}
    assert BY_ID["reference_used_before_definition"].severity == "info"


def test_neither_document_is_attributed() -> None:
    assert len(judged("document_unattributed", seeds())) == 2
