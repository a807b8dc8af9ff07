"""Sentences that list those who held a post."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import quotes, told, values


def listed(text: str, language: str = "en") -> list[tuple[str | None, ...]]:
    rows = told(text, leadership.extract, language=language)
    return values(rows, "leadership", "person_as_written", "role", "nationality_code", "start", "end")


def test_each_of_a_list_has_a_term_and_a_country_of_their_own() -> None:
    text = "The force commanders were General Nils Berg of Sweden (1992–1993), Juan Rios (1993) and Abu Keita."
    assert listed(text) == [
        ("Nils Berg", "force_commander", "SWE", "1992", "1993"),
        ("Juan Rios", "force_commander", None, "1993", "1993"),
        ("Abu Keita", "force_commander", None, None, None),
    ]  # fmt: skip


def test_a_country_may_have_an_article() -> None:
    text = "The heads of mission were Ann Lee of the United States (2001–2003) and Bo Ek of the Netherlands."
    assert listed(text) == [
        ("Ann Lee", "head_of_mission", "USA", "2001", "2003"),
        ("Bo Ek", "head_of_mission", "NLD", None, None),
    ]  # fmt: skip


def test_nouns_for_a_people_stand_before_the_names() -> None:
    text = "Commandanten waren achtereenvolgens de Brit Mark Hill (mei 1994 - juni 1995) en de Deen Ole Friis."
    assert listed(text, "nl") == [
        ("Mark Hill", "force_commander", "GBR", "1994-05", "1995-06"),
        ("Ole Friis", "force_commander", "DNK", None, None),
    ]  # fmt: skip


def test_those_who_followed_hold_the_post_told_of_before() -> None:
    found = listed(
        "The first force commander was General Nils Berg of Sweden. He was followed by Juan Rios of Peru (1993–1994), "
        "Abu Keita (1994–1995) and Ole Friis (1995–1996)."
    )
    assert found[0][0] == "Juan Rios"  # the sentences that list come first
    assert ("Abu Keita", "force_commander", None, "1994", "1995") in found
    assert ("Ole Friis", "force_commander", None, "1995", "1996") in found


def test_what_parts_the_items_of_a_list_is_no_evidence() -> None:
    rows = told(
        "The force commanders were Nils Berg (1992), Juan Rios (1993) and Abu Keita (1994).", leadership.extract
    )
    assert quotes(rows, "leadership") == ["Nils Berg (1992)", "Juan Rios (1993)", "Abu Keita (1994)"]


@pytest.mark.parametrize(
    "text",
    [
        "The force commanders were tired, hungry and far from Mali.",
        "The commanders were Ghana and Mali.",
        "The mission was followed by two others (1993, 1994) and a third (1995).",
    ],
)
def test_a_list_of_anything_else_names_nobody(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Het bevel over UNMEX was achtereenvolgens in handen van de Deen Ole Friis (2004 – 2007) en de "
                "Brit Al Hill (mei 2007 – juni 2010)."
            ),
            [
                ("Ole Friis", "force_commander", "DNK", "2004", "2007"),
                ("Al Hill", "force_commander", "GBR", "2007-05", "2010-06"),
            ],
        ),
        (
            "Het bevel voerden de Amerikanen John Lee (2014 – 2016), Jack Roe (2016 – 2018) en Austin Poe.",
            [
                ("John Lee", "force_commander", "USA", "2014", "2016"),
                ("Jack Roe", "force_commander", None, "2016", "2018"),
                ("Austin Poe", "force_commander", None, None, None),
            ],
        ),
        # What a next clause tells of is no item of the list.
        (
            (
                "Daarna voerden de Denen Ole Friis (1964) en Bo Ek (1965 – 1966) het bevel; de laatste bevelhebber was "
                "generaal-majoor Indra Rao."
            ),
            [
                ("Ole Friis", "force_commander", "DNK", "1964", "1964"),
                ("Bo Ek", "force_commander", None, "1965", "1966"),
                ("Indra Rao", "force_commander", None, None, None),
            ],
        ),
        (
            "De leiding over UNMEX berustte bij de Deen Ole Friis (2004 – 2007) en de Brit Mark Hill (2007 – 2010).",
            [
                ("Ole Friis", "head_of_mission", "DNK", "2004", "2007"),
                ("Mark Hill", "head_of_mission", "GBR", "2007", "2010"),
            ],
        ),
        ("Het gezag was in handen van de Deen Ole Friis (2004 – 2007) en de Brit Mark Hill (2007 – 2010).", []),
        ("Het bevel was in handen van de vijand, en de Deen Ole Friis (2004) zweeg.", []),
    ],
)
def test_a_phrase_for_a_command_lists_who_had_it(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert listed(text, "nl") == expected


def test_the_title_of_a_text_is_whose_leaders_it_lists_only_where_it_is_a_name() -> None:
    listing = "Its commanders were Jan Smit (2006 - 2007), Piet Kok (2007 - 2008) and Tom Pol (2008 - 2009)."
    for title, whose in (("Task Force Kalahoun", "Task Force Kalahoun"), ("The UN in Mali, an overview", None)):
        rows = told(f"{title}\n\n{listing}", leadership.extract, subject=None)
        assert {of for (of,) in values(rows, "leadership", "organisation")} == {whose}


def test_a_title_before_a_colon_is_that_of_all_in_its_row() -> None:
    page = """== Leadership ==
* '''Special Representatives''': [[Ann Lee]] of Kenya (May 1992 – June 1993); Bo Ek (acting, June–July 1993)
* '''Force commanders''': Major-General [[Nils Berg]], Sweden (1992–1993); Lt. Gen. [[Juan Rios]], Peru (1993–1994)
"""
    rows = told(page, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "role", "nationality_code", "start", "end") == [
        ("Ann Lee", "head_of_mission", "KEN", "1992-05", "1993-06"),
        ("Bo Ek", "head_of_mission", None, "1993-06", "1993-07"),
        ("Nils Berg", "force_commander", "SWE", "1992", "1993"),
        ("Juan Rios", "force_commander", "PER", "1993", "1994"),
    ]


def test_those_who_followed_hold_the_post_of_the_heading_where_no_sentence_names_it() -> None:
    page = "He was followed by Juan Rios of Peru (to May 1994), Abu Keita (1994–1995) and lastly Ole Friis (1996)."
    found = values(told(f"== Commanders ==\n{page}", leadership.extract, form="wikitext"), "leadership", "role", "end")
    assert found == [("force_commander", "1994-05"), ("force_commander", "1995"), ("force_commander", "1996")]
    assert not list(told(f"== Music ==\n{page}", leadership.extract, form="wikitext").of("leadership"))


def test_the_first_of_those_who_led_a_mission_may_be_called_its_own() -> None:
    page = "[[Ann Lee]] was the mission's first Special Representative (July 2003 – April 2005)."
    rows = told(page, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "role", "start", "end") == [
        ("Ann Lee", "head_of_mission", "2003-07", "2005-04"),
    ]


def test_a_flag_before_a_name_is_no_part_of_it() -> None:
    page = "Commanders: {{flag|Canada}} Nils Berg (June 1991 – April 1992), {{flagicon|PER}} Juan Rios (May 1992)."
    rows = told(page, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "nationality_code") == [
        ("Nils Berg", "CAN"),
        ("Juan Rios", "PER"),
    ]
