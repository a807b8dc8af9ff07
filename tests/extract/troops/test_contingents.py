"""What is told of a country's unit in a force, and what is no gift of that country."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import operations
from pipeline.extract.troops import contributions, contributors, participation, strengths
from tests.extract.reading import extracted
from tests.extract.reading import rows as rows_of
from tests.extract.told import told, values

STEPS = (operations.extract, contributors.extract, participation.extract, strengths.extract, contributions.extract)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Portuguese signals battalion of 280 men ran the radio net.", [("PRT", 280)]),
        ("A Ghanaian contingent of 613 engineers stayed for a year.", [("GHA", 613)]),
        ("Tunisia was represented by a company of 61 men.", [("TUN", 61)]),
        ("Peru sent 900 soldiers at the peak, the United Kingdom 198 and Chad 46.",
         [("PER", 900), ("GBR", 198), ("TCD", 46)]),
        ("An Irish and Swedish battalion of 400 men held the road.", []),
        ("A battalion of 400 men held the road to Kenya.", []),
        ("The African Union Mission in Liberia (AMILIB) had been deployed with 3,600 troops.", []),
    ],
)  # fmt: skip
def test_the_people_of_a_countrys_unit_are_its_contribution(text: str, expected: list[tuple[str, int]]) -> None:
    assert values(told(text, *STEPS), "contributions", "country_code", "count") == expected


def test_the_number_of_one_contingent_is_no_strength_of_the_mission() -> None:
    rows = told("A Ghanaian contingent of 613 soldiers stayed. The force had 2,000 soldiers.", *STEPS)
    assert values(rows, "strengths", "count") == [(2000,)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Danish and Polish contingents saw to supplies.", [("DNK", None, None), ("POL", None, None)]),
        ("A Fijian contingent served from March 1989 to April 1990.", [("FJI", "1989-03", "1990-04")]),
        ("Belgium withdrew its contingent on 19 April 1994.", [("BEL", None, "1994-04-19")]),
        ("Peru and Togo each gave an infantry company.", [("PER", None, None), ("TGO", None, None)]),
        ("The Danish contingent commander spoke in May 1990.", []),
        ("Peru withdrew its ambassador on 19 April 1994.", []),
    ],
)
def test_contingents_and_their_going_home_tell_who_took_part(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert values(told(text, *STEPS), "contributors", "country_code", "start", "end") == expected


def test_a_field_for_a_date_dates_the_strength_beside_it() -> None:
    box = "{{Infobox organization\n| name = UNMEX\n| num_staff = 189\n| num_staff_year = 1963\n}}\nText."
    rows = told(box, strengths.extract, form="wikitext")
    assert values(rows, "strengths", "count", "as_of") == [(189, "1963")]


def test_the_staff_of_an_organisation_that_is_no_mission_is_no_strength() -> None:
    box = "{{Infobox organization\n| name = Acme\n| num_staff = 189\n}}\nText."
    assert values(told(box, strengths.extract, form="wikitext", subject=None), "strengths", "count") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het Noorse verbindingsbataljon, ruim 300 man sterk, begint in april.", [("NOR", 300)]),
        ("Het Noorse verbindingsbataljon, 300 burgers en 20 gidsen liepen naar het dorp.", []),
        ("Met het transportbataljon komen er 426 Noren bij.", [("NOR", 426)]),
        ("Kenia levert met 2.100 man de helft; Peru stelt 450 militairen beschikbaar, Polen 400.",
         [("KEN", 2100), ("PER", 450), ("POL", 400)]),
    ],
)  # fmt: skip
def test_dutch_tells_a_units_people_behind_a_comma_and_givers_behind_a_semicolon(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert values(told(text, *STEPS, language="nl"), "contributions", "country_code", "count") == expected


def test_a_government_that_the_text_names_gives_its_people_all_the_same() -> None:
    text = "UNMEX is een VN-missie. Noorwegen stuurde een bataljon. In 2001 dienden er 1.100 Noren in het gebied."
    found = rows_of(extracted(text, "nl", "text"), "contributions")
    assert [(r["country_code"], r["count_best"]) for r in found if r["unit"] == "person"] == [("NOR", 1100)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In the west stood the Norwegian infantry battalion (860 soldiers).", [("NOR", 860)]),
        ("nl", "In het westen stond het Noorse mariniersbataljon (860 man).", [("NOR", 860)]),
        ("en", "In the west stood the Norwegian and Danish battalions (860 soldiers).", []),
    ],
)
def test_a_bracket_behind_a_countrys_unit_counts_its_people(
    language: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert values(told(text, *STEPS, language=language), "contributions", "country_code", "count") == expected
