"""Tables of resolutions: what a row says of one, of the mandate it gives and of the numbers it authorises."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import extracted, rows

_PAGE = """'''United Nations Mission in Chad''' ('''UNMICHA''') was a UN peacekeeping mission in [[Chad]].

== Resolutions ==
{| class="wikitable"
! %s !! %s !! Troops !! Police !! Mandate until !! Summary
|-
| [[UN Security Council Resolution 1801|1801]] || 3 May 2008 || 2,000 || 150 || 30 June 2009 || Establishes the mission
|-
| Resolution 1866 (2009) || 20 June 2009 || 2,500 || 150 || 31 May 2010 || Extends the mandate
|}
"""


def of(table: str, number: str = "Resolution", date: str = "Date") -> list[dict[str, Any]]:
    return rows(extracted(_PAGE % (number, date)), table)


def test_each_row_is_a_resolution_with_the_day_it_was_adopted() -> None:
    assert [(r["symbol"], r["adopted_edtf"], r["action"]) for r in of("resolutions")] == [
        ("S/RES/1801 (2008)", "2008-05-03", "establishes"),
        ("S/RES/1866 (2009)", "2009-06-20", "extends"),
    ]


def test_a_column_says_until_when_its_mandate_holds() -> None:
    assert [(r["symbol"], r["end_edtf"]) for r in of("mandates")] == [
        ("S/RES/1801 (2008)", "2009-06-30"),
        ("S/RES/1866 (2009)", "2010-05-31"),
    ]


def test_its_numbers_of_troops_and_police_are_authorised() -> None:
    assert [(r["kind"], r["component"], r["count_best"], r["symbol"]) for r in of("strengths")] == [
        ("authorised", "military", 2000, "S/RES/1801 (2008)"),
        ("authorised", "police", 150, "S/RES/1801 (2008)"),
        ("authorised", "military", 2500, "S/RES/1866 (2009)"),
        ("authorised", "police", 150, "S/RES/1866 (2009)"),
    ]


def test_a_table_without_a_column_of_resolutions_lists_none() -> None:
    assert [r for r in of("resolutions", number="Flight") if r["extractor"] == "resolutions.table"] == []
    assert of("mandates", number="Flight") == []


@pytest.mark.parametrize(
    ("summary", "until"),
    [
        ("Verlenging tot 19 juni 1979", ["1979-06-19"]),
        ("Verlenging van het mandaat tot en met 19 juni 1979", ["1979-06-19"]),
        ("Verlenging na de aanval van 19 juni 1979", []),
    ],
)
def test_a_summary_that_names_an_extension_gives_its_end_once(summary: str, until: list[str]) -> None:
    text = f"""De '''VN-missie in Tsjaad''' ('''VNMIT''') is een vredesmissie van de Verenigde Naties in Tsjaad.

{{| class="wikitable"
! Resolutie !! Datum !! Inhoud
|-
| 444 || 19 januari 1979 || {summary}
|}}"""
    assert [r["end_edtf"] for r in rows(extracted(text, "nl"), "mandates")] == until
