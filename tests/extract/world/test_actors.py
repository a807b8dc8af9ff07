"""Actors: who fights, governs and decides, what they want, and how they stand to each other."""

from __future__ import annotations

import pytest

from pipeline.extract import Extract
from pipeline.extract.rows import Entity
from tests.embedded import DOCUMENTS
from tests.extract.reading import extracted, rows

LEAD = "The '''United Nations Force in Utopia''' ('''UNFU''') is a peacekeeping mission in [[Chad]].\n\n"
INLEIDING = "De United Nations Force in Utopia (UNFU) is een vredesmissie in Tsjaad.\n\n"


def read(text: str, language: str = "en") -> Extract:
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    return extracted(lead + text, language, form)


def stated(found: Extract, prop: str) -> dict[str, str]:
    """A property of each actor, by the actor's name in full."""
    return {
        row["entity_id"].name: row["value"]
        for row in rows(found, "statements")
        if row["entity_table"] == "actors" and row["property"] == prop
    }


def relations(found: Extract) -> set[tuple[str, str, str]]:
    return {(r["actor_id"].name, r["relation"], r["other_actor_id"].name) for r in rows(found, "actor_relations")}


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("Responsibility was claimed by the Utopian Salvation Front.", "en", "Utopian Salvation Front", "armed_group"),
        ("The Chadian Army attacked the rebels.", "en", "Chadian Army", "army"),
        ("A deal was brokered by the African Union.", "en", "African Union", "organisation"),
        ("France invaded the island in 1901.", "en", "France", "government"),
        ("De Arabische Liga dwong een bestand af.", "nl", "Arab League", "organisation"),
        ("In mei stuurde Frankrijk een interventiemacht.", "nl", "France", "government"),
        ("De president werd vervangen door een militaire junta.", "nl", "militaire junta", "government"),
        ("De Zwarte Vaan nam de hoofdstad in.", "nl", "Zwarte Vaan", "armed_group"),
    ],
)
def test_who_acts_is_an_actor(text: str, language: str, name: str, kind: str) -> None:
    assert stated(read(text, language), "kind").get(name) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An attack on a U.N. convoy was reported by Reuters.", "en"),
        (
            "Two soldiers from Kenya arrived.<ref>{{cite web |title=France invaded |publisher=African Union}}</ref>",
            "en",
        ),
        ("The drawdown of French forces went on.", "en"),
        ("Nederland besluit deel te nemen.", "nl"),
        ("Het VN-konvooi vertrok naar Kenia.", "nl"),
    ],
)
def test_who_is_only_mentioned_is_none(text: str, language: str) -> None:
    assert stated(read(text, language), "kind") == {}


def test_a_group_is_one_with_its_acronym() -> None:
    found = read("They marched under the banner of the Utopian Liberation Front (ULF). The ULF seeks to found a state.")
    assert stated(found, "abbreviation") == {"Utopian Liberation Front": "ULF"}
    assert stated(found, "aim") == {"Utopian Liberation Front": "found a state"}
    entities = {r["entity_id"] for r in rows(found, "names") if r["entity_table"] == "actors"}
    assert Entity("actors", "Utopian Liberation Front", "ULF") in entities


def test_an_organisation_is_one_in_two_languages() -> None:
    dutch = read("De president bemiddelde namens de Afrikaanse Unie.", "nl")
    english = read("He mediated on behalf of the African Union.")
    assert set(stated(dutch, "kind")) == set(stated(english, "kind")) == {"African Union"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The rebel group Red Dawn has links to the armed group White Hand.", "en",
         ("Red Dawn", "affiliated", "White Hand")),
        ("The armed group Red Dawn fought against the Chadian Army.", "en", ("Red Dawn", "opposes", "Chadian Army")),
        ("De rebellengroep Rode Dageraad heeft banden met de terreurgroep Witte Hand.", "nl",
         ("Rode Dageraad", "affiliated", "Witte Hand")),
        ("De rebellengroep Rode Dageraad behaalde overwinningen op het Tsjadische regeringsleger.", "nl",
         ("Rode Dageraad", "opposes", "Tsjadische regeringsleger")),
        ("Tegen het Tsjadische regeringsleger vocht de rebellengroep Rode Dageraad.", "nl",
         ("Rode Dageraad", "opposes", "Tsjadische regeringsleger")),
    ],
)  # fmt: skip
def test_two_actors_stand_in_the_relation_that_the_words_between_them_say(
    text: str, language: str, expected: tuple[str, str, str]
) -> None:
    assert relations(read(text, language)) == {expected}


def test_the_sides_of_a_conflict_oppose_each_other_and_those_of_one_are_allied() -> None:
    box = ("{{Infobox military conflict\n| conflict = War of Utopia\n| combatant1 = {{flag|Chad}}<br>{{flag|France}}\n"
           "| combatant2 = {{plainlist|\n* [[Red Dawn]]\n* [[White Hand Movement]] (WHM)\n}}\n}}\n"
           "The '''War of Utopia''' began in 1999.")  # fmt: skip
    found = extracted(box)
    told = relations(found)
    assert {(a, b, c) for a, b, c in told if b == "opposes"} == {
        (left, "opposes", right) for left in ("Chad", "France") for right in ("Red Dawn", "White Hand Movement")
    }
    assert {(a, b, c) for a, b, c in told if b == "allied"} == {
        ("France", "allied", "Chad"), ("White Hand Movement", "allied", "Red Dawn")}  # fmt: skip
    assert stated(found, "abbreviation") == {"White Hand Movement": "WHM"}
    assert stated(found, "kind")["Chad"] == "government"


@pytest.mark.parametrize(
    ("document", "language", "form", "actors", "told"),
    [
        ("minusma-nl.txt", "nl", "text",
         {"United Nations", "Toeareg-rebellen", "Mouvement national pour la libération de l’Azawad", "Ansar Dine",
          "Al Qaida",
          "Al Qaida in de Islamitische Maghreb", "Mouvement pour l’unicité et le jihad en Afrique de l’Ouest",
          "Malinese regeringsleger", "militaire junta", "Economic Community of West African States", "Security Council",
          "France"},
         {("Toeareg-rebellen", "opposes", "Malinese regeringsleger"), ("Ansar Dine", "affiliated", "Al Qaida"),
          ("Al Qaida in de Islamitische Maghreb", "affiliated", "Ansar Dine")}),
        ("minusma-en.wikitext", "en", "wikitext",
         {"United Nations", "Tuareg", "National Movement for the Liberation of Azawad", "Malian Army", "France",
          "Economic Community of West African States", "Al-Qaeda in the Islamic Maghreb"},
         {("Tuareg", "acts_for", "National Movement for the Liberation of Azawad")}),
    ],
)  # fmt: skip
def test_the_embedded_documents_give_their_actors(
    document: str, language: str, form: str, actors: set[str], told: set[tuple[str, str, str]]
) -> None:
    found = extracted((DOCUMENTS / document).read_text(encoding="utf-8"), language, form)
    assert actors <= set(stated(found, "kind"))
    assert set(stated(found, "kind")) <= actors | {"European Union"}
    assert told <= relations(found)


def test_aims_are_kept_in_the_words_of_the_source() -> None:
    found = extracted((DOCUMENTS / "minusma-nl.txt").read_text(encoding="utf-8"), "nl", "text")
    assert stated(found, "aim") == {
        "Mouvement national pour la libération de l’Azawad": "een onafhankelijk Azawad",
        "Ansar Dine": "de invoering van de sharia",
    }


def test_a_line_that_ends_in_a_colon_heads_the_parties_below_it() -> None:
    page = """{{Infobox military conflict
| conflict = Battle of Utopia
| combatant1 = {{flag|Chad}}<br>'''Formerly:'''<br>{{flag|France}}
| combatant2 = [[Utopian Liberation Front]]
}}
The '''Battle of Utopia''' was fought in 1999.
"""
    assert set(stated(extracted(page), "kind")) == {"Chad", "France", "Utopian Liberation Front"}


def test_bodies_in_the_field_for_perpetrators_are_actors_and_a_person_is_none() -> None:
    page = """{{{{Infobox civilian attack
| title = Utopia bombing
| perps = {}
}}}}
The '''Utopia bombing''' took place in [[Chad]] on 3 May 1999.
"""
    assert set(stated(extracted(page.format("[[Utopian Salvation Front]] (two men)")), "kind")) == {
        "Utopian Salvation Front"
    }
    assert not stated(extracted(page.format("Jan Holm")), "kind")
