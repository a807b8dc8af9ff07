"""Those killed and injured in one incident: by nationality and population, and what they add up to."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import casualty_tables, conflicts, incidents
from tests.extract.told import told, values


def test_parts_in_dashes_take_the_verb_and_the_date_of_the_whole() -> None:
    rows = told(
        "Eight peacekeepers – five Indians and three Nepalese – died in an ambush on 29 March 2012.", incidents.extract
    )
    assert values(rows, "incidents", "killed") == [(8,)]
    assert values(rows, "casualties", "country_code", "outcome", "count") == [
        ("IND", "killed", 5),
        ("NPL", "killed", 3),
    ]


def test_parts_with_from_and_respectively_keep_their_countries() -> None:
    rows = told(
        "In May 2015, six soldiers were killed—four from Ghana and two from Togo near Aville and Btown, respectively.",
        incidents.extract,
    )
    assert values(rows, "incidents", "date", "killed", "place") == [("2015-05", 6, "Aville and Btown")]
    assert values(rows, "casualties", "country_code", "count") == [("GHA", 4), ("TGO", 2)]


def test_an_incident_goes_on_over_the_sentences_of_its_paragraph() -> None:
    rows = told(
        "On 20 January 2019 the base at Northfort was attacked by militants. "
        "The attack was beaten back, but 10 Ghanaian peacekeepers lost their lives and 25 were hurt. "
        "Several of the attackers are said to have died.",
        incidents.extract,
    )
    assert values(rows, "incidents", "date", "place", "killed", "injured") == [("2019-01-20", "Northfort", 10, 25)]
    assert values(rows, "casualties", "outcome", "population", "count", "assertion")[-1] == (
        "killed",
        "attacker",
        None,
        "reported",
    )


def test_the_attackers_dead_are_not_counted_with_the_victims() -> None:
    rows = told("On 1 May 2010 rebels attacked a post; two soldiers and twelve rebels were killed.", incidents.extract)
    assert values(rows, "incidents", "killed") == [(2,)]
    assert ("attacker", 12) in values(rows, "casualties", "population", "count")


def test_a_dated_kidnapping_is_an_incident_without_casualties() -> None:
    rows = told("Op 6 maart 2013 werden eenentwintig blauwhelmen ontvoerd.", incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "kind", "killed") == [("2013-03-06", "kidnapping", None)]
    assert not list(rows.of("casualties"))


@pytest.mark.parametrize(
    "text",
    [
        "The council condemned the attack on 25 May 2014.",
        "No peacekeepers were killed on 3 May 2014.",
        "Attacks on convoys have become more frequent.",
        "Some 60 people were killed or wounded in May 2014.",
        "On 3 May 2014 the force had 900 men.",
    ],
)
def test_nothing_is_made_of_what_tells_of_no_incident(text: str) -> None:
    assert not list(told(text, incidents.extract).of("casualties"))
    assert not values(told(text, incidents.extract), "incidents", "killed")


def test_an_infobox_gives_the_losses_of_each_side() -> None:
    rows = told(
        "{{Infobox military conflict\n| conflict = Battle of Example\n| date = 3 March 2004\n| place = [[Example]]\n"
        "| combatant1 = {{flag|France}}\n| casualties1 = 12 killed, 30 wounded\n| casualties2 = Unknown\n"
        "| casualties3 = 5 civilians killed\n}}\n'''Battle of Example''' was a battle.",
        conflicts.extract,
        form="wikitext",
        subject=None,
    )
    assert values(rows, "incidents", "date", "place") == [("2004-03-03", "Example")]
    assert values(rows, "casualties", "country_code", "outcome", "population", "count") == [
        ("FRA", "killed", "other", 12),
        ("FRA", "injured", "other", 30),
        (None, "killed", "civilian", 5),
    ]


def test_dead_and_injured_in_one_number_count_as_neither() -> None:
    rows = told("Bij de slag op 3 mei 1809 vielen 900 doden en gewonden.", incidents.extract, language="nl")
    assert values(rows, "casualties", "count") == []


def test_a_rebel_ambush_is_no_rebel() -> None:
    rows = told("9 April 2003: Two troops died in a rebel ambush; a driver was wounded.", incidents.extract)
    assert values(rows, "casualties", "population", "count")[0][1] == 2
    assert "attacker" not in [population for (population,) in values(rows, "casualties", "population")]


def test_countrymen_with_numbers_of_their_own_are_counted_apart() -> None:
    text = "Op 9 mei 2004 sneuvelden één Nederlander, één Amerikaan en zestien Afghaanse agenten."
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "casualties", "country_code", "count") == [("NLD", 1), ("USA", 1), ("AFG", 16)]
    text = "Op 9 mei 2004 kwamen acht inzittenden om (zes Pakistanen, een Deen en een Serviër)."
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "casualties", "country_code", "count") == [("PAK", 6), ("DNK", 1), ("SRB", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 1994 a Fijian observer, Captain Jon Vula, was killed by a mortar shell.", [("FJI", "killed", 1)]),
        ("On 2 July 1993 seven more, among them three Italians, were killed.", [("ITA", "killed", 3)]),
        ("On 2 April 2021 four Chadian soldiers were killed and 19 wounded.",
         [("TCD", "killed", 4), ("TCD", "injured", 19)]),
        ("On 5 June 1993, 24 Kenyan soldiers were killed in ambushes in the city, and 57 wounded.",
         [("KEN", "killed", 24), (None, "injured", 57)]),
        ("On 22 April 1951 the Australians lost 32 killed and 59 wounded, the Canadians 10 killed.",
         [("AUS", "killed", 32), ("AUS", "injured", 59), ("CAN", "killed", 10)]),
        ("On 2 July 2006 an air raid killed 28 civilians, 16 of them children.", [(None, "killed", 28)]),
        ("On 2 July 2006 Private Jan Bos was shot dead; another soldier was injured.",
         [(None, "killed", 1), (None, "injured", 1)]),
    ],
)  # fmt: skip
def test_nationality_goes_with_those_who_are_counted(text: str, expected: list[tuple[str | None, str, int]]) -> None:
    rows = told(text, incidents.extract)
    assert sorted(values(rows, "casualties", "country_code", "outcome", "count"), key=str) == sorted(expected, key=str)


def test_whoever_stands_behind_the_dutch_verb_first_did_the_killing() -> None:
    rows = told("Op 15 juni 2007 doodde een zelfmoordterrorist vijf agenten.", incidents.extract, language="nl")
    assert values(rows, "casualties", "population", "count") == [("other", 5)]
    rows = told("Op 15 juni 2007 doodden militairen een aanvaller.", incidents.extract, language="nl")
    assert values(rows, "casualties", "population", "count") == [("attacker", 1)]


def test_those_among_the_dead_are_no_more_dead() -> None:
    text = "On 4 May 2001 a bomb killed 30 people. Among the dead were 20 peacekeepers and five villagers."
    rows = told(text, incidents.extract)
    assert values(rows, "incidents", "killed") == [(30,)]
    assert values(rows, "casualties", "count") == [(30,), (20,), (5,)]


def test_those_among_the_dead_belong_to_what_a_paragraph_before_told() -> None:
    text = "On 4 May 2001 a bomb killed 30 people.\n\nThe bomb had stood in a van.\n\nAmong the dead were 20 policemen."
    rows = told(text, incidents.extract, form="wikitext")
    assert values(rows, "incidents", "killed") == [(30,)]
    assert values(rows, "casualties", "count") == [(30,), (20,)]


def test_an_operation_is_no_place_and_some_of_a_gang_have_no_country() -> None:
    text = "In Operation Falcon, on 4 May 2001, one British soldier was killed, and 25 of the gang were killed."
    rows = told(text, incidents.extract)
    assert values(rows, "incidents", "place") == [(None,)]
    assert ("GBR", 25) not in values(rows, "casualties", "country_code", "count")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On 8 May 2004 Jan Bos and 15 others died when their plane crashed; the 16 dead included two guards.", 16),
        ("On 8 May 2004 three soldiers and five policemen were killed in an attack; the nine dead were buried.", 17),
        ("On 8 May 2004 two soldiers were killed and two police officers were killed in an attack.", 4),
        ("On 8 May 2004 a soldier was killed in an attack; gunmen killed three others. Four dead in all.", 4),
        ("On 8 May 2004 four rebels were killed; a civilian was shot dead, so that seven people lost their lives.", 7),
    ],
)
def test_a_number_that_means_all_told_before_is_not_added_to_them(text: str, killed: int) -> None:
    assert values(told(text, incidents.extract), "incidents", "killed") == [(killed,)]


def test_a_day_that_spans_two_rows_of_a_table_is_one_incident() -> None:
    text = """{| class="wikitable"
! Date !! Place !! Contingent !! Deaths !! Injured
|-
| rowspan="2" | 8 May 2017 || rowspan="2" | Bria || Cambodia || 4 || 8
|-
| Morocco || 1 || 2
|-
| 23 July 2017 || Zemio || Morocco || 1 || 3
|}
"""
    found = told(text, casualty_tables.extract, form="wikitext")
    assert values(found, "incidents", "date", "killed", "injured") == [("2017-05-08", 5, 10), ("2017-07-23", 1, 3)]
    assert ("MAR", "injured", 2) in values(found, "casualties", "country_code", "outcome", "count")


def test_the_dead_beside_the_strength_of_a_month_are_no_incident() -> None:
    text = """{| class="wikitable"
! Year !! Military !! Killed
|-
| Dec. 2011 || 3,798 || 4
|-
| Dec. 2013 || 4,086 || 11
|}
"""
    assert values(told(text, casualty_tables.extract, form="wikitext"), "incidents", "killed") == []
    dead = text.replace("Military", "Remarks")
    assert values(told(dead, casualty_tables.extract, form="wikitext"), "incidents", "killed") == [(4,), (11,)]


@pytest.mark.parametrize(
    ("language", "text", "killed", "injured"),
    [
        ("en", "On 3 May 2010 gunmen killed a sergeant of the force and five civilians.", 6, None),
        ("en", "On 3 May 2010 gunmen killed two soldiers of the army and wounded five civilians.", 2, 5),
        ("nl", "Op 3 mei 2010 doodden rebellen een sergeant van de macht en vijf burgers.", 6, None),
        ("en", "On 3 May 2010 two Moroccans, drivers of a lorry, were shot dead.", 2, None),
        ("en", "On 3 May 2010 three peacekeepers, a driver and an interpreter, were killed.", 5, None),
    ],
)
def test_whose_they_are_and_what_they_were_part_no_victims_from_their_verb(
    language: str, text: str, killed: int, injured: int | None
) -> None:
    found = told(text, incidents.extract, language=language)
    assert values(found, "incidents", "killed", "injured") == [(killed, injured)]


def test_a_compound_says_both_who_they_were_and_that_they_died() -> None:
    text = "Op 24 oktober 2016 vielen bij een aanval vier burgerdoden en veertien gewonden."
    found = told(text, incidents.extract, language="nl")
    assert values(found, "incidents", "killed", "injured") == [(4, 14)]
    assert ("killed", "civilian", 4) in values(found, "casualties", "outcome", "population", "count")


def test_accounts_of_losses_without_a_day_are_not_added_up() -> None:
    text = "== Verliezen ==\nHet Belgische bataljon telde 17 doden en 64 gewonden. Van hen stierven er 9 later.\n"
    found = told(text, incidents.extract, language="nl", form="wikitext")
    assert values(found, "incidents", "killed", "injured") == [(None, 64)]
    assert ("BEL", "killed", 17) in values(found, "casualties", "country_code", "outcome", "count")
    text = "== Verliezen ==\nBij de aanval van 4 mei 2001 vielen 17 doden. Later stierven er nog negen.\n"
    assert values(told(text, incidents.extract, language="nl", form="wikitext"), "incidents", "killed") == [(26,)]
