"""What a sentence on one country's gift tells beside it: its parts, its period, and what others give."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import contributions
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nepal provided 900 troops, Fiji 450 and Togo 300.", "en", [("NPL", 900), ("FJI", 450), ("TGO", 300)]),
        ("Finland sent 200 men, and Sweden sent 150 men.", "en", [("FIN", 200), ("SWE", 150)]),
        ("Zweden leverde 640 man, Ierland 700 en Ethiopië 3.000.", "nl", [("SWE", 640), ("IRL", 700), ("ETH", 3000)]),
    ],
)
def test_a_verb_of_giving_holds_for_the_countries_named_behind_it(
    text: str, language: str, expected: list[tuple[str, int]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributions", "country_code", "count") == expected


def test_a_number_without_a_country_before_it_is_not_another_countrys() -> None:
    rows = told("Nepal provided 900 troops in sector 4 near Camp 12.", contributions.extract)
    assert values(rows, "contributions", "country_code", "count") == [("NPL", 900)]


@pytest.mark.parametrize(
    "text",
    [
        "Op verzoek van Chili leverde Nederland een compagnie van 90 man.",
        "Nederland nam deel aan UNMEX met een compagnie van 90 man op verzoek van Chili.",
    ],
)
def test_who_asks_for_people_does_not_give_them(text: str) -> None:
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "country_code", "count") == [("NLD", 90)]


def test_a_gift_is_told_in_its_parts_behind_a_colon() -> None:
    text = (
        "Van mei 2001 tot juni 2002 leverde België 500 man: een bataljon van 420 man, een geniecompagnie en drie "
        "helikopters."
    )
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "count", "unit", "part_of", "as_of") == [
        (500, "person", None, "2001-05/2002-06"),
        (1, "unit", None, "2001-05/2002-06"),
        (420, "person", 500, "2001-05/2002-06"),
        (1, "unit", None, "2001-05/2002-06"),
        (3, "aircraft", None, "2001-05/2002-06"),
    ]


def test_people_of_several_countries_in_one_number_are_no_ones_gift() -> None:
    rows = told("A relief column of 400 Irish, Indian and Swedish troops was sent.", contributions.extract)
    assert values(rows, "contributions", "country_code") == []


def test_years_in_brackets_date_the_numbers_of_a_fact_box() -> None:
    fields = "Deelname: mei 2003 - maart 2005\nAantal militairen: 900 (2003), 1.200 (2004)"
    text = f"Nederland in Examplia\n\n{fields}\n\nNederland hielp."
    rows = told(text, contributions.extract, language="nl")
    assert values(rows, "contributions", "count", "as_of") == [(900, "2003"), (1200, "2004")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Chile deployed a battalion of 660 and four helicopters.", "en", [("CHL", 660), ("CHL", 4)]),
        (
            "Later zonden Ghana 700, Fiji 628 en Ierland 671 militairen.",
            "nl",
            [("GHA", 700), ("FJI", 628), ("IRL", 671)],
        ),
        ("Portugal contributed 770 soldiers; Brazil 80.", "en", [("PRT", 770), ("BRA", 80)]),
        (
            "België (440), Tsjaad (400) en Ghana (200) leverden troepen.",
            "nl",
            [("BEL", 440), ("TCD", 400), ("GHA", 200)],
        ),
    ],
)
def test_bare_numbers_count_people_beside_the_country_that_gives_them(
    text: str, language: str, expected: list[tuple[str, int]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributions", "country_code", "count") == expected


def test_who_is_taken_hostage_is_not_sent() -> None:
    rows = told("Daarop volgde een ontvoering van 45 Fijiërs.", contributions.extract, language="nl")
    assert values(rows, "contributions", "count") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji sent a scout company of 69, Peru a tank company of 260 with lorries, and Chile a battalion of 580 men.",
         [("FJI", 69, None), ("PER", 260, None), ("CHL", 580, None)]),
        ("Peru sent a signals company of 105 and a supply company of 205.", [("PER", 105, None), ("PER", 205, None)]),
        ("Peru sent a unit of 300 from April 1991 to May 1993, Chile a unit of 50 until May 1992, Fiji a team (45).",
         [("PER", 300, "1991-04/1993-05"), ("CHL", 50, "1992-05"), ("FJI", 45, None)]),
        ("In 1991 Peru sent 300 soldiers and Fiji 200.", [("PER", 300, "1991"), ("FJI", 200, "1991")]),
        # What a country meets or has is no gift of it.
        ("Peru sent 300 soldiers, who met the army of Chad and 50 rebels.", [("PER", 300, None)]),
    ],
)  # fmt: skip
def test_others_give_units_without_the_verb_and_each_has_its_own_date(
    text: str, expected: list[tuple[str, int, str | None]]
) -> None:
    rows = told(text, contributions.extract)
    assert values(rows, "contributions", "country_code", "count", "as_of") == expected


def test_the_largest_contributor_gave_what_stands_behind_with() -> None:
    rows = told("Bangladesh was the largest troop contributor, with 4,278 soldiers.", contributions.extract)
    assert values(rows, "contributions", "country_code", "count") == [("BGD", 4278)]
