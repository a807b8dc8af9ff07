"""What the words around an incident tell of it: its date, its country, its victims by name."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from pipeline.extract.harm.happenings import country_of
from pipeline.extract.world import places
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On 20 July 1974 troops invaded the island. During the invasion nine peacekeepers were killed.", "en"),
        ("Na de inval van 20 juli 1974 kwam er een zone. Bij de inval sneuvelden negen blauwhelmen.", "nl"),
    ],
)
def test_what_points_back_takes_the_date_told_before(text: str, language: str) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "date", "killed") == [("1974-07-20", 9)]


def test_a_date_of_something_else_does_not_date_what_follows() -> None:
    rows = told("The mission began on 20 July 1974. During the siege nine peacekeepers were killed.", incidents.extract)
    assert "1974-07-20" not in [date for (date,) in values(rows, "incidents", "date")]


@pytest.mark.parametrize(
    "text",
    [
        "The civil war of March 1994 cost the lives of 80,000 people.",
        "The famine of May 1992 killed 300,000 people.",
        "In the months after May 1994, 800,000 people were killed.",
    ],
)
def test_the_dead_of_a_whole_war_are_no_incidents(text: str) -> None:
    assert values(told(text, incidents.extract), "incidents", "killed") == []


def test_soldiers_killed_in_a_war_on_a_day_are() -> None:
    rows = told("On 3 March 1994, during the civil war, two Irish soldiers were killed.", incidents.extract)
    assert values(rows, "incidents", "date", "killed") == [("1994-03-03", 2)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On 31 May 1994 Captain Modou Sarr of Senegal was killed by a mortar shell.", 1),
        ("On 14 May 2012 Private Sean Byrne was shot dead.", 1),
        ("Maria Gomes and 21 others were killed on 19 August 2003 by a truck bomb.", 22),
        ("On 9 August 1974 two soldiers died when a plane was shot down, killing all nine people on board.", 9),
    ],
)
def test_those_named_are_counted_and_nobody_twice(text: str, killed: int) -> None:
    assert values(told(text, incidents.extract), "incidents", "killed") == [(killed,)]


def test_who_kills_is_no_victim() -> None:
    rows = told("On 3 May 2005 Corporal John Byrne killed three rebels in an ambush.", incidents.extract)
    assert values(rows, "incidents", "killed") == [(None,)]


def test_an_incident_lies_in_the_country_of_its_place() -> None:
    assert country_of("Canal Hotel, Baghdad", {}, "en") == "IRQ"
    assert country_of("Khiyam", {"khiyam": "LBN"}, "en") == "LBN"
    assert country_of("Khiyam", {}, "en") is None
    rows = told("On 3 May 2005 two soldiers were killed in an attack in Kigali.", places.extract, incidents.extract)
    assert values(rows, "incidents", "country_code") == [("RWA",)]
