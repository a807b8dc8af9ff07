"""The Action API's answers, taken apart: licences, batches, and what a revision must have."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.action_api import MAX_BATCH, MAX_TITLES_BYTES, batches, spdx
from tests.fetch import wiki_server
from tests.fetch.fetching import LONG, TITLE, Sources
from tests.fetch.wiki_server import Wiki, fine, says


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.en", "CC-BY-SA-4.0"),
        ("//creativecommons.org/licenses/by/3.0/", "CC-BY-3.0"),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", "CC-BY-NC-ND-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://www.gnu.org/licenses/fdl-1.3.html", None),
        ("", None),
    ],
)
def test_a_creative_commons_licence_has_its_spdx_identifier(url: str, identifier: str | None) -> None:
    assert spdx(url) == identifier


@pytest.mark.parametrize(
    ("rights", "licence"),
    [
        (
            {"url": "https://www.gnu.org/licenses/fdl-1.3.html", "text": "GNU Free  Documentation License"},
            "GNU Free Do",
        ),
        ({"url": "", "text": ""}, None),
        ({}, None),
    ],
)
def test_another_licence_is_given_in_the_words_of_the_wiki(
    wiki: Wiki, sources: Sources, monkeypatch: pytest.MonkeyPatch, rights: dict[str, str], licence: str | None
) -> None:
    monkeypatch.setattr(wiki_server, "LICENCE", rights)
    wiki.save(TITLE, LONG)
    sources.fetch_one()
    assert (sources.ledger[0].licence or "")[:11] == (licence or "")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200), max_size=120))
@settings(max_examples=40)
def test_batches_keep_every_title_in_order_and_fit_an_address(titles: list[str]) -> None:
    found = list(batches(titles))
    assert [title for batch in found for title in batch] == titles
    assert all(1 <= len(batch) <= MAX_BATCH for batch in found)
    assert all(len(batch) == 1 or sum(len(quote(t)) + 3 for t in batch) <= MAX_TITLES_BYTES for batch in found)


WHOLE: dict[str, Any] = {
    "revid": 101,
    "timestamp": "2020-05-01T00:01:00Z",
    "sha1": "0" * 40,
    "slots": {"main": {"contentmodel": "wikitext", "content": "text"}},
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "the text does not have the hash that the wiki gives for it"),
        ({"sha1": None}, "the wiki gives no hash for the text of this revision"),
        ({"slots": {}}, "the answer is not of the Action API: a revision without its main slot"),
        ({"slots": {"main": {"texthidden": True}}}, "the wiki hides the text of this revision"),
        ({"slots": {"main": {}}}, "the answer is not of the Action API: a revision without its text"),
        ({"slots": {"main": {"content": "\ud800"}}}, "the text has half a surrogate pair"),
        ({"timestamp": "yesterday", "slots": {"main": {"content": "text", "sha1": "372EA08CAB33E71C02C651DBC83A474D32"
                                                       "C676EA"}}},
         "the answer is not of the Action API: a revision without a time"),
    ],
)  # fmt: skip
def test_a_revision_that_is_not_whole_is_refused(
    wiki: Wiki, sources: Sources, change: dict[str, Any], said: str
) -> None:
    wiki.save(TITLE, LONG)
    answer = {"query": {"pages": [{"pageid": 1, "title": TITLE, "revisions": [{**WHOLE, **change}]}]}}
    wiki.faults = [fine, says(json.dumps(answer).encode())]
    result = sources.fetch_one()
    assert (result.state, result.note) == ("failed", said)
    assert sources.ledger == ()
