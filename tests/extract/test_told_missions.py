"""Which missions a document treats that is about something else: a battle, a zone, a country, a person, an army."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract import Extract
from tests.extract.reading import extracted, rows

TITLE = {"en": "The Tolma Valley\n\nTolma is a valley. ", "nl": "Het dal van Tolma\n\nTolma is een dal. "}


def read(text: str, language: str = "en") -> Extract:
    return extracted(TITLE[language] + text, language, form="text")


def called(entity: Any) -> str | None:
    return None if entity is None else entity.abbreviation


def missions(found: Extract) -> set[str | None]:
    return {called(r["entity_id"]) for r in rows(found, "names") if r["entity_table"] == "missions"}


def operations(found: Extract) -> set[str | None]:
    return {called(r["entity_id"]) for r in rows(found, "names") if r["entity_table"] == "operations"}


def counted(found: Extract, table: str) -> set[tuple[int | None, str | None]]:
    return {(r["count_best"], called(r.get("mission_id"))) for r in rows(found, table)}


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "In June 1964 UNOFEX had 6,400 troops.", 6400),
        ("en", "UNOFEX was set up in 1964. In June 1965 the mission had 5,100 troops.", 5100),
        ("en", "UNOFEX was set up in 1964. It had 4,900 soldiers.", 4900),
        ("en", "UNOFEX was set up in 1964. As of 31 July 2015 its 863 troops came from 20 countries.", 863),
        ("en", "UNOFEX was formed under Resolution 186 with a strength of 6,300 in May.", 6300),
        ("en", "Some Irish soldiers served with UNOFEX, a force of 10,200 soldiers.", 10200),
        ("en", "The Council raised the strength of UNOFEX to 11,300 soldiers.", 11300),
        ("en", "MINUEX left and was replaced by UNOFEX, which had 7,000 soldiers.", 7000),
        ("nl", "Eind mei 2014 telde UNOFEX 1.240 militairen.", 1240),
        ("nl", "UNOFEX ligt sinds 1974 in het dal. De missie telde 980 militairen.", 980),
        ("nl", "Op dat moment hielp het de VN-missie UNOFEX, die toen 9.100 militairen telde.", 9100),
    ],
)
def test_a_strength_is_that_of_the_mission_named_beside_it(language: str, text: str, count: int) -> None:
    found = read(text, language)
    assert (count, "UNOFEX") in counted(found, "strengths")
    assert missions(found) == {"UNOFEX"}
    assert found.subject is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNOFEX came, while the army of the valley had 13,000 soldiers."),
        ("en", "The army had 13,000 soldiers when UNOFEX came."),
        ("en", "The army, which UNOFEX was to watch, had 30,000 soldiers."),
        ("en", "UNOFEX attacked a force of 300 soldiers."),
        ("en", "UNOFEX came and the rebel army had a strength of 9,000 soldiers."),
        ("en", "The Irish battalion of UNOFEX had 600 soldiers."),
        ("en", "The gift of the valley to UNOFEX was 450 soldiers."),
        ("en", "The zone is patrolled by UNOFEX. It has a force of 500 soldiers of its own."),
        ("en", "UNOFEX fought the rebels. It had 12,000 soldiers."),
        ("en", "UNOFEX and MINUEX together had 30,000 soldiers."),
        ("en", "UNOFEX came in May. Later the garrison had 700 soldiers."),
        ("nl", "Het leger, dat tegenover UNOFEX stond, telde 13.000 soldaten."),
        ("nl", "Het bataljon van UNOFEX bestond uit 600 militairen."),
        ("nl", "Het leger telde 60.000 militairen toen UNOFEX kwam."),
        ("nl", "UNOFEX verving een eenheid van 1.200 militairen."),
    ],
)
def test_the_strength_of_an_army_a_part_or_a_side_makes_no_mission(language: str, text: str) -> None:
    found = read(text, language)
    assert all(mission is None for _, mission in counted(found, "strengths"))
    assert not missions(found)


@pytest.mark.parametrize(
    ("language", "text", "table"),
    [
        ("en", "The Council extended the mandate of UNOFEX until 30 June 2015.", "mandates"),
        (
            "en",
            "The Security Council set up UNOFEX with the aim of protecting the people of the valley.",
            "mandate_tasks",
        ),
        ("en", "As of June 2008 UNOFEX had lost 20 peacekeepers.", "fatality_totals"),
        ("en", "Norway has participated in UNOFEX since 2013.", "contributors"),
        ("en", "In 2013 Ireland sent 130 soldiers to UNOFEX.", "contributions"),
        ("en", "Major General Anna Berg was force commander of UNOFEX from May 2004.", "leadership"),
        ("nl", "De Veiligheidsraad verlengde het mandaat van UNOFEX tot 30 juni 2015.", "mandates"),
        ("nl", "UNOFEX ligt in het dal. Het mandaat werd op 3 mei verlengd tot 30 juni 2015.", "mandates"),
        ("nl", "In totaal kwamen 20 medewerkers van UNOFEX om het leven.", "fatality_totals"),
        ("nl", "De missie UNOFEX bestond uit troepen uit Fiji, India en Nepal.", "contributors"),
        ("nl", "Nederland leverde 816 militairen aan UNOFEX.", "contributions"),
        ("nl", "Generaal-majoor Jan de Berg was in 2001 force commander van UNOFEX.", "leadership"),
    ],
)
def test_a_fact_of_a_mission_makes_it_one_that_the_document_treats(language: str, text: str, table: str) -> None:
    found = read(text, language)
    assert {called(r.get("mission_id")) for r in rows(found, table)} == {"UNOFEX"}
    assert missions(found) == {"UNOFEX"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He served with UNOFEX from 1983 to 1985 and wrote a book on MINUEX."),
        ("en", "Vehicles of UNOFEX were seen, and 40 people lived there."),
        ("en", "He was spokesman of UNOFEX in 2004."),
        ("nl", "Patrouilles van UNOFEX kwamen door het dal, waar 400 mensen woonden."),
    ],
)
def test_a_mission_named_in_passing_stays_an_operation(language: str, text: str) -> None:
    found = read(text, language)
    assert not missions(found)
    assert "UNOFEX" in operations(found)


def test_of_two_missions_the_one_of_which_nothing_is_told_stays_an_operation() -> None:
    found = read("UNOFEX had 8,000 troops in 2004. MINUEX is named on a memorial.")
    assert (missions(found), operations(found)) == ({"UNOFEX"}, {"MINUEX"})


def test_each_gift_of_a_sentence_is_to_the_mission_named_behind_it() -> None:
    found = read("In 2013 Ireland sent 130 soldiers to UNOFEX. Fiji sent 339 soldiers to the MFO and 200 to MINUEX.")
    assert (130, "UNOFEX") in counted(found, "contributions")
    assert (339, "MINUEX") not in counted(found, "contributions")


def test_what_an_act_dates_of_a_treated_mission_is_a_date_of_the_mission() -> None:
    found = read("UNOFEX was established on 4 March 1964. It had 6,000 soldiers.")
    told = {r["property"] for r in rows(found, "statements") if r["entity_table"] == "missions"}
    assert "established" in told


def test_a_page_on_a_country_treats_no_mission_as_its_subject() -> None:
    text = """{{Infobox country
| common_name = Examplia
| capital = Tolma
}}
'''Examplia''' is a country. In 2003 the United Nations Mission in Examplia (UNOFEX) came. It had 15,000 troops.

The armed forces have 2,010 active soldiers.
"""
    found = extracted(text)
    assert found.subject is None
    assert (15000, "UNOFEX") in counted(found, "strengths")
    assert (2010, "UNOFEX") not in counted(found, "strengths")


def test_the_office_that_a_box_on_a_person_gives_in_a_mission_is_one_of_that_mission() -> None:
    text = """{{Infobox officeholder
| name = John Vale
| office = Head of [[UNOFEX]]
| term_start = 5 October 1993
| term_end = 19 August 1994
| birth_date = 1946
}}
'''John Vale''' (born 1946) is a Canadian officer. He was sent to UNOFEX and wrote on MINUEX.
"""
    found = extracted(text)
    held = [(r["role"], called(r.get("mission_id"))) for r in rows(found, "leadership")]
    assert held == [("head_of_mission", "UNOFEX")]
    assert (missions(found), operations(found)) == ({"UNOFEX"}, {"MINUEX"})


@pytest.mark.parametrize(
    ("language", "title", "opening", "rest"),
    [
        (
            "en",
            "Siege of Tolma",
            "The siege of Tolma was fought by Irish soldiers of the United Nations Mission in Examplia (UNOFEX).",
            "The rebel army had a strength of 3,000 soldiers. UNOFEX had 900 troops.",
        ),
        (
            "nl",
            "Beleg van Tolma",
            "Het beleg van Tolma was een gevecht van de United Nations Mission in Examplia (UNOFEX) met rebellen.",
            "De rebellen hadden een leger van 3.000 soldaten. UNOFEX telde 900 militairen.",
        ),
    ],
)
def test_a_text_that_opens_with_its_title_is_about_that_and_not_about_the_mission_named_in_it(
    language: str, title: str, opening: str, rest: str
) -> None:
    found = extracted(f"{title}\n\n{opening} {rest}", language, form="text")
    assert found.subject is None
    assert counted(found, "strengths") == {(3000, None), (900, "UNOFEX")}


def test_a_page_that_opens_with_another_name_in_bold_is_not_about_the_mission_named_in_it() -> None:
    found = extracted("'''Greta Holm''' is a general. She was sent to the United Nations Mission in Examplia (UNOFEX).")
    assert found.subject is None


@pytest.mark.parametrize(
    "text",
    [
        "The mission in Examplia\n\nThe United Nations Mission in Examplia (UNOFEX) is a mission of the UN.",
        "UNOFEX\n\nUNOFEX is the United Nations Mission in Examplia (UNOFEX).",
        "Ten years on\n\nThe United Nations Mission in Examplia (UNOFEX) is a mission of the UN.",
    ],
)
def test_a_text_whose_title_calls_the_mission_or_is_not_taken_up_is_about_the_mission(text: str) -> None:
    assert called(extracted(text, form="text").subject) == "UNOFEX"
