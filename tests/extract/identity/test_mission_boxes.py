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
