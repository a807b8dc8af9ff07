"""Sentences that list the countries that give people to a mission."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import contributions, participation
from tests.extract.told import quotes, told, values


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("The contributing countries were Chad, Niger and Fiji.", "en", ["TCD", "NER", "FJI"]),
        ("In 2014 UNMEX had 900 troops from Fiji, Ireland and the Netherlands.", "en", ["FJI", "IRL", "NLD"]),
        ("Its largest contributors included Chad (350), Niger (200) and Fiji (90).", "en", ["TCD", "NER", "FJI"]),
        ("Chad, Niger and Fiji sent troops to UNMEX.", "en", ["TCD", "NER", "FJI"]),
        ("Togo sent a company to UNMEX, and Chad, Niger and Fiji a few officers, as they sent troops.", "en", []),
        ("Togo sent a battalion to UNMEX, and Chad and Fiji sent a battalion each.", "en", ["TCD", "FJI"]),
        ("Three countries lent officers: Chad, Niger and Fiji.", "en", ["TCD", "NER", "FJI"]),
        ("De deelnemende landen waren Tsjaad, Niger en Fiji.", "nl", ["TCD", "NER", "FJI"]),
        ("UNMEX telde 900 militairen uit Tsjaad, Niger en Fiji.", "nl", ["TCD", "NER", "FJI"]),
    ],
)
def test_each_country_of_the_list_takes_part(text: str, language: str, codes: list[str]) -> None:
    rows = told(text, participation.extract, language=language)
    assert [code for (code,) in values(rows, "contributors", "country_code")] == codes


def test_the_words_that_support_a_country_are_its_name() -> None:
    rows = told("The contributing countries were Chad, Niger and Fiji.", participation.extract)
    assert quotes(rows, "contributors") == ["Chad", "Niger", "Fiji"]


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers from Chad, Niger and Fiji were killed.",
        "The mission patrolled between Chad and Niger.",
        "Refugees from Chad and Niger crossed the border.",
    ],
)
def test_countries_named_for_another_reason_do_not(text: str) -> None:
    assert values(told(text, participation.extract), "contributors", "country_code") == []


def test_without_a_mission_nobody_takes_part() -> None:
    rows = told("The contributing countries were Chad, Niger and Fiji.", participation.extract, subject=None)
    assert values(rows, "contributors", "country_code") == []


def test_the_two_ends_of_a_period_of_months_are_its_first_and_its_last_day() -> None:
    rows = told("Nederland nam van mei 1998 tot juni 2001 deel aan UNMEX.", participation.extract, language="nl")
    (row,) = rows.of("contributors")
    start, end = row.values["start"], row.values["end"]
    assert (start.edtf, str(start.earliest), str(start.latest)) == ("1998-05", "1998-05-01", "1998-05-31")
    assert (end.edtf, str(end.latest)) == ("2001-06", "2001-06-30")


def test_a_bracket_beside_a_country_of_a_list_dates_its_part_and_counts_its_people() -> None:
    text = (
        "Former contributors include Chad (1964–1992; 325 men), Niger (1964–1977, about 90 men) and Fiji (until 2005)."
    )
    rows = told(text, participation.extract, contributions.extract)
    assert values(rows, "contributors", "country_code", "start", "end") == [
        ("TCD", "1964", "1992"),
        ("NER", "1964", "1977"),
        ("FJI", None, "2005"),
    ]
    assert values(rows, "contributions", "country_code", "count") == [("TCD", 325), ("NER", 90)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("In 1960 there were 900 soldiers there: 300 from Chad, 500 from Niger and 100 from elsewhere.", "en",
         [("TCD", 300), ("NER", 500)]),
        ("There were 900 refugees: 300 from Chad and 600 from Niger.", "en", []),
        ("The mission had 700 troops from Chad.", "en", [("TCD", 700)]),
        ("The mission included 700 Chadian and 300 Nigerien troops.", "en", [("TCD", 700), ("NER", 300)]),
        ("The rebels had 700 troops from Chad.", "en", []),
        ("In May 1999 Chad had 700 troops in the mission.", "en", [("TCD", 700)]),
        ("Chad had 7,000 soldiers in the north.", "en", []),
        ("Eind 1996 had Tsjaad 700 man in de missie.", "nl", [("TCD", 700)]),
        ("Tsjaad had 7.000 man in het noorden.", "nl", []),
        ("De missie had 300 militairen uit Tsjaad.", "nl", [("TCD", 300)]),
        ("In 2020 telde UNMEX 900 man, met als grootste leveranciers Tsjaad (300) en Niger (200).", "nl",
         [("TCD", 300), ("NER", 200)]),
    ],
)  # fmt: skip
def test_what_a_mission_had_of_a_country_is_its_contribution(
    text: str, language: str, expected: list[tuple[str, int]]
) -> None:
    rows = told(text, contributions.extract, language=language)
    assert values(rows, "contributions", "country_code", "count") == expected


def test_what_is_told_behind_a_semicolon_dates_nothing_before_it() -> None:
    text = "Tsjaad nam van 3 mei 1979 tot 9 juni 1985 deel aan UNMEX met 80 man; vanaf eind 1983 was dat een peloton."
    rows = told(text, participation.extract, contributions.extract, language="nl")
    assert values(rows, "contributors", "start", "end") == [("1979-05-03", "1985-06-09")]
    assert values(rows, "contributions", "count", "as_of") == [(80, "1979-05-03/1985-06-09")]


def test_who_took_part_in_nothing_named_did_so_in_what_the_page_is_on() -> None:
    text = "UNMEX is een vredesmissie.\n\nTsjaad nam van 1979 tot 1985 deel met een bataljon."
    assert values(told(text, participation.extract, language="nl"), "contributors", "country_code") == [("TCD",)]
    text = "UNMEX is een vredesmissie.\n\nTsjaad nam van 1979 tot 1985 deel aan de oorlog."
    assert values(told(text, participation.extract, language="nl"), "contributors", "country_code") == []


def test_whoever_leaves_the_force_or_takes_a_contingent_home_gave_until_then() -> None:
    rows = told("Ghana left the force in May 2001. Niger withdrew its battalion in June 2002.", participation.extract)
    assert values(rows, "contributors", "country_code", "end") == [("GHA", "2001-05"), ("NER", "2002-06")]
    assert not values(told("Chad withdrew its troops in May 2001.", participation.extract), "contributors", "end")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The whole force was to be drawn from Norway.", [("NOR",)]),
        ("en", "The field hospital was staffed by Norway and Denmark.", [("NOR",), ("DNK",)]),
        ("nl", "De genie-eenheid werd geleverd door Noorwegen.", [("NOR",)]),
        ("nl", "De macht was geheel afkomstig uit Noorwegen.", [("NOR",)]),
        ("en", "The water was provided by Norway.", []),
        ("en", "The rebels were supplied by Norway.", []),
        ("en", "The battalion was attacked by men from Norway.", []),
    ],
)
def test_the_one_country_by_which_a_unit_is_provided_contributes(
    language: str, text: str, expected: list[tuple[str]]
) -> None:
    assert values(told(text, participation.extract, language=language), "contributors", "country_code") == expected
