"""Acronyms and their expansions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.recognise.acronyms import find_acronyms


def defined(text: str) -> list[tuple[str, str, bool]]:
    return [(m.acronym, m.expansion, m.is_matched) for m in find_acronyms(text)]


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        (
            "the Economic Community of West African States (ECOWAS) met",
            "ECOWAS",
            "Economic Community of West African States",
        ),
        ("an Improvised Explosive Device (IED) went off", "IED", "Improvised Explosive Device"),
        (
            "the United Nations Interim Force in Lebanon (UNIFIL).",
            "UNIFIL",
            "United Nations Interim Force in Lebanon",
        ),
        (
            "de Front de libération nationale (FLN) vocht",
            "FLN",
            "Front de libération nationale",
        ),
        ("augmentative and alternative communication (AAC)", "AAC", "augmentative and alternative communication"),
        (
            "UNTSO (United Nations Truce Supervision Organization) began",
            "UNTSO",
            "United Nations Truce Supervision Organization",
        ),
        ("a Movement Control Unit (MCU: 49 persons)", "MCU", "Movement Control Unit"),
        (
            "de missie (Frans: Mission des Nations unies pour le référendum au Sahara,\u00a0MINURS) begon",
            "MINURS",
            "Mission des Nations unies pour le référendum au Sahara",
        ),
    ],
)
def test_an_acronym_comes_with_its_expansion(text: str, acronym: str, expansion: str) -> None:
    assert defined(text) == [(acronym, expansion, True)]


def test_spans_cut_the_words_out_of_the_text() -> None:
    text = "In 1948 the Organization of American States (OAS) was founded."
    (mention,) = find_acronyms(text)
    assert text[mention.start : mention.end] == mention.acronym == "OAS"
    assert text[mention.long_start : mention.long_end] == mention.expansion == "Organization of American States"


def test_a_definition_whose_letters_disagree_is_given_as_not_matched() -> None:
    text = "from the ECOWAS' International Support Mission to Mali (AFISMA)."
    assert defined(text) == [("AFISMA", "International Support Mission to Mali", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Barack Obama (USA) won",
        "the treaty (see Annex III) holds",
        "Henry (VII)",
        "a force (about 6,000 men) arrived",
        "the president (MP)",
        "(UN)",
        "",
    ],
)
def test_a_parenthesis_that_defines_nothing_gives_nothing(text: str) -> None:
    assert find_acronyms(text) == []


def test_a_long_form_does_not_reach_over_another_parenthesis() -> None:
    assert defined("Unit (Paris), Julian Smith and Anna (USA)") == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ABab (),:.é\n-", max_size=80))
def test_whatever_the_text_spans_agree_with_it(text: str) -> None:
    for mention in find_acronyms(text):
        assert text[mention.start : mention.end] == mention.acronym
        assert text[mention.long_start : mention.long_end] == mention.expansion
        assert mention.long_end <= mention.start or mention.end <= mention.long_start
