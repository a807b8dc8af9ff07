"""Countries: names, codes, flags and demonyms lead to one ISO 3166-1 alpha-3 code, or to none."""

from __future__ import annotations

import pycountry
import pytest

from pipeline.lexicon.code_lists import rows
from pipeline.lexicon.countries import (
    capitals,
    code_of,
    code_of_demonym,
    country_of_flag,
    demonyms,
    fold,
    form_of,
    name_of,
    names,
)


@pytest.mark.parametrize(
    ("argument", "code"),
    [
        ("Netherlands", "NLD"),
        ("NED", "NLD"),
        ("NL-VLAG", "NLD"),
        ("INA", "IDN"),
        ("RSA", "ZAF"),
        ("GHA", "GHA"),
        ("USA", "USA"),
        ("UK", "GBR"),
        ("CTA", "CAF"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Georgia (country)", "GEO"),
        ("Macedonia", "MKD"),
        ("the Gambia", "GMB"),
        ("Soviet Union", "SUN"),
    ],
)
def test_a_flag_shows_the_country_its_argument_names_or_codes(argument: str, code: str) -> None:
    assert country_of_flag(argument) == code


@pytest.mark.parametrize("argument", ["", "UN", "United Nations", "European Union", "ned", "chad", "Real Madrid", "XX"])
def test_a_flag_of_no_country_has_no_code(argument: str) -> None:
    assert country_of_flag(argument) is None


def test_where_code_lists_disagree_iso_comes_first() -> None:
    # BRN is Brunei for ISO and Bahrain for the IOC.
    assert country_of_flag("BRN") == "BRN"


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Ivory Coast", "en", "CIV"),
        ("Ivoorkust", "nl", "CIV"),
        ("Burma", "en", "MMR"),
        ("Zaire", "en", "COD"),
        ("Opper-Volta", "nl", "BFA"),
        ("Moldova, Republic of", "en", "MDA"),
        ("Republic of Moldova", "en", "MDA"),
        ("Tsjecho-Slowakije", "nl", "CSK"),
        ("U.S.", "en", "USA"),
        ("VS", "nl", "USA"),
        ("Nigeria", "nl", "NGA"),
        ("Niger", "nl", "NER"),
        ("Guinea-Bissau", "en", "GNB"),
        ("Bosnia & Herzegovina", "en", "BIH"),
    ],
)
def test_a_name_of_any_sort_leads_to_its_country(name: str, language: str, code: str) -> None:
    assert code_of(name, language) == code
    assert code_of(name) == code


@pytest.mark.parametrize(
    "name", ["turkey", "us", "Us", "mali", "Atlantis", "Congo", "Korea", "America", "New Guinea", ""]
)
def test_a_word_that_is_no_country_or_fits_two_has_no_code(name: str) -> None:
    assert code_of(name) is None


@pytest.mark.parametrize(
    ("word", "language", "code"),
    [
        ("Chadian", "en", "TCD"),
        ("Chadians", "en", "TCD"),
        ("Nigerien", "en", "NER"),
        ("Nigerian", "en", "NGA"),
        ("Dutch", "en", "NLD"),
        ("Irishmen", "en", "IRL"),
        ("Sri Lankan", "en", "LKA"),
        ("Spaniards", "en", "ESP"),
        ("Tsjadische", "nl", "TCD"),
        ("Nigerese", "nl", "NER"),
        ("Nigeriaanse", "nl", "NGA"),
        ("Rwandese", "nl", "RWA"),
        ("Rwandezen", "nl", "RWA"),
        ("Nederlanders", "nl", "NLD"),
        ("Fijiërs", "nl", "FJI"),
        ("Filipijnse", "nl", "PHL"),
        ("Malinese", "nl", "MLI"),
    ],
)
def test_a_demonym_leads_to_its_country_in_any_inflection(word: str, language: str, code: str) -> None:
    assert code_of_demonym(word, language) == code


@pytest.mark.parametrize("word", ["Congolese", "Dominican", "Korean", "polish", "turkish", "European"])
def test_a_demonym_of_two_countries_or_none_has_no_code(word: str) -> None:
    assert code_of_demonym(word, "en") is None


def test_a_dutch_plural_that_is_a_countrys_name_is_the_country() -> None:
    form = form_of("Polen", "nl")
    assert form is not None
    assert (form.code, form.kind) == ("POL", "name")


def test_the_display_name_is_that_of_cldr() -> None:
    assert name_of("CIV", "en") == "Côte d’Ivoire"
    assert name_of("CIV", "nl") == "Ivoorkust"
    assert name_of("SUN", "nl") == "Sovjet-Unie"
    with pytest.raises(KeyError):
        name_of("XXX", "en")


def test_a_language_without_names_is_refused() -> None:
    with pytest.raises(KeyError):
        code_of("Mali", "xx")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_display_name_leads_back_to_its_code(language: str) -> None:
    ambiguous = {key for key, form in names(language).items() if form.is_ambiguous}
    for row in rows("countries"):
        name = name_of(row["alpha3"], language)
        if fold(name) not in ambiguous:
            assert code_of(name, language) == row["alpha3"], name


def test_the_list_holds_every_code_of_iso_3166_1() -> None:
    current = {row["alpha3"]: row["alpha2"] for row in rows("countries") if row["status"] == "current"}
    assert current == {country.alpha_3: country.alpha_2 for country in pycountry.countries}


def test_the_labels_are_those_of_cldr() -> None:
    for row in rows("countries"):
        if row["status"] != "former":
            assert row["name_en"] == name_of(row["alpha3"], "en")
            assert row["name_nl"] == name_of(row["alpha3"], "nl")


# Their demonyms fit two countries, or are their names.
_WITHOUT_DEMONYM = {"COD", "COG", "DMA", "DOM"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_member_of_the_united_nations_has_a_demonym(language: str) -> None:
    members = {row["alpha3"] for row in rows("countries") if row["is_un_member"] == "true"}
    assert len(members) == 193
    assert members - {form.code for form in demonyms(language).values()} <= _WITHOUT_DEMONYM


@pytest.mark.parametrize("code_list", ["demonyms", "country_names", "capitals"])
def test_the_code_lists_name_known_countries_without_repeats_or_contradiction(code_list: str) -> None:
    known = {row["alpha3"] for row in rows("countries")}
    listed = rows(code_list)
    assert {row["alpha3"] for row in listed} <= known
    assert all(row["source"] for row in listed)
    written = [tuple(row.values()) for row in listed]
    assert len(written) == len(set(written))
    column = "form" if code_list == "demonyms" else "name"
    codes: dict[tuple[str, str], set[str]] = {}
    for row in listed:
        codes.setdefault((row["language"], fold(row[column])), set()).add(row["alpha3"])
    assert [key for key, of in codes.items() if len(of) > 1] == []


def test_capitals_lead_to_their_country() -> None:
    assert capitals("nl")[fold("Beiroet")] == "LBN"
    assert capitals("en")[fold("Addis Ababa")] == "ETH"
