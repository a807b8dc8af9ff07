"""Where incidents happened."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from tests.extract.told import told, values


def test_a_place_near_a_country_is_given_alone() -> None:
    text = "On 3 May 2014 four soldiers were killed in Ziguey near Niger."
    assert values(told(text, incidents.extract), "incidents", "place", "country_code") == [("Ziguey", None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- 3 mei 1962, Kamina: drie doden.\n- 4 mei 1962, Bor: vier doden.", ["Kamina", "Bor"]),
        ("3 mei 1962. Kamina: drie doden.\n\n4 mei 1962. Bor: vier doden.", ["Kamina", "Bor"]),
        ("- 3 mei 1962, Noren: drie doden.\n- 4 mei 1962: vier doden.", [None, None]),
    ],
)
def test_the_place_of_an_entry_stands_beside_its_date(text: str, places: list[str | None]) -> None:
    rows = told(f"Kroniek van de missie in deze jaren.\n\n{text}", incidents.extract, language="nl")
    assert [place for (place,) in values(rows, "incidents", "place")] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On 3 May 2001 gunmen attacked Dalla's base at Satun.", "Satun"),
        ("On 3 May 2001 fighters of the Jama'at Nasr stormed a camp at Abeche.", "Abeche"),
        ("On 3 May 2001 gunmen attacked a base in Mali's north.", "Mali"),
    ],
)
def test_whose_something_is_and_half_a_word_are_no_places(text: str, place: str) -> None:
    assert values(told(text, incidents.extract), "incidents", "place") == [(place,)]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "On 3 May 1991 fighting between NFL and SLA killed 22.", None),
        ("en", "On 3 May 1991 clashes between Twic and Ngok near Agok killed ten.", "Agok"),
        ("en", "On 3 May 1991 a bomb between Agok and Abyei killed six.", "Agok and Abyei"),
        ("nl", "Op 3 mei 1991 kwamen bij gevechten tussen Twic en Ngok tien mensen om.", None),
    ],
)
def test_those_who_fight_each_other_are_no_place(language: str, text: str, place: str | None) -> None:
    assert values(told(text, incidents.extract, language=language), "incidents", "place") == [(place,)]


def test_an_organisation_whose_base_it_is_is_no_place() -> None:
    text = "On 4 May 2001 rebels attacked a post on a United Nations operating base in the Beni Territory, killing two."
    assert values(told(text, incidents.extract), "incidents", "place") == [("Beni Territory",)]


def test_a_name_may_begin_with_an_article_and_a_hyphen() -> None:
    text = "On 4 May 2001 a helicopter crash near Sharm el-Sheikh killed two soldiers."
    assert values(told(text, incidents.extract), "incidents", "place") == [("Sharm el-Sheikh",)]


def test_where_a_mission_is_by_its_name_is_not_where_something_happened() -> None:
    text = (
        "On 4 May 2001 gunmen attacked the seat of the European Union Training Mission in Mali in Bamako, killing two."
    )
    assert values(told(text, incidents.extract), "incidents", "place") == [("Bamako",)]
