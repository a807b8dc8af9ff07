"""Which spellings are one person: precision before recall."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.rows import Entity
from pipeline.reconcile.entities import cluster
from pipeline.reconcile.people import same_people


def person(name: str, document_id: str | None = None) -> Entity:
    return Entity("people", name, None, document_id)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("J.C. Bakker", "Jan Cornelis Bakker"),
        ("J. Bakker", "Jan Bakker"),
        ("Paul Mbeki", "Paul Sese Mbeki"),
        ("Mahmoud Saleh Annad", "Mahmoud Saleh Annadif"[:-1]),
        ("Aminata Diallo Keita", "Aminata Dialllo Keita"),
    ],
)
def test_initials_a_name_left_out_and_a_slip_are_one_person(short: str, full: str) -> None:
    assert same_people([person(short), person(full)]) == {person(short): person(full)}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Jan Bakker", "Piet Bakker"),
        ("P. Bakker", "Jan Bakker"),
        ("Jan Bakker", "Jan Bakkers"),
        ("Bakker", "Jan Bakker"),
    ],
)
def test_different_given_names_short_names_and_bare_surnames_stay_apart(left: str, right: str) -> None:
    assert same_people([person(left), person(right)]) == {}


def test_a_spelling_that_fits_two_people_is_joined_with_neither() -> None:
    assert same_people([person("J. Smith"), person("John Smith"), person("James Smith")]) == {}


def test_a_missing_accent_or_hyphen_makes_no_difference_to_the_key() -> None:
    keys = cluster([person("Stéphane Jean-Marie Ba"), person("Stephane Jean Marie Ba")])
    assert len(set(keys.values())) == 1


def test_missions_are_none_of_its_business() -> None:
    assert same_people([Entity("missions", "J. Smith"), Entity("missions", "John Smith")]) == {}


NAMES = st.lists(
    st.sampled_from(["Jan", "J.", "Piet", "Ali", "Bakker", "Bakkar", "Touré", "de", "Saleh"]), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES.map(" ".join), max_size=8))
def test_the_one_joined_to_is_never_joined_itself_and_order_does_not_matter(names: list[str]) -> None:
    people = [person(name) for name in names]
    same = same_people(people)
    assert not set(same) & set(same.values())
    assert same == same_people(list(reversed(people)))
