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
