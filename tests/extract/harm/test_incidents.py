"""Attacks and accidents, and those killed and injured in them, in both languages and in both voices."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import casualty_tables, incidents
from tests.extract.told import quotes, told, values


@pytest.mark.parametrize(
    ("language", "text", "date", "killed", "injured"),
    [
        ("en", "On 4 May 2001 a roadside bomb killed a Kenyan peacekeeper and wounded two others.", "2001-05-04", 1, 2),
        ("en", "Three police officers were killed in an ambush on 3 June 2004.", "2004-06-03", 3, None),
        ("en", "The car bomb of 9 July 2010 left 3 dead and 5 wounded.", "2010-07-09", 3, 5),
        ("en", "On 2 May 2011 gunmen stormed the camp, killing five soldiers and wounding 12.", "2011-05-02", 5, 12),
        ("en", "An attack in March 2013 resulted in the deaths of seven peacekeepers.", "2013-03", 7, None),
        ("en", "A crash on 1 April 2009 claimed the lives of all 33 passengers.", "2009-04-01", 33, None),
        ("nl", "Bij een aanslag op 3 mei 2008 kwamen twee militairen om het leven.", "2008-05-03", 2, None),
        ("nl", "Op 3 mei 2008 werden twee blauwhelmen gedood en raakten er vier gewond.", "2008-05-03", 2, 4),
        ("nl", "Een bermbom doodde op 18 april 2009 twee militairen en verwondde er drie.", "2009-04-18", 2, 3),
        ("nl", "Op 5 juni 1993 sneuvelden 24 Pakistaanse soldaten.", "1993-06-05", 24, None),
        ("nl", "De aanslag van 6 mei 2004 eiste het leven van vier blauwhelmen.", "2004-05-06", 4, None),
        ("nl", "Bij de ontploffing op 7 mei 2004 vielen drie doden en elf gewonden.", "2004-05-07", 3, 11),
        ("nl", "Een hinderlaag kostte op 8 mei 2004 drie militairen het leven.", "2004-05-08", 3, None),
    ],
)
def test_verbs_and_nouns_of_harm_find_their_numbers(
    language: str, text: str, date: str, killed: int | None, injured: int | None
) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "date", "killed", "injured") == [(date, killed, injured)]


def test_a_table_of_incidents_gives_one_a_row_and_none_for_the_total() -> None:
    rows = told(
        '{| class="wikitable"\n! Date !! Location !! Killed !! Injured\n|-\n| 5 May 2004 || Aville || 3 || 12\n|-\n'
        "| 6 June 2005 || Btown || 1 ||\n|-\n| Total || || 4 || 12\n|}",
        casualty_tables.extract,
        form="wikitext",
    )
    assert values(rows, "incidents", "date", "place", "killed", "injured") == [
        ("2004-05-05", "Aville", 3, 12),
        ("2005-06-06", "Btown", 1, None),
    ]


def test_the_evidence_is_no_wider_than_the_telling() -> None:
    rows = told(
        "It rained. On 4 May 2001 a mine killed two soldiers near Aville. It went on raining.", incidents.extract
    )
    assert quotes(rows, "incidents") == ["4 May 2001 a mine killed two soldiers"]


@pytest.mark.parametrize(
    ("text", "date", "killed", "injured"),
    [
        ("Op 4 mei 1996 kwam korporaal Jan Bakker om het leven door een mijn.", "1996-05-04", 1, None),
        ("Sergeant Piet Smit sneuvelde op 9 juni 2009; twee anderen raakten gewond.", "2009-06-09", 1, 2),
        ("Op 2 maart 1951 werd de post overvallen, waarbij majoor Klaas Vos en zes anderen sneuvelden.",
         "1951-03-02", 7, None),
        ("Op 5 mei 2005 stortte bij Bamako een toestel neer. Daarbij kwamen drie piloten om het leven.",
         "2005-05-05", 3, None),
    ],
)  # fmt: skip
def test_a_victim_told_of_by_rank_and_name_is_one_killed(
    text: str, date: str, killed: int, injured: int | None
) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed", "injured") == [(date, killed, injured)]


def test_a_life_that_ends_is_no_incident() -> None:
    assert (
        values(told("Generaal Jan Bakker stierf op 4 mei 1950.", incidents.extract, language="nl"), "incidents") == []
    )


def test_of_those_who_served_only_some_were_killed() -> None:
    text = "In totaal dienden er 9.084 Nederlanders, van wie er negen omkwamen: zeven door ongevallen."
    assert not list(told(text, incidents.extract, language="nl").of("incidents"))


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("nl", "Bij de aanslag van 3 mei 2016 doodden strijders twee blauwhelmen.", [2]),
        ("nl", "Op 3 mei 2016 doodden gewapende mannen in een hotel twintig gijzelaars.", []),
        ("nl", "Op 3 mei 2016 doodden gewapende mannen twintig gijzelaars in een hotel.", [20]),
        ("nl", "Rebellen doodden op 3 mei 2016 bij een aanval twee blauwhelmen.", [2]),
        ("nl", "Op 3 mei 2016 doodden rebellen de burgemeester en verwoestten twee huizen.", [1]),
        ("nl", "Op 3 mei 2016 komen zes Ierse en Fijische blauwhelmen om.", [6]),
        ("en", "On 3 May 2016 six Irish and Fijian peacekeepers were killed.", [6]),
        ("en", "On 3 May 2016 four drivers were stoned to death.", [4]),
        ("en", "On 3 May 2016 three peacekeepers die when their car hits a mine.", [3]),
        ("en", "On 3 May 2016 rebels took a post; one of six men captured died.", [1]),
    ],
)
def test_whom_a_verb_takes_may_stand_behind_its_subject_or_be_some_of_several(
    language: str, text: str, killed: list[int]
) -> None:
    rows = told(text, incidents.extract, language=language)
    assert [n for (n,) in values(rows, "incidents", "killed") if n is not None] == killed


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("9 mei 2004: zes blauwhelmen sneuvelen bij Kara, tien raken gewond.", 6, 10),
        ("9 mei 2004: 31 van de 33 inzittenden overlijden bij een crash.", 31, None),
        ("Op 9 mei 2004 kwam korporaal Jan Bos om het leven; een collega raakte zwaargewond.", 1, 1),
        ("Op 9 mei 2004 werden zijn broer Karel en korporaal Jan Bos gedood door een bermbom.", 2, None),
        ("Op 9 mei 2004 werd in Kara en Lomé korporaal Jan Bos gedood door een bermbom.", 1, None),
        ("Op 9 mei 2004 verloor korporaal Jan Bos het leven.", 1, None),
        ("Bij een vuurgevecht op 9 mei 2004 werden twee piraten gedood en tien opgepakt.", 2, None),
    ],
)
def test_what_verbs_in_the_present_and_words_for_comrades_count(
    text: str, killed: int | None, injured: int | None
) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "killed", "injured") == [(killed, injured)]


def test_a_range_beside_a_number_leaves_the_sum_open() -> None:
    rows = told(
        "Op 9 mei 2004 sneuvelden zes agenten. Er vielen twintig à dertig doden.", incidents.extract, language="nl"
    )
    assert values(rows, "incidents", "killed") == [(None,)]
    killed = next(rows.of("incidents")).values["killed"]
    assert (killed.low, killed.high) == (26, 36)


def test_an_attack_to_come_is_none() -> None:
    text = "In mei 2007 kreeg de commandant berichten over een ophanden zijnde aanval."
    assert values(told(text, incidents.extract, language="nl"), "incidents", "date") == []


def test_the_dead_behind_a_sentence_on_another_year_are_not_those_of_the_incident() -> None:
    text = (
        "In December 1993 a company was ambushed; two soldiers were killed. On 22 April 1997 the brigade held the"
        " valley. Ten Australians were killed."
    )
    rows = told(text, incidents.extract)
    assert values(rows, "incidents", "date", "killed") == [("1993-12", 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 6 March 2013 twenty-one Filipino peacekeepers were seized near the line.", ["kidnapping"]),
        ("On 6 March 2013 twenty-one rifles were seized near the line.", []),
        ("A bomb maker was hanged on 3 July 2007.", []),
        ("A bomb went off on 3 July 2007.", ["bombing"]),
    ],
)
def test_what_happened_to_people_is_an_incident_and_a_trade_is_none(text: str, expected: list[str]) -> None:
    assert [kind for (kind,) in values(told(text, incidents.extract), "incidents", "kind")] == expected


@pytest.mark.parametrize(
    ("text", "date", "killed"),
    [
        ("Op 9 april 2013 werd een konvooi overvallen. Vijf Indiërs sneuvelden.", "2013-04-09", 5),
        ("Op 9 april 2013 is in het oosten een toestel neergestort. Alle acht inzittenden kwamen om.", "2013-04-09", 8),
        ("Op 8 juli 1995 werd een voertuig aangevallen. Jan van Dam sneuvelde.", "1995-07-08", 1),
        ("Op 8 juli 1995 werd een voertuig aangevallen. Jan van Dam sneuvelde, en met hem drie man.", "1995-07-08", 4),
    ],
)
def test_victims_who_open_the_next_sentence_are_those_of_what_happened_before_it(
    text: str, date: str, killed: int
) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed") == [(date, killed)]


def test_victims_told_of_later_on_are_not_those_of_the_crash_before() -> None:
    text = "Op 9 april 2013 is een toestel neergestort. Volgens het leger kwamen vijf burgers in het gebied om."
    assert values(told(text, incidents.extract, language="nl"), "incidents", "date", "killed") == [("2013-04-09", None)]


@pytest.mark.parametrize(
    "text", ["Kwamen op 3 mei 2003 twee soldaten om bij een ongeluk?", "Were two soldiers killed on 3 May 2003?"]
)
def test_a_question_tells_of_nobody_killed(text: str) -> None:
    language = "nl" if "Kwamen" in text else "en"
    assert values(told(text, incidents.extract, language=language), "incidents", "date") == []


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On 4 May 2001 five Indian soldiers, including Major Jan Bos, two drivers and a villager were killed.", 8),
        ("On 4 May 2001 two soldiers, Privates Ole Dahl and Jan Bos, and about 20 villagers were killed.", 22),
        ("On 4 May 2001 all eight on board – six Pakistanis, a Russian and a Serb – were killed.", 8),
        ("On 4 May 2001 twelve died in a crash, among them a Dane, and four crew survived.", 12),
        ("Ann Bos had been killed by a mine on 4 May 2001.", 1),
        ("On 4 May 2001 Sergeant Ole Dahl died when his jeep hit a mine.", 1),
        ("On 4 May 2001 a bus crashed. Of the 33 people on board, 32 were killed.", 32),
    ],
)
def test_who_is_named_between_commas_or_came_through_is_not_counted_twice(text: str, killed: int) -> None:
    assert values(told(text, incidents.extract), "incidents", "date", "killed") == [("2001-05-04", killed)]


def test_a_general_who_died_in_bed_is_no_victim_of_an_incident() -> None:
    assert not list(told("On 4 May 2001 General Ole Dahl died in Oslo.", incidents.extract).of("incidents"))


def test_those_among_the_dead_of_whom_no_number_is_told_are_the_least_there_were() -> None:
    text = "On 4 May 2001 a bomb went off. Among the dead were 20 peacekeepers."
    (row,) = told(text, incidents.extract).of("incidents")
    assert (row.values["killed"].best, row.values["killed"].qualifier) == (20, "at_least")


def test_the_dead_of_a_whole_fight_are_not_those_of_the_incident_in_it() -> None:
    text = "On 4 May 2001 a grenade killed two peacekeepers. More than 300 people died in the fighting."
    assert values(told(text, incidents.extract), "incidents", "killed") == [(2,)]


def test_the_subject_before_a_verb_does_not_make_it_point_back() -> None:
    text = "On 4 May 2001 the rebels ambushed a convoy."
    assert values(told(text, incidents.extract), "incidents", "date", "kind") == [("2001-05-04", "ambush")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldaat Jan Bos, 2e Bataljon: gesneuveld te Bor, 8 juli 1995.", [("1995-07-08", 1, None)]),
        ("Luitenant Jan Bos en soldaat Piet Vos, UNMEX: omgekomen bij Bor, 8 juli 1995.", [("1995-07-08", 2, None)]),
        ("Soldaat Jan Bos, 2e Bataljon: onderscheiden te Bor, 8 juli 1995.", []),
        ("Op 2 juli 1993 verloor Noorwegen drie man bij Bor.", [("1993-07-02", 3, None)]),
        ("Op 2 juli 1993 verloor Noorwegen drie wedstrijden.", []),
        ("Bij de aanval van 5 juni 1967 sneuvelden drie Noren; negen van hun kameraden raakten gewond.",
         [("1967-06-05", 3, 9)]),
        ("Op 5 mei 2001 kwamen bij een bomaanslag twee Noren om; twee andere werden gekwetst.", [("2001-05-05", 2, 2)]),
        ("Op 8 juli 2008 sneuvelden zeven man, onder wie vijf Noren, en 22 raakten gewond.", [("2008-07-08", 7, 22)]),
        ("Op 5 mei 2001 stierf soldaat Jan Bos bij een bomaanslag.", [("2001-05-05", 1, None)]),
        ("Op 5 mei 2001 stierf soldaat Jan Bos in zijn bed.", []),
        ("Op 5 mei 2001 werden bij Bor twee Noren door onbekende rebellen vermoord.", [("2001-05-05", 2, None)]),
    ],
)  # fmt: skip
def test_who_fell_in_dutch_entries_and_sentences(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed", "injured") == expected


def test_those_lost_by_the_end_are_not_of_the_last_attack() -> None:
    text = (
        "On 14 February 2024 mortar fire hit a base, killing two soldiers. By the end seven men had lost their lives."
    )
    found = told(text, incidents.extract)
    assert values(found, "incidents", "date", "killed") == [("2024-02-14", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Two peacekeepers died, one in an accident and one of illness.",
        "Of those who served 40 died, most of them in accidents.",
        "On 15 May 2015 the paper said nine had died.",
    ],
)
def test_what_people_died_of_and_what_was_said_of_them_later_is_no_incident(text: str) -> None:
    assert values(told(text, incidents.extract), "incidents", "killed") == []


def test_a_bomber_is_one_who_bombs_only_by_what_he_does() -> None:
    text = "On 28 July 1945 a bomber crashed into a tower and killed 14 people."
    assert values(told(text, incidents.extract), "incidents", "kind", "killed") == [("crash", 14)]
    text = "On 28 July 2005 a bomber attacked a post and killed 14 people."
    assert values(told(text, incidents.extract), "incidents", "kind", "killed") == [("bombing", 14)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # When and how some died is said of these alone, up to the next comma.
        ("en", "Seventeen soldiers died, two of them in a helicopter crash on 4 May 2010.", []),
        ("nl", "Er sneuvelden 122 man, onder wie overste Jan Smit op 12 februari 1951.", []),
        (
            "en",
            "Seven soldiers were killed, including two officers, when they were ambushed on 8 July 2008.",
            [("2008-07-08", 7)],
        ),
        ("en", "Seven soldiers died on 8 July 2008, two of them in a hospital.", [("2008-07-08", 7)]),
        # What is divided by its days is no single incident.
        ("nl", "Er vielen vier doden: twee bij een crash op 17 maart 2015 en twee bij een ongeval op 6 juli 2016.", []),
        (
            "nl",
            "Er vielen op 17 maart 2015 vier doden bij een crash: twee piloten en twee passagiers.",
            [("2015-03-17", 4)],
        ),
    ],
)
def test_what_is_told_of_some_of_the_dead_is_not_told_of_all(
    language: str, text: str, expected: list[tuple[object, ...]]
) -> None:
    assert values(told(text, incidents.extract, language=language), "incidents", "date", "killed") == expected


def test_those_lost_by_the_end_are_no_part_of_the_last_attack() -> None:
    text = "On 14 May 2004 mortar fire killed two men at Kalo. By the end seven of its members had lost their lives."
    assert values(told(text, incidents.extract), "incidents", "date", "killed") == [("2004-05-14", 2)]


def test_the_dead_of_another_year_are_none_of_an_attacks() -> None:
    text = "Op 10 februari 2021 raakten bij een aanslag bij Kalo twintig man gewond. In 2019 stierven 22 soldaten."
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed", "injured") == [("2021-02-10", None, 20)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He came five days after the massacre, on 27 April 1995.", []),
        ("The massacre, on 27 April 1995, shocked the world.", [("1995-04-27",)]),
    ],
)
def test_a_day_counted_from_an_attack_is_not_its_day(text: str, dates: list[tuple[str]]) -> None:
    assert values(told(text, incidents.extract), "incidents", "date") == dates


def test_a_number_behind_a_date_and_a_colon_counts_those_hurt() -> None:
    found = told("27 January 2024: 52 die and 64 are injured in raids.", incidents.extract)
    assert values(found, "incidents", "date", "killed", "injured") == [("2024-01-27", 52, 64)]


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        (
            "en",
            "On 7 December 2017 rebels killed nine men, the deadliest attack on them since May 1990, when twelve died.",
            9,
        ),
        ("en", "The bloodiest attack since May 1990 killed nine peacekeepers on 7 December 2017.", 9),
        (
            "nl",
            "Op 7 december 2017 doodden rebellen negen man, de ergste aanval sinds mei 1990, toen er vijf stierven.",
            9,
        ),
    ],
)
def test_an_incident_is_not_of_the_day_of_the_one_that_it_is_compared_with(
    language: str, text: str, killed: int
) -> None:
    rows = told(text, incidents.extract, language=language)
    assert values(rows, "incidents", "date", "killed") == [("2017-12-07", killed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Op 2 en 3 mei 2008 drongen rebellen de stad binnen. Daarbij kwamen zeker 160 mensen om.",
            [("2008-05-02/2008-05-03", "clash", 160)],
        ),
        ("In mei 2008 drongen rebellen de stad binnen.", []),
        ("Op 25 mei 1995 gijzelden de rebellen 370 blauwhelmen.", [("1995-05-25", "kidnapping", None)]),
        (
            "Op 3 mei 2008 kwamen bij een aanslag zes mannen om: vier gidsen en twee koks.",
            [("2008-05-03", "attack", 6)],
        ),
    ],
)
def test_dutch_tells_of_days_of_fighting_and_of_hostages(text: str, expected: list[tuple[object, ...]]) -> None:
    assert values(told(text, incidents.extract, language="nl"), "incidents", "date", "kind", "killed") == expected
