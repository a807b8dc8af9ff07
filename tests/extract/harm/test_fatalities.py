"""Running totals of the dead, told apart from the dead of one incident."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import casualty_tables, fatalities, incidents
from pipeline.extract.identity import missions
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "count", "as_of"),
    [
        ("en", "As of 31 May 2018, 120 UNMEX troops had lost their lives.", 120, "2018-05-31"),
        ("en", "UNMEX has lost more peacekeepers than others: 84 as of 3 May 2016.", 84, "2016-05-03"),
        ("en", "Up to 2023, 88 members of UNMEX had died.", 88, "2023"),
        ("en", "Nineteen members of the group lost their lives.", 19, None),
        ("en", "To date 48 peacekeepers have been killed.", 48, None),
        ("en", "In April 2017 the death toll of the mission rose to 21.", 21, "2017-04"),
        ("en", "By 30 April 2005, 56 peacekeepers had died.", 56, "2005-04-30"),
        ("en", "By the end of 2008, 124 soldiers of the mission had been killed.", 124, "2008"),
        ("en", "Forty-one troops had died by March 1996.", 41, "1996-03"),
        ("nl", "Tot 30 april 2005 waren 56 blauwhelmen omgekomen.", 56, "2005-04-30"),
        ("nl", "Eind 2008 waren 124 blauwhelmen gedood.", 124, "2008"),
        ("nl", "Door de jaren heen vielen er ruim vijftig doden.", 50, None),
        ("nl", "Het dodental kwam in april 2017 op 21.", 21, "2017-04"),
    ],
)
def test_a_sentence_that_sums_up_gives_a_total(language: str, text: str, count: int, as_of: str | None) -> None:
    rows = told(text, fatalities.extract, incidents.extract, language=language)
    assert values(rows, "fatality_totals", "count", "as_of") == [(count, as_of)]
    assert not list(rows.of("casualties"))


def test_a_toll_told_for_two_days_is_two_totals() -> None:
    text = "As of 30 April 2012, 170 peacekeepers had died; as of 31 March 2018 the total was 204."
    rows = told(text, fatalities.extract, incidents.extract)
    assert values(rows, "fatality_totals", "count", "as_of") == [(170, "2012-04-30"), (204, "2018-03-31")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 4 May 2001 five soldiers were killed in an attack."),
        ("en", "In late May 2001 five soldiers were killed in an attack."),
        ("nl", "Eind mei 2001 werden vijf militairen gedood bij een aanslag."),
    ],
)
def test_those_killed_at_a_time_are_an_incident_and_not_a_toll_by_then(language: str, text: str) -> None:
    rows = told(text, fatalities.extract, incidents.extract, language=language)
    assert not list(rows.of("fatality_totals"))
    assert [count for (count,) in values(rows, "incidents", "killed")] == [5]


def test_the_dead_of_one_attack_are_no_total() -> None:
    rows = told("On 4 May 2001 a total of five soldiers were killed in an attack.", fatalities.extract)
    assert not list(rows.of("fatality_totals"))


@pytest.mark.parametrize(("language", "text"), [("nl", "Omgekomen: 9"), ("nl", "Dodelijke slachtoffers: 9")])
def test_a_labelled_line_of_a_fact_box_is_a_total(language: str, text: str) -> None:
    rows = told(f"EXAMPLIA\nUNMEX\n\nDuur: 1 mei 1979 - 6 mei 1985\n{text}\n", fatalities.extract, language=language)
    assert values(rows, "fatality_totals", "count", "mission_id") == [(9, "UNMEX")]


def test_a_table_by_year_gives_each_years_toll() -> None:
    rows = told(
        '{| class="wikitable"\n! Year !! Fatalities\n|-\n| 2004 || 12\n|-\n| 2005 || 7\n|}',
        casualty_tables.extract,
        form="wikitext",
    )
    assert values(rows, "fatality_totals", "as_of", "count") == [("2004", 12), ("2005", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "Het leger verloor 900 man aan doden en gewonden.",
        "De macht telde 900 militairen.",
        "De stad telt 4.000 inwoners.",
    ],
)
def test_what_counts_more_than_the_dead_is_no_toll(text: str) -> None:
    assert values(told(text, fatalities.extract, language="nl"), "fatality_totals") == []


def test_what_a_war_has_cost_is_no_loss_of_the_mission() -> None:
    rows = told("De burgeroorlog kostte 40.000 mensen het leven.", fatalities.extract, language="nl")
    assert values(rows, "fatality_totals") == []


def test_a_field_of_losses_counts_neither_missing_nor_injured() -> None:
    box = "Duur: 1990 - 1992\nVerliezen: 12 militairen gedood, 64 gewonden, 3 vermisten\n"
    text = f"United Nations Mission in Examplia (UNMEX)\n\n{box}"
    rows = told(text, fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == [(12,)]


def test_the_number_before_a_noun_for_the_toll_is_the_toll_and_those_behind_it_its_parts() -> None:
    rows = told("There were 17 fatalities: 15 troops and 2 monitors.", fatalities.extract)
    assert values(rows, "fatality_totals", "count") == [(17,), (15,), (2,)]


def test_by_the_end_of_a_mission_its_dead_are_summed_up_whatever_they_died_of() -> None:
    text = "By the end of the mission 90 peacekeepers had died, 40 of them in attacks."
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "fatality_totals", "count", "cause") == [(90, "unspecified"), (40, "malicious_act")]
    assert values(rows, "incidents", "killed") == []


def test_the_dead_of_a_country_are_not_a_missions() -> None:
    rows = told("An estimated 60,000 people, most of them farmers, were killed in all.", fatalities.extract)
    assert values(rows, "fatality_totals", "count") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In all, UNMEX lost 154 people.", [(154, None)]),
        ("en", "UNMEX lost 17 of its people in eighteen months.", [(17, None)]),
        ("en", "UNMEX suffered 26 deaths.", [(26, None)]),
        ("en", "In the war the country lost 154 people.", []),
        ("nl", "Tot 24 september 1993 verloor UNMEX 82 mensen.", [(82, "1993-09-24")]),
        ("nl", "Er kwamen 110 blauwhelmen om het leven.", [(110, None)]),
        ("nl", "In totaal dienden er 984 Nederlanders, van wie er negen omkwamen.", [(9, None)]),
        ("nl", "Sinds 1999 zijn 93 militairen, agenten en burgers van de missie gedood.", [(93, None)]),
        ("nl", "Bij Goma kwamen 11 burgers om het leven.", []),
    ],
)
def test_what_a_mission_lost_is_its_toll(language: str, text: str, expected: list[tuple[int, str | None]]) -> None:
    assert values(told(text, fatalities.extract, language=language), "fatality_totals", "count", "as_of") == expected


def test_those_who_had_lost_their_lives_by_a_day_are_a_toll_and_no_incident() -> None:
    text = "By 31 December 2022, 183 members of UNMEX had lost their lives, most of them through illness."
    rows = told(text, fatalities.extract, incidents.extract)
    assert values(rows, "fatality_totals", "count", "as_of") == [(183, "2022-12-31")]
    assert values(rows, "incidents", "killed") == []


def test_the_toll_of_a_fact_box_holds_for_the_day_it_gives_unless_it_has_one_of_its_own() -> None:
    box = "Stand: 31 mei 2022\nDodelijke slachtoffers: 48{own}\n"
    for own, as_of in (("", "2022-05-31"), (" (31 december 2020)", "2020-12-31")):
        rows = told(box.format(own=own), fatalities.extract, language="nl")
        assert values(rows, "fatality_totals", "count", "as_of") == [(48, as_of)]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("De macht heeft sinds 1964 183 doden te betreuren.", [183]),
        ("In totaal verloor de missie twintig mensen.", [20]),
        ("In totaal verloor de stad twintig mensen.", []),
        ("Zo'n tachtig leden van UNMEX kwamen om, 25 van hen door vijandelijk optreden.", [80, 25]),
        ("Alle acht inzittenden kwamen om: zes Pakistanen, één Rus en één Serviër.", []),
    ],
)
def test_the_losses_of_the_force_in_the_dutch_order(text: str, totals: list[int]) -> None:
    rows = told(text, fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == [(n,) for n in totals]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("No member of the mission lost his life.", [(0, "unspecified")]),
        ("There were no fatalities in the mission.", [(0, "unspecified")]),
        (
            "UNMEX lost 50 members: 30 through illness, 12 in accidents and 8 in hostile acts.",
            [(50, "unspecified"), (30, "illness"), (12, "accident"), (8, "malicious_act")],
        ),
        (
            "By 31 July 2003 the mission had lost 46 people, 14 of them to hostile acts.",
            [(46, "unspecified"), (14, "malicious_act")],
        ),
        ("In all, 52 UNMEX soldiers lost their lives, most of them in accidents.", [(52, "unspecified")]),
        ("No peacekeeper was killed in the attack.", []),
        ("There were no fatalities in the attack on the market.", []),
        ("The mission lost 14 vehicles: 4 in accidents and 10 through theft.", []),
    ],
)
def test_the_dead_of_a_mission_are_told_by_what_they_died_of_or_as_none(
    text: str, totals: list[tuple[int, str]]
) -> None:
    rows = told(text, incidents.extract, fatalities.extract)
    assert values(rows, "fatality_totals", "count", "cause") == totals
    assert not list(rows.of("incidents"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In de negen jaar dat UNMEX duurde zijn zestig medewerkers overleden.", [60]),
        ("Zestien personeelsleden hebben er de dood gevonden.", [16]),
        ("In 59 jaar zijn 183 leden van de macht omgekomen.", [183]),
        ("De missie heeft 192 mensenlevens gekost.", [192]),
        ("De missie heeft 192 miljoen dollar gekost.", []),
        ("Zestig medewerkers zijn ziek geweest.", []),
    ],
)
def test_dutch_sentences_that_sum_up_whom_a_mission_lost(text: str, count: list[int]) -> None:
    rows = told(text, fatalities.extract, language="nl")
    assert [n for (n,) in values(rows, "fatality_totals", "count")] == count


def test_those_killed_beside_those_wounded_are_no_running_total() -> None:
    text = "Een patrouille werd overvallen. Zeven blauwhelmen sneuvelden, onder wie vijf Noren, en 22 raakten gewond."
    assert values(told(text, fatalities.extract, language="nl"), "fatality_totals", "count") == []
    summing = "In totaal sneuvelden zeven blauwhelmen, onder wie vijf Noren, en raakten er tweeëntwintig gewond."
    assert (7,) in values(told(summing, fatalities.extract, language="nl"), "fatality_totals", "count")


def test_behind_the_first_share_a_number_and_a_cause_are_enough() -> None:
    text = (
        "As of 30 June 2023 UNMEX had lost 178 people, 78 of them by malicious acts, 62 from illness, 30 in accidents."
    )
    found = values(told(text, fatalities.extract), "fatality_totals", "count", "cause")
    assert set(found) >= {(78, "malicious_act"), (62, "illness"), (30, "accident")}


def test_members_of_a_mission_who_died_without_a_day_are_its_toll() -> None:
    text = "Seventeen members of UNMEX died, two of them in a helicopter accident."
    found = told(text, incidents.extract, fatalities.extract)
    assert values(found, "incidents", "killed") == []
    assert (17,) in values(found, "fatality_totals", "count")


def test_a_total_that_had_died_on_a_day_is_a_toll_of_that_day() -> None:
    text = "On 20 April 1995 a total of 160 had died; on 3 May 1995, 171 had died."
    rows = told(text, fatalities.extract, incidents.extract)
    assert values(rows, "fatality_totals", "count", "as_of") == [(160, "1995-04-20"), (171, "1995-05-03")]
    assert not list(rows.of("incidents"))


def test_the_dead_of_a_day_and_those_of_what_was_told_before_are_no_running_total() -> None:
    text = "Op 18 januari 2017 ontplofte een autobom in Menaka: 70 doden. Het dodental van 18 januari werd later 81."
    rows = told(text, fatalities.extract, incidents.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == []
    text = "De slag om Tessit duurde van 15 tot 19 juni 2007. Daarbij vielen 50 doden: 30 strijders en 20 burgers."
    rows = told(text, fatalities.extract, incidents.extract, language="nl")
    assert values(rows, "fatality_totals", "count") == []
    text = "In zes jaar verloor de missie 50 mensen: 30 militairen en 20 burgers."
    rows = told(text, fatalities.extract, language="nl")
    assert (50,) in values(rows, "fatality_totals", "count")


def test_a_share_in_brackets_is_one_of_the_number_before_them() -> None:
    text = "%s peacekeepers died: Pakistan lost 43, the United States 30 (26 of them by hostile action), others 81."
    found = values(told(text % 154, fatalities.extract), "fatality_totals", "cause", "count")
    assert ("malicious_act", 26) not in found
    text = "154 peacekeepers died, 26 of them by hostile action."
    assert ("malicious_act", 26) in values(told(text, fatalities.extract), "fatality_totals", "cause", "count")


def test_shares_behind_a_semicolon_are_of_the_day_before_it() -> None:
    text = "As of 31 August 2020 the number stood at 3,989; of these 54 died in attacks, 1,366 died in accidents."
    rows = told(text, fatalities.extract, incidents.extract)
    found = values(rows, "fatality_totals", "cause", "count", "as_of")
    assert ("accident", 1366, "2020-08-31") in found
    assert values(rows, "incidents", "killed") == []


def test_parts_of_a_toll_are_written_once_and_two_causes_are_none() -> None:
    text = "All told 110 members of the force died: 64 killed in action or by accident and 46 from other causes."
    rows = told(text, fatalities.extract)
    assert sorted(values(rows, "fatality_totals", "count", "cause")) == [
        (46, "other"),
        (64, "unspecified"),
        (110, "unspecified"),
    ]


def test_those_who_had_died_by_then_are_a_toll() -> None:
    text = "The mission closed on 30 March 2018. By then 202 of its staff had died."
    assert values(told(text, fatalities.extract), "fatality_totals", "count") == [(202,)]
    text = "Its last troops left in January. Twenty-six of its members had died."
    assert values(told(text, fatalities.extract), "fatality_totals", "count") == [(26,)]


def test_a_field_that_counts_others_too_gives_those_it_calls_dead() -> None:
    page = (
        "{{Infobox organization\n| name = UNMEX\n| casualties = 12 dead, 3 missing, 40 wounded\n}}\nUNMEX is a mission."
    )
    rows = told(page, fatalities.extract, form="wikitext")
    assert values(rows, "fatality_totals", "count") == [(12,)]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("Nederlandse deelname: mei 2000 - juni 2001\nDodelijke slachtoffers: geen", [(None, "other", 0)]),
        ("Krijgsmachtdelen: landmacht\nGesneuveld of overleden: 12", [(None, "other", 12)]),
        ("Duur missie: mei 2000 - juni 2001\nOmgekomen: 12", [("UNMEX", "un_unspecified", 12)]),
        ("Duur missie: mei 2000 - juni 2001\nOmgekomen Nederlandse militairen: 2", [(None, "other", 2)]),
    ],
)
def test_the_dead_in_a_box_on_a_countrys_part_are_no_toll_of_the_mission(
    sheet: str, expected: list[tuple[str | None, str, int]]
) -> None:
    rows = told(f"UNMEX\n\n{sheet}\n", fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "mission_id", "population", "count") == expected


def test_the_bracket_behind_the_dead_of_a_field_says_what_they_died_of() -> None:
    sheet = "UNMEX\n\nKrijgsmachtdelen: landmacht\nOverleden: 5 (3 bij een mijnongeval, 2 in het verkeer)\n"
    rows = told(sheet, fatalities.extract, language="nl")
    assert values(rows, "fatality_totals", "cause", "count") == [("unspecified", 5), ("accident", 3), ("accident", 2)]


@pytest.mark.parametrize("subject", ["The rebels", "The enemy", "The NFL"])
def test_what_others_lost_is_no_loss_of_the_mission(subject: str) -> None:
    found = told(f"{subject} lost 34 killed.", fatalities.extract)
    assert values(found, "fatality_totals", "count") == []


@pytest.mark.parametrize("subject", ["UNMEX", "The mission", "India", "It"])
def test_what_a_mission_or_contingent_lost_is(subject: str) -> None:
    found = told(f"{subject} has lost 34 soldiers.", fatalities.extract)
    assert values(found, "fatality_totals", "count") == [(34,)]


def test_the_day_of_a_toll_may_stand_between_the_verb_and_the_number() -> None:
    text = "UNMEX is een VN-missie. In totaal verloor UNMEX tot en met 31 mei 2018 169 blauwhelmen."
    found = told(text, missions.extract, fatalities.extract, language="nl")
    assert values(found, "fatality_totals", "count", "as_of") == [(169, "2018-05-31")]
