"""Strengths that fields give, of infoboxes and of fact boxes."""

from __future__ import annotations

from pipeline.extract.troops import strengths
from tests.extract.told import MISSION, told, values


def test_an_infobox_field_holds_a_strength_with_the_date_in_brackets() -> None:
    rows = told(
        "{{Infobox war faction\n| name = Example\n| size = 10,480 (12/2018)\n}}\n'''Example'''.",
        strengths.extract,
        form="wikitext",
    )
    assert values(rows, "strengths", "count", "as_of", "mission_id") == [(10480, "2018-12", MISSION.abbreviation)]


def test_the_sides_of_a_conflict_have_strengths_of_no_mission() -> None:
    rows = told(
        "{{Infobox military conflict\n| conflict = Battle\n| strength1 = ~200\n"
        "| strength2 = 3,000 infantry<br />5 tanks\n"
        "| strength3 = Unknown\n}}\n'''Battle'''.",
        strengths.extract,
        form="wikitext",
        subject=None,
    )
    assert values(rows, "strengths", "count", "component", "mission_id") == [
        (200, "unspecified", None),
        (3000, "military", None),
    ]


def test_the_bracket_of_a_field_says_what_kind_of_strength_it_is() -> None:
    text = "{{Infobox military unit|unit_name=UNMEX|size=2,548 troops (authorised, 1993)}} UNMEX"
    rows = told(text, strengths.extract, form="wikitext")
    assert values(rows, "strengths", "kind", "count", "as_of") == [("authorised", 2548, "1993")]


def in_field(value: str) -> list[tuple[object, ...]]:
    box = f"{{{{Infobox military unit|unit_name=UNMEX|size={value}}}}}\nUNMEX is a force."
    rows = told(box, strengths.extract, form="wikitext")
    return values(rows, "strengths", "kind", "component", "count", "as_of")


def test_what_a_field_gives_for_a_day_was_there_then() -> None:
    assert in_field("600 troops and 100 police (May 1999)") == [
        ("deployed", "military", 600, "1999-05"),
        ("deployed", "police", 100, "1999-05"),
    ]
    assert in_field("600 troops<br>100 police (May 1999)") == [
        ("deployed", "military", 600, "1999-05"),
        ("deployed", "police", 100, "1999-05"),
    ]
    assert in_field("600 troops (peak)<br>100 police (May 1999)") == [
        ("deployed", "military", 600, None),
        ("deployed", "police", 100, "1999-05"),
    ]
    assert in_field("600 troops authorised (May 1999)") == [("authorised", "military", 600, "1999-05")]


_BOX = "UNMEX in cijfers\n\n{more}Stand: 31 mei 2022\nTotale sterkte: 912\nMilitairen: 840\nBurgerpersoneel: 72\n"


def test_the_figures_of_a_fact_box_on_a_mission_hold_for_the_day_it_gives() -> None:
    rows = told(_BOX.format(more=""), strengths.extract, language="nl")
    assert values(rows, "strengths", "component", "count", "as_of") == [
        ("total", 912, "2022-05-31"),
        ("military", 840, "2022-05-31"),
        ("civilian", 72, "2022-05-31"),
    ]


def test_those_of_a_fact_box_on_one_countrys_part_are_no_strengths_of_the_mission() -> None:
    text = _BOX.format(more="Nederlandse deelname: mei 2020 - mei 2022\n")
    assert values(told(text, strengths.extract, language="nl"), "strengths", "count") == []


def test_nor_are_those_of_a_page_on_no_mission() -> None:
    assert (
        values(told(_BOX.format(more=""), strengths.extract, language="nl", subject=None), "strengths", "count") == []
    )


def test_what_a_bracket_of_a_field_says_is_of_the_number_in_it() -> None:
    text = "{{Infobox military unit\n| unit_name = UNMEX\n| size = 2,210 (authorised: 2,916)\n}}\n"
    found = told(text, strengths.extract, form="wikitext")
    assert values(found, "strengths", "kind", "count")[:1] == [("unspecified", 2210)]


def test_a_field_that_counts_soldiers_and_police_counts_those_in_uniform() -> None:
    text = "Missie: UNMEX\nMaximale sterkte: 12.640 militairen en politiemensen\nOmgekomen: 4\n"
    rows = told(text, strengths.extract, language="nl")
    assert values(rows, "strengths", "component", "count") == [("uniformed", 12640)]
    rows = told(text.replace(" en politiemensen", ""), strengths.extract, language="nl")
    assert values(rows, "strengths", "component", "count") == [("military", 12640)]
