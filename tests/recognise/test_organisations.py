"""Organisations in running text, and their kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.code_lists import rows
from pipeline.lexicon.organisations import organisation_of
from pipeline.read.document import LinkSpan
from pipeline.recognise.organisations import KnownBodies, find_organisations


def named(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(m.name, m.kind) for m in find_organisations(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("the African Union sent", "en", "au"),
        ("U.N. troops", "en", "un"),
        ("de NAVO besloot", "nl", "nato"),
        ("de VN-Veiligheidsraad nam", "nl", "un-security-council"),
        ("the Security Council Resolution 50", "en", "un-security-council"),
        ("la CEDEAO", "en", "ecowas"),
        ("de Arabische Liga dwong", "nl", "arab-league"),
    ],
)
def test_an_international_organisation_has_a_code(text: str, language: str, code: str) -> None:
    assert [m.code for m in find_organisations(text, language)] == [code]


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("complaints of the Lebanese Army that", "en", "Lebanese Army", "army"),
        ("attacks by the Lord's Resistance Army in", "en", "Lord's Resistance Army", "armed_group"),
        ("Syrian security forces fled", "en", "Syrian security forces", "army"),
        ("het Syrische regeringsleger won", "nl", "Syrische regeringsleger", "army"),
        ("the Angolan government agreed", "en", "Angolan government", "government"),
        ("door een militaire junta vervangen", "nl", "militaire junta", "government"),
        ("fought UNITA rebels", "en", "UNITA rebels", "armed_group"),
        ("de Berber-rebellen wonnen", "nl", "Berber-rebellen", "armed_group"),
        ("the Pashtun tribes", "en", "Pashtun tribes", "people"),
        ("the Sahrawi Liberation Front of Rio", "en", "Sahrawi Liberation Front of Rio", "armed_group"),
        ("the World Bridge Federation met", "en", "World Bridge Federation", "organisation"),
        (
            "de Front national de libération de l’Érythrée (FNLE)",
            "nl",
            "Front national de libération de l’Érythrée",
            "armed_group",
        ),
        ("Berbers and other peoples rose", "en", "Berbers", "people"),
    ],
)
def test_a_name_is_built_on_a_word_for_a_body(text: str, language: str, name: str, kind: str) -> None:
    assert named(text, language) == [(name, kind)]


def test_a_nationality_in_the_name_gives_the_country() -> None:
    (army,) = find_organisations("the Lebanese Army", "en")
    assert army.country_code == "LBN"


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Responsibility was claimed by Lions of the Eastern Valley, who", "en", ["Lions of the Eastern Valley"]),
        ("armed groups such as the Red Lions (RL) and the Sons of Zahra.", "en", ["Red Lions", "Sons of Zahra"]),
        ("groeperingen betrokken, zoals de Rode Leeuwen (RL) en de Zwarte Garde van het Oosten.", "nl",
         ["Rode Leeuwen", "Zwarte Garde van het Oosten"]),
        ("vooral Rode Leeuwen en daaraan gelieerde groepen RLX en ZGO rukten op", "nl", ["Rode Leeuwen", "RLX", "ZGO"]),
    ],
)  # fmt: skip
def test_a_phrase_beside_a_name_makes_it_an_armed_group(text: str, language: str, names: list[str]) -> None:
    assert named(text, language) == [(name, "armed_group") for name in names]


def test_a_name_known_from_elsewhere_is_found_again() -> None:
    found = find_organisations("Red Lions took the town.", "en", known=KnownBodies.of({"Red Lions": "armed_group"}))
    assert [(m.name, m.kind) for m in found] == [("Red Lions", "armed_group")]


def test_a_link_gives_the_page_of_the_organisation() -> None:
    (army,) = find_organisations("the Lebanese Army", "en", (LinkSpan(4, 17, "internal", "Lebanese Armed Forces"),))
    assert army.target == "Lebanese Armed Forces"


@pytest.mark.parametrize(
    "text",
    [
        "Government forces fled.",
        "the rebels won",
        "claimed by France",
        "French people eat",
        "MINURSO troops left",
        "Mission",
        "",
    ],
)
def test_what_names_no_body_gives_nothing(text: str) -> None:
    assert named(text) == []


def test_every_name_of_the_code_list_has_one_code() -> None:
    codes: dict[str, set[str]] = {}
    for row in rows("organisations"):
        codes.setdefault(row["name"], set()).add(row["code"])
        assert organisation_of(row["name"]) == row["code"]
        assert row["source"]
    assert [name for name, of in codes.items() if len(of) > 1] == []


def strings_of(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in strings_of(item)]
    return [leaf for item in value for leaf in strings_of(item)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("part", ["organisations", "people", "places"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_lexicon_is_read_as_something_else(language: str, part: str) -> None:
    # YAML takes a bare "on" or "no" for a truth value.
    switches = [key for key, value in load(language, part).items() if isinstance(value, bool)]
    leaves = [leaf for key, value in load(language, part).items() if key not in switches for leaf in strings_of(value)]
    assert [leaf for leaf in leaves if not isinstance(leaf, str)] == []


_PARTS = [
    "Malian",
    "army",
    "Front",
    "for",
    "the",
    "Liberation",
    "of",
    "and",
    "UN",
    ",",
    "claimed by",
    "pour",
    "l’unité",
    "rebels",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=14))
def test_mentions_are_in_order_apart_and_cut_from_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for mention in find_organisations(text, "en"):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.name
        end = mention.end
