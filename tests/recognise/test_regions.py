"""Regions, seas and features of the land, and places that somebody moves to."""

from __future__ import annotations

import pytest

from tests.recognise.test_places import places


def names(text: str, language: str, *linked: str) -> list[str]:
    return [name for name, kind, _ in places(text, language, *linked) if kind != "country"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The mines of Katanga held out.", "en", ["Katanga"]),
        ("Ships crossed the Gulf of Sirte and the Strait of Otranto.", "en", ["Gulf of Sirte", "Strait of Otranto"]),
        ("Patrols crossed the Orontes River by night.", "en", ["Orontes River"]),
        ("Het bataljon trok door de Sinaï.", "nl", ["Sinaï"]),
        ("De schepen voeren door de Straat van Otranto.", "nl", ["Straat van Otranto"]),
        ("In Noord-Irak en Zuid-Soedan was honger.", "nl", ["Noord-Irak"]),
        ("They served in north Mali.", "en", ["north Mali"]),
    ],
)
def test_a_region_is_known_by_name_feature_or_direction(text: str, language: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Listeners of Radio Katanga heard it.", "en"),
        ("Het Uruzgan-debat duurde lang.", "nl"),
        ("The Task Force Uruzgan left.", "en"),
        ("They met in Room 12 and in Sector 4.", "en"),
        ("Fighting went on in Protestant areas.", "en"),
    ],
)
def test_a_region_inside_another_name_is_none(text: str, language: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The company moved from Kalo to Tessit and Ber.", "en", ["Kalo", "Tessit", "Ber"]),
        ("Het bataljon verhuisde naar Kalo, Tessit en Ber.", "nl", ["Kalo", "Tessit", "Ber"]),
        ("De staf is in maart naar Kalo overgebracht.", "nl", ["Kalo"]),
        ("The letter went to Tessit with thanks to Kalo.", "en", []),
        ("De operatie is vernoemd naar Kalo.", "nl", []),
        ("The post was named for Kalo and it moved on.", "en", []),
    ],
)
def test_a_preposition_of_direction_leads_to_a_place_where_somebody_moves(
    text: str, language: str, expected: list[str]
) -> None:
    assert names(text, language) == expected


def test_an_adjective_for_a_country_may_stand_before_a_place_in_dutch() -> None:
    assert names("De staf ging in maart naar het Spaanse Rota.", "nl") == ["Rota"]
    assert names("De staf werkt met het Spaanse Rode Kruis.", "nl") == []


def test_a_compound_with_the_name_of_a_place_is_none() -> None:
    assert names("Zij spraken in Camp Tessit-akkoorden af.", "nl") == []
