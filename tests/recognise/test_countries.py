"""Countries in running text: names that are common words, and adjectives beside numbers and ranks."""

from __future__ import annotations

import pytest

from pipeline.recognise.countries import find_countries


def codes(text: str) -> list[str]:
    return [country.code for country in find_countries(text, "en")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkey sent 450 men.", ["TUR"]),
        ("Turkey and Norway took part.", ["TUR", "NOR"]),
        ("Turkey, Norway and Peru took part.", ["TUR", "NOR", "PER"]),
        ("Turkey's brigade came first.", ["TUR"]),
        ("Polish soldiers held the bridge.", ["POL"]),
        ("Turkey is eaten at Christmas.", []),
        ("Polish the floor every week.", []),
    ],
)
def test_a_common_word_at_the_head_of_a_sentence_is_a_country_by_what_follows(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine Irish soldiers came.", ["IRL"]),
        ("the French Brigadier General Jean Bos", ["FRA"]),
        ("Scott French played the piano.", []),
        ("the painter French Bos", []),
    ],
)
def test_an_adjective_beside_a_number_or_a_rank_is_nobodys_name(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_country_that_opens_a_sentence_is_no_surname_of_the_word_before() -> None:
    text = "It lay in the Sahel. France sent troops. Capt. Jordan left."
    assert [m.code for m in find_countries(text, "en")] == ["FRA"]
    assert [m.code for m in find_countries("In vijf landen van de Sahel. Frankrijk begon.", "nl")] == ["FRA"]
