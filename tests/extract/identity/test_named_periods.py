"""Missions and operations with their place in the name, among the parties of a box, and with a date beside the name."""

from __future__ import annotations

import pytest

from tests.extract.reading import extracted, rows

LEAD = "The '''United Nations Force in Utopia''' ('''UNFU''') is a peacekeeping mission in [[Chad]].\n\n"
INLEIDING = "De United Nations Force in Utopia (UNFU) is een vredesmissie in Tsjaad.\n\n"


def dated(text: str, language: str = "en") -> set[tuple[str | None, str, str]]:
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    return {
        (r["entity_id"].name or r["entity_id"].abbreviation, r["property"], r["value_date_edtf"])
        for r in rows(extracted(lead + text, language, form), "statements")
        if r.get("value_date_edtf")
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It came after UNAVEM (1989–1991).", "en", {("UNAVEM", "start", "1989"), ("UNAVEM", "end", "1991")}),
        ("Zij volgde op UNAVEM (1989-1991).", "nl", {("UNAVEM", "start", "1989"), ("UNAVEM", "end", "1991")}),
        ("Chad launched Operation Red Dawn on 3 May 2004.", "en", {("Operation Red Dawn", "start", "2004-05-03")}),
        ("It followed Operation Red Dawn of 3 May 2004.", "en", {("Operation Red Dawn", "start", "2004-05-03")}),
        ("Tsjaad voerde van 3 mei tot 9 juni 2004 operatie Rode Dageraad uit.", "nl",
         {("operatie Rode Dageraad", "start", "2004-05-03"), ("operatie Rode Dageraad", "end", "2004-06-09")}),
        ("Op 3 mei 2004 begon Tsjaad een oefening.", "nl", set()),
        ("The report on Operation Red Dawn (2004) was read.", "en", set()),
        ("Troops of UNAVEM launched an attack on 3 May 2004.", "en", set()),
    ],
)  # fmt: skip
def test_a_date_beside_a_name_dates_what_has_the_name(
    text: str, language: str, expected: set[tuple[str, str, str]]
) -> None:
    assert dated(text, language) == expected


def test_a_mission_is_founded_on_the_day_of_the_treaty_that_founds_it() -> None:
    assert ("United Nations Force in Utopia", "established", "1981-08-03") in dated(
        "It was founded by a protocol of 3 August 1981."
    )


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Later EUTM Somalia came.", "en", "EUTM Somalia"),
        ("It left to [[EUFOR RCA]].", "en", "EUFOR RCA"),
        ("Op zee hielp EUCAP Nestor.", "nl", "EUCAP Nestor"),
        ("The EUFOR Commander came.", "en", "EUFOR"),
        ("In operation UNAVEM many died.", "en", "UNAVEM"),
    ],
)
def test_a_place_behind_an_acronym_is_part_of_the_name(text: str, language: str, name: str) -> None:
    lead, form = (LEAD, "wikitext") if language == "en" else (INLEIDING, "text")
    found = rows(extracted(lead + text, language, form), "names")
    assert [r["name"] for r in found if r["entity_table"] == "operations"] == [name]


def test_a_mission_among_the_parties_of_a_battle_is_named_with_its_period() -> None:
    box = (
        "{{Infobox military conflict\n| conflict = Battle of Ati\n| date = 3 May 1978\n"
        "| combatant1 = [[United Nations Angola Verification Mission I|UNAVEM]] (1989–1991)\n"
        "| combatant2 = [[Red Dawn]]\n}}\nThe '''Battle of Ati''' was fought."
    )
    found = extracted(box)
    names = {r["name"] for r in rows(found, "names") if r["entity_table"] == "operations"}
    assert names == {"UNAVEM", "United Nations Angola Verification Mission I"}
    dates = {
        (r["property"], r.get("value_date_edtf")) for r in rows(found, "statements") if "UNAVEM" in str(r["entity_id"])
    }
    assert {("start", "1989"), ("end", "1991")} <= dates


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Operation Unicorn (French: ''Opération Licorne'') began on 22 September 2002.", "en",
         {("Operation Unicorn", "start", "2002-09-22")}),
        ("Operatie Eenhoorn (Frans: Opération Licorne) begon op 22 september 2002.", "nl",
         {("Operatie Eenhoorn", "start", "2002-09-22")}),
        ("Operation Red Dawn was large. Red Dawn ended on 3 May 2004.", "en",
         {("Operation Red Dawn", "end", "2004-05-03")}),
        ("UNAVEM was replaced on 4 May 1993 by UNAMIC.", "en", {("UNAMIC", "start", "1993-05-04")}),
        ("Zij begon op 3 mei 2004 en moest de dammen bewaken.", "nl",
         {("United Nations Force in Utopia", "deployed", "2004-05-03")}),
        ("In mei 2005 werd de missie beëindigd.", "nl", {("United Nations Force in Utopia", "ended", "2005-05")}),
    ],
)  # fmt: skip
def test_the_one_spoken_of_is_known_by_other_names_and_words(
    text: str, language: str, expected: set[tuple[str, str, str]]
) -> None:
    assert dated(text, language) == expected


def test_a_name_that_is_a_place_too_is_no_short_name_of_an_operation() -> None:
    found = rows(extracted(LEAD + "Operation Kabul was large. In Kabul it was quiet."), "names")
    assert [r["name"] for r in found if r["entity_table"] == "operations"] == ["Operation Kabul"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("EUTM Utopia is een trainingsmissie van de Europese Unie.", "nl", ["EUTM Utopia"]),
        ("Wat is MFO?\n\nDe MFO is een vredesmacht in de Sinaï.", "nl", ["MFO"]),
        ("Er was veel te doen. EUTM Utopia heeft veel geld gekost.", "nl", []),
        ("UNICEF is een organisatie van de Verenigde Naties.", "nl", []),
    ],
)
def test_a_text_treats_the_mission_of_which_it_says_what_it_is(text: str, language: str, expected: list[str]) -> None:
    found = rows(extracted(text, language, "text"), "names")
    assert sorted({r["name"] for r in found if r["entity_table"] == "missions"}) == expected
