"""People in their roles: who, of what, from when to when."""

from __future__ import annotations

import pytest

from pipeline.extract.rows import Entity
from tests.embedded import DOCUMENTS
from tests.extract.leaders.told_leaders import LEAD, dates, told
from tests.extract.reading import extracted, rows


@pytest.mark.parametrize(
    ("text", "language", "name", "role", "term"),
    [
        ("The force was commanded by Swedish Major General Nils Berg until 4 May 2011.", "en", "Nils Berg",
         "force_commander", (None, "2011-05-04")),
        ("From 3 March 2004 to 5 June 2006, General Abu Keita was force commander.", "en", "Abu Keita",
         "force_commander", ("2004-03-03", "2006-06-05")),
        ("The force commander is Major General Nils Berg of Sweden.", "en", "Nils Berg", "force_commander",
         (None, None)),
        ("Anna Wolff was appointed Special Representative on 9 July 2012.", "en", "Anna Wolff", "head_of_mission",
         ("2012-07-09", None)),
        ("The mission has been headed by Anna Wolff since May 2012.", "en", "Anna Wolff", "head_of_mission",
         ("2012-05", None)),
        ("President Paul Mbeki was deposed on 7 April 1999.", "en", "Paul Mbeki", "head_of_state",
         (None, "1999-04-07")),
        ("Van 3 maart 2004 tot 5 juni 2006 was de Ierse generaal-majoor P. Kelly force commander.", "nl", "P. Kelly",
         "force_commander", ("2004-03-03", "2006-06-05")),
        ("Kolonel Verbeek was van mei 1993 tot juli 1994 hoofd logistiek.", "nl", "Verbeek", "other",
         ("1993-05", "1994-07")),
        ("De missie staat sinds 1 mei 2012 onder leiding van de Zweedse Anna Wolff.", "nl", "Anna Wolff",
         "head_of_mission", ("2012-05-01", None)),
        ("Op 7 april 1999 werd president Paul Mbeki afgezet.", "nl", "Paul Mbeki", "head_of_state",
         (None, "1999-04-07")),
        ("Op 9 mei 1999 werd Karel Sanko benoemd tot president.", "nl", "Karel Sanko", "head_of_state",
         ("1999-05-09", None)),
        ("Karel Sanko werd op 9 mei 1999 benoemd tot president.", "nl", "Karel Sanko", "head_of_state",
         ("1999-05-09", None)),
        ("De Rwandese generaal-majoor Paul Nkusi treedt op als commandant van UNFU.", "nl", "Paul Nkusi",
         "force_commander", (None, None)),
    ],
)  # fmt: skip
def test_a_sentence_gives_the_role_and_the_term(
    text: str, language: str, name: str, role: str, term: tuple[str | None, str | None]
) -> None:
    row = told(text, language)[name]
    assert row["role"] == role
    assert dates(row) == term
    # "until" and "since" say which end of the term a date is; they take nothing from the date itself.
    assert row.get("start_modifier") is None
    assert row.get("end_modifier") is None


def test_who_succeeds_gets_the_office_and_its_beginning() -> None:
    found = told("The force was led by Major General Nils Berg until 4 May 2011, when he was succeeded by "
                 "Lieutenant General Abu Keita of Ghana.")  # fmt: skip
    assert dates(found["Nils Berg"]) == (None, "2011-05-04")
    assert dates(found["Abu Keita"]) == ("2011-05-04", None)
    assert found["Abu Keita"]["role"] == "force_commander"
    assert found["Abu Keita"]["nationality_code"] == "GHA"
    assert found["Abu Keita"]["rank"] == "Lieutenant General"
    assert found["Abu Keita"]["derivation"] == "inferred"


def test_in_dutch_the_successor_gets_the_office_too() -> None:
    found = told("Generaal Piet Bos was force commander; op 2 mei 2003 werd hij opgevolgd door kolonel Jan Maes.", "nl")
    assert dates(found["Piet Bos"]) == (None, "2003-05-02")
    assert dates(found["Jan Maes"]) == ("2003-05-02", None)


def test_the_state_or_body_of_an_office_is_read_beside_it() -> None:
    found = told("Malian Foreign Minister Idris Cissé met UN spokesman Leo Marsh. Rosa Lund, the president of Chad, "
                 "spoke.")  # fmt: skip
    assert found["Idris Cissé"]["organisation"] == "Mali"
    assert found["Leo Marsh"]["organisation"] == "UN"
    assert found["Rosa Lund"]["organisation"] == "Chad"
    assert {row.get("mission_id") for row in found.values()} == {None}


def test_a_militia_and_its_leader_are_not_given_the_mission() -> None:
    found = told("The village militia was led by Major Karim Sabah.")["Karim Sabah"]
    assert (found["role"], found.get("mission_id")) == ("other", None)


def test_what_was_to_come_is_planned() -> None:
    found = told("The deal would see Idris Cissé assume the presidency.")
    assert {row["assertion"] for row in found.values()} <= {"planned"}


def test_a_person_in_the_same_role_again_makes_no_second_row() -> None:
    text = "President Paul Mbeki asked for troops.\n\nPresident Paul Mbeki thanked them."
    found = rows(extracted(LEAD + text), "leadership")
    assert len(found) == 1


def test_a_surname_means_the_person_named_in_full_before() -> None:
    found = extracted(LEAD + "General Abu Keita was force commander until May 2006.\n\nGeneral Keita resigned as force "
                      "commander.")  # fmt: skip
    assert {row["person_id"] for row in rows(found, "leadership")} == {Entity("people", "Abu Keita")}


def test_authors_of_references_lead_nothing() -> None:
    text = "It grew.<ref>{{cite web |author=General John Smith |title=President Paul Mbeki resigns |url=http://x.org}}</ref>"
    assert told(text) == {}


@pytest.mark.parametrize(
    ("document", "language", "form", "expected"),
    [
        ("minusma-nl.txt", "nl", "text", {
            "Amadou Toumani Touré": ("head_of_state", None, "2012-03-21"),
            "Blaise Compaoré": ("head_of_state", None, None),
            "Dioncounda Traoré": ("head_of_state", "2012-04-12", None),
            "Bert Koenders": ("head_of_mission", None, None),
            "Jean Bosco Kazura": ("force_commander", None, None),
        }),
        ("minusma-en.wikitext", "en", "wikitext", {
            "Mahamat Saleh Annadi": ("head_of_mission", None, None),
            "Blaise Compaoré": ("head_of_state", None, None),
            "Amadou Sanogo": ("other", None, None),
            "Dioncounda Traoré": ("head_of_state", None, None),
            "Jean-Paul Deconinck": ("force_commander", None, "2018-10-02"),
            "Dennis Gyllensporre": ("force_commander", "2018-10-02", None),
            "Abdoulaye Diop": ("minister", None, None),
            "Hervé Ladsous": ("other", None, None),
            "Benjamin Netanyahu": ("minister", None, None),
            "António Guterres": ("secretary_general", None, None),
            "Stephane Dujarric": ("spokesperson", None, None),
        }),
    ],
)  # fmt: skip
def test_the_embedded_documents_give_their_leaders(
    document: str, language: str, form: str, expected: dict[str, tuple[str, str | None, str | None]]
) -> None:
    found = extracted((DOCUMENTS / document).read_text(encoding="utf-8"), language, form)
    leaders = {r["person_as_written"]: (r["role"], *dates(r)) for r in rows(found, "leadership")}
    assert leaders == expected


@pytest.mark.parametrize(
    ("text", "language", "name", "role", "term"),
    [
        ("In July 2010, Lieutenant General Bob Stone (Canada) took command of the force.", "en", "Bob Stone",
         "force_commander", ("2010-07", None)),
        ("Brigadier General Sean Moor (Ireland) was deputy force commander from 2001 to 2003.", "en", "Sean Moor",
         "other", ("2001", "2003")),
        ("On 3 May 2001 the Council appointed General Indar Rae of India as force commander.", "en", "Indar Rae",
         "force_commander", ("2001-05-03", None)),
        ("Generaal-majoor Piet Bos voerde van 2005 tot 2007 het bevel over de troepen.", "nl", "Piet Bos",
         "force_commander", ("2005", "2007")),
        ("De missie stond onder bevel van de Indiase generaal Satish Rao (maart 1992 - maart 1993).", "nl",
         "Satish Rao", "force_commander", ("1992-03", "1993-03")),
        ("Minister van Defensie Joris Vos trad in 1995 niet af.", "nl", "Joris Vos", "minister", (None, None)),
    ],
)  # fmt: skip
def test_verbs_of_command_and_appointment_give_offices(
    text: str, language: str, name: str, role: str, term: tuple[str | None, str | None]
) -> None:
    row = told(text, language)[name]
    assert row["role"] == role
    assert dates(row) == term


def test_the_commander_of_a_unit_is_not_the_missions() -> None:
    found = told("De Nederlandse kolonel Thom Kar was commandant van Dutchbat III.", "nl")
    assert set(found) == {"Thom Kar"}
    assert found["Thom Kar"].get("mission_id") is None
    assert found["Thom Kar"]["organisation"].startswith("Dutchbat")


def test_a_person_is_not_the_body_of_an_office() -> None:
    found = told("A deal was to see Colonel Abu Keita cede power to General Karel Sanko.")
    assert found["Abu Keita"].get("organisation") is None


@pytest.mark.parametrize(
    ("text", "name", "role", "start"),
    [
        ("Het bataljon stond onder bevel van overste Jan de Boer.", "Jan de Boer", "other", None),
        ("Force commander was de Nederlandse generaal-majoor der mariniers Piet Vos.",
         "Piet Vos", "force_commander", None),
        ("De eerste commandant was kolonel Piet Vos. Hij droeg op 3 mei 2007 het commando over aan kolonel Hans Smit.",
         "Hans Smit", "force_commander", "2007-05-03"),
        ("Commandant van de macht is generaal Piet Vos, die in maart 2015 generaal Hans Smit opvolgde.",
         "Piet Vos", "force_commander", "2015-03"),
    ],
)  # fmt: skip
def test_dutch_tells_who_commanded_and_who_followed(text: str, name: str, role: str, start: str | None) -> None:
    row = told(text, "nl")[name]
    assert (row["role"], row.get("start_edtf")) == (role, start)


def test_a_portfolio_is_no_part_of_a_ministers_name() -> None:
    assert set(told("Dat zei de Nederlandse minister Anna Bakker van Defensie.", "nl")) == {"Anna Bakker"}


@pytest.mark.parametrize(
    ("text", "name", "role", "term"),
    [
        (
            "Major General [[Anil Rao]] of India, the Force Commander from August 2002 to January 2003, was blamed.",
            "Anil Rao", "force_commander", ("2002-08", "2003-01"),
        ),
        (
            "[[Ellen Dahl]], head of the mission from July 2002 to May 2003, spoke.",
            "Ellen Dahl", "head_of_mission", ("2002-07", "2003-05"),
        ),
        (
            "Major General [[Anil Rao]] (India) commanded the force to May 2002.",
            "Anil Rao", "force_commander", (None, "2002-05"),
        ),
        (
            "On 7 May 2002 General [[Anil Rao]] became the last force commander.",
            "Anil Rao", "force_commander", ("2002-05-07", None),
        ),
        (
            "On 7 May 2002 parliament elected General [[Anil Rao]] president.",
            "Anil Rao", "head_of_state", ("2002-05-07", None),
        ),
        (
            "Major General [[Jan Bos]] of Peru, who had come over from Kenya, was Force Commander from May 2002.",
            "Jan Bos", "force_commander", ("2002-05", None),
        ),
        (
            "3 May 2002: [[Carla Rossi]] of Italy becomes head of the mission.",
            "Carla Rossi", "head_of_mission", ("2002-05-03", None),
        ),
    ],
)  # fmt: skip
def test_an_office_is_given_with_its_term(text: str, name: str, role: str, term: tuple[str | None, str | None]) -> None:
    row = told(text)[name]
    assert (row["role"], dates(row)) == (role, term)


def test_the_first_of_those_who_came_next_takes_over() -> None:
    text = (
        "Major General [[Anil Rao]] was Force Commander until May 2002. "
        "His successors were Lieutenant General [[Jan Bos]] from June 2002 and Major General Ole Dahl from May 2003."
    )
    assert dates(told(text)["Jan Bos"]) == ("2002-06", None)


def test_whom_parliament_elected_stands_right_behind_the_verb() -> None:
    assert told("On 7 May 2002 parliament elected a speaker, met General [[Anil Rao]] president or not.") == {}


def test_who_leads_another_mission_leads_that() -> None:
    row = told("In May 2002 [[UNAMI]] was set up, led by [[Jan Bos]] of Peru.")["Jan Bos"]
    assert (row["role"], row["organisation"], row.get("mission_id")) == ("head_of_mission", "UNAMI", None)


def test_whoever_leads_rebels_told_of_behind_a_mission_does_not_lead_it() -> None:
    text = "In May 2002 [[UNAMI]] was set up at the wish of the government and the rebels, led by [[Jan Bos]] of Peru."
    row = told(text)["Jan Bos"]
    assert (row["role"], row.get("mission_id"), row["nationality_code"]) == ("other", None, "PER")


@pytest.mark.parametrize(
    ("text", "name", "role", "term"),
    [
        ("Sinds 7 februari 1992 was Anna Wolff speciaal vertegenwoordiger.", "Anna Wolff", "head_of_mission",
         ("1992-02-07", None)),
        ("Generaal Piet Vos gaf van mei 2000 tot juni 2002 leiding aan de militairen.", "Piet Vos", "force_commander",
         ("2000-05", "2002-06")),
        ("Generaal Vos was van mei tot juli 1997 force commander, waarna zijn landgenoot Jan Bos hem tot 1998 verving.",
         "Jan Bos", "force_commander", ("1997-07", "1998")),
        ("Chef-waarnemer was tot mei 1991 de Ierse kolonel Sean Moor.", "Sean Moor", "force_commander",
         (None, "1991-05")),
    ],
)  # fmt: skip
def test_dutch_gives_an_office_behind_the_name(
    text: str, name: str, role: str, term: tuple[str | None, str | None]
) -> None:
    row = told(text, "nl")[name]
    assert (row["role"], dates(row)) == (role, term)


def test_who_led_the_mission_set_up_right_before_led_that_one() -> None:
    text = "De Veiligheidsraad richtte in 1996 UNTAES op. De Amerikaan John Stone leidde de missie."
    found = rows(extracted(text, "nl", "text"), "leadership")
    assert [(r["person_as_written"], r["organisation"]) for r in found] == [("John Stone", "UNTAES")]
