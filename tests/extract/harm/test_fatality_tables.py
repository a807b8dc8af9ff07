"""Tables of the dead by cause."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import casualty_tables, fatality_tables
from pipeline.extract.identity import operations
from tests.extract.reading import extracted, rows
from tests.extract.told import told, values

_COLUMNS = """== Fatalities ==
{| class="wikitable"
! Accident !! Illness !! Malicious act !! Total
|-
| 39 || 140 || 3 || 182
|}
"""
_ROWS = """== Losses ==
{| class="wikitable"
! Cause !! Deaths
|-
| Accident || 39
|-
| Illness || 140
|-
! Total !! 179
|}
"""


_COUNTRIES = """== Fatalities ==
{| class="wikitable"
! Country !! Number
|-
| Ghana || 14
|-
| India || 3
|-
| Total || 17
|}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_COLUMNS, [("accident", 39), ("illness", 140), ("malicious_act", 3), ("all", 182)]),
        (_ROWS, [("accident", 39), ("illness", 140), ("all", 179)]),
    ],
)
def test_each_cause_has_its_toll(text: str, expected: list[tuple[str, int]]) -> None:
    rows = told(text, fatality_tables.extract, form="wikitext")
    assert values(rows, "fatality_totals", "cause", "count") == expected


@pytest.mark.parametrize(
    "text",
    [
        _COLUMNS.replace("== Fatalities ==", "== Sick leave =="),
        _ROWS.replace("Accident", "Radio").replace("Illness", "Tents"),
        _COUNTRIES.replace("Fatalities", "Leave"),
    ],
)
def test_a_table_of_something_else_gives_no_toll(text: str) -> None:
    assert values(told(text, fatality_tables.extract, form="wikitext"), "fatality_totals", "count") == []


def test_the_dead_of_each_country_are_shares_of_another_population_and_their_sum_is_the_missions() -> None:
    rows = told(_COUNTRIES, fatality_tables.extract, form="wikitext")
    assert values(rows, "fatality_totals", "count", "population", "cause", "as_of") == [
        (14, "other", "unspecified", None),
        (3, "other", "unspecified", None),
        (17, "un_unspecified", "all", None),
    ]


def test_a_document_on_no_mission_has_no_toll() -> None:
    rows = told(_COLUMNS, fatality_tables.extract, form="wikitext", subject=None)
    assert values(rows, "fatality_totals", "count") == []


def test_a_document_on_a_war_has_the_toll_of_the_mission_that_a_heading_names() -> None:
    lead = "The war went on when the United Nations Force in Examplia (UNFEX) came.\n\n"
    steps = (operations.extract, fatality_tables.extract)
    named = told(lead + _COLUMNS.replace("Fatalities", "Losses of UNFEX"), *steps, form="wikitext", subject=None)
    assert values(named, "fatality_totals", "cause", "count", "population")[0] == ("accident", 39, "un_unspecified")
    unnamed = told(lead + _COLUMNS, *steps, form="wikitext", subject=None)
    assert values(unnamed, "fatality_totals", "count") == []


def test_the_dead_of_one_country_are_no_toll_of_the_mission() -> None:
    table = """== Deaths ==
{| class="wikitable"
! Country !! Accident !! Illness !! Total
|-
| Canada || 20 || 8 || 28
|-
! Total !! 20 !! 8 !! 28
|}"""
    rows = told(table, fatality_tables.extract, form="wikitext")
    assert values(rows, "fatality_totals", "cause", "count") == [("accident", 20), ("illness", 8), ("all", 28)]
    by_year = """== Nederlandse militairen ==
{| class="wikitable"
! Jaar !! Aantal !! Doden
|-
| 2006 || 1.400 || 1
|}"""
    found = [
        told(text, casualty_tables.extract, form="wikitext", language="nl")
        for text in (by_year, by_year.replace("Nederlandse militairen", "Verliezen"))
    ]
    assert [values(rows, "fatality_totals", "count") for rows in found] == [[], [(1,)]]


def test_a_list_of_missions_gives_the_tolls_of_each_by_cause() -> None:
    text = """'''List of fatalities in peacekeeping''' since 1948.

== By mission ==
{| class="wikitable"
! Mission !! Years !! Accident !! Illness !! Total
|-
| [[UNIFIL]] || 1978– || 134 || 80 || 321
|-
| others || || 10 || 20 || 30
|}
"""
    found = rows(extracted(text), "fatality_totals")
    assert {(r["cause"], r["count_best"]) for r in found} == {("accident", 134), ("illness", 80), ("all", 321)}
    assert all(r.get("mission_id") is None for r in found)


@pytest.mark.parametrize(("label", "expected"), [("Fatalities", [("2015", 123), ("2016", 118)]), ("Troops", [])])
def test_a_column_for_each_year_gives_the_toll_of_it(label: str, expected: list[tuple[str, int]]) -> None:
    text = f"""== By year ==
{{| class="wikitable"
! Year !! 2015 !! 2016
|-
! {label}
| 123 || 118
|}}
"""
    assert values(told(text, fatality_tables.extract, form="wikitext"), "fatality_totals", "as_of", "count") == expected


def test_a_row_of_a_year_that_says_what_happened_is_an_incident_with_those_whom_its_cell_divides() -> None:
    table = (
        '{| class="wikitable"\n! Year !! Aircraft !! Deaths\n|-\n| 1974 || Buffalo 461 || 9\n|-\n'
        "| 2022 || Puma || 8 (six Poles, two Danes)\n|}\n"
    )
    rows = told(table, casualty_tables.extract, form="wikitext")
    assert values(rows, "incidents", "date", "killed") == [("1974", 9), ("2022", 8)]
    assert values(rows, "casualties", "country_code", "count") == [(None, 9), ("POL", 6), ("DNK", 2)]
    plain = told(table.replace("Aircraft", "Notes"), casualty_tables.extract, form="wikitext")
    assert values(plain, "incidents", "date") == []
    assert values(plain, "fatality_totals", "count") == [(9,), (8,)]
