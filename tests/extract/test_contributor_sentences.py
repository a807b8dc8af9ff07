"""Sentences that list the countries that give people to a mission."""

from __future__ import annotations

import pytest

from pipeline.extract import participation
from tests.extract.told import quotes, told, values


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("The contributing countries were Chad, Niger and Fiji.", "en", ["TCD", "NER", "FJI"]),
        ("In 2014 UNMEX had 900 troops from Fiji, Ireland and the Netherlands.", "en", ["FJI", "IRL", "NLD"]),
        ("Its largest contributors included Chad (350), Niger (200) and Fiji (90).", "en", ["TCD", "NER", "FJI"]),
        ("Chad, Niger and Fiji sent troops to UNMEX.", "en", ["TCD", "NER", "FJI"]),
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
