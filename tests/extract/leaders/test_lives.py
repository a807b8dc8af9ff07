"""The page of a person: the offices of its infobox, and whom a pronoun means."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.reading import extracted, rows
from tests.extract.told import told, values

BOX = """{{Infobox officeholder
| name = Ann Berg
| birth_date = 3 May 1920
| office = Force Commander of UNMEX
| term_start = 1 January 1966
| term_end = June 1967
| office2 = Chairman of the Chess Club
| birth_place = Oslo
}}
Major General '''Ann Berg''' was an officer of the [[Norwegian Army]].

"""


def offices(text: str, box: str = BOX) -> list[tuple[str | None, ...]]:
    rows = told(box + text, leadership.extract, form="wikitext", subject=None)
    return values(rows, "leadership", "person_as_written", "role", "start", "end")


def test_an_office_of_the_infobox_is_held_for_the_term_of_the_fields_with_its_number() -> None:
    assert offices("") == [("Ann Berg", "force_commander", "1966-01-01", "1967-06")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She commanded the force from May 1970 to June 1971.", ("other", "1970-05", "1971-06")),
        (
            "From March 1958 to May 1959 she was chief of staff of UNMEX.",
            ("force_commander", "1958-03", "1959-05"),
        ),
        ("She was appointed force commander in May 1960.", ("force_commander", "1960-05", None)),
    ],
)
def test_a_pronoun_that_is_the_subject_means_the_person_of_the_page(
    text: str, expected: tuple[str | None, ...]
) -> None:
    assert ("Ann Berg", *expected) in offices(text)


@pytest.mark.parametrize(
    "text",
    [
        "Major Jan Bos said that she commanded the force from May 1970 to June 1971.",
        "In the year that followed the end of it all she commanded the force from May 1970 to June 1971.",
    ],
)
def test_a_pronoun_behind_somebody_else_or_deep_in_a_sentence_means_nobody_for_certain(text: str) -> None:
    assert ("Ann Berg", "1970-05") not in [(name, start) for name, _, start, _ in offices(text)]


def test_without_an_infobox_on_a_person_no_pronoun_is_read() -> None:
    assert offices("Ann Berg was there. She commanded the force from May 1970 to June 1971.", "") == []


def test_whoever_he_succeeded_and_handed_over_to_had_his_office() -> None:
    text = """{{Infobox military person
| name = Karl Berg
| birth_date = 1 June 1952
| allegiance = {{flag|Norway}}
}}
'''Karl Berg''' (born 1 June 1952) is a retired general. He was force commander of [[MINUSTAH]] from 2007 to 2009.

== Haiti ==
In Haiti he succeeded General [[Jorge Sosa]] on 10 January 2007.
He handed over to Major General [[Paul Vieira]] on 9 April 2009.
On 3 May 2009 he met Major General [[Ali Khan]].
"""
    found = rows(extracted(text), "leadership")
    told_of = {(r["person_as_written"], r["role"], r.get("start_edtf"), r.get("end_edtf")) for r in found}
    assert ("Jorge Sosa", "force_commander", None, "2007-01-10") in told_of
    assert ("Paul Vieira", "force_commander", "2009-04-09", None) in told_of
    assert "Ali Khan" not in {name for name, *_ in told_of}
    assert {r["nationality_code"] for r in found if r["person_as_written"] == "Karl Berg"} == {"NOR"}


COMMANDS = """{{Infobox military person
| name = A. M. Berg
| birth_date = 3 May 1920
| commands = [[UNMEX]] (1966–67)<br>3rd Northern (Armoured) Division (May–June 1944)<br>Fort Example
}}
'''Ann Mary''' "'''Sunny'''" '''Berg''' was an officer.
"""


def test_commands_of_a_soldiers_infobox_are_held_for_the_years_behind_them() -> None:
    found = told(COMMANDS, leadership.extract, form="wikitext", subject=None)
    assert values(found, "leadership", "organisation", "role", "start", "end") == [
        ("UNMEX", "force_commander", "1966", "1967"),
        ("3rd Northern (Armoured) Division", "other", "1944-05", "1944-06"),
    ]


def test_a_nickname_in_bold_does_not_end_the_name_of_the_person() -> None:
    found = told(COMMANDS, leadership.extract, form="wikitext", subject=None)
    assert {row.values["person_as_written"] for row in found.of("leadership")} == {'Ann Mary "Sunny" Berg'}


def test_the_fields_around_an_office_name_those_who_held_it_before_and_after() -> None:
    box = BOX.replace("| office2 =", "| predecessor = [[Jan Holm]]\n| successor = General [[Ole Dahl]]\n| office2 =")
    assert sorted(offices("", box), key=str) == [
        ("Ann Berg", "force_commander", "1966-01-01", "1967-06"),
        ("Jan Holm", "force_commander", None, "1966-01-01"),
        ("Ole Dahl", "force_commander", "1967-06", None),
    ]


def test_a_successor_without_a_date_or_a_name_is_none() -> None:
    box = BOX.replace(
        "| office2 =", "| predecessor = ''Office established''\n| predecessor2 = [[Jan Holm]]\n| office2 ="
    )
    assert offices("", box) == [("Ann Berg", "force_commander", "1966-01-01", "1967-06")]


def test_what_the_field_for_an_office_says_is_one_whatever_its_words() -> None:
    box = BOX.replace("| birth_place", "| term_start2 = 1970\n| term_end2 = 1975\n| birth_place")
    box = box.replace("Chairman of the Chess Club", "[[Senate of Norway|Senator]] from Oslo")
    assert ("Ann Berg", "other", "1970", "1975") in offices("", box)


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("Military Adviser to the [[Secretary-General of the United Nations|Secretary-General]]", "other"),
        ("Special Representative of the Secretary-General for Examplia", "head_of_mission"),
        ("Secretary-General of the League of Examplia", "secretary_general"),
    ],
)
def test_whoever_serves_the_holder_of_an_office_does_not_hold_it(office: str, role: str) -> None:
    box = BOX.replace("Force Commander of UNMEX", office)
    assert offices("", box) == [("Ann Berg", role, "1966-01-01", "1967-06")]


def test_the_how_manieth_a_holder_was_is_not_said_of_the_next() -> None:
    box = BOX.replace("Force Commander of UNMEX", "10th President of Examplia")
    box = box.replace("| office2 =", "| successor = [[Ole Dahl]]\n| office2 =")
    rows = told(box, leadership.extract, form="wikitext", subject=None)
    assert values(rows, "leadership", "person_as_written", "role_as_written") == [
        ("Ann Berg", "10th President of Examplia"),
        ("Ole Dahl", "President of Examplia"),
    ]
