"""People in running text, with rank, role and nationality."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import LANGUAGES, load
from pipeline.read.document import LinkSpan
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.people import find_people
from schemas.code_lists import code_list


def one(text: str, language: str = "en", links: tuple[LinkSpan, ...] = ()) -> PersonMention:
    (person,) = find_people(text, language, links)
    assert text[person.start : person.end] == person.name
    return person


@pytest.mark.parametrize(
    ("text", "language", "name", "rank", "nationality"),
    [
        ("led by Ghanaian Major General Emmanuel Erskine until", "en", "Emmanuel Erskine", "major_general", "GHA"),
        ("succeeded by Lt. Gen. Gustav Hägglund of Finland.", "en", "Gustav Hägglund", "lieutenant_general", "FIN"),
        ("• Maj. Gen. Stefano Del Col (since 2018)", "en", "Stefano Del Col", "major_general", None),
        ("de Nederlandse generaal-majoor J.C. Kosters force", "nl", "J.C. Kosters", "major_general", "NLD"),
        ("Kolonel Roos vertrok", "nl", "Roos", "colonel", None),
        (
            "aan brigade-generaal Jan van den Berg-Smit gegeven",
            "nl",
            "Jan van den Berg-Smit",
            "brigadier_general",
            None,
        ),
    ],
)
def test_a_name_stands_behind_a_rank(text: str, language: str, name: str, rank: str, nationality: str | None) -> None:
    person = one(text, language)
    assert (person.name, person.rank, person.nationality_code) == (name, rank, nationality)


@pytest.mark.parametrize(
    ("text", "language", "name", "role"),
    [
        ("Secretary-General Kofi Annan condemned it", "en", "Kofi Annan", "secretary_general"),
        ("UN spokesman Farhan Haq said", "en", "Farhan Haq", "spokesperson"),
        ("met President Obama on Monday", "en", "Obama", "head_of_state"),
        ("Mary Robinson, Special Representative", "en", "Mary Robinson", "head_of_mission"),
        ("The president of Burkina Faso, Thomas Sankara, spoke", "en", "Thomas Sankara", "head_of_state"),
        ("De president van Ghana, Jerry Rawlings, sprak", "nl", "Jerry Rawlings", "head_of_state"),
        ("werd Ruud Lubbers benoemd tot minister", "nl", "Ruud Lubbers", "minister"),
        ("Overste Jan Smit treedt op als militaire commandant van de missie", "nl", "Jan Smit", "force_commander"),
    ],
)
def test_a_name_stands_beside_a_role(text: str, language: str, name: str, role: str) -> None:
    person = one(text, language)
    assert (person.name, person.role) == (name, role)
    assert person.role_span is not None


def test_the_country_behind_a_name_is_no_part_of_it() -> None:
    text = "Premier Vermeer van Italië sprak met minister Jan van der Meer en premier Anna de Vries van Polen."
    assert [p.name for p in find_people(text, "nl", ())] == ["Vermeer", "Jan van der Meer", "Anna de Vries"]


def test_rank_and_role_in_a_row_belong_to_one_person() -> None:
    text = "the Force Commander, Lieutenant General Prem Chand, arrived"
    person = one(text)
    assert (person.name, person.role, person.rank) == ("Prem Chand", "force_commander", "lieutenant_general")
    assert person.rank_span is not None
    assert text[slice(*person.rank_span)] == "Lieutenant General"


def test_a_noun_for_a_people_introduces_a_name() -> None:
    person = one("onder leiding van de Nederlander Jan Pronk.", "nl")
    assert (person.name, person.nationality_code) == ("Jan Pronk", "NLD")


def test_a_regnal_number_and_particles_are_part_of_the_name() -> None:
    assert one("under King Philip II of the").name == "Philip II"
    assert one("President Charles de Gaulle spoke").name == "Charles de Gaulle"


def test_a_name_ends_with_its_link() -> None:
    text = "President Jane Doe Tuesday"
    person = one(text, links=(LinkSpan(10, 18, "internal", "Jane Doe (politician)"),))
    assert (person.name, person.target) == ("Jane Doe", "Jane Doe (politician)")


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly met.",
        "a major Indian city",
        "General Motors grew",
        "the Princess Margaret Cancer Centre",
        "President of France",
        "minister in May",
        "In Buenos Aires, president of the club",
        "Jane Doe walked home.",
        "Queen Elizabeth-class carriers",
        "M. King Hubbert wrote",
        "",
    ],
)
def test_what_only_looks_like_a_person_is_none(text: str) -> None:
    assert find_people(text, "en") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_roles_are_those_of_the_code_list(language: str) -> None:
    assert set(load(language, "people")["roles"]) <= {code.code for code in code_list("roles")}


def test_ranks_have_the_same_codes_in_every_language() -> None:
    assert set(load("nl", "people")["ranks"]) <= set(load("en", "people")["ranks"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["President", "Jan", "van", "de", "Major", ",", "of", "Mali", "Belg", "J.", "II"]), max_size=12
    )
)
def test_mentions_are_in_order_apart_and_cut_from_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for person in find_people(text, "en"):
        assert end <= person.start < person.end
        assert text[person.start : person.end] == person.name
        end = person.end
