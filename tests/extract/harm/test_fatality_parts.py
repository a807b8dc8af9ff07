"""Totals of the dead that the same sentence divides by cause or by population."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities, incidents
from tests.extract.told import told, values


def test_the_causes_that_add_up_to_a_total_are_totals_of_their_own() -> None:
    rows = told(
        "In all, 50 peacekeepers died: 20 in accidents, 25 through illness and 5 through malicious acts.",
        incidents.extract,
        fatalities.extract,
    )
    assert values(rows, "incidents", "killed") == []
    assert values(rows, "fatality_totals", "cause", "count") == [
        ("unspecified", 50),
        ("accident", 20),
        ("illness", 25),
        ("malicious_act", 5),
    ]


def test_the_parts_hold_for_the_day_of_the_whole() -> None:
    rows = told(
        "As of 31 March 2016, 60 UNMEX personnel had died: 40 through illness and 20 in accidents.", fatalities.extract
    )
    assert {as_of for (as_of,) in values(rows, "fatality_totals", "as_of")} == {"2016-03-31"}


def test_an_undated_sentence_that_divides_the_dead_tells_of_no_incident() -> None:
    text = "12 members of UNMEX lost their lives: 9 soldiers, 2 police officers and one civilian."
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "incidents", "killed") == []
    assert values(rows, "fatality_totals", "population", "count") == [
        ("un_unspecified", 12),
        ("un_military", 9),
        ("un_police", 2),
        ("un_civilian", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A crash on 3 May 2004 killed 12 people: 9 soldiers, 2 police officers and one civilian.",
        "On 3 May 2004 12 peacekeepers were killed in an ambush: 9 Indians and 3 Nepalese.",
    ],
)
def test_the_dead_of_one_day_are_those_of_an_incident_however_divided(text: str) -> None:
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "incidents", "date", "killed") == [("2004-05-03", 12)]
    assert values(rows, "fatality_totals", "count") == []


def test_numbers_that_do_not_add_up_are_no_parts() -> None:
    text = "In all, 50 peacekeepers died: 20 in accidents, 25 through illness."
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "incidents", "killed") == []
    assert values(rows, "fatality_totals", "count", "cause") == [
        (50, "unspecified"),
        (20, "accident"),
        (25, "illness"),
    ]
    assert [row.values["extractor"] for row in rows.of("fatality_totals")][1:] == ["fatality_totals.share"] * 2


def test_a_fact_box_that_says_there_were_none_gives_nought() -> None:
    rows = told("Missie: UNMEX\nDodelijke slachtoffers: geen\n\nDe missie hielp.", fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == [(0,)]


def test_the_dead_of_a_people_are_no_missions() -> None:
    rows = told("Between 1991 and 1994, 800,000 Rwandans were killed.", fatalities.extract)
    assert values(rows, "fatality_totals", "count") == []


def test_soldiers_and_civilians_in_one_number_are_of_no_one_population() -> None:
    text = "Sinds 1964 zijn 183 militairen en burgers van UNMEX overleden (stand: 30 april 2018)."
    rows = told(text, fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count", "population", "as_of") == [(183, "un_unspecified", "2018-04-30")]


def test_a_share_in_a_fact_box_has_the_cause_it_names() -> None:
    rows = told(
        "Missie: UNMEX\nOmgekomen: 9 (waarvan 2 door ongevallen)\n\nDe missie hielp.", fatalities.extract, language="nl"
    )
    assert values(rows, "fatality_totals", "count", "cause") == [(9, "unspecified"), (2, "accident")]


def test_a_sentence_on_those_who_died_divides_them() -> None:
    text = "Of the 18 who died, 6 were killed in accidents, 5 died of illness and 4 were victims of hostile acts."
    rows = told(text, fatalities.extract, incidents.extract)
    assert values(rows, "fatality_totals", "cause", "count") == [
        ("unspecified", 18), ("accident", 6), ("illness", 5), ("malicious_act", 4),
    ]  # fmt: skip
    assert not list(rows.of("incidents"))


def test_those_who_died_in_its_service_are_the_missions() -> None:
    for text in ("Five people lost their lives with UNMEX.", "Five people died in its service."):
        assert values(told(text, fatalities.extract), "fatality_totals", "count", "mission_id") == [(5, "UNMEX")]
    assert not list(told("Five people lost their lives with their children.", fatalities.extract).of("fatality_totals"))
