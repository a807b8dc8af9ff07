"""Places that a text only names."""

from __future__ import annotations

from tests.extract.reading import extracted, rows
from tests.extract.world.test_places import LEAD, told


def test_a_city_that_is_only_named_is_a_place_without_a_role() -> None:
    row = told("The survey began in Abéché on 3 May 2004.")["abeche-other"]
    assert (row["role"], row["extractor"]) == ("other", "places.named")


def test_a_country_that_is_only_named_is_no_place_of_the_text() -> None:
    assert set(told("Doctors came from Kenya and worked in Niger.")) == {"chad-area"}


def test_a_place_with_a_role_further_on_keeps_one_row_and_is_stated_where_it_is_first_named() -> None:
    text = LEAD + "The survey began in Sarh.\n\nIts headquarters are in Sarh."
    found = extracted(text)
    assert "sarh-other" not in {row["place_id"] for row in rows(found, "places")}
    stated = [r for r in rows(found, "statements") if r["entity_id"] == "sarh-headquarters" and r["property"] == "name"]
    assert [r["value"] for r in stated] == ["Sarh"]


def test_a_text_on_nothing_of_the_kind_gives_no_places() -> None:
    assert rows(extracted("The painter lived in Delft and moved to Leiden."), "places") == []


def test_places_are_named_in_dutch_as_well() -> None:
    assert {"kalo-other", "tessit-other"} <= set(told("De artsen werkten in Kalo en Tessit.", "nl"))


def test_a_long_text_on_something_else_that_names_a_mission_once_gives_no_places() -> None:
    text = "The painter lived in Delft. He knew the soldiers of UNMIL in 2005.\n\n"
    assert "delft-other" in {row["place_id"] for row in rows(extracted(text), "places")}
    longer = text + "He painted the canals, the houses and the clouds above them. " * 100
    assert rows(extracted(longer), "places") == []
