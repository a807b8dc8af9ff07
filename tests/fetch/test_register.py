"""Entries that are added to a catalog: what is written is what is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.register import add_pages, entry_text, new_id
from pipeline.fetch.session import contact_of, user_agent
from pipeline.read.catalog import PageEntry, page_title, parse_catalog
from pipeline.read.errors import BadInput


def is_title(text: str) -> bool:
    try:
        return page_title(text) == text
    except ValueError:
        return False


titles = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(is_title)


@given(titles)
@settings(max_examples=150)
def test_an_entry_reads_as_it_was_written(title: str) -> None:
    page = PageEntry(new_id(title, "en", ()), "en.wikipedia.org", title, 2, "en")
    (read,) = parse_catalog(f"documents:\n{entry_text(page)}".encode(), name="c").pages
    assert read == page


@pytest.mark.parametrize("title", ["null", "Null", "No", "1990", "A: b", "- a", "'a'", '"a"', "é", "\ufffe"])
def test_a_title_that_looks_like_yaml_is_a_title(title: str, tmp_path: Path) -> None:
    page = PageEntry("x-en", "en.wikipedia.org", title, 0, "en")
    add_pages(tmp_path / "catalog.yaml", [page])
    (read,) = parse_catalog((tmp_path / "catalog.yaml").read_bytes(), name="c").pages
    assert read.title == title


def test_an_id_is_of_the_title_and_of_nobody_else() -> None:
    assert new_id("Opération Élan (2013)", "en", ()) == "operation-elan-2013-en"
    assert new_id("Mission", "nl", {"mission-nl", "mission-nl-2"}) == "mission-nl-3"
    assert new_id("Миссия", "en", ()) == "page-en"


def test_nobody_is_named_who_did_not_name_himself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BLAUWHELM_CONTACT", raising=False)
    with pytest.raises(BadInput, match="told who asks"):
        contact_of(None)
    assert contact_of("https://example.org/bot") == "https://example.org/bot"
    assert contact_of("User:Nobody at nl.wikipedia.org").startswith("User:")
    assert "(a@example.org) httpx/" in user_agent("a@example.org")
    for spoilt in ("somebody", "a@b\nX-Header: 1", "ä@example.org"):
        with pytest.raises(BadInput, match="is no e-mail address"):
            contact_of(spoilt)
