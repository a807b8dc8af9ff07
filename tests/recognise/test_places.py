"""Countries and places in running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.document import Block, LinkSpan
from pipeline.read.source_map import SourceMap
from pipeline.recognise.places import find_countries, find_places


def block(text: str, *linked: str, field: str | None = None) -> Block:
    links = tuple(
        LinkSpan(text.index(label), text.index(label) + len(label), "internal", label)
        for label in sorted(linked, key=text.index)
    )
    source = SourceMap((0,), (0,), (len(text),), (True,))
    return Block(0, "infobox" if field else "prose", text, (), 0, len(text), source, field=field, links=links)


def countries(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.code, m.kind) for m in find_countries(text, language)]


def places(text: str, language: str = "en", *linked: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.kind, p.country_code) for p in find_places(block(text, *linked), language)]


def test_a_country_is_found_by_name_adjective_and_noun() -> None:
    assert countries("Two Irish soldiers and three Spaniards died in Lebanon.") == [
        ("Irish", "IRL", "adjective"),
        ("Spaniards", "ESP", "demonym"),
        ("Lebanon", "LBN", "name"),
    ]
    assert countries("De Nederlandse kapitein en 45 Fijiërs in Syrië", "nl") == [
        ("Nederlandse", "NLD", "adjective"),
        ("Fijiërs", "FJI", "demonym"),
        ("Syrië", "SYR", "name"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guinea-Bissau and Guinea", ["GNB", "GIN"]),
        ("the Democratic Republic of the Congo", ["COD"]),
        ("Côte d’Ivoire's border", ["CIV"]),
        ("the U.S. Congress", ["USA"]),
        ("Chad–Israel relations", ["TCD", "ISR"]),
        ("CÔTE D'IVOIRE", ["CIV"]),
        ("Trinidad and Tobago", ["TTO"]),
    ],
)
def test_the_longest_name_counts(text: str, found: list[str]) -> None:
    assert [code for _, code, _ in countries(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored",
        "Chad Smith drums",
        "the Gulf of Guinea",
        "South American states",
        "in Mexico City",
        "the Niger River",
        "he met us and ate turkey",
        "born in Atlanta, Georgia",
        "(French: Force intérimaire)",
        "it was translated into Dutch.",
        "the German language",
        "the Austro-Hungarian army",
        "the Congolese army",
        "Bosnian Serbs",
        "for US$ 5",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert countries(text) == []


def test_a_dutch_language_name_before_a_colon_is_no_country() -> None:
    assert countries("(Frans: Force intérimaire)", "nl") == []
    assert countries("de Franse troepen", "nl") == [("Franse", "FRA", "adjective")]


def test_a_capital_has_the_code_of_its_country() -> None:
    assert places("Talks were held in Beirut in May.") == [("Beirut", "capital", "LBN")]
    assert places("Het hoofdkwartier staat in de hoofdstad Damascus.", "nl") == [("Damascus", "capital", "SYR")]


def test_a_cue_gives_a_place_its_kind() -> None:
    assert places("Shells hit the base at Marakah.") == [("Marakah", "base", None)]
    assert places("He left the town of Burra.") == [("Burra", "city", None)]
    assert places("Zij sliepen in Kamp Irissa.", "nl") == [("Kamp Irissa", "base", None)]
    assert places("unrest in the Darfira region") == [("Darfira", "region", None)]
    assert places("Rahena, het zuidelijke deel van het land", "nl") == [("Rahena", "region", None)]


def test_a_direction_makes_a_region_of_a_country() -> None:
    assert places("fighting in southern Lebanon") == [("southern Lebanon", "region", "LBN")]


def test_a_list_of_places_is_taken_whole() -> None:
    assert places("They died near Qala and Rihan.") == [("Qala", None, None), ("Rihan", None, None)]
    assert places("three cities in the east: Qala, Rihan and Sur.") == [
        ("Qala", "city", None),
        ("Rihan", "city", None),
        ("Sur", "city", None),
    ]


def test_the_country_behind_a_place_is_its_own() -> None:
    assert places("a convoy near Qala in Lebanon")[0] == ("Qala", None, "LBN")


def test_behind_a_weak_preposition_only_a_link_is_a_place() -> None:
    assert places("the road between Qala and Rihan") == []
    assert [name for name, _, _ in places("the road between Qala and Rihan", "en", "Qala")] == ["Qala", "Rihan"]


def test_the_field_of_an_infobox_names_a_place() -> None:
    (place,) = find_places(block("Naqala", "Naqala", field="headquarters"), "en")
    assert (place.name, place.target) == ("Naqala", "Naqala")


@pytest.mark.parametrize(
    "text",
    [
        "In May it ended.",
        "in Resolution 50",
        "in UNTSO",
        "near General John Smith",
        "in the Treaty",
        "at Qala's wedding",
    ],
)
def test_dates_people_and_documents_are_no_places(text: str) -> None:
    assert places(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="inat MlBrué,.-'\n", max_size=60), st.sampled_from(["en", "nl"]))
def test_mentions_are_in_order_apart_and_cut_from_the_text(text: str, language: str) -> None:
    end = 0
    for place in find_places(block(text), language):
        assert end <= place.start < place.end
        assert text[place.start : place.end] == place.name
        end = place.end


def test_a_page_of_names_and_links_is_read_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "near Qala and Mali, " * count
        links = tuple(LinkSpan(20 * i + 5, 20 * i + 9, "internal", "Qala") for i in range(count))
        source = SourceMap((0,), (0,), (len(text),), (True,))
        before = time.process_time()
        find_places(Block(0, "prose", text, (), 0, len(text), source, links=links), "en")
        return time.process_time() - before

    seconds(10)
    assert seconds(4000) < 30 * max(seconds(400), 0.02)
