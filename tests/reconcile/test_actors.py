"""Actors across languages: joined where their names are the same words, and only then."""

from __future__ import annotations

import pytest

from pipeline.extract.rows import Entity
from pipeline.reconcile.actors import same_actors


def actor(name: str, abbreviation: str | None = None, document_id: str | None = None) -> Entity:
    return Entity("actors", name, abbreviation, document_id)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Popular Movement for the Liberation of Utopia",
            "Mouvement populaire pour la libération de l’Utopia",
        ),
        ("Al-Qaeda in the Islamic Maghreb", "Al Qaida in de Islamitische Maghreb"),
        ("National Democratic Front of Utopia", "Nationaal Democratisch Front van Utopia"),
    ],
)
def test_the_same_words_in_two_languages_are_one_actor(left: str, right: str) -> None:
    english, other = actor(left), actor(right, "XYZ")
    assert same_actors([(english, "en"), (other, "nl")]) == {english: other}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Popular Front for the Liberation of Utopia", "Front démocratique pour la libération de l’Utopia"),
        ("National Front of Utopia", "Nationaal Front van Utopia en Omstreken"),
        ("Malian Army", "Malinese leger"),
        ("Red Front", "Red Front Utopia"),
    ],
)
def test_a_word_more_or_another_word_makes_another_actor(left: str, right: str) -> None:
    assert same_actors([(actor(left), "en"), (actor(right), "nl")]) == {}


def test_two_names_in_one_language_are_two_actors() -> None:
    movement, faction = actor("Islamic Movement of Greater Utopia"), actor("Islamist Movement of Greater Utopia")
    assert same_actors([(movement, "en"), (faction, "en")]) == {}


def test_a_name_that_fits_two_actors_is_joined_with_neither() -> None:
    first, second = actor("Islamic Movement of Greater Utopia"), actor("Islamist Movement of Greater Utopia")
    dutch = actor("Islamitische Movement of Greater Utopia")
    assert dutch not in same_actors([(first, "en"), (second, "en"), (dutch, "nl")])


def test_two_abbreviations_are_two_actors() -> None:
    english = actor("National Democratic Front of Utopia", "NDFU")
    dutch = actor("Nationaal Democratisch Front van Utopia", "NDF")
    assert same_actors([(english, "en"), (dutch, "nl")]) == {}


def test_what_means_something_in_its_own_document_only_is_joined_with_nothing() -> None:
    english, dutch = actor("western democratic front", None, "a"), actor("western democratisch front", None, "b")
    assert same_actors([(english, "en"), (dutch, "nl")]) == {}


def test_only_actors_are_compared() -> None:
    english = Entity("missions", "Stabilization Mission in Greater Utopia")
    dutch = Entity("missions", "Stabilisation Mission in Greater Utopia")
    assert same_actors([(english, "en"), (dutch, "nl")]) == {}
