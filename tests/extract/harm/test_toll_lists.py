"""The dead of several years, or of several countries, that one sentence gives side by side, and the parts of a toll."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities, incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The mission lost 12 soldiers in 2001 and 9 in 2002.", [(12, "2001"), (9, "2002")]),
        ("en", "In 1993, 35 peacekeepers were killed, and in 1994 12.", [(35, "1993"), (12, "1994")]),
        ("nl", "Per jaar: 31 doden in 1961, 8 in 1962 en 4 in 1963.", [(31, "1961"), (8, "1962"), (4, "1963")]),
        ("nl", "In 2009 vielen drie doden en in 2010 vier.", [(3, "2009"), (4, "2010")]),
        ("en", "The force had 400 troops in 2001 and 600 in 2002; two soldiers were killed.", []),
        ("en", "In 1994 ten soldiers were killed in an ambush, and in 1995 two were shot.", []),
    ],
)
def test_the_dead_of_each_year_are_a_toll_of_their_own(
    language: str, text: str, expected: list[tuple[int, str]]
) -> None:
    rows = told(text, incidents.extract, fatalities.extract, language=language)
    assert values(rows, "fatality_totals", "count", "as_of") == expected
    if expected:
        assert values(rows, "incidents", "killed") == []


def test_those_of_a_toll_who_died_in_each_year_are_of_its_population() -> None:
    text = "By the end of 2018, 33 peacekeepers had been killed, 14 of them in 2017 and 7 in 2018."
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "fatality_totals", "count", "population") == [
        (33, "un_unspecified"),
        (14, "un_unspecified"),
        (7, "un_unspecified"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "India lost most, with 31 dead, followed by Ghana (29), Fiji (12 deaths) and Kenya (4).",
            [31, 29, 12, 4],
        ),
        ("nl", "Ghana (27), India (24) en Fiji (18) verloren de meeste militairen.", [27, 24, 18]),
        ("nl", "De missie verloor in totaal 213 militairen, onder wie 54 Fransen en 18 Britten.", [213, 54, 18]),
        ("en", "India (31) and Ghana (29) sent the most soldiers.", []),
    ],
)
def test_the_dead_of_each_country_are_a_share_and_no_incident(language: str, text: str, expected: list[int]) -> None:
    rows = told(text, incidents.extract, fatalities.extract, language=language)
    assert [count for (count,) in values(rows, "fatality_totals", "count")] == expected
    assert values(rows, "incidents", "killed") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "As of 31 May 2023, 118 peacekeepers had died: 13 by malicious acts, 26 in accidents and 65 of illness.",
        ),
        (
            "nl",
            "Per 31 mei 2023 verloren 118 blauwhelmen het leven: 13 door geweld, 26 bij ongelukken, 65 door ziekte.",
        ),
    ],
)
def test_causes_behind_a_colon_are_shares_though_they_do_not_add_up(language: str, text: str) -> None:
    rows = told(text, fatalities.extract, language=language)
    assert values(rows, "fatality_totals", "count", "cause") == [
        (118, "unspecified"),
        (13, "malicious_act"),
        (26, "accident"),
        (65, "illness"),
    ]


def test_a_line_that_names_the_dead_and_their_number_is_a_field_by_itself() -> None:
    rows = told("Mali (2014-2019)\nOmgekomen: 4 (2 bij ongeval)\n\nHet was warm.", fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count", "cause") == [(4, "unspecified"), (2, "accident")]


def test_the_losses_of_a_country_are_a_toll_in_a_text_that_is_on_no_fight() -> None:
    text = "In those four years 26 Irish soldiers lost their lives."
    rows = told(f"{text} It rained.", fatalities.extract, subject=None)
    assert values(rows, "fatality_totals", "count", "population") == [(26, "other")]
    box = "{{Infobox military conflict|conflict=Battle of Aville|date=3 May 1961|casualties1=5 killed}}\n"
    fight = told(f"{box}{text}", fatalities.extract, form="wikitext", subject=None)
    assert values(fight, "fatality_totals", "count") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Illness accounted for 48, malicious acts for 23 and accidents for 19 of the total.",
            [(48, "illness"), (23, "malicious_act"), (19, "accident")],
        ),
        ("nl", "Ziekte eiste 48 levens, geweld 23.", [(48, "illness"), (23, "malicious_act")]),
        ("en", "Illness kept 48 men at home, and accidents for 19 days.", []),
    ],
)
def test_causes_may_stand_before_their_numbers(language: str, text: str, expected: list[tuple[int, str]]) -> None:
    rows = told(text, fatalities.extract, language=language)
    assert values(rows, "fatality_totals", "count", "cause") == expected


def test_a_toll_is_carried_on_from_day_to_day_and_divided_in_brackets() -> None:
    text = (
        "As of 30 June 2009 there had been 43 deaths; by October 2010 the figure had risen to 80, "
        "and by 31 August 2017 it stood at 257 (208 in uniform and 49 civilians)."
    )
    rows = told(text, fatalities.extract)
    assert values(rows, "fatality_totals", "count", "as_of") == [
        (43, "2009-06-30"),
        (80, "2010-10"),
        (257, "2017-08-31"),
        (208, "2017-08-31"),
        (49, "2017-08-31"),
    ]


def test_what_the_mission_lost_is_its_toll_though_its_name_is_not_told() -> None:
    text = "De missie telde in totaal 82 doden (42 militairen, 22 politiemensen en 18 medewerkers)."
    rows = told(text, fatalities.extract, language="nl", subject=None)
    assert [count for (count,) in values(rows, "fatality_totals", "count")] == [82, 42, 22, 18]


def test_a_field_divides_its_dead_by_bare_causes() -> None:
    rows = told(
        "MALI\n\nDuur: 2014 - 2019\nDoden: 2 (1 ongeval, 1 ziekte)\n\nHet was warm.", fatalities.extract, language="nl"
    )
    assert values(rows, "fatality_totals", "count", "cause") == [
        (2, "unspecified"),
        (1, "accident"),
        (1, "illness"),
    ]
