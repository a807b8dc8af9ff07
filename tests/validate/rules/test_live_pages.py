"""Live pages whose last good revision was kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.read.origin import Origin, Refusal
from tests.validate.rules.judging import Case, Page, check, corpus_of, fires, judged, silent

AT = dt.datetime(2020, 5, 2, 10, tzinfo=dt.UTC)
LIVE = Origin(
    "pages/0.wikitext", "https://wiki.example/wiki/Mission", "Mission", "101", revised_at=AT, licence="CC-BY-SA-4.0"
)
GONE = Refusal("vanished", AT)
SHORT = Refusal("shrank", AT, "102", 4)
BROKEN = Refusal("unreadable", AT, "102", 4000, "its reader gave up on it")


def live(refusal: Refusal | None) -> Page:
    """A page of a wiki."""
    return Page("A mission of a year.\nIt ended.", origin=replace(LIVE, refusal=refusal))


CASES = (
    fires("page_vanished", live(GONE), at=("A mission of a year.",), severity="warning"),
    silent("page_vanished", live(None), replace(live(SHORT), id="short"), Page("A mission.", id="file")),
    fires("page_shrank", live(SHORT), at=("A mission of a year.",), severity="warning"),
    silent("page_shrank", live(None), replace(live(GONE), id="gone")),
    fires("page_unreadable", live(BROKEN), at=("A mission of a year.",), severity="warning"),
    silent("page_unreadable", live(None), replace(live(SHORT), id="short")),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_page_that_was_refused(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("rule", "refusal", "message", "revisions"),
    [
        ("page_vanished", GONE, "had no page 'Mission' any more on 2020-05-02. What is read is revision 101.", None),
        ("page_shrank", SHORT, "Revision 102 of the page has 4 bytes where this one has 30.", "102"),
        ("page_unreadable", BROKEN, "Revision 102 of the page cannot be read: its reader gave up on it.", "102"),
    ],
)
def test_the_finding_says_what_is_read_in_its_place(
    rule: str, refusal: Refusal, message: str, revisions: str | None
) -> None:
    (found,) = judged(rule, corpus_of(live(refusal)))
    assert message in found["message"]
    assert (found["left_value"], found["right_value"], found["row_id"]) == ("101", revisions, "page")
