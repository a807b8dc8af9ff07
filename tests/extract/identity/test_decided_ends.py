"""The end of a mission told as a decision."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions
from tests.extract.told import told, values

_LEADS = {
    "en": "United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n",
    "nl": "United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n",
}


@pytest.mark.parametrize(
    ("language", "text", "ended"),
    [
        ("en", "On 13 April 2017 the Council decided to end the mission by 15 October 2017.", ["2017-10-15"]),
        ("en", "In 2016 the Council voted to withdraw UNMEX by 31 December 2017.", ["2017-12-31"]),
        ("en", "The Council decided in May 2016 to send troops by 3 June 2017.", []),
        ("en", "The Council decided to end the talks by 3 June 2017.", []),
        ("nl", "Op 28 augustus 2025 besloot de Raad met resolutie 2790 de missie per 31 december 2026 te beëindigen.",
         ["2026-12-31"]),
        ("nl", "De Raad besloot in mei 2017 UNMEX vóór 31 december 2017 terug te trekken.", ["2017-12-31"]),
        ("nl", "De Raad besloot de onderhandelingen op 3 mei 2017 te beëindigen.", []),
        ("nl", "Het kabinet heeft besloten de bijdrage aan UNMEX per 3 mei 2017 te beëindigen.", []),
        ("en", "The government decided to end its contribution to UNMEX by 3 June 2017.", []),
    ],
)  # fmt: skip
def test_a_decision_dates_the_end_it_sets(language: str, text: str, ended: list[str]) -> None:
    rows = told(_LEADS[language] + text, missions.extract, mission_dates.extract, language=language, subject=None)
    found = values(rows, "statements", "property", "value_date", "assertion")
    assert [(date, assertion) for prop, date, assertion in found if prop == "ended"] == [
        (date, "planned") for date in ended
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("De deelname aan UNMEX eindigde op 3 mei 2019.", []),
        ("De Noorse inzet bij de missie begon op 4 maart 2014.", []),
        ("UNMEX eindigde op 3 mei 2019, na de bijdragen van dertig landen.", [("ended", "2019-05-03")]),
    ],
)
def test_what_one_country_has_of_a_mission_begins_and_ends_by_itself(text: str, stated: list[tuple[str, str]]) -> None:
    rows = told(_LEADS["nl"] + text, missions.extract, mission_dates.extract, language="nl", subject=None)
    found = values(rows, "statements", "property", "value_date")
    assert [(prop, date) for prop, date in found if date is not None] == stated
