"""Leaders named by the fields, lists, tables and fact sheets of a page on a mission."""

from __future__ import annotations

import pytest

from tests.extract.leaders.told_leaders import LEAD, dates, told
from tests.extract.reading import extracted, quote, rows

BOX = """{{Infobox military unit
| unit_name = United Nations Force in Utopia
| abbreviation = UNFU
| leader_title = Head
| leader_name = [[Anna Wolff]], Special Representative
| commander1 = {{flagicon|GHA}} Lt. Gen. [[Abu Keita]] (since 9 July 2012)
| commander2 = {{flagicon|SWE}} Maj. Gen. [[Nils Berg]] (2009–2012)
}}
"""


def test_fields_of_an_infobox_name_leaders_with_flags_ranks_and_terms() -> None:
    found = extracted(BOX + LEAD)
    by_name = {row["person_as_written"]: row for row in rows(found, "leadership")}
    assert by_name["Anna Wolff"]["role"] == "head_of_mission"
    assert by_name["Abu Keita"]["role"] == "force_commander"
    assert by_name["Abu Keita"]["nationality_code"] == "GHA"
    assert dates(by_name["Abu Keita"]) == ("2012-07-09", None)
    assert dates(by_name["Nils Berg"]) == ("2009", "2012")
    assert by_name["Nils Berg"]["rank"] == "Maj. Gen."
    assert quote(found, by_name["Nils Berg"]["evidence_id"]) == "Maj. Gen. [[Nils Berg]] (2009–2012)"


CONFLICT = """{{Infobox military conflict
| conflict = Battle of Utopia
| place = [[Springfield]], [[Chad]]
| combatant1 = {{flag|Chad}}
| combatant2 = [[Utopian Liberation Front]] (ULF)
| commander1 = {{flagicon|Chad}} [[Paul Mbeki]]<br>{{flagicon|Chad}} General [[Abu Keita]]
| commander2 = [[Karim Sabah]]
}}
The '''Battle of Utopia''' was fought in 1999.
"""


def test_commanders_of_a_conflict_belong_to_their_side() -> None:
    by_name = {row["person_as_written"]: row for row in rows(extracted(CONFLICT), "leadership")}
    assert set(by_name) == {"Paul Mbeki", "Abu Keita", "Karim Sabah"}
    assert by_name["Karim Sabah"]["organisation"] == "Utopian Liberation Front (ULF)"
    assert by_name["Abu Keita"]["nationality_code"] == "TCD"
    assert {row.get("mission_id") for row in by_name.values()} == {None}


def test_since_when_a_side_fights_is_no_part_of_its_name() -> None:
    box = """{{Infobox military conflict
| conflict = Examplian War
| combatant1 = [[Examplia]]
| combatant2 = [[Northern Front]] (since 2020)
| commander2 = Karim Sabah
}}"""
    assert [row["organisation"] for row in rows(extracted(box), "leadership")] == ["Northern Front"]


def test_a_list_under_a_heading_for_commanders_is_read() -> None:
    text = ("== Force commanders ==\n* {{flagicon|SWE}} Major General [[Nils Berg]] (May 2001 – June 2003)\n"
            "* {{flagicon|GHA}} [[Abu Keita]], June 2003 – present\n")  # fmt: skip
    found = told(text)
    assert {row["role"] for row in found.values()} == {"force_commander"}
    assert dates(found["Nils Berg"]) == ("2001-05", "2003-06")
    assert dates(found["Abu Keita"]) == ("2003-06", None)


def test_a_table_of_commanders_is_read_by_its_columns() -> None:
    text = """{| class="wikitable"
! Force commander !! Country !! From !! Until
|-
| Major General [[Nils Berg]] || {{flag|Sweden}} || 4 May 2001 || 5 June 2003
|-
| [[Abu Keita]] || Ghana || 5 June 2003 || 2005
|}
"""
    found = told(text)
    assert dates(found["Nils Berg"]) == ("2001-05-04", "2003-06-05")
    assert found["Nils Berg"]["nationality_code"] == "SWE"
    assert dates(found["Abu Keita"]) == ("2003-06-05", "2005")
    assert found["Abu Keita"]["nationality_code"] == "GHA"


SHEET = "Examplia: UNFU\n\nMissie: United Nations Force in Utopia (UNFU)\nNederlandse deelname: mei 2004 - juni 2005\n"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Commandant was luitenant-kolonel Piet Vos.", "other"),  # of no rank that commands a force
        ("De kern was het 2e Infanteriebataljon. Commandant was kolonel Piet Vos.", "other"),
        ("Bevelhebber van de sector was kolonel Piet Vos.", "other"),
        ("De macht stond er sinds mei 2004. Commandant was kolonel Piet Vos.", "force_commander"),
        ("Commandant van UNFU was luitenant-kolonel Piet Vos.", "force_commander"),
    ],
)
def test_a_bare_commander_of_a_junior_rank_or_told_of_behind_a_unit_is_the_units(text: str, role: str) -> None:
    assert told(text, "nl")["Piet Vos"]["role"] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Commandant: generaal-majoor Piet Vos", "force_commander"),
        ("Commandanten: majoor Piet Vos (2004); majoor Jan Bos (2005)", "other"),
        ("Bataljonscommandant: kolonel Piet Vos", "other"),
        ("Commandant Nederlands contingent: kolonel Piet Vos", "other"),
    ],
)
def test_the_label_and_the_rank_of_a_fact_box_say_whether_the_force_is_commanded(line: str, role: str) -> None:
    found = {r["person_as_written"]: r for r in rows(extracted(f"{SHEET}{line}\n", "nl", "text"), "leadership")}
    assert found["Piet Vos"]["role"] == role


def test_the_commanders_of_units_are_listed_below_a_compound() -> None:
    text = (
        f"{SHEET}\nDetachementscommandanten\nMajoor P. Vos: 3 mei 2004 - 2 november 2004\n"
        "Majoor J. Bos: 2 november 2004 - 4 mei 2005\nMajoor K. Smit: 4 mei 2005 - 1 juni 2005\n"
    )
    found = {r["person_as_written"]: r for r in rows(extracted(text, "nl", "text"), "leadership")}
    assert {name: (r["role"], *dates(r)) for name, r in found.items()} == {
        "P. Vos": ("other", "2004-05-03", "2004-11-02"),
        "J. Bos": ("other", "2004-11-02", "2005-05-04"),
        "K. Smit": ("other", "2005-05-04", "2005-06-01"),
    }
