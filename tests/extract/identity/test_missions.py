"""The missions that documents treat: their names, their fields and their dates."""

from __future__ import annotations

import pytest

from pipeline.extract.identity import mission_dates, missions, operations
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon.missions import is_mission_acronym, is_mission_name
from tests.extract.reading import extracted, rows
from tests.extract.told import embedded, plain, quotes, told, values


def read_out(text: str, language: str = "en", form: str = "text") -> DocumentRows:
    return told(
        text, missions.extract, operations.extract, mission_dates.extract,
        language=language, form=form, subject=None,  # type: ignore[arg-type]
    )  # fmt: skip


def claims(rows: DocumentRows, *properties: str) -> list[tuple[str, ...]]:
    """What is stated of missions: whose it is, the property, the date or else the value."""
    return [
        (plain(r.values["entity_id"]), r.values["property"], plain(r.values.get("value_date")) or r.values["value"])
        for r in rows.of("statements")
        if r.values["property"] in properties
    ]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("United Nations Stabilisation Mission in Haiti", True),
        ("United Nations Office in Burundi", True),
        ("EUFOR Examplia/RCX", True),
        ("EUFOR medal", False),
        ("Female Formed Police Unit", False),
        ("Malian Armed Forces", False),
        ("Royal Netherlands Air Force", False),
        ("Battle of the Bulge", False),
    ],
)
def test_a_name_is_a_missions_by_its_words(name: str, is_one: bool) -> None:
    assert is_mission_name(name) is is_one


def test_acronyms_of_agencies_are_no_missions() -> None:
    assert [a for a in ("UNMIK", "UNHCR", "EUFOR", "UNITA", "KFOR", "NATO") if is_mission_acronym(a)] == [
        "UNMIK", "EUFOR", "KFOR",
    ]  # fmt: skip


def test_an_infobox_gives_names_kind_place_and_dates() -> None:
    page = """{{Infobox military unit
| unit_name = United Nations Protection Force
| dates = 21 February 1992 – 31 March 1995
| type = [[Peacekeeping]] force
| garrison = [[Sarajevo]]
}}
The '''United Nations Protection Force''' ('''UNPROFOR''') was a United Nations peacekeeping force in Croatia."""
    rows = read_out(page, form="wikitext")
    assert rows.subject is not None
    assert (rows.subject.name, rows.subject.abbreviation) == ("United Nations Protection Force", "UNPROFOR")
    found = claims(rows, "deployed", "ended", "headquarters", "organisation", "country_code")
    assert set(found) == {
        ("UNPROFOR", "deployed", "1992-02-21"),
        ("UNPROFOR", "ended", "1995-03-31"),
        ("UNPROFOR", "headquarters", "Sarajevo"),
        ("UNPROFOR", "organisation", "United Nations"),
        ("UNPROFOR", "country_code", "HRV"),
    }


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
    ("language", "text", "expected"),
    [
        ("en", "It was created on 3 May 1991 by the Council.", ("established", "1991-05-03")),
        ("en", "The Council set up UNMEX on 3 May 1991.", ("established", "1991-05-03")),
        ("en", "UNMEX has been deployed since 3 May 1991.", ("deployed", "1991-05-03")),
        ("en", "The first troops arrived on 3 May 1991.", ("deployed", "1991-05-03")),
        ("en", "The mission was terminated in June 1994.", ("ended", "1994-06")),
        ("nl", "De Raad stelde UNMEX op 3 mei 1991 in.", ("established", "1991-05-03")),
        ("nl", "UNMEX werd op 3 mei 1991 opgericht.", ("established", "1991-05-03")),
        ("nl", "De missie ging op 3 mei 1991 van start.", ("deployed", "1991-05-03")),
        ("nl", "UNMEX werd in juni 1994 beëindigd.", ("ended", "1994-06")),
    ],
)
def test_dated_acts_in_either_voice_and_order(language: str, text: str, expected: tuple[str, str]) -> None:
    is_what = {"en": "is a peacekeeping mission.", "nl": "is een vredesmissie."}[language]
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) {is_what}\n\n{text}", language)
    assert claims(rows, "established", "deployed", "ended") == [("UNMEX", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        "A drone was deployed on 3 May 1991.",
        "UNMEX had 4,000 troops deployed by May 1991.",
        "The school was established on 3 May 1991.",
    ],
)
def test_acts_of_others_and_counts_of_people_date_no_mission(text: str) -> None:
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n{text}")
    assert claims(rows, "established", "deployed", "ended") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2004 UNMEX withdrew to the other bank of the river.", []),
        ("In May 2004 UNMEX withdrew from Camp Ziguey.", []),
        ("In May 2004 UNMEX withdrew from Chad.", [("UNMEX", "ended", "2004-05")]),
        ("In May 2004 UNMEX withdrew from the country.", [("UNMEX", "ended", "2004-05")]),
    ],
)
def test_a_mission_that_leaves_a_camp_goes_on(text: str, expected: list[tuple[str, ...]]) -> None:
    rows = read_out(f"The United Nations Mission in Examplia (UNMEX) was a peacekeeping mission. {text}")
    assert claims(rows, "ended") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # The date right behind a resolution is that of the resolution.
        ("en", "It was ended by Resolution 9031 on 15 December 1995.", []),
        ("en", "UNMEX began under Resolution 9028 of 27 February 1994.", []),
        ("nl", "De missie werd met resolutie 9031 op 15 december 1995 beëindigd.", []),
        ("en", "It was terminated on 31 December 1995 by Resolution 9031.", [("UNMEX", "ended", "1995-12-31")]),
        ("en", "It was set up by Resolution 9028 of 27 February 1994.", [("UNMEX", "established", "1994-02-27")]),
        # What has a name of its own is not the mission that the text treats.
        ("nl", "De missie Task Force Kalahoun duurde van 1 augustus 2006 tot 1 augustus 2010.", []),
        ("nl", "De missie eindigde op 1 augustus 2010.", [("UNMEX", "ended", "2010-08-01")]),
    ],
)
def test_a_resolutions_date_and_another_name_date_no_beginning_and_no_end(
    language: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    is_what = {"en": "is a peacekeeping mission.", "nl": "is een vredesmissie."}[language]
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) {is_what}\n\n{text}", language)
    assert claims(rows, "established", "deployed", "ended") == expected


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


def test_who_takes_over_begins_and_not_the_one_taken_over_from() -> None:
    text = "De missie volgde op 1 juli 2013 de Afrikaanse missie AFISMA op."
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n{text}", "nl")
    assert claims(rows, "start", "deployed") == []
    text = "De missie volgde op 1 juli 2013 en duurde twee jaar."
    rows = read_out(f"United Nations Mission in Examplia (UNMEX) is een vredesmissie.\n\n{text}", "nl")
    assert claims(rows, "deployed") == [("UNMEX", "deployed", "2013-07-01")]


def test_a_second_name_shares_the_verb_of_the_first() -> None:
    text = """United Nations Mission in Liberia (UNMIL), United Nations Mission in Sierra Leone (UNAMSIL)

UNAMSIL kwam op 22 oktober 1999 tot stand en op 19 september 2003 UNMIL, in een ander land."""
    assert claims(read_out(text, "nl"), "established") == [
        ("UNAMSIL", "established", "1999-10-22"),
        ("UNMIL", "established", "2003-09-19"),
    ]


@pytest.mark.parametrize("name", ["minusma-en.wikitext", "minusma-nl.txt"])
def test_the_embedded_documents_tell_of_one_mission(name: str) -> None:
    rows = embedded(name, missions.extract, operations.extract, mission_dates.extract)
    assert rows.subject is not None
    assert rows.subject.abbreviation == "MINUSMA"
    named = {r.values["name"]: r.values["language"] for r in rows.of("names") if r.values["entity_id"] == rows.subject}
    assert any(language == "fr" for language in named.values())
    assert {("MINUSMA", "country_code", "MLI"), ("MINUSMA", "kind", "peacekeeping")} <= set(
        claims(rows, "country_code", "kind")
    )
    if rows.document.language == "en":
        dated = set(claims(rows, "established", "deployed"))
        assert dated == {("MINUSMA", "established", "2013-04-25"), ("MINUSMA", "deployed", "2013-07-01")}
    else:
        assert [r.values["name"] for r in rows.of("names") if r.values["kind"] == "misspelling"] == ["MINUSUMA"]


def test_the_words_of_a_date_are_its_evidence() -> None:
    rows = read_out(
        "United Nations Mission in Examplia (UNMEX) is a mission.\n\nUNMEX was set up on 3 May 1991 in haste."
    )
    dated = [
        q
        for q, r in zip(quotes(rows, "statements"), rows.of("statements"), strict=True)
        if r.values["property"] == "established"
    ]
    assert dated == ["UNMEX was set up on 3 May 1991"]


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
    ("text", "dated"),
    [
        ("UNMEX is er sinds 27 maart 1964.", [("established", "1964-03-27")]),
        ("UNMEX bestaat sinds juni 1948.", [("established", "1948-06")]),
        (
            "UNMEX duurde van 28 januari 2008 tot 15 maart 2009.",
            [("deployed", "2008-01-28"), ("ended", "2009-03-15")],
        ),
        ("UNMEX maakte op 20 mei 2002 plaats voor UNOFEX.", [("ended", "2002-05-20")]),
        ("Op 30 maart 2018 sloot UNMEX de deuren.", [("ended", "2018-03-30")]),
        ("UNMEX maakte op 20 mei 2002 plaats vrij voor gewonden.", []),
    ],
)
def test_dutch_words_for_the_beginning_and_the_end_of_a_mission(text: str, dated: list[tuple[str, str]]) -> None:
    lead = "De United Nations Mission in Examplia (UNMEX) is een vredesmissie. "
    rows = told(lead + text, missions.extract, mission_dates.extract, language="nl", subject=None)
    found = values(rows, "statements", "property", "value_date")
    assert [each for each in found if each[1] is not None] == dated


def test_an_acronym_with_its_place_is_the_name_and_the_acronym_alone_means_it() -> None:
    rows = read_out("'''EUTM Examplia''' was a training mission. EUTM ended on 3 May 2013.", form="wikitext")
    named = [(row.values["name"], row.values["kind"]) for row in rows.of("names")]
    assert {("EUTM Examplia", "official"), ("EUTM", "alias")} <= set(named)
    assert not list(rows.of("operations"))


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


def test_the_entry_of_a_chronicle_dates_what_a_mission_does_in_it() -> None:
    chronicle = "UNMEX is een vredesmacht.\n\n3 mei 2001. Veel regen. UNMEX gaat van start.\n\n8 juni 2001. Niets."
    assert claims(read_out(chronicle, language="nl"), "deployed") == [("UNMEX", "deployed", "2001-05-03")]


def test_a_date_right_behind_an_act_is_nearer_than_one_before_it() -> None:
    text = (
        "The '''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission. It was approved by a"
        " summit on 23 June 2021, deployed on 15 July 2021 and recalled later."
    )
    found = read_out(text, form="wikitext")
    assert ("deployed", "2021-07-15") in values(found, "statements", "property", "value_date")
    assert ("deployed", "2021-06-23") not in values(found, "statements", "property", "value_date")


def test_the_date_of_a_box_on_a_resolution_is_not_the_missions() -> None:
    text = """{{Infobox UN resolution
| number = 1528
| date = 27 February
| year = 2004
}}
The '''United Nations Mission in Chad''' ('''UNMICHA''') was set up by resolution 1528.
"""
    found = read_out(text, form="wikitext")
    assert "deployed" not in {prop for (prop,) in values(found, "statements", "property")}


def test_with_how_many_a_mission_began_it_began() -> None:
    text = (
        "UNMEX followed the African Mission in Chad (MISCA), which took up its duties on 8 February 1997 with 800 men."
    )
    lead = "United Nations Mission in Examplia (UNMEX) is a peacekeeping mission.\n\n"
    found = read_out(lead + text)
    assert ("start", "1997-02-08") in values(found, "statements", "property", "value_date")


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


def test_a_clause_that_says_from_when_until_when_it_watched_dates_a_mission() -> None:
    name = "De United Nations Mission in Examplia (UNMEX)"
    text = f"{name} was een missie die van mei 2000 tot en met juli 2008 toezag op het bestand."
    found = rows(extracted(text, "nl", "text"), "statements")
    dated = {r["property"]: r["value_date_edtf"] for r in found if r["property"] in ("deployed", "ended")}
    assert dated == {"deployed": "2000-05", "ended": "2008-07"}


def test_what_an_act_brought_about_has_the_day_of_the_act() -> None:
    text = (
        "De United Nations Mission in Examplia (UNMEX) was een missie.\n\n"
        "Op 31 juli 2000 nam de Veiligheidsraad resolutie 1312 aan, waarmee UNMEX werd ingesteld."
    )
    found = rows(extracted(text, "nl", "text"), "statements")
    assert [r["value_date_edtf"] for r in found if r["property"] == "established"] == ["2000-07-31"]
