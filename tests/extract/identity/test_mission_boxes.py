"""Periods in fact sheets: the mission's own, or that of a country's part in it."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions
from tests.extract.reading import extracted, rows
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


_STATE = """{{Infobox former country
| conventional_long_name = United Nations Mission in Examplia
%s
| date_start = 25 October
| event_start = Established by Resolution 99
| event1 = General [[election]]
| date_event1 = 30 August 2001
| event2 = Partition
| date_event2 = 4 May
| title_leader = Special Representative
| leader1 = {{nowrap|[[Juan de los Rios]]}}
| year_leader1 = 1999–2002
| deputy1 = [[Anna Berg]]
| title_representative = Force Commander
| representative1 = {{flagicon|SWE}} Major General [[Karl Lind]]
| year_representative1 = 2000
}}
The '''United Nations Mission in Examplia''' ('''UNMEX''') was a peacekeeping mission.
"""


def _dates(text: str) -> dict[str, str]:
    rows = told(text, missions.extract, mission_dates.extract, form="wikitext", subject=None)
    return {r.values["property"]: plain(date) for r in rows.of("statements") if (date := r.values.get("value_date"))}


def test_a_box_on_a_territory_founds_the_mission_in_the_year_of_the_field_for_it() -> None:
    assert _dates(_STATE % "| year_start = 1999") == {"established": "1999-10-25"}


def test_a_day_without_a_year_founds_nothing() -> None:
    assert _dates(_STATE % "") == {}


def test_a_title_without_a_number_is_that_of_every_leader_and_nobody_untitled_is_a_deputy() -> None:
    found = rows(extracted(_STATE % "| year_start = 1999"), "leadership")
    keys = ("person_as_written", "role", "start_edtf", "end_edtf")
    assert {tuple(r.get(key) for key in keys) for r in found} == {
        ("Karl Lind", "force_commander", None, None),
        ("Juan de los Rios", "head_of_mission", "1999", "2002"),
    }


def test_the_dated_fields_for_what_happened_are_events() -> None:
    found = rows(extracted(_STATE % "| year_start = 1999"), "events")
    assert {(e["kind"], e["date_edtf"], e["description"]) for e in found} == {
        ("founding", "1999-10-25", "Established by Resolution 99"),
        ("election", "2001-08-30", "General election"),
    }


def test_an_operation_that_one_commands_has_a_period_and_a_commander() -> None:
    box = """{{Infobox military operation
| name = Operation Grey Heron
| commanded_by = {{flagicon|GER}} Brigadier General [[Karl Lind]]
| date = {{start and end dates|2001|9|27|2002|12|15|df=yes}}
}}
'''Operation Grey Heron''' was a peacekeeping mission.
"""
    assert _dates(box) == {"deployed": "2001-09-27", "ended": "2002-12-15"}
    assert [r["role"] for r in rows(extracted(box), "leadership")] == ["force_commander"]
    sides = extracted(box.replace("| commanded_by", "| combatant1 = [[Red Front]]\n| commander1"))
    assert [r["role"] for r in rows(sides, "leadership")] == ["other"]


def test_whoever_leads_a_part_or_a_staff_is_no_force_commander() -> None:
    box = """{{Infobox organization
| name = United Nations Mission in Examplia
| leader_title = Force Commander
| leader_name = Major General Jan Holm
| leader_title2 = Contingent commander
| leader_name2 = Colonel Ole Dahl
}}
The '''United Nations Mission in Examplia''' ('''UNMEX''') was a peacekeeping mission.
"""
    roles = {r["person_as_written"]: r["role"] for r in rows(extracted(box), "leadership")}
    assert roles == {"Jan Holm": "force_commander", "Ole Dahl": "other"}
    faction = (
        "{{Infobox war faction\n| name = Red Front\n| leader1_title = Chief of Staff\n| leader1_name = Ole Dahl\n}}\n"
    )
    assert [r["role"] for r in rows(extracted(faction), "leadership")] == ["other"]


def test_a_second_whose_title_is_not_known_leads_no_mission() -> None:
    box = """{{Infobox government agency
| name = United Nations Mission in Examplia
| chief1_name = Jan Holm
| chief1_position = High Envoy
| chief2_name = Ole Dahl
| chief2_position = Principal Deputy High Envoy
}}
The '''United Nations Mission in Examplia''' ('''UNMEX''') was a peacekeeping mission.
"""
    roles = {r["person_as_written"]: r["role"] for r in rows(extracted(box), "leadership")}
    assert roles == {"Jan Holm": "head_of_mission", "Ole Dahl": "other"}
