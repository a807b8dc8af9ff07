"""Actors that a text only names, and states that do something."""

from __future__ import annotations

import pytest

from pipeline.extract import Extract
from tests.extract.reading import extracted
from tests.extract.world.test_actors import read, relations, stated


def named(found: Extract) -> set[str]:
    return set(stated(found, "kind"))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It was a task for the African Union.", "en", {"African Union"}),
        ("Voor de Afrikaanse Unie was dat nieuw.", "nl", {"African Union"}),
        ("The Taliban were far away.", "en", {"Taliban"}),
        ("Er was een gesprek over de Rode Khmer.", "nl", {"Rode Khmer"}),
        ("Most were of the Utopian Democratic Alliance (UDA).", "en", {"Utopian Democratic Alliance"}),
        ("The government of Kenya was there.", "en", {"government of Kenya"}),
        ("Het ging om de regering van Kenia.", "nl", {"regering van Kenia"}),
        ("The Kenyan army was there.", "en", {"Kenyan army"}),
    ],
)
def test_a_body_that_acts_in_conflicts_is_an_actor_though_it_is_only_named(
    text: str, language: str, expected: set[str]
) -> None:
    found = read(text, language)
    assert named(found) == expected
    assert relations(found) == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bank lent money to the National Savings Union.", "en"),
        ("Kenyan troops were there.", "en"),
        ("An EU vehicle stood there.", "en"),
        ("The Security Council was informed.", "en"),
        ("Keniaanse militairen waren er.", "nl"),
        ("Er stond een EU-voertuig.", "nl"),
    ],
)
def test_troops_what_is_somebodys_and_other_bodies_are_none(text: str, language: str) -> None:
    assert named(read(text, language)) == set()


def test_a_text_on_nothing_of_the_kind_names_nobody() -> None:
    assert named(extracted("It was a task for the African Union.")) == set()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Kenya threatened to leave.", "en", {"Kenya"}),
        ("The treaty between Egypt and Kenya held.", "en", {"Egypt", "Kenya"}),
        ("Libya, backed by Kenya, was strong.", "en", {"Kenya"}),
        ("In maart tekenden Egypte en Kenia een bestand.", "nl", {"Egypt", "Kenya"}),
        ("Kenia dreigde te vertrekken.", "nl", {"Kenya"}),
        ("Er kwam een verdrag tussen Egypte en Kenia.", "nl", {"Egypt", "Kenya"}),
    ],
)
def test_a_state_that_does_something_or_is_a_party_is_an_actor(text: str, language: str, expected: set[str]) -> None:
    assert named(read(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In Kenya voted people stayed home.", "en"),
        ("Northern Kenya needed rain.", "en"),
        ("Kenya provided 800 troops and refused more.", "en"),
        ("Kenya contributed a hospital.", "en"),
        ("Doctors from Kenya arrived.", "en"),
        ("Uit Kenia gevluchte burgers kwamen terug.", "nl"),
        ("Kenia leverde een hospitaal.", "nl"),
        ("In Kenia begonnen de regens.", "nl"),
    ],
)
def test_where_something_is_and_who_gives_troops_is_no_actor(text: str, language: str) -> None:
    assert named(read(text, language)) == set()
