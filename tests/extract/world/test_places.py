"""Places in their roles: seats, areas, and where things happened."""

from __future__ import annotations

from typing import Any

import pytest

from tests.embedded import DOCUMENTS
from tests.extract.reading import extracted, rows

LEAD = "The '''United Nations Force in Utopia''' ('''UNFU''') is a peacekeeping mission in [[Chad]].\n\n"
INLEIDING = "De United Nations Force in Utopia (UNFU) is een vredesmissie van de Verenigde Naties in Tsjaad.\n\n"


def told(text: str, language: str = "en") -> dict[str, dict[str, Any]]:
    """The places that a text gives after a lead on a mission, by id."""
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    return {row["place_id"]: row for row in rows(extracted(lead + text, language, form), "places")}


@pytest.mark.parametrize(
    ("text", "language", "place_id"),
    [
        ("Its headquarters are in Abéché.", "en", "abeche-headquarters"),
        ("The headquarters of the force was located in the town of Abéché.", "en", "abeche-headquarters"),
        ("Het hoofdkwartier is gevestigd in Abéché.", "nl", "abeche-headquarters"),
        ("De staf zat in Naqoura.", "nl", "naqoura-headquarters"),
        ("On 3 May 2004 two soldiers were killed near Naqoura.", "en", "naqoura-incident"),
        ("The base at Naqoura was attacked on 3 May 2004.", "en", "naqoura-incident"),
        ("Op 3 mei 2004 werden bij Naqoura twee militairen gedood.", "nl", "naqoura-incident"),
        ("In May the rebels captured the city of Naqoura.", "en", "naqoura-other"),
        ("De waarnemers keerden terug naar Kamp Ziouani.", "nl", "kamp-ziouani-other"),
    ],
)
def test_the_words_beside_a_place_give_its_role(text: str, language: str, place_id: str) -> None:
    assert place_id in told(text, language)


def test_the_country_of_the_mission_is_its_area() -> None:
    row = told("")["chad-area"]
    assert (row["kind"], row["country_code"], row["role"]) == ("country", "TCD", "area")


def test_a_country_that_people_come_from_has_no_role() -> None:
    assert set(told("Three soldiers from Kenya were killed in May 2004. Denmark sent nurses.")) == {"chad-area"}


def test_a_part_of_a_country_lies_in_it() -> None:
    found = told("Fighting went on in Ouaddai, the eastern part of Chad.")
    row = next(row for key, row in found.items() if key.startswith("ouaddai"))
    assert row["country_code"] == "TCD"
    assert row["part_of"] == "chad-area"


def test_cities_of_a_list_are_taken_together() -> None:
    assert {"ati-other", "mongo-other", "sarh-other"} <= set(told("Rebels captured three cities: Ati, Mongo and Sarh."))


def test_the_seat_and_the_place_of_a_battle_are_read_from_infoboxes() -> None:
    box = (
        "{{Infobox military conflict\n| conflict = Battle of Ati\n| place = [[Ati]], [[Chad]]\n| date = May 1978\n}}\n"
    )
    found = {row["place_id"]: row for row in rows(extracted(box + "The '''Battle of Ati''' was fought."), "places")}
    assert found["ati-incident"]["country_code"] == "TCD"
    seat = "{{Infobox organization\n| name = Relief Board\n| headquarters = [[Nairobi]], Kenya\n}}\nIt helps."
    found = {row["place_id"]: row for row in rows(extracted(seat), "places")}
    assert found["nairobi-headquarters"]["kind"] == "capital"


def test_every_place_that_says_the_same_is_a_statement() -> None:
    text = LEAD + "Its headquarters are in Sarh.\n\nThe headquarters in Sarh was closed."
    found = [
        r for r in rows(extracted(text), "statements") if r["entity_table"] == "places" and r["value"] == "headquarters"
    ]
    assert [r["entity_id"] for r in found] == ["sarh-headquarters"] * 2


@pytest.mark.parametrize(
    ("document", "language", "form", "expected"),
    [
        ("minusma-nl.txt", "nl", "text", {"mali-area", "azawad-area", "bamako-headquarters"}),
        ("minusma-en.wikitext", "en", "wikitext", {
            "bamako-headquarters", "mali-area", "northern-mali-area", "azawad-area", "gao-other", "timbuktu-other",
            "kidal-other", "kidal-incident", "gao-incident", "aguelhok-incident", "douentza-incident",
        }),
    ],
)  # fmt: skip
def test_the_embedded_documents_give_their_places(document: str, language: str, form: str, expected: set[str]) -> None:
    found = extracted((DOCUMENTS / document).read_text(encoding="utf-8"), language, form)
    assert {row["place_id"] for row in rows(found, "places")} == expected


def test_where_people_went_after_an_attack_is_not_where_it_was() -> None:
    text = "After the attack in Abéché in May 2004 the staff left, and two planes flew on to the airport in Sarh."
    found = set(told(text))
    assert "abeche-incident" in found
    assert "sarh-incident" not in found


def test_a_country_near_a_place_does_not_hold_it() -> None:
    near = told("On 3 May 2004 two soldiers were killed in Ziguey near Niger.")["ziguey-incident"]
    inside = told("On 3 May 2004 two soldiers were killed in Diffa in Niger.")["diffa-incident"]
    assert (near.get("country_code"), inside["country_code"]) == (None, "NER")


def test_a_shortened_word_belongs_to_the_name_of_a_place() -> None:
    assert "st-anna-incident" in told("On 3 May 2004 two soldiers were killed near St. Anna.")


def test_the_place_of_a_race_is_no_place_of_an_incident() -> None:
    race = "{{Infobox motor race\n| Date = 22 June 2008\n| Location = [[Brandon Park]]\n| Race_No = 8\n}}\n\nA race.\n"
    attack = "{{Infobox civilian attack\n| date = 22 June 2008\n| location = [[Brandon Park]]\n| fatalities = 3\n}}\n"
    found = [{r["place_id"] for r in rows(extracted(t, "en", "wikitext"), "places")} for t in (race, attack)]
    assert found == [set(), {"brandon-park-incident"}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On 3 May 2004 the film was shot at Ziguey.", "en"),
        ("In May 2004 a team exploring caves camped in Ziguey.", "en"),
        ("In mei 2004 werden bomen geplant in Ziguey.", "nl"),
        ("In mei 2004 begon de exploitatie van goud in Ziguey.", "nl"),
    ],
)
def test_words_that_only_begin_like_harm_tell_of_none(text: str, language: str) -> None:
    assert "ziguey-incident" not in told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Two men were killed in the attack at Kalo, and one died in a hospital in Tessit.", ["Kalo"]),
        ("en", "Those killed in the attack at Kalo were buried at Tessit.", ["Kalo"]),
        ("nl", "Bij de aanslag bij Kalo vielen doden; een man stierf in een ziekenhuis in Tessit.", ["Kalo"]),
        ("en", "Two men were killed in the attack on a hospital in Kalo.", ["Kalo"]),
    ],
)
def test_where_somebody_died_later_or_was_buried_nothing_happened(
    language: str, text: str, expected: list[str]
) -> None:
    found = told(text, language).values()
    assert [row["name"] for row in found if row["role"] == "incident"] == expected


def test_what_a_box_places_in_a_whole_country_happened_in_an_area() -> None:
    box = "{{{{Infobox military conflict|conflict=Attack|date=3 May 2010|place={}|casualties1=3 killed}}}}"
    for where, expected in (("Mali", ("Mali", "area", "MLI")), ("Gao, Mali", ("Gao", "incident", "MLI"))):
        found = told(box.format(where)).values()
        assert expected in [(row["name"], row["role"], row["country_code"]) for row in found]


def test_a_place_that_is_a_part_of_a_country_is_in_it() -> None:
    found = told(LEAD + "It has its headquarters at Suai, the western part of Mali.")
    assert ("Suai", "headquarters", "MLI") in [(r["name"], r["role"], r["country_code"]) for r in found.values()]
