"""Offices that sentences give in other words: appositions, commands held, heads named without a body."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Carl von Horn of Sweden, the first commander, served until December 1960.",
         [("Carl von Horn", "force_commander", None, "1960-12")]),
        ("en", "Carl von Horn of Sweden, the first guest, stayed until December 1960.", []),
        ("en", "General Kebbede Guebre of Ethiopia held the command from April 1962 to July 1963.",
         [("Kebbede Guebre", "force_commander", "1962-04", "1963-07")]),
        ("en", "Jonathan Howe, a retired admiral, was Special Representative from March 1993 to May 1994.",
         [("Jonathan Howe", "head_of_mission", "1993-03", "1994-05")]),
        ("en", "General Adam Bir was force commander from May 1993 to 1994, followed by General Ali Samah until 1995.",
         [("Adam Bir", "force_commander", "1993-05", "1994"), ("Ali Samah", "force_commander", "1994", "1995")]),
        ("nl", "Generaal Stefano Del Col voerde van 7 augustus 2018 tot 28 februari 2022 het bevel.",
         [("Stefano Del Col", "force_commander", "2018-08-07", "2022-02-28")]),
        ("nl", "Generaal João Ribeiro uit Portugal heeft sinds december 2019 de leiding.",
         [("João Ribeiro", "force_commander", "2019-12", None)]),
        ("nl", "Het hoofd was de Japanner Yasushi Akashi.", [("Yasushi Akashi", "head_of_mission", None, None)]),
        ("nl", "Margaret Anstee, een Britse, was van mei 1992 tot juni 1993 hoofd van de missie.",
         [("Margaret Anstee", "head_of_mission", "1992-05", "1993-06")]),
    ],
)  # fmt: skip
def test_offices_told_in_other_words(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    rows = told(text, leadership.extract, language=language)
    assert values(rows, "leadership", "person_as_written", "role", "start", "end") == expected


def test_what_one_sentence_part_says_of_a_command_is_not_said_of_somebody_before_the_semicolon() -> None:
    text = "General Sean Egan saw it; General Adam Berg held the command from April 1962 to July 1963."
    rows = told(text, leadership.extract)
    assert values(rows, "leadership", "person_as_written", "role") == [("Adam Berg", "force_commander")]


def test_a_field_that_says_unknown_names_nobody() -> None:
    text = (
        "{{Infobox military conflict\n| conflict = Battle of Example\n| date = 3 May 1994\n"
        "| commander1 = Adam Berg\n| commander2 = Unknown\n}}\n"
    )
    rows = told(text, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written") == [("Adam Berg",)]


def test_a_cell_over_both_columns_of_a_term_gives_all_of_it() -> None:
    text = (
        '== Force commanders ==\n{| class="wikitable"\n! Start !! End !! Name\n'
        "|-\n| May 1964 || June 1965 || General Adam Berg\n"
        "|-\n| colspan=2 | July 1965 – May 1966 || Brigadier Carl Dahl\n|}"
    )
    rows = told(text, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "start", "end") == [
        ("Adam Berg", "1964-05", "1965-06"),
        ("Carl Dahl", "1965-07", "1966-05"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "The battalion, whose commander was Lieutenant Colonel John Rell, held a height.", "other"),
        ("en", "The commander of the Irish contingent, Captain John Rell, was killed on 3 May 2001.", "other"),
        ("en", "The commander of the force in the northern sector was General John Rell.", "force_commander"),
        ("en", "The force commander of the battalions was General John Rell.", "force_commander"),
        ("nl", "De commandant van het derde bataljon was overste Jan Rell.", "other"),
    ],
)
def test_who_commands_a_part_of_a_force_is_not_the_force_commander(language: str, text: str, role: str) -> None:
    found = told(text, leadership.extract, language=language)
    assert [(name.split()[-1], each) for name, each in values(found, "leadership", "person_as_written", "role")] == [
        ("Rell", role)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colonel Jan Smit was from May 2004 to June 2005 chief of the engineers.",
            [("Jan Smit", "other", "chief of the engineers", "2004-05", "2005-06")],
        ),
        ("Colonel Jan Smit was chief of the engineers.", []),
        ("Jan Smit was from May 2004 to June 2005 chief of the engineers.", []),
    ],
)
def test_an_office_of_no_list_is_one_of_somebody_of_rank_behind_its_term(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    rows = told(text, leadership.extract)
    assert values(rows, "leadership", "person_as_written", "role", "role_as_written", "start", "end") == expected
