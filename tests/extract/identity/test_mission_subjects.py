"""Which missions a document is on, by its title, its boxes and its opening."""

from __future__ import annotations

import pytest

from tests.extract.identity.test_missions import claims, read_out
from tests.extract.reading import extracted, rows
from tests.extract.told import values


def test_a_box_on_an_operation_is_read_and_one_on_a_battle_gives_no_mission() -> None:
    box = "{{{{Infobox military conflict|conflict={}|partof=the war|date=3 May 1991 – present|place=[[Chad]]}}}}"
    rows = read_out(box.format("Operation Example") + "\n'''Operation Example''' was a raid.", form="wikitext")
    assert claims(rows, "deployed", "status", "parent_organisation", "country_code") == [
        ("Operation Example", "deployed", "1991-05-03"),
        ("Operation Example", "status", "active"),
        ("Operation Example", "country_code", "TCD"),
    ]
    assert read_out(box.format("Battle of Example"), form="wikitext").subject is None


def test_one_title_may_name_two_missions_each_with_its_period() -> None:
    text = """United Nations Mission in Liberia (UNMIL), United Nations Mission in Sierra Leone (UNAMSIL)

Duur: UNMIL 19 september 2003 - 30 maart 2018; UNAMSIL 22 oktober 1999 - 31 december 2005
Omgekomen: 4

Beide missies kregen troepen uit veel landen."""
    assert claims(read_out(text, "nl"), "deployed", "ended") == [
        ("UNMIL", "deployed", "2003-09-19"),
        ("UNMIL", "ended", "2018-03-30"),
        ("UNAMSIL", "deployed", "1999-10-22"),
        ("UNAMSIL", "ended", "2005-12-31"),
    ]


def test_a_title_of_acronyms_alone_names_missions_expanded_later_or_never() -> None:
    text = """UNMIK en UNOMIG vergeleken

De missie in Georgië, de United Nations Observer Mission in Georgia (UNOMIG), kwam later."""
    rows = read_out(text, "nl")
    assert sorted(claims(rows, "abbreviation", "name")) == [
        ("UNMIK", "abbreviation", "UNMIK"),
        ("UNOMIG", "abbreviation", "UNOMIG"),
        ("UNOMIG", "name", "United Nations Observer Mission in Georgia"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour Hotel memorial", []),
        ("UNMEX", [("UNMEX", "deployed", "2003-08-19")]),
        ("United Nations Mission in Examplia", [("UNMEX", "deployed", "2003-08-19")]),
    ],
)
def test_a_box_on_something_else_says_nothing_of_the_mission(title: str, expected: list[tuple[str, ...]]) -> None:
    box = f"{{{{Infobox event|title={title}|date=19 August 2003}}}}"
    lead = "The '''United Nations Mission in Examplia''' ('''UNMEX''') is a peacekeeping mission."
    assert claims(read_out(f"{box}\n{lead}", form="wikitext"), "deployed") == expected


def test_missions_of_one_acronym_and_several_numerals_are_treated_apart() -> None:
    box = "{{Infobox organization|name=United Nations Observer Force in Examplia|abbreviation=UNOFEX}}\n"
    own = "{{Infobox UN mission|name=UNOFEX I|date=3 May 1988 – 4 June 1991}}\n"
    page = f"{box}'''UNOFEX I''' and '''UNOFEX II''' were missions in Examplia.\n\n== UNOFEX I ==\n{own}It was small."
    found = {r["entity_id"]: r["name"] for r in rows(extracted(page), "names") if r["entity_table"] == "missions"}
    assert {"UNOFEX", "UNOFEX I", "UNOFEX II"} <= set(found.values())
    dated = [
        (r["property"], r["value_date_edtf"]) for r in rows(extracted(page), "statements") if r.get("value_date_edtf")
    ]
    assert dated == [("deployed", "1988-05-03"), ("ended", "1991-06-04")]


def test_one_numeral_alone_makes_no_second_mission() -> None:
    page = "'''UNOFEX II''' was a mission in Examplia that followed UNOFEX.\n"
    found = {r["name"] for r in rows(extracted(page), "missions")}
    assert found <= {"UNOFEX II"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("'''Timeline of the United Nations Operation in Examplia''' (ONUEX).", "United Nations Operation in Examplia"),
        ("'''Attacks on the United Nations Mission in Utopia''' (UNMUT).", "United Nations Mission in Utopia"),
        ("'''History of the mission''' (UNMUT).", "History of the mission"),
    ],
)
def test_a_page_on_a_part_of_a_mission_names_the_mission(text: str, name: str) -> None:
    named = [row.values["name"] for row in read_out(text, form="wikitext").of("names")]
    assert named[0] == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Geachte voorzitter,\n\nDe deelname aan de VN-missie in Mali (MINUSMA) loopt af. MINUSMA begon in 2013.",
            "MINUSMA",
        ),
        ("Brief\n\nHet gaat goed.\n\nHet United Nations Office in Chad (UNOC) is klein. UNOC telt twee man.", "UNOC"),
        (
            "Bericht\n\nDe VN-missie in Mali (MINUSMA) is groter dan die in Tsjaad (MINURCAT). MINURCAT is klein.",
            None,
        ),
        ("Bericht\n\nHet dorp (MINUSMA noemt het klein) is stil. MINUSMA is er niet.", None),
        ("Bericht\n\nDe hoogste man (MINUSMA) kwam.", None),
    ],
)
def test_a_text_is_on_the_mission_that_its_opening_explains_and_that_it_names_most(
    text: str, subject: str | None
) -> None:
    found = read_out(text, language="nl").subject
    assert (found.abbreviation if found else None) == subject


def test_a_list_of_attacks_on_a_mission_is_not_its_name() -> None:
    text = "A '''list of attacks on the United Nations Mission in Chad''' ('''UNMICHA''') since 2001."
    assert {name for (name,) in values(read_out(text, form="wikitext"), "names", "name")} >= {
        "United Nations Mission in Chad"
    }


@pytest.mark.parametrize(
    ("opening", "abbreviation", "name"),
    [
        (
            "'''Force commanders of UNMEX''' lead the troops of the [[United Nations Mission in Exland]] (UNMEX).",
            "UNMEX",
            "United Nations Mission in Exland",
        ),
        (
            "'''The history of the first United Nations Mission in Exland''' ('''UNMEX I''') spans ten years.",
            "UNMEX I",
            "United Nations Mission in Exland",
        ),
        (
            "The '''European Union Force Exland/XRC''', or '''EUFOR Exland/XRC''', was a military mission.",
            "EUFOR Exland/XRC",
            "European Union Force Exland/XRC",
        ),
    ],
)
def test_a_page_on_a_part_of_a_mission_is_called_by_the_mission(opening: str, abbreviation: str, name: str) -> None:
    subject = read_out(opening, form="wikitext").subject
    assert subject is not None
    assert (subject.abbreviation, subject.name) == (abbreviation, name)


def test_an_acronym_whose_link_spells_out_something_else_is_no_mission() -> None:
    camps = (
        "Those of [[United Nations Mission in Exland|UNMEX]] and in the [[United Nations Protected Zone|UNPZ]] remain."
    )
    page = f"Camps\n\n{camps}"
    assert not any(name == "UNPZ" for (name,) in values(read_out(page, form="wikitext"), "names", "name"))
