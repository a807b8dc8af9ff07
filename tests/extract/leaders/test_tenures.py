"""Leaders told in sentences: who leads by a verb, who hands over to whom, and when."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values


def leaders(text: str, language: str = "en") -> list[tuple[str | None, ...]]:
    rows = told(text, leadership.extract, language=language)
    return values(rows, "leadership", "person_as_written", "role", "nationality_code", "start", "end")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Anna Berg of Norway was the first Special Representative, serving from July 2011 to July 2014.",
         ("Anna Berg", "head_of_mission", "NOR", "2011-07", "2014-07")),
        ("en", "UNMEX is headed by the Special Representative, Ann Lee of Peru, since 2018.",
         ("Ann Lee", "head_of_mission", "PER", "2018", None)),
        ("en", "Ann Lee, a former Peruvian foreign minister, headed the mission from 1994 to 1996.",
         ("Ann Lee", "head_of_mission", "PER", "1994", "1996")),
        ("en", "The Italian general Luca Conti served as Head of Mission from 24 July 2014 to 2016.",
         ("Luca Conti", "head_of_mission", "ITA", "2014-07-24", "2016")),
        ("en", "Its first commander, General Guy Roy of Fiji, took office in August 1994 and left in May 1995.",
         ("Guy Roy", "force_commander", "FJI", "1994-08", "1995-05")),
        ("nl", "De Peruaanse diplomaat Ana Rios leidde de missie als speciaal vertegenwoordiger.",
         ("Ana Rios", "head_of_mission", "PER", None, None)),
        ("en", "Nils Berg was force commander from 1992 to 1994.",
         ("Nils Berg", "force_commander", None, "1992", "1994")),
        ("nl", "Anna Wolff werd in mei 1999 speciaal vertegenwoordiger.",
         ("Anna Wolff", "head_of_mission", None, "1999-05", None)),
        ("nl", "Speciaal vertegenwoordiger was toen de Pool Jan Nowak.",
         ("Jan Nowak", "head_of_mission", "POL", None, None)),
        ("nl", "In 1995 nam de Ierse generaal-majoor Sean Kelly het commando over.",
         ("Sean Kelly", "force_commander", "IRL", "1995", None)),
    ],
)  # fmt: skip
def test_a_sentence_says_who_led_and_when(language: str, text: str, expected: tuple[str | None, ...]) -> None:
    assert leaders(text, language) == [expected]


def test_two_may_lead_in_one_sentence() -> None:
    assert leaders("General Jon Dee of Australia commanded the force, and Aki Mori of Japan headed the mission.") == [
        ("Jon Dee", "force_commander", "AUS", None, None),
        ("Aki Mori", "head_of_mission", "JPN", None, None),
    ]


def test_who_took_over_has_the_office_told_of_before() -> None:
    found = leaders("Anna Berg of Norway was the Special Representative. Eva Dahl of Denmark took over on 1 May 2014.")
    assert found[1] == ("Eva Dahl", "head_of_mission", "DNK", "2014-05-01", None)


def test_who_took_over_in_the_same_sentence_ends_the_term_before() -> None:
    text = "General Nils Holm of Sweden was the first force commander; Colonel Sean Kelly took over on 1 January 1961."
    assert [(name, start, end) for name, _, _, start, end in leaders(text)] == [
        ("Nils Holm", None, "1961-01-01"),
        ("Sean Kelly", "1961-01-01", None),
    ]


def test_in_a_relative_clause_one_begins_and_the_other_ends() -> None:
    assert leaders("UNMEX was headed by Dan Shaw, who succeeded Eva Dahl on 19 January 2017.") == [
        ("Dan Shaw", "head_of_mission", None, "2017-01-19", None),
        ("Eva Dahl", "head_of_mission", None, None, "2017-01-19"),
    ]


def test_a_handover_dates_the_office_of_both() -> None:
    found = leaders(
        "General Nils Berg of Sweden was the force commander; he was succeeded in July 2000 by General Somchai Dee, "
        "who was followed by General Winai Pha on 1 September 2001."
    )
    assert [(name, start, end) for name, _, _, start, end in found] == [
        ("Nils Berg", None, "2000-07"),
        ("Somchai Dee", "2000-07", "2001-09-01"),
        ("Winai Pha", "2001-09-01", None),
    ]


def test_of_a_command_taken_over_both_were_commanders() -> None:
    text = "In maart 1994 nam de Britse generaal Mark Hill het commando over van de Belg Jan Maes."
    assert leaders(text, "nl") == [
        ("Mark Hill", "force_commander", "GBR", "1994-03", None),
        ("Jan Maes", "force_commander", "BEL", None, "1994-03"),
    ]


def test_a_period_of_service_in_a_relative_clause_is_the_term() -> None:
    found = leaders(
        "Anna Berg of Norway was the Special Representative; her predecessor was Ann Lee of Peru, who served from "
        "May 2019 to March 2023."
    )
    assert ("Ann Lee", "head_of_mission", "PER", "2019-05", "2023-03") in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Bank of Mali was closed on 1 May 2014."),
        ("en", "Operation Falcon of 1994 replaced Operation Eagle on 1 May 1995."),
        ("en", "Ann Lee said that her brother commanded the force."),
        ("nl", "De Pool Jan Nowak bezocht de missie op 3 mei 1999."),
    ],
)
def test_who_is_named_beside_a_mission_does_not_lead_it(language: str, text: str) -> None:
    assert leaders(text, language) == []


def test_who_leaves_to_take_up_a_post_does_not_end_it() -> None:
    text = "Kolonel Piet Jansen vertrok op 3 mei 1993 om daar de civiele politie te leiden."
    rows = told(text, leadership.extract, language="nl")
    assert values(rows, "leadership", "person_as_written", "end") == [("Piet Jansen", None)]


def test_the_date_of_what_belongs_to_somebody_is_not_that_of_the_office() -> None:
    found = leaders(
        "Ann Lee, a former governor of Kasai whose 1998 campaign had been managed by others, was appointed."
    )
    assert [row[3:] for row in found] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee was Special Representative from 18 June 2004 until her recall in October 2006.",
         [("Ann Lee", None, "2004-06-18", "2006-10")]),
        ("The commander was General Rios Diaz. General Nils Berg of Peru replaced him in 2001 and stayed until 2003.",
         [("Rios Diaz", None, None, None), ("Nils Berg", "PER", "2001", "2003")]),
        ("In 1992 Ann Lee of Peru became Special Representative; she was followed in June 1993 by Juan Rios of Chile.",
         [("Ann Lee", "PER", "1992", "1993-06"), ("Juan Rios", "CHL", "1993-06", None)]),
        ("It was led by General Nils Berg to May 1995, after whom General Guy Roy took over (June 1995 – July 1997).",
         [("Nils Berg", None, None, "1995-05"), ("Guy Roy", None, "1995-06", "1997-07")]),
        ("The force commander was General Nils Berg until May 1995. His successor was General Guy Roy of Fiji.",
         [("Nils Berg", None, None, "1995-05"), ("Guy Roy", "FJI", "1995-05", None)]),
        ("The first force commander was General Juan Rios Lopez. General Guy Roy of Fiji succeeded Lopez in May 1995.",
         [("Juan Rios Lopez", None, None, None), ("Guy Roy", "FJI", "1995-05", None)]),
        ("Special Representative Ann Lee of Peru (May 1995 – June 1997) opened the school.",
         [("Ann Lee", "PER", "1995-05", "1997-06")]),
        ("General Nils Berg, who had commanded UNMEX since 10 December 1999, left in May 2000.",
         [("Nils Berg", None, "1999-12-10", "2000-05")]),
        ("Ann Lee was sent as acting head in May 2010 and remained in the post until June 2011.",
         [("Ann Lee", None, None, "2011-06")]),
        # Near misses: of somebody whom nobody was told of, of a place, of no office.
        ("General Guy Roy of Fiji succeeded Lopez in May 1995.", []),
        ("The force commander was General Nils Berg, who stayed until the camp had been built.",
         [("Nils Berg", None, None, None)]),
    ],
)  # fmt: skip
def test_whoever_takes_over_stays_or_leaves_does_so_on_the_date_beside_it(
    text: str, expected: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert [(name, country, start, end) for name, _, country, start, end in leaders(text)] == expected


SUCCESSORS = (
    "Kolonel Jan Bos was van mei 1995 tot mei 1996 commandant; hij werd opgevolgd door kolonel Ann Kok "
    "(mei - juni 1996), kolonel Piet Vos (juni 1996 - maart 1997)."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kolonel Jan Bos voerde het bevel, waarna de Canadese kolonel Ann Daigle hem in mei 1996 afloste.",
            [("Jan Bos", None, "1996-05"), ("Ann Daigle", "1996-05", None)],
        ),
        (
            SUCCESSORS,
            [("Ann Kok", "1996-05", "1996-06"), ("Piet Vos", "1996-06", "1997-03"), ("Jan Bos", "1995-05", "1996-05")],
        ),
    ],
    ids=["who relieved him stands before him", "before a list of those who came next somebody may be told of"],
)
def test_who_came_next_in_dutch_sentences(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    rows = told(text, leadership.extract, language="nl")
    assert values(rows, "leadership", "person_as_written", "start", "end") == expected


def test_a_date_behind_whose_is_not_that_of_the_office() -> None:
    rows = told(
        "Kolonel Jan Bos, wiens broer op 3 mei 1995 was gesneuveld, voerde het bevel over UNMEX.",
        leadership.extract, language="nl",
    )  # fmt: skip
    assert values(rows, "leadership", "start", "end") == [(None, None)]
    rows = told(
        "Kolonel Jan Bos, wiens termijn op 3 mei 1995 begon, voerde het bevel over UNMEX.",
        leadership.extract, language="nl",
    )  # fmt: skip
    assert values(rows, "leadership", "start") == [("1995-05-03",)]


def test_one_told_of_before_leaves_on_the_day_that_he_was_succeeded() -> None:
    text = "Major General Jan Bos commanded the force from May 1960. He was succeeded by General Ann Berg in June 1962."
    assert [each[3:] for each in leaders(text)] == [("1960-05", "1962-06"), ("1962-06", None)]


def test_who_relieves_a_commander_as_head_of_state_is_no_successor() -> None:
    text = (
        "Major General Jan Bos commanded the force from May 1960. He was relieved by President Carl Roy on 3 May 1964"
        " and replaced by General Ann Berg."
    )
    assert {each[0]: each[3:] for each in leaders(text)} == {
        "Jan Bos": ("1960-05", "1964-05-03"),
        "Carl Roy": (None, None),
        "Ann Berg": ("1964-05-03", None),
    }


def test_a_list_of_commanders_goes_on_without_its_verb() -> None:
    text = (
        "Major General Jan Bos commanded the force from July to August 1963, Colonel Ivo Pal of Yugoslavia from August"
        " to September 1963 and Colonel Guy Roy of Fiji from September to November 1963."
    )
    assert [each[1:] for each in leaders(text)] == [
        ("force_commander", None, "1963-07", "1963-08"),
        ("force_commander", "YUG", "1963-08", "1963-09"),
        ("force_commander", "FJI", "1963-09", "1963-11"),
    ]


def test_whose_birth_is_told_behind_a_commander_is_none() -> None:
    text = "Major General Jan Bos commanded the force from July to August 1963, and Colonel Ivo Pal was born in 1910."
    assert [each[0] for each in leaders(text)] == ["Jan Bos"]


def test_a_handover_is_of_the_day_behind_the_successor() -> None:
    text = "Major General Jan Bos took command on 1 May 2000 and handed over to Major General Guy Roy on 2 June 2002."
    assert [each[3:] for each in leaders(text)] == [("2000-05-01", "2002-06-02"), ("2002-06-02", None)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Aan het hoofd van de missie staat sinds april 2021 Nicholas Haysom.",
            [("Nicholas Haysom", "head_of_mission", "2021-04", None)],
        ),
        (
            "Aan het hoofd stond vanaf januari 1994 de Japanner Yasushi Akashi. Hij leidde de missie tot oktober 1995.",
            [("Yasushi Akashi", "head_of_mission", "1994-01", "1995-10")],
        ),
        (
            "De Deen Jan Holm was missiehoofd. Zijn voorganger, de Noor Ole Dahl, diende van mei 1990 tot juni 1992.",
            [("Jan Holm", "head_of_mission", None, None), ("Ole Dahl", "head_of_mission", "1990-05", "1992-06")],
        ),
        (
            "De commandant van UNMEX, kolonel Jan Holm, droeg op 3 mei 1990 het bevel over aan kolonel Ole Dahl.",
            [
                ("Jan Holm", "force_commander", None, "1990-05-03"),
                ("Ole Dahl", "force_commander", "1990-05-03", None),
            ],
        ),
        ("Ter plaatse voerde generaal Jan Holm het bevel.", [("Jan Holm", "force_commander", None, None)]),
        (
            "Bevelhebber was de Deen Jan Holm, die op 3 mei 1990 door generaal Ole Dahl werd vervangen.",
            [
                ("Jan Holm", "force_commander", None, "1990-05-03"),
                ("Ole Dahl", "force_commander", "1990-05-03", None),
            ],
        ),
    ],
)
def test_dutch_sentences_that_name_the_holder_of_an_office_behind_the_verb(
    text: str, held: list[tuple[str, str, str | None, str | None]]
) -> None:
    rows = told(text, leadership.extract, language="nl")
    assert values(rows, "leadership", "person_as_written", "role", "start", "end") == held


@pytest.mark.parametrize(
    "text",
    [
        "Aan het hoofd van de missie stond in april 2021 Noord-Mali ter discussie.",
        "In mei 1990 voerde generaal Jan Holm het bevel over de marine van zijn land uit.",
    ],
)
def test_nobody_holds_the_office_that_a_dutch_sentence_gives_to_none(text: str) -> None:
    rows = told(text, leadership.extract, language="nl")
    assert [r for r in values(rows, "leadership", "role", "mission_id") if r[1] is not None] == []


def test_what_he_led_elsewhere_does_not_end_the_office() -> None:
    text = "Aan het hoofd stond vanaf januari 1994 de Japanner Yasushi Akashi. Hij leidde de universiteit tot mei 1990."
    rows = told(text, leadership.extract, language="nl")
    assert values(rows, "leadership", "start", "end") == [("1994-01", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Commandant was overste Jan Bos tot juli 1994, nadien overste Piet Vos, en vanaf mei 1995 overste Ad Das.",
            [("Jan Bos", None, "1994-07"), ("Piet Vos", "1994-07", None), ("Ad Das", "1995-05", None)],
        ),
        (
            "Bevelhebber was de Deen Ole Friis tot 1994, daarna de Brit Mark Hill.",
            [("Ole Friis", None, "1994"), ("Mark Hill", "1994", None)],
        ),
        # Nothing says that the second was one too.
        (
            "Commandant was overste Jan Bos tot juli 1994, een vriend van overste Piet Vos.",
            [("Jan Bos", None, "1994-07")],
        ),
        (
            (
                "De eerste vertegenwoordiger was Al Dubois uit Benin, die in mei 2005 terugtrad. De Zweed "
                "Per Ek volgde, van juni 2005 tot mei 2007. De Peruaan Juan Rios diende van juni 2007 tot mei 2009."
            ),
            [
                ("Al Dubois", None, "2005-05"),
                ("Per Ek", "2005-06", "2007-05"),
                ("Juan Rios", "2007-06", "2009-05"),
            ],
        ),
        (
            "De bevelhebber was generaal Jan Bos. De Zweed Per Olsen diende van mei 2005 tot juni 2007 als arts.",
            [("Jan Bos", None, None)],
        ),
        (
            (
                "De bevelhebber was generaal Jan Bos. Hij droeg het bevel over aan de Deen Ole Friis; "
                "de Brit Mark Hill volgde in mei 2006."
            ),
            [("Jan Bos", None, None), ("Ole Friis", None, "2006-05"), ("Mark Hill", "2006-05", None)],
        ),
        (
            "Hoofd van de missie: de Deen Ole Friis. Commandant: de Brit Mark Hill, generaal-majoor.",
            [("Ole Friis", None, None), ("Mark Hill", None, None)],
        ),
        ("De Noorse Anna Wolff werd hoofd van de missie.", [("Anna Wolff", None, None)]),
        ("De Rwandees Jan Mugabo leidde UNMEX van mei 1999 tot juni 2001.", [("Jan Mugabo", "1999-05", "2001-06")]),
        ("Admiraal Jan Bos staat sinds juli 2022 aan het hoofd.", [("Jan Bos", "2022-07", None)]),
        ("Noorwegen leverde een bevelhebber: generaal Jan Bos? Nee.", []),
        ("De Noorse Hoge Raad werd in mei 1999 hoofd van niets.", []),
    ],
)
def test_those_who_came_one_after_the_other_in_dutch_sentences(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(name, start, end) for name, _, _, start, end in leaders(text, "nl")] == expected
