"""What the report shows of a mission first."""

from __future__ import annotations

from pipeline.publish.report.missions_at_a_glance import Missions
from tests.publish.report.made import tables_of

_ONE = "'''United Nations Mission in Liberia''' ('''UNMIL''') was set up on 19 September 2003 in Liberia."
_TWO = "'''United Nations Observer Mission in Liberia''' ('''UNOMIL''') was set up in 1993. UNMIL came later."
_THREE = "The '''Battle of Tubmanburg''' was fought on 3 May 2004. UNMIL had 14,785 troops in Liberia in 2004."


def test_a_mission_is_told_of_by_the_documents_about_it_and_by_others_that_state_something_of_it() -> None:
    _, tables = tables_of(_ONE, _TWO, _THREE)
    missions = Missions(tables)
    told = {row["abbreviation"]: missions.documents(mission) for mission, row in missions.rows.items()}
    assert told == {"UNMIL": ("page", "page 2"), "UNOMIL": ("page 1",)}
