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


_LEAD = "'''Norway''' has been a contributor to United Nations peacekeeping since 1948.\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* [[UNIFIL]] (Lebanon): 180 troops, two Bell 212 helicopters", [("person", 180), ("aircraft", 2)]),
        ("* [[UNIFIL]]: two\n* [[UNDOF]] – 4 observers", [("person", 2), ("person", 4)]),
        ("Norway is small. It had 1,459 troops deployed on five missions.", [("person", 1459)]),
        ("Norway kept an engineer company of about 90 with [[UNIFIL]].", [("person", 90)]),
        # Those of a mission, the dead, and what a paragraph says that speaks of nobody's part.
        ("By 2006 [[UNIFIL]] had 2,000 troops.", []),
        ("== Fatalities ==\n* [[UNIFIL]]: 21", []),
        ("The rebels were deployed with 300 men.", []),
    ],
)  # fmt: skip
def test_a_lead_says_whose_part_in_missions_a_page_is_on(text: str, expected: list[tuple[str, int]]) -> None:
    found = [r for r in rows(extracted(_LEAD.format(text)), "contributions") if r["country_code"] == "NOR"]
    assert [(r["unit"], r["count_best"]) for r in sorted(found, key=lambda r: -r["count_best"])] == sorted(
        expected, key=lambda given: -given[1]
    )


def test_a_page_on_a_country_is_not_on_its_part() -> None:
    text = "'''Norway''' is a country that has oil.\n\nIt had 1,459 troops deployed.\n* [[UNIFIL]]: 30 men\n"
    assert rows(extracted(text), "contributions") == []
