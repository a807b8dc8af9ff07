"""Periods in fact sheets: the mission's own, or that of a country's part in it."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions
from tests.extract.told import plain, told

_SHEET = """Missie: United Nations Mission in Examplia (UNMEX)
Locatie: Examplia
%s

De United Nations Mission in Examplia (UNMEX) is een vredesmissie.
De Veiligheidsraad stelde UNMEX op 4 maart 1964 in met resolutie 186.
"""


@pytest.mark.parametrize(
    ("line", "is_of_mission"),
    [
        ("Duur: 15 juni 1998 - 14 juni 2001", False),
        ("Duur: 27 maart 1964 - 14 juni 2001", True),
        ("Duur: UNMEX 15 juni 1998 - 14 juni 2001", True),
    ],
)
def test_a_period_long_after_the_founding_is_a_countrys_part(line: str, is_of_mission: bool) -> None:
    rows = told(_SHEET % line, missions.extract, mission_dates.extract, language="nl", subject=None)
    found = {
        (row.values["property"], plain(row.values["value_date"]))
        for row in rows.of("statements")
        if row.values.get("value_date") is not None
    }
    assert (("ended", "2001-06-14") in found) is is_of_mission
    assert ("established", "1964-03-04") in found


_TWO = """UNMEX en UNMEY

Gegevens UNMEX
Periode: 20 mei 1995 - 20 mei 1996
Land: Examplia
Organisatie: VN

Gegevens UNMEY
Periode: 21 mei 1996 - 2 juni 2004
Land: Examplia
Organisatie: VN
"""


_PARTS = """Examplia

Duur: UNMEX I 3 mei 1990 - 2 juni 1991; UNMEX II 3 juni 1991 - 4 juli 1995
Aantal militairen: UNMEX I 12; UNMEX II 13
Dodelijke slachtoffers: geen
"""


def _dated(text: str) -> set[tuple[str | None, str, str]]:
    rows = told(text, missions.extract, mission_dates.extract, language="nl", subject=None)
    return {
        (plain(row.values["entity_id"]), row.values["property"], plain(row.values["value_date"]))
        for row in rows.of("statements")
        if row.values.get("value_date") is not None
    }


def test_the_lines_below_a_heading_speak_of_the_mission_it_names() -> None:
    assert _dated(_TWO) == {
        ("UNMEX", "deployed", "1995-05-20"),
        ("UNMEX", "ended", "1996-05-20"),
        ("UNMEY", "deployed", "1996-05-21"),
        ("UNMEY", "ended", "2004-06-02"),
    }


def test_a_box_that_gives_several_missions_a_period_each_treats_them_all() -> None:
    assert {entity for entity, *_ in _dated(_PARTS)} == {"UNMEX I", "UNMEX II"}


def test_a_mission_named_beside_one_period_is_no_further_one_that_the_document_treats() -> None:
    sheet = "Examplia\n\nDuur: UNMEY 3 mei 1990 - 2 juni 1991\nAantal militairen: 12\n"
    assert _dated(sheet) == set()


def test_the_beginning_and_the_end_of_a_mission_have_lines_of_their_own() -> None:
    sheet = "UNMEX - Examplia\n\nBegin missie: 1 april 1989\nEinde missie: 21 maart 1990\n"
    assert _dated(sheet) == {("UNMEX", "deployed", "1989-04-01"), ("UNMEX", "ended", "1990-03-21")}


def test_an_acronym_with_its_place_is_the_name_of_a_mission() -> None:
    text = (
        "EXAMPLIA\nEuropean Union Force RD Congo (EUFOR RD Congo)\n\nMissieperiode: 12 juni 2006 - 30 november 2006\n"
    )
    text += "Deelname Nederland: juni 2006 - juli 2006\nOmgekomen: geen\n"
    assert _dated(text) == {
        ("EUFOR RD Congo", "deployed", "2006-06-12"),
        ("EUFOR RD Congo", "ended", "2006-11-30"),
    }


_LINES = """Examplia: UNMEX I en UNMEX II

Missies
United Nations Mission in Examplia I (UNMEX I): 3 mei 1989 - 2 juni 1991
United Nations Mission in Examplia II (UNMEX II): 2 juni 1991 - 8 juli 1995

Krijgsmachtdelen: landmacht
"""


def test_a_line_with_a_name_and_a_period_dates_the_mission() -> None:
    assert _dated(_LINES) == {
        ("UNMEX I", "deployed", "1989-05-03"),
        ("UNMEX I", "ended", "1991-06-02"),
        ("UNMEX II", "deployed", "1991-06-02"),
        ("UNMEX II", "ended", "1995-07-08"),
    }


def test_below_a_line_on_a_countrys_part_the_periods_are_those_of_its_part() -> None:
    assert _dated(_LINES.replace("Missies", "Nederlandse deelname aan")) == set()


def test_a_title_with_a_colon_names_the_mission_and_a_labelled_line_its_full_name() -> None:
    sheet = "Examplia: UNMEX\n\nMissie: United Nations Mission in Examplia (UNMEX)\nKrijgsmachtdelen: landmacht\n"
    rows = told(sheet, missions.extract, language="nl", subject=None)
    assert rows.subject is not None
    assert rows.subject.name == "United Nations Mission in Examplia"


def test_who_stayed_on_until_a_day_did_not_end_the_mission() -> None:
    text = "UNMEX\n\nUNMEX begon in mei 2011. Anna Berg was het hoofd; zij bleef tot 7 juli 2014 aan."
    assert not any(prop == "ended" for _, prop, _ in _dated(text))
