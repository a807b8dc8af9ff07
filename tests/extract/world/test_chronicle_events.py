"""A chronicle says by its form that something happened: what its entries tell, whatever their verbs."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from pipeline.extract.identity import missions, operations
from pipeline.extract.leaders import leadership
from pipeline.extract.troops import strengths
from pipeline.extract.world import events
from tests.extract.told import told, values

STEPS = (missions.extract, operations.extract, leadership.extract, strengths.extract, incidents.extract, events.extract)
LEAD = "The '''United Nations Mission in Examplia''' ('''UNMEX''') was a peacekeeping mission.\n\n"


def told_of(*entries: str, lead: str = LEAD) -> list[tuple[object, ...]]:
    text = lead + "\n".join(f"* {entry}" for entry in entries)
    return values(told(text, *STEPS, form="wikitext", subject=None), "events", "kind", "date")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("8 May 2005 – Ann Example wins the run-off election.", ("election", "2005-05-08")),
        ("8 May 2005 – President Ann Example resigns.", ("appointment", "2005-05-08")),
        ("8 May 2005 – The rebels seize power in Northtown.", ("coup", "2005-05-08")),
        ("8 May 2005: Ann Example replaces her rival for six months.", ("other", "2005-05-08")),
        ("8 May 2005 – Flags fly over the harbour once more.", ("other", "2005-05-08")),
    ],
)
def test_each_entry_tells_an_event(entry: str, expected: tuple[str, str]) -> None:
    assert expected in told_of("1 May 2005 – The mission begins.", entry)


@pytest.mark.parametrize(
    "entry",
    [
        "8 May 2005 – Ann Example (Sweden)",  # a name
        "8 May 2005 – Northtown, Southtown",  # places
        "8 May 2005 – A car bomb in Northtown kills three soldiers.",  # an incident
        "8 May 2005 – UNMEX has 900 soldiers.",  # a strength
        "2005–2007 – Flags fly over the harbour once more.",  # years are no day
    ],
)
def test_what_an_entry_says_otherwise_is_no_event_besides(entry: str) -> None:
    found = told_of("1 May 2005 – The mission begins.", entry)
    assert found == [("other", "2005-05-01")]


def test_one_dated_item_makes_no_chronicle() -> None:
    assert told_of("8 May 2005 – Flags fly over the harbour once more.", "Then all is quiet.") == []


def test_a_list_of_dates_on_a_page_about_something_else_is_no_chronicle_of_events() -> None:
    songs = ("8 May 2005 – Flags over the harbour again", "9 June 2006 – Nights under those bridges again")
    assert told_of(*songs, lead="Ann Example is a singer.\n\n") == []
    assert len(told_of(*songs)) == 2
