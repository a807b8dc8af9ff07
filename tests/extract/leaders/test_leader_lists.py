"""Tables of leaders: the post of each, and what stands in for it."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.reading import extracted, rows
from tests.extract.told import told, values

_PAGE = """'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].

== Commanders ==
{| class="wikitable"
! Name !! Country%s !! From !! To
|-
| [[Juan de los Rios]] || Peru%s || 3 May 2001 || June 2002
|-
| [[Anna Berg]] || Norway%s || July 2002 || 9 May 2003
|}
"""


def test_a_column_for_the_post_gives_each_their_role() -> None:
    found = extracted(_PAGE % (" !! Post", " || Force Commander", " || Special Representative"))
    assert [(r["person_as_written"], r["role"], r["role_as_written"]) for r in rows(found, "leadership")] == [
        ("Juan de los Rios", "force_commander", "Force Commander"),
        ("Anna Berg", "head_of_mission", "Special Representative"),
    ]


def test_without_one_the_heading_says_it_and_not_the_word_name() -> None:
    found = extracted(_PAGE % ("", "", ""))
    assert {(r["role"], r["role_as_written"]) for r in rows(found, "leadership")} == {("force_commander", "Commanders")}


def named(table: str, heading: str = "Force commanders") -> list[tuple[str, str, str | None]]:
    lead = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"
    found = rows(extracted(f"{lead}== {heading} ==\n{table}\n"), "leadership")
    return [(r["person_as_written"], r["role"], r.get("nationality_code")) for r in found]


def test_a_country_in_brackets_behind_the_name_is_the_bearers() -> None:
    assert named("* [[Anna Berg]] ([[Norway]]), 2001–2003\n* [[Juan de los Rios]] (acting), 2003–2004") == [
        ("Anna Berg", "force_commander", "NOR"),
        ("Juan de los Rios", "force_commander", None),
    ]


def test_a_header_over_two_columns_stands_over_the_names_in_the_second() -> None:
    table = """{| class="wikitable"
! colspan=2 | Force commander !! Country !! Term
|-
| [[File:Berg.jpg|50px]] || Gen. [[Anna Berg]] || Norway || 2001–2003
|-
| || Gen. [[Juan de los Rios]] || Peru || 2003–2004
|}"""
    assert named(table, "Command") == [
        ("Anna Berg", "force_commander", "NOR"),
        ("Juan de los Rios", "force_commander", "PER"),
    ]


def test_the_caption_says_what_the_people_of_a_table_were() -> None:
    table = """{| class="wikitable"
|+ Chief Military Observers of the mission
! Name !! Country !! Term of office
|-
| [[Anna Berg]] || Norway || 2001–2003
|-
| [[Juan de los Rios]] || Peru || 2003–2004
|}"""
    assert named(table, "History") == [
        ("Anna Berg", "force_commander", "NOR"),
        ("Juan de los Rios", "force_commander", "PER"),
    ]
    assert named(table.replace("Chief Military Observers of the mission", "Visitors"), "History") == []


def test_commissioners_of_the_police_head_no_mission() -> None:
    listed = "* [[Anna Berg]] (2001–2003)\n* [[Juan de los Rios]] (2003–2004)"
    assert {role for _, role, _ in named(listed, "Commissioners of the police")} == {"other"}
    assert {role for _, role, _ in named(listed, "Heads")} == {"head_of_mission"}


_LEAD = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"
_LED = """{| class="wikitable"
! %s !! Commander !! %s
|-
| %s || Colonel [[Anna Berg]] || May 1994 – July 1995
|-
| %s || Colonel [[Juan de los Rios]] || July 1995 – January 1996
|}"""


def _leading(table: str, heading: str) -> list[tuple[str, str | None, str | None]]:
    found = rows(extracted(f"{_LEAD}== {heading} ==\n{table}\n"), "leadership")
    return [(r["role"], r.get("organisation"), r.get("start_edtf")) for r in found]


def test_whoever_leads_a_unit_or_an_operation_is_not_the_missions_commander() -> None:
    assert _leading(_LED % ("Battalion", "Period", "1st Norbat", "2nd Norbat"), "Units") == [
        ("other", "1st Norbat", "1994-05"),
        ("other", "2nd Norbat", "1995-07"),
    ]
    # The dates are those of the operation.
    assert _leading(_LED % ("Operation", "Dates", "Operation Rain", "Operation Hail"), "Operations") == [
        ("other", "Operation Rain", None),
        ("other", "Operation Hail", None),
    ]


def test_a_number_names_no_unit_and_a_country_above_no_force() -> None:
    table = _LED % ("Rotation", "Period", "1", "2")
    assert [role for role, body, _ in _leading(table, "Dutch commanders") if body is None] == ["other", "other"]
    assert [role for role, *_ in _leading(table, "Force commanders")] == ["force_commander"] * 2


def test_a_title_over_the_names_and_a_flag_in_a_cell_of_its_own_are_read() -> None:
    table = """{| class="wikitable"
! Chief of Staff !! Country !! Tenure
|-
| Major General [[Anna Berg]] || {{flagicon|NOR}} || 1964–1967
|}"""
    (row,) = rows(extracted(_LEAD + table), "leadership")
    assert (row["role"], row["nationality_code"], row["start_edtf"], row["end_edtf"]) == (
        "force_commander", "NOR", "1964", "1967",
    )  # fmt: skip


def test_rotations_of_one_unit_have_each_a_period_and_a_commander() -> None:
    items = (
        "- NLBAT 1: augustus - november 2003, 1e Bataljon, kolonel Jan Holm\n"
        "- NLBAT 2: november 2003 - maart 2004, 2e Bataljon, kolonel Piet Dahl\n"
        "- NLBAT 3: maart - juli 2004, 3e Bataljon, majoor Kees Lund\n"
    )
    found = told(items, leadership.extract, language="nl")
    assert values(found, "leadership", "person_as_written", "role", "organisation", "start", "end", "mission_id") == [
        ("Jan Holm", "other", "NLBAT 1", "2003-08", "2003-11", None),
        ("Piet Dahl", "other", "NLBAT 2", "2003-11", "2004-03", None),
        ("Kees Lund", "other", "NLBAT 3", "2004-03", "2004-07", None),
    ]


def test_units_of_several_names_or_without_periods_are_no_rotations() -> None:
    without = "- NLBAT 1: kolonel Jan Holm\n- NLBAT 2: kolonel Piet Dahl\n- NLBAT 3: majoor Kees Lund\n"
    assert values(told(without, leadership.extract, language="nl"), "leadership", "role") == []


def test_an_item_that_is_a_title_speaks_of_those_below_it() -> None:
    lead = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"
    items = """;Special Representatives
* [[Anna Berg]], Norway (1 April 1998 – 15 February 2000)
;Force Commanders
* Brigadier General [[Juan Rios]], Peru (15 April 1998 – 15 February 1999)
;Police Commissioner
* Colonel [[Segun Ouba]] of Ivory Coast, appointed in May 1998
"""
    found = rows(extracted(f"{lead}== Leadership ==\n{items}"), "leadership")
    assert {
        (r["person_as_written"], r["role"], r["nationality_code"], r["start_edtf"], r.get("end_edtf")) for r in found
    } == {
        ("Anna Berg", "head_of_mission", "NOR", "1998-04-01", "2000-02-15"),
        ("Juan Rios", "force_commander", "PER", "1998-04-15", "1999-02-15"),
        ("Segun Ouba", "other", "CIV", "1998-05", None),
    }


def test_a_column_of_missions_says_what_each_led_and_the_title_of_a_timeline_does_not() -> None:
    text = """'''Timeline of the United Nations in Angola'''.

== Force commanders ==
{| class="wikitable"
! Name !! Country !! Mission !! Term
|-
| Brig. Gen. [[Juan Rios]] || Peru || UNAVEM I || December 1988 – May 1991
|-
| Maj. Gen. [[Anna Berg]] || Norway || UNAVEM II || May – December 1991
|}
"""
    found = rows(extracted(text), "leadership")
    assert [(r["person_as_written"], r["mission_id"].abbreviation) for r in found] == [
        ("Juan Rios", "UNAVEM I"),
        ("Anna Berg", "UNAVEM II"),
    ]


_ITEMS = "* Major General [[Ole Dahl]] (2001)\n* Major General [[Karl Lind]] (2002)\n"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The force commanders were:", "force_commander"),
        ("Little is left of it. Its Special Representatives of the Secretary-General included:", "head_of_mission"),
        ("The following officers have served as force commander of UNMICHA:", "force_commander"),
        ("Chief military observers have been as follows:", "force_commander"),
        ("Force commanders of UNMICHA:", "force_commander"),
        ("The commanders of the Irish battalion were:", "other"),
    ],
)
def test_the_sentence_right_above_a_list_says_what_those_in_it_were(sentence: str, role: str) -> None:
    lead = "'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].\n\n"
    found = rows(extracted(f"{lead}== History ==\n{sentence}\n{_ITEMS}"), "leadership")
    assert [(r["person_as_written"], r["role"], r["start_edtf"]) for r in found] == [
        ("Ole Dahl", role, "2001"),
        ("Karl Lind", role, "2002"),
    ]


@pytest.mark.parametrize(
    "sentence",
    ["The officers who served under the force commander were:", "The force commander was assisted by:", "They were:"],
)
def test_a_sentence_on_others_gives_those_listed_no_role(sentence: str) -> None:
    found = rows(extracted(f"== History ==\n{sentence}\n{_ITEMS}"), "leadership")
    assert [r for r in found if r.get("start_edtf")] == []


def test_an_announcement_names_what_those_listed_led() -> None:
    text = f"'''Tarn''' is a town. Officers of UNTSO came in 1990.\n\nThe chiefs of staff of UNTSO were:\n{_ITEMS}"
    assert len([r for r in rows(extracted(text), "leadership") if r["mission_id"].abbreviation == "UNTSO"]) == 2
