"""Names of leaders in fields, lists and cells: every line, several on one line, terms before and behind."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values

_TERMS = ("person_as_written", "start", "end")


def in_field(value: str, field: str = "commander1") -> list[tuple[str | None, ...]]:
    box = f"{{{{Infobox military unit|unit_name=UNMEX|{field}={value}}}}}\nUNMEX is a force."
    return values(told(box, leadership.extract, form="wikitext"), "leadership", *_TERMS)


def test_every_line_of_a_field_names_one() -> None:
    assert in_field("[[Nils Berg]] (1992–1993)<br>[[Juan Rios]] (1993–1994)") == [
        ("Nils Berg", "1992", "1993"),
        ("Juan Rios", "1993", "1994"),
    ]


def test_a_line_may_name_several() -> None:
    assert [name for name, *_ in in_field("Nils Berg & Juan Rios, Abu Keita")] == [
        "Nils Berg",
        "Juan Rios",
        "Abu Keita",
    ]


def test_what_stands_behind_a_comma_may_be_the_post() -> None:
    assert [name for name, *_ in in_field("Gen. Nils Berg, Chief of Staff")] == ["Nils Berg"]


def test_a_year_alone_in_brackets_is_the_whole_term() -> None:
    assert in_field("Lt. Gen. [[Nils Berg]] (1960)<br />Sean Kelly (1961–62)") == [
        ("Nils Berg", "1960", "1960"),
        ("Sean Kelly", "1961", "1962"),
    ]


@pytest.mark.parametrize("mark", ["KIA", "POW", "executed", "Surrendered"])
def test_a_mark_glued_to_a_name_is_no_part_of_it(mark: str) -> None:
    assert [name for name, *_ in in_field(f"[[Nils Berg]]<br>[[Juan Rios]]{{{{{mark}}}}}")] == [
        "Nils Berg",
        "Juan Rios",
    ]


def test_the_label_of_a_commanders_field_is_the_title() -> None:
    fields = "commander1=[[Ann Lee]]|commander1_label=Special Representative"
    box = f"{{{{Infobox military unit|unit_name=UNMEX|{fields}}}}}\nUNMEX."
    rows = told(box, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "role") == [("Ann Lee", "head_of_mission")]


def test_nobody_in_a_box_on_a_battle_leads_the_mission() -> None:
    box = "{{Infobox military conflict|conflict=UNMEX|commander1=Nils Berg|commander2=Abu Keita}}\nUNMEX was attacked."
    rows = told(box, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "role", "mission_id") == [("other", None), ("other", None)]


def test_a_term_may_stand_before_the_name() -> None:
    page = (
        "== Force commanders ==\n* 1992–1993: [[Nils Berg]] (Peru)\n* March 1993 – June 1994: Juan Rios\n"
        "* Abu Keita, from July 1994\n"
    )
    rows = told(page, leadership.extract, form="wikitext")
    assert values(rows, "leadership", *_TERMS) == [
        ("Nils Berg", "1992", "1993"),
        ("Juan Rios", "1993-03", "1994-06"),
        ("Abu Keita", "1994-07", None),
    ]


def test_a_name_may_have_three_initials() -> None:
    rows = told("== Force commanders ==\n* General I. A. E. Koski, 1966 – 1969\n", leadership.extract, form="wikitext")
    assert values(rows, "leadership", *_TERMS) == [("I. A. E. Koski", "1966", "1969")]


def test_a_year_in_a_column_for_the_term_is_the_whole_of_it() -> None:
    page = (
        '== Heads of mission ==\n{| class="wikitable"\n! Name !! Period\n|-\n| [[Ann Lee]] || 1964\n'
        "|-\n| [[Bo Ek]] || 1964–1967\n|}\n"
    )
    rows = told(page, leadership.extract, form="wikitext")
    assert values(rows, "leadership", *_TERMS) == [("Ann Lee", "1964", "1964"), ("Bo Ek", "1964", "1967")]


def in_box(*fields: str) -> list[tuple[str | None, ...]]:
    box = f"{{{{Infobox UN mission|name=UNMEX|{'|'.join(fields)}}}}}\nUNMEX is a peacekeeping mission."
    return values(told(box, leadership.extract, form="wikitext"), "leadership", "person_as_written", "role")


def test_of_two_fields_without_a_title_the_first_is_that_of_the_head() -> None:
    assert in_box("head=Anna Wolff", "leader=Nils Berg") == [
        ("Anna Wolff", "head_of_mission"),
        ("Nils Berg", "other"),
    ]
    assert in_box("head=Anna Wolff", "leader=Gen. Nils Berg") == [
        ("Anna Wolff", "head_of_mission"),
        ("Nils Berg", "force_commander"),
    ]
    assert in_box("leader1=Anna Wolff", "leader2=Nils Berg") == [
        ("Anna Wolff", "head_of_mission"),
        ("Nils Berg", "head_of_mission"),
    ]


def test_the_head_of_the_police_is_not_that_of_the_mission() -> None:
    assert in_box("leader_title=Police Commissioner", "leader_name=Nils Berg") == [("Nils Berg", "other")]
    assert in_box("leader_title=Head", "leader_name=Nils Berg") == [("Nils Berg", "head_of_mission")]
