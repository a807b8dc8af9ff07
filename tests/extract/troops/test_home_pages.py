"""Pages on one country's part in missions: what their tables of missions say of the country and of the missions."""

from __future__ import annotations

import pytest

from tests.extract.reading import extracted, rows

_PAGE = """%s

== Missions ==
{| class="wikitable"
! Operation !! From !! To !! Largest contingent !! Killed
|-
| [[UNTAC]] || 1992 || 1993 || 850 || 2
|-
| [[UNDOF]] || 2018 || 2020 || 170 || 0
|}
"""


def test_the_numbers_of_people_are_what_the_country_gave() -> None:
    found = extracted(_PAGE % "'''Uruguay and peacekeeping''' go back to 1952.")
    given = [(r["country_code"], r["count_best"]) for r in rows(found, "contributions")]
    assert given == [("URY", 850), ("URY", 170)]


def test_the_periods_are_the_countrys_and_not_the_missions() -> None:
    found = extracted(_PAGE % "'''Uruguay and peacekeeping''' go back to 1952.")
    assert {r["property"] for r in rows(found, "statements") if r["entity_table"] == "operations"} & {
        "start",
        "end",
    } == set()


@pytest.mark.parametrize("title", ["List of missions", "Missions in Uruguay"])
def test_of_any_other_page_they_are_those_of_the_missions(title: str) -> None:
    found = extracted(_PAGE % f"'''{title}''' since 1948.")
    assert rows(found, "contributions") == []
    assert {r["property"] for r in rows(found, "statements") if r["entity_table"] == "operations"} >= {"start", "end"}
