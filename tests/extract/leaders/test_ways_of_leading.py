"""The ways in which sentences say who leads: one class of sentence each, in both languages."""

from __future__ import annotations

import pytest

from pipeline.recognise.people import find_people
from tests.extract.leaders.told_leaders import dates, told
from tests.extract.reading import extracted, rows


@pytest.mark.parametrize(
    ("text", "language", "name", "role", "term"),
    [
        # Under a rank, whatever it is that is led.
        ("The second battalion, under Lieutenant Colonel Ivan Petty, held the bridge.", "en", "Ivan Petty", "other",
         (None, None)),
        ("De colonne stond onder kapitein Bosman.", "nl", "Bosman", "other", (None, None)),
        # Somewhere as something, the verb before the name or behind it.
        ("Major General Ivo Lund of Norway arrives in the capital as Force Commander on 3 May 2004.", "en", "Ivo Lund",
         "force_commander", ("2004-05-03", None)),
        ("In mei 2004 kwam generaal Ivo Lund naar de hoofdstad als force commander.", "nl", "Ivo Lund",
         "force_commander", ("2004-05", None)),
        ("[[Ivo Lund]] took office as president on 7 February 1996.", "en", "Ivo Lund", "head_of_state",
         ("1996-02-07", None)),
        ("Kapitein der mariniers Bosman kwam in mei 2004 als commandant.", "nl", "Bosman", "other", ("2004-05", None)),
        ("Ivo Lund of Norway arrived on 3 May 2004 to take charge of the mission.", "en", "Ivo Lund",
         "head_of_mission", ("2004-05-03", None)),
        # The command around the name, and taken in the present tense.
        ("In mei 2004 nam de Noor Ivo Lund het commando over.", "nl", "Ivo Lund", "force_commander", ("2004-05", None)),
        ("On 3 May 2004 Major General Ivo Lund of Norway assumes command.", "en", "Ivo Lund", "force_commander",
         ("2004-05-03", None)),
        ("Ali Okar of Chad, its deputy head of mission, became acting Special Representative in 2005.", "en",
         "Ali Okar",
         "head_of_mission", ("2005", None)),
        # A title with a place, or a day, before its holder.
        ("Chef-staf in de hoofdstad was de Ierse kolonel P. Kelly.", "nl", "P. Kelly", "other", (None, None)),
        ("Commandant vanaf mei 2004: generaal-majoor Ivo Lund (VK).", "nl", "Ivo Lund", "force_commander",
         ("2004-05", None)),
        ("The civilian head there was the Irish diplomat Pat Moore, who resigned on 1 June 1999.", "en", "Pat Moore",
         "head_of_mission", (None, "1999-06-01")),
        # The verb at the end of a Dutch clause.
        ("Daarna ging hij naar sector Noord, waar de Noorse kolonel I. Lund de commandant was.", "nl", "I. Lund",
         "other", (None, None)),
        # With somebody as a second.
        ("Commandant was generaal Ivo Lund, met als plaatsvervanger de Ierse kolonel P. Kelly.", "nl", "P. Kelly",
         "other", (None, None)),
        # Who sets out does not leave a post.
        ("On 7 May 2005 a delegation headed by General Ivo Lund departed for Geneva.", "en", "Ivo Lund", "other",
         (None, None)),
        # A title by itself, tied to a body.
        ("VN-woordvoerder Anna Wolff sprak van kalmte.", "nl", "Anna Wolff", "spokesperson", (None, None)),
        ("Kolonel b.d. Bosman, destijds bataljonscommandant, herinnert zich de strijd.", "nl", "Bosman", "other",
         (None, None)),
    ],
)  # fmt: skip
def test_who_leads_is_read_in_words_further_from_the_name(
    text: str, language: str, name: str, role: str, term: tuple[str | None, str | None]
) -> None:
    row = told(text, language)[name]
    assert (row["role"], dates(row)) == (role, term)


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("Majoor Dirk Bos voerde het bevel over de marinierscompagnie.", "nl", {"Dirk Bos": "other"}),
        ("Bij het detachement voerde majoor Bos het bevel.", "nl", {"Bos": "other"}),
        ("Generaal H.A. Bos was bevelhebber van de Landstrijdkrachten.", "nl", {"H.A. Bos": "other"}),
        ("Kapitein-ter-zee Dirk Bos was de commandant van het fregat Zeehond.", "nl", {"Dirk Bos": "other"}),
        ("Colonel Ivo Lund was the commander of the camp.", "en", {"Ivo Lund": "other"}),
        ("Colonel Ivo Lund was deputy force commander.", "en", {"Ivo Lund": "other"}),
        ("The contingent was commanded by Colonel Ivo Lund.", "en", {"Ivo Lund": "other"}),
        ("General Ivo Lund was the commander of UNFU.", "en", {"Ivo Lund": "force_commander"}),
        ("Generaal Dirk Bos voerde het bevel over de troepenmacht.", "nl", {"Dirk Bos": "force_commander"}),
    ],
)
def test_only_the_force_has_a_force_commander(text: str, language: str, roles: dict[str, str]) -> None:
    assert {name: row["role"] for name, row in told(text, language).items()} == roles


FIVE_BEFORE = (
    "UNFU heeft veel bevelhebbers gekend. De eerste was de Ghanees Kofi Asare, die in 1981 werd opgevolgd door de "
    "Ierse generaal Pat Kelly. Deze bleef aan tot mei 1986. Zijn opvolger, de Fin Juha Salo, gaf het commando op "
    "1 juli 1988 over aan de Zweed Nils Dahl."
)
DEPUTY = "The force commander was General Pat Kelly. In May 1990 he was replaced by his deputy, Colonel Juha Salo."
CHIEF = "Generaal H.G. Bos volgde op 1 september 1994 generaal A.K. van der Veen op als chef Defensiestaf."
RELIEVED = "The President relieved General Ivo Lund of command and replaced him with General Juha Salo on 3 May 1951."
COLLEAGUE = "Op 8 mei 2018 droeg de Ierse generaal Pat Kelly het bevel over aan zijn Zweedse collega Nils Dahl."
FOLLOWED = (
    "De force commander was generaal Pat Kelly. Na een waarnemer trad in april 2017 de Belg Jan Bos aan, op 3 oktober "
    "2018 gevolgd door de Zweed Nils Dahl."
)
AND_ANOTHER = (
    "A company was led by Captain Ivo Lund and Belgian Major Jan Bos; the garrison was led by Colonel Juha Salo until "
    "1962, the police by Captain Pat Kelly."
)
# Whoever appoints is followed by nobody.
APPOINTED = "King Harald IX appointed Jan Bos chief of defence in 1999. He was followed by Nils Dahl."


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (FIVE_BEFORE, "nl", {"Kofi Asare": (None, "1981"), "Pat Kelly": ("1981", "1986-05"),
         "Juha Salo": (None, "1988-07-01"), "Nils Dahl": ("1988-07-01", None)}),
        (DEPUTY, "en", {"Pat Kelly": (None, "1990-05"), "Juha Salo": ("1990-05", None)}),
        (CHIEF, "nl", {"H.G. Bos": ("1994-09-01", None), "A.K. van der Veen": (None, "1994-09-01")}),
        (RELIEVED, "en", {"Ivo Lund": (None, "1951-05-03"), "Juha Salo": ("1951-05-03", None)}),
        (COLLEAGUE, "nl", {"Pat Kelly": (None, "2018-05-08"), "Nils Dahl": ("2018-05-08", None)}),
        (FOLLOWED, "nl", {"Pat Kelly": (None, None), "Jan Bos": ("2017-04", "2018-10-03"),
         "Nils Dahl": ("2018-10-03", None)}),
        (AND_ANOTHER, "en", {"Ivo Lund": (None, None), "Jan Bos": (None, None), "Juha Salo": (None, "1962"),
         "Pat Kelly": (None, None)}),
        (APPOINTED, "en", {"Harald IX": (None, None), "Jan Bos": ("1999", None), "Nils Dahl": (None, None)}),
    ],
)  # fmt: skip
def test_one_comes_after_the_other(text: str, language: str, found: dict[str, tuple[str | None, str | None]]) -> None:
    assert {name: dates(row) for name, row in told(text, language).items()} == found


def test_a_surname_alone_tells_when_somebody_known_left() -> None:
    text = (
        "* '''1 November 2000''' – Major General [[Piet Camp]] (Netherlands) arrives in the city as Force Commander.\n"
        "* '''31 October 2002''' – Camp leaves; Major General Rob Gordon of the United Kingdom replaces him as Force "
        "Commander.\n"
        "* '''16 July 2004''' – Major General Ravi Singh (India) takes over from Gordon.\n"
    )
    found = rows(extracted("'''UNFU''' is a peacekeeping mission in [[Chad]].\n\n" + text), "leadership")
    terms = {(r["person_as_written"], dates(r)) for r in found}
    assert terms == {
        ("Piet Camp", ("2000-11-01", None)),
        ("Piet Camp", (None, "2002-10-31")),
        ("Rob Gordon", ("2002-10-31", None)),
        ("Ravi Singh", ("2004-07-16", None)),
    }
    assert {r["nationality_code"] for r in found} == {"NLD", "GBR", "IND"}


def test_a_surname_that_is_part_of_another_name_is_not_that_of_somebody_known() -> None:
    text = "President Juan Paz ruled.\n\nIn 1976 Isabel Paz was ousted."
    assert dates(told(text)["Juan Paz"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "language", "name", "rank", "country"),
    [
        ("He succeeded the Frenchman Luc Cot as Force Commander.", "en", "Luc Cot", None, "FRA"),
        ("De bevelhebber was majoor De Vries.", "nl", "De Vries", "major", None),
        ("Major General Ivo Lund (Norway) spoke.", "en", "Ivo Lund", "major_general", "NOR"),
        ("The talks were led by the American Ralph Stone.", "en", "Ralph Stone", None, "USA"),
        ("Kolonel b.d. Bosman sprak.", "nl", "Bosman", "colonel", None),
    ],
)
def test_a_name_is_told_from_what_stands_at_it(
    text: str, language: str, name: str, rank: str | None, country: str | None
) -> None:
    (person,) = find_people(text, language)
    assert (person.name, person.rank, person.nationality_code) == (name, rank, country)


def test_what_belongs_to_a_secretary_general_is_another_office() -> None:
    row = told("[[Ann Mills]] served as the Secretary-General's Special Representative from May 1994.")["Ann Mills"]
    assert (row["role"], dates(row)) == ("head_of_mission", ("1994-05", None))


LIFE = """{{Infobox military person
| name = Johan Brant
| birth_date = 8 July 1943
| allegiance = Norway
}}
'''Johan Brant''' (born 8 July 1943) is a retired Norwegian general. """
HIS_OFFICES = (
    "He commanded the [[Northern Battalion]] from 1985 to 1987 and became chief of staff of UNPROFOR in May 1993. "
    "The king appointed him Chief of Defence on 1 May 1999."
)


def test_a_life_tells_of_several_offices_each_with_its_own_dates() -> None:
    found = {(r["role_as_written"], dates(r)) for r in rows(extracted(LIFE + HIS_OFFICES), "leadership")}
    assert found == {
        ("commanded the Northern Battalion", ("1985", "1987")),
        ("chief of staff", ("1993-05", None)),
        ("Chief of Defence", ("1999-05-01", None)),
    }


def test_a_box_on_an_office_names_who_has_it_since_when() -> None:
    box = "{{Infobox official post|post=Force Commander|incumbent=General [[Ivo Lund]]|incumbentsince=3 May 2004}}\n"
    (row,) = rows(extracted(box + "The '''force commander''' leads."), "leadership")
    assert (row["person_as_written"], row["role"], dates(row)) == ("Ivo Lund", "force_commander", ("2004-05-03", None))


def test_a_field_lists_commanders_with_commas_and_of_a_unit_none_commands_the_force() -> None:
    box = (
        "{{Infobox military unit|unit_name=1st Battalion"
        "|notable_commanders=[[Ivo Lund]] (1961–1962), Col. Jan Bos (1963)}}\nThe '''1st Battalion''' is a unit."
    )
    found = {r["person_as_written"]: (r["role"], dates(r)) for r in rows(extracted(box), "leadership")}
    assert found == {"Ivo Lund": ("other", ("1961", "1962")), "Jan Bos": ("other", ("1963", "1963"))}


def test_a_label_inside_a_paragraph_lists_who_had_the_post() -> None:
    text = "UNFU, Tsjaad. Hoofd: Jan Bos (juli 1999 - januari 2001), daarna Nils Dahl (2001) en Ivo Lund (2002-2003)."
    found = {name: dates(row) for name, row in told(text, "nl").items()}
    assert found == {"Jan Bos": ("1999-07", "2001-01"), "Nils Dahl": ("2001", "2001"), "Ivo Lund": ("2002", "2003")}


def test_whoever_leads_a_force_by_its_acronym_commands_it() -> None:
    row = told("Generaal-majoor Piet Kamp leidde de UNFU van november 2000 tot oktober 2002.", "nl")["Piet Kamp"]
    assert (row["role"], dates(row)) == ("force_commander", ("2000-11", "2002-10"))


def test_a_noun_for_a_people_is_no_part_of_the_name_of_who_is_given_an_office() -> None:
    found = told("Daar was de Algerijn Lakhdar Amrani sinds mei 1994 speciaal vertegenwoordiger.", "nl")
    assert {name: row["nationality_code"] for name, row in found.items()} == {"Lakhdar Amrani": "DZA"}


def test_whoever_leaves_behind_a_semicolon_is_not_the_president_before_it() -> None:
    found = told("President Ron Vance ordered a withdrawal on 7 February 1984; the last of them left on 26 February.")
    assert dates(found["Ron Vance"]) == (None, None)


def test_who_follows_the_commander_of_a_part_commands_that_part() -> None:
    text = "Kolonel A. van Veen was tot 15 januari 2000 commandant van Taskforce Oost, opgevolgd door kolonel J. Bos."
    found = {name: (row["role"], row["organisation"], dates(row)) for name, row in told(text, "nl").items()}
    assert found == {
        "A. van Veen": ("other", "Taskforce Oost", (None, "2000-01-15")),
        "J. Bos": ("other", "Taskforce Oost", ("2000-01-15", None)),
    }
