"""Ceilings, plans and numbers in place, whole and in parts."""

from __future__ import annotations

import pytest

from pipeline.extract.authority import resolutions
from pipeline.extract.identity import missions, operations
from pipeline.extract.troops import strengths
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It is a force of about 900.", [("unspecified", "unspecified", 900, None)]),
        ("en", "The first ceiling was 400.", [("authorised", "unspecified", 400, None)]),
        ("en", "By July 2006 fewer than 200 were left.", [("deployed", "unspecified", 200, "2006-07")]),
        ("en", "UNMEX had 1,200 soldiers in May 2010.", [("deployed", "military", 1200, "2010-05")]),
        ("en", "The mission consists of 90 police officers.", [("unspecified", "police", 90, None)]),
        ("en", "Resolution 12 of 4 May 2010 cut the force to 270.", [("authorised", "unspecified", 270, "2010-05-04")]),
        ("en", "Resolution 18 raised it again, to 5,500 troops.", [("authorised", "military", 5500, None)]),
        ("en", "Resolution 12 provided for 1,700 police.", [("authorised", "police", 1700, None)]),
        ("en", "The Council allowed for 900 troops.", [("authorised", "military", 900, None)]),
        ("en", "UNMEX was created by Resolution 12 with 900 soldiers.", [("authorised", "military", 900, None)]),
        ("en", "UNMEX was created in 1990 with 900 soldiers.", [("unspecified", "military", 900, "1990")]),
        ("en", "It reached its largest size, 900 soldiers, in May 1999.", [("deployed", "military", 900, "1999-05")]),
        (
            "en",
            "In May 2010 the numbers were cut again, to 900 soldiers.",
            [("unspecified", "military", 900, "2010-05")],
        ),
        (
            "en",
            "Resolution 18 increased the overall force levels to 900 troops.",
            [("authorised", "military", 900, None)],
        ),
        (
            "en",
            "On 31 May 2010 900 soldiers from 57 countries were serving there.",
            [("deployed", "military", 900, "2010-05-31")],
        ),
        ("en", "Authorized: 900 military personnel.", [("authorised", "military", 900, None)]),
        ("en", "It was a mission of some 90 observers.", [("unspecified", "military", 90, None)]),
        (
            "en",
            "As of 3 May 2010 strength: 900 troops and 90 police; 40 civilian staff.",
            [
                ("deployed", "military", 900, "2010-05-03"),
                ("deployed", "police", 90, "2010-05-03"),
                ("deployed", "civilian", 40, "2010-05-03"),
            ],
        ),
        ("en", "The mission had 900 troops; 40 villages were empty.", [("deployed", "military", 900, None)]),
        ("en", "It began in May 2010. By then the force had 900 soldiers.", [("deployed", "military", 900, "2010-05")]),
        ("en", "It began in May 2010. The force had 900 soldiers.", [("deployed", "military", 900, None)]),
        (
            "nl",
            "UNMEX begon in mei 2010. Op dat moment telde de macht 900 militairen.",
            [("unspecified", "military", 900, "2010-05")],
        ),
        (
            "nl",
            "De Raad stelde met resolutie 12 UNMEX in, aanvankelijk met niet meer dan 90 waarnemers.",
            [("authorised", "military", 90, None)],
        ),
        (
            "nl",
            "Een jaar later was het aantal militairen van UNMEX tot 3.300 gedaald.",
            [("deployed", "unspecified", 3300, None)],
        ),
        (
            "nl",
            "Later ging de missie over in UNMEX, dat met 900 militairen en 90 agenten begon.",
            [("deployed", "military", 900, None), ("deployed", "police", 90, None)],
        ),
        (
            "nl",
            "Resolutie 12 van 4 mei 2010 stond een sterkte toe van 900 militairen.",
            [("authorised", "military", 900, "2010-05-04")],
        ),
        (
            "nl",
            "De Raad gaf groen licht voor UNMEX: 90 agenten en 900 militairen.",
            [("authorised", "police", 90, None), ("authorised", "military", 900, None)],
        ),
        ("nl", "De Raad stelde een onderzoek in: 90 militairen werden gehoord.", []),
        (
            "nl",
            "Op het hoogtepunt, in juli 1961, waren het er bijna 2.000.",
            [("deployed", "unspecified", 2000, "1961-07")],
        ),
        ("en", "In May 2010 there were 900 troops left.", [("deployed", "military", 900, "2010-05")]),
        (
            "en",
            "In May 2010 there were 900 troops left, and in June 2011 just 400.",
            [("deployed", "military", 900, "2010-05"), ("deployed", "military", 400, "2011-06")],
        ),
        ("en", "In May 2010 there were 900 soldiers in the royal guard.", []),
        (
            "en",
            "UNMEX said that 90 observers were in place by 14 October 2010.",
            [("deployed", "military", 90, "2010-10-14")],
        ),
        (
            "en",
            "Resolution 12 of 4 May 2010 lifted it by a further 900 to 4,900.",
            [("authorised", "unspecified", 4900, "2010-05-04")],
        ),
        (
            "en",
            "Under Resolution 12 of 4 May 2010 it reached 17,500.",
            [("authorised", "unspecified", 17500, "2010-05-04")],
        ),
        (
            "en",
            "UNMEX stood at 900 by the end of May 2003 and at 700 in June 2005.",
            [("deployed", "unspecified", 900, "2003-05"), ("deployed", "unspecified", 700, "2005-06")],
        ),
        (
            "en",
            "UNMEX fell to 900 in May 1960 and 700 at the end.",
            [("deployed", "unspecified", 900, "1960-05"), ("deployed", "unspecified", 700, None)],
        ),
        ("en", "In May 2010 UNMEX was brought up to 900.", [("unspecified", "unspecified", 900, "2010-05")]),
        ("en", "The contingent grew to 900.", []),
        (
            "en",
            "The Council authorised 476 observers by Resolution 12 on 4 May 2010.",
            [("authorised", "military", 476, "2010-05-04")],
        ),
        (
            "en",
            "The Council authorised 476 observers for the mission by Resolution 12 on 4 May 2010.",
            [("authorised", "military", 476, "2010-05-04")],
        ),
        (
            "en",
            "UNMEX had 300 personnel, namely 250 soldiers and 50 police officers.",
            [
                ("deployed", "uniformed", 300, None),
                ("deployed", "military", 250, None),
                ("deployed", "police", 50, None),
            ],
        ),
        ("en", "The Council raised its strength to 900 soldiers.", [("authorised", "military", 900, None)]),
        (
            "en",
            "The Council raised the ceiling from 400 to 600 troops by resolution 12 on 4 May 2010.",
            [("authorised", "military", 400, None), ("authorised", "military", 600, "2010-05-04")],
        ),
        (
            "en",
            "Resolution 12 established UNMEX, with 900 troops and 20 corrections officers.",
            [("authorised", "military", 900, None), ("authorised", "civilian", 20, None)],
        ),
        ("nl", "Eind 2015 bestond de missie uit 900 militairen.", [("unspecified", "military", 900, "2015")]),
        ("nl", "Resolutie 12 verhoogde dat tot 900 militairen.", [("authorised", "military", 900, None)]),
        ("nl", "De macht zou 600 man tellen.", [("planned", "unspecified", 600, None)]),
        ("nl", "Op papier omvatte UNMEX 2100 militairen en burgers.", [("authorised", "total", 2100, None)]),
    ],
)
def test_a_frame_beside_a_number_makes_it_a_strength(
    language: str, text: str, expected: list[tuple[str, str, int, str | None]]
) -> None:
    rows = told(text, strengths.extract, language=language)
    assert values(rows, "strengths", "kind", "component", "count", "as_of") == expected


def test_the_symbol_comes_from_the_documents_rows_on_resolutions() -> None:
    def adopted(rows: object) -> None:
        rows.fact("resolutions", (77,), (0, 1), "test", number=77, symbol="S/RES/77 (2013)")  # type: ignore[attr-defined]

    rows = told("Volgens resolutie 77 mag de macht maximaal 900 man tellen.", adopted, strengths.extract, language="nl")
    assert values(rows, "strengths", "symbol", "assertion") == [("S/RES/77 (2013)", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "The mission consists of three sectors.",
        "The force had 13 posts in 2004.",
        "In May 2004 ten soldiers were killed.",
        "The council consists of fifteen members.",
    ],
)
def test_other_numbers_are_no_strengths(text: str) -> None:
    assert not list(told(text, strengths.extract, subject=None).of("strengths"))


def test_a_sentence_that_opens_with_as_of_dates_all_its_numbers() -> None:
    text = "As of 31 May 2006 the mission comprised 900 troops, supported by 40 civilian staff."
    assert values(told(text, strengths.extract), "strengths", "count", "as_of") == [
        (900, "2006-05-31"),
        (40, "2006-05-31"),
    ]


def test_the_date_that_opens_a_sentence_is_none_of_what_stands_behind_its_next_one() -> None:
    text = (
        "As of 31 May 2006 the mission comprised 900 troops, and in May 2008, after the war, a force of 1,900 soldiers."
    )
    assert (1900, "2006-05-31") not in values(told(text, strengths.extract), "strengths", "count", "as_of")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The troops fell from 300 in May 2006 to 170 in June 2007.", [(300, "2006-05"), (170, "2007-06")]),
        ("nl", "De macht daalde van 300 in mei 2006 naar 170 in juni 2007.", [(300, "2006-05"), (170, "2007-06")]),
        ("nl", "Het aantal militairen steeg van 30 naar 170.", [(30, None), (170, None)]),
        ("nl", "De sterkte van de macht bedroeg eind 2000 1.251 man.", [(1251, "2000")]),
        ("nl", "De macht telde aanvankelijk 14.000 militairen.", [(14000, None)]),
    ],
)  # fmt: skip
def test_a_verb_of_state_gives_what_was_there(language: str, text: str, expected: list[tuple[int, str | None]]) -> None:
    rows = told(text, strengths.extract, language=language)
    assert values(rows, "strengths", "kind", "count", "as_of") == [("deployed", *each) for each in expected]


def test_a_number_that_explains_another_force_is_not_the_missions() -> None:
    text = "The UN Mission in Chad (UNMIC) had 20 men. On 1 May UNMEX left the field to UNMIC, a force of 6,000 men."
    rows = told(text, missions.extract, operations.extract, strengths.extract)
    assert ("UNMIC", 6000) in values(rows, "strengths", "mission_id", "count")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nl", "De Raad stond de missie in mei 1994 4.000 man toe.", [("authorised", 4000)]),
        ("nl", "Zo'n 1.500 blauwhelmen keken toe.", []),
        ("nl", "Resolutie 77, die 700 militairen en 26 agenten toestond, kwam later.",
         [("authorised", 700), ("authorised", 26)]),
        ("nl", "Resolutie 77 van 5 mei 2000 breidde haar uit tot ten hoogste 900 man.", [("authorised", 900)]),
        ("nl", "In 1993 daalde het aantal waarnemers van 350 naar 50.", [("unspecified", 350), ("unspecified", 50)]),
        ("nl", "De missie telde op haar hoogtepunt, medio 1993, bijna 22.000 mensen.", [("deployed", 22000)]),
        ("nl", "Egypte vroeg om het vertrek; de macht telt dan 3.378 man.", [("deployed", 3378)]),
    ],
)  # fmt: skip
def test_verbs_in_parts_and_words_in_between_leave_a_strength_what_it_is(
    language: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert values(told(text, strengths.extract, language=language), "strengths", "kind", "count") == expected


def test_officers_of_a_police_component_are_police() -> None:
    text = "Resolution 77 of 5 May 2000 authorised a police component of up to 144 officers."
    assert values(told(text, strengths.extract), "strengths", "component", "count") == [("police", 144)]
    text = "Resolution 77 of 5 May 2000 authorised a mission of up to 144 officers."
    assert values(told(text, strengths.extract), "strengths", "component", "count") == [("military", 144)]


def test_whom_a_mission_counts_serve_in_it_where_the_page_is_on_something_else() -> None:
    rows = told("De missie bestaat uit ruim 600 man uit 28 landen.", strengths.extract, language="nl", subject=None)
    assert values(rows, "strengths", "count") == [(600,)]
    rows = told("De bank bestaat uit ruim 600 man.", strengths.extract, language="nl", subject=None)
    assert values(rows, "strengths", "count") == []


def test_a_resolution_told_of_in_a_clause_behind_set_no_number_before_it() -> None:
    text = "UNMEX (see S/RES/12 (1990)) had up to 900 soldiers, to which Resolution 13 of 4 May 1991 added others."
    rows = told(text, resolutions.extract, strengths.extract)
    assert values(rows, "strengths", "count", "symbol") == [(900, None)]
    text = "In Resolution 13 of 4 May 1991 the Security Council allowed for 900 soldiers."
    rows = told(text, resolutions.extract, strengths.extract)
    assert values(rows, "strengths", "count", "symbol") == [(900, "S/RES/13 (1991)")]


def test_what_a_strength_was_brought_up_to_is_no_ceiling() -> None:
    found = told("It brought its strength up to 125 in May 2010.", strengths.extract)
    assert values(found, "strengths", "kind", "count") == [("deployed", 125)]


def test_an_entry_of_a_chronicle_dates_its_strengths() -> None:
    text = """{| class="wikitable"
! Date !! Event
|-
| 20 October 2004 || The ceiling is raised to 3,320.
|-
| 28 April 2005 || Ceiling raised to 7,731.
|}
"""
    found = told(text, strengths.extract, form="wikitext")
    assert values(found, "strengths", "count", "as_of") == [(3320, "2004-10-20"), (7731, "2005-04-28")]


def test_a_force_of_another_body_is_not_that_of_the_page() -> None:
    lead = "African Union Mission in Sudan (AMIS) is a peacekeeping mission.\n\n"
    text = f"{lead}The plan provides for a UN force of 17,300. It is a force of 900."
    found = told(text, missions.extract, operations.extract, strengths.extract, subject=None)
    assert values(found, "strengths", "count", "mission_id") == [(17300, None), (900, "AMIS")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het mariniersbataljon vertrok in mei. Zij telde 684 man.", []),
        ("De sector ging naar een eenheid uit India, die ruim 1.300 man telde.", []),
        ("De genie-eenheid in Gao bestond uit 120 militairen.", []),
        ("De kern was een verbindingsafdeling. Deze telde 245 militairen.", []),
        ("De missie begon in mei. Zij telde 684 man.", [684]),
        ("De macht kreeg een bataljon uit India. Zij telde toen 5.684 man.", [5684]),
    ],
)
def test_what_a_unit_counts_is_no_strength_of_the_mission(text: str, expected: list[int]) -> None:
    rows = told(text, strengths.extract, language="nl")
    assert [count for (count,) in values(rows, "strengths", "count")] == expected


def test_what_a_force_was_reduced_to_is_no_ceiling() -> None:
    rows = told("De missie werd teruggebracht tot 75 waarnemers.", strengths.extract, language="nl")
    assert [row.values["count"].mention.qualifier for row in rows.of("strengths")] == ["exact"]


def test_the_resolution_that_changed_a_ceiling_did_not_set_what_it_was_before() -> None:
    text = "The ceiling was raised from 400 to 600 troops by Security Council Resolution 2295 of 29 June 2016."
    rows = told(text, resolutions.extract, strengths.extract)
    assert values(rows, "strengths", "count", "symbol") == [(400, None), (600, "S/RES/2295 (2016)")]


def test_a_few_of_some_name_behind_people_are_machines_and_many_are_people() -> None:
    box = (
        "{{Infobox military conflict\n| conflict = Battle\n| strength1 = 3,500 soldiers<br />2 [[Sukhoi Su-25]]s\n"
        "| strength2 = 155 soldiers<br />1 Fouga CM.170 Magister\n| strength3 = 40 soldiers<br />300 Redshirts\n}}\n"
        "'''Battle'''."
    )
    rows = told(box, strengths.extract, form="wikitext", subject=None)
    assert sorted(count for (count,) in values(rows, "strengths", "count")) == [40, 155, 300, 3500]


def test_people_of_a_mission_that_the_sentence_before_names_are_its_strength() -> None:
    def counted(text: str) -> list[tuple[int, ...]]:
        found = told(text, operations.extract, strengths.extract, language="nl", subject=None)
        return values(found, "strengths", "count")

    of_it = "MINUSCA werd in 2014 ingesteld. Zij telt 12.870 mensen: 10.750 militairen en 2.120 agenten."
    assert counted(of_it) == [(12870,), (10750,), (2120,)]
    assert counted("De stad groeide in 2014. Zij telt 12.870 mensen.") == []
