"""The day of an incident: which of the dates around those killed is theirs."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from tests.extract.told import told, values


def incidents_in(text: str) -> list[tuple[object, ...]]:
    return values(told(text, incidents.extract, form="wikitext"), "incidents", "date", "killed", "injured")


def test_a_new_date_begins_a_new_incident() -> None:
    rows = told(
        "On 4 May 2001 a mine killed two soldiers. On 9 May 2001 three civilians died in a car bomb attack.",
        incidents.extract,
    )
    assert values(rows, "incidents", "date", "killed") == [("2001-05-04", 2), ("2001-05-09", 3)]


def test_a_semicolon_parts_two_dated_incidents() -> None:
    rows = told(
        "In februari 2016 kwamen bij een aanslag zes soldaten om; in mei 2016 vielen vier doden in een hinderlaag.",
        incidents.extract,
        language="nl",
    )
    assert values(rows, "incidents", "date", "killed") == [("2016-02", 6), ("2016-05", 4)]


@pytest.mark.parametrize("later", ["but the road was reopened two days later", "and left on 9 May 2014"])
def test_a_date_of_what_came_after_is_not_that_of_the_incident(later: str) -> None:
    text = f"On 3 May 2014 a truck of UNMEX hit a mine. Four soldiers were killed in the blast, {later}."
    assert [date for (date,) in values(told(text, incidents.extract), "incidents", "date")] == ["2014-05-03"]


def test_a_sentence_may_tell_of_an_incident_on_each_of_its_days() -> None:
    text = "On 3 May 2001 a soldier was shot dead, and two were hurt on 4 June 2001; one more was hurt then."
    assert incidents_in(text) == [("2001-05-03", 1, None), ("2001-06-04", None, 3)]
    text = "On 3 May 2001 a soldier was shot dead, and on 4 June 2001 talks began."
    assert incidents_in(text) == [("2001-05-03", 1, None)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In mei 2004 braken rellen uit: op 17 en 18 mei vielen negen doden.", "2004-05-17/2004-05-18"),
        ("In mei 2004 braken rellen uit waarbij negen doden vielen, een jaar na die van 3 mei 2003.", "2004-05"),
        ("In mei 2004, nadat tien soldaten waren vermoord, volgde het besluit van 21 mei 2004.", "2004-05"),
    ],
)
def test_days_told_behind_their_month_date_an_incident(text: str, date: str) -> None:
    assert values(told(text, incidents.extract, language="nl"), "incidents", "date") == [(date,)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("* 6 June 2013 – Rebels took the crossing. A Fijian soldier was wounded.", "2013-06-06"),
        ("* On 6 June 2013 rebels took the crossing. A Fijian soldier was wounded.", None),
    ],
)
def test_an_item_of_a_chronology_dates_all_that_it_tells(text: str, date: str | None) -> None:
    found = values(told(text, incidents.extract, form="wikitext"), "incidents", "date")
    assert found == ([(date,)] if date else [])


def test_a_line_that_is_nothing_but_a_date_dates_what_stands_below_it() -> None:
    chronicle = "3 mei 2001\n\nEen soldaat wordt gedood.\n\n5 juni 2001\n\nBij Suai sneuvelt korporaal Jan Bakker. {}"
    rows = told(chronicle.format("Een dag later vallen er vijf doden."), incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed") == [("2001-05-03", 1), ("2001-06-05", 1), ("2001-06-06", 5)]


def test_a_date_and_a_full_stop_date_the_rest_of_an_entry() -> None:
    chronicle = (
        "3 mei 2001. Bij Suai lopen elf Noren in een hinderlaag. Negen van hen vinden de dood.\n\n"
        "8 juni 2001. Suai: dertien Kenianen gedood. Op 9 augustus 2001 vertrekt de rest. Een soldaat wordt gedood."
    )
    rows = told(chronicle, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed")[:2] == [("2001-05-03", 9), ("2001-06-08", 13)]
    assert "2001-06-08" not in [date for (date,) in values(rows, "incidents", "date")[2:]]
    alone = told("3 mei 2001. Bij Suai worden negen Noren gedood.", incidents.extract, language="nl")
    assert values(alone, "incidents", "date") == []


def test_a_date_alone_above_a_text_may_be_the_day_it_was_written() -> None:
    rows = told("Nieuws\n\n3 mei 2001\n\nEen soldaat wordt gedood.", incidents.extract, language="nl")
    assert values(rows, "incidents", "date") == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("JUBA, 30 maart 2022 - Bij Bor zijn dinsdag vijf soldaten gedood.", "2022-03-29"),
        ("30 maart 2022 - Bij Bor worden vijf soldaten gedood.", "2022-03-30"),
    ],
)
def test_the_day_before_a_dash_is_that_of_writing_where_the_sentence_tells_another(text: str, date: str) -> None:
    rows = told(text, incidents.extract, language="nl")
    assert values(rows, "incidents", "date", "killed") == [(date, 5)]


def test_a_second_clause_with_a_day_of_its_own_tells_of_another_incident() -> None:
    text = "On 4 May 2001 ten soldiers were captured by rebels, and on 9 June 2001 one was killed in a raid."
    assert values(told(text, incidents.extract), "incidents", "date", "killed") == [
        ("2001-05-04", None),
        ("2001-06-09", 1),
    ]


def test_the_day_of_what_came_later_is_none_of_the_dead() -> None:
    text = "Three soldiers were shot dead before the battalion left on 4 May 2001."
    assert ("2001-05-04",) not in values(told(text, incidents.extract), "incidents", "date")


def test_what_an_item_goes_on_to_tell_happened_on_its_day() -> None:
    item = "* 9 October 2009 – a plane crashed near Aville. All eleven on board (six Peruvians and five Fijians) %s."
    assert incidents_in(item % "were killed") == [("2009-10-09", 11, None)]
    rows = told(item % "were killed", incidents.extract, form="wikitext")
    assert values(rows, "casualties", "country_code", "count") == [("PER", 6), ("FJI", 5)]


def test_the_day_on_which_one_of_the_wounded_died_is_not_that_of_the_attack() -> None:
    text = (
        "On 2 April 2021 fighters of the Red Front stormed the camp at Abeche. Four soldiers were killed and nineteen"
        " hurt, one of whom died in Dakar on 7 April 2021. The mission counted some forty dead among the assailants."
    )
    found = told(text, incidents.extract)
    assert values(found, "incidents", "date", "place", "injured") == [("2021-04-02", "Abeche", 19)]
    assert ("attacker", 40) in values(found, "casualties", "population", "count")


def test_what_was_said_on_a_day_happened_on_the_one_that_it_tells() -> None:
    text = "On 15 May 2015 the radio reported that nine soldiers had been killed on 12 May 2015."
    assert values(told(text, incidents.extract), "incidents", "date", "killed") == [("2015-05-12", 9)]
    text = "On 15 May 2015 nine soldiers had been killed in an ambush."
    assert values(told(text, incidents.extract), "incidents", "date", "killed") == [("2015-05-15", 9)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 5 May 2011 – no, on 3 May 2011 – a mine killed two soldiers."),
        ("nl", "Op 5 mei 2011... nee, op 3 mei 2011 werden twee soldaten door een mijn gedood."),
    ],
)
def test_a_date_that_is_taken_back_dates_nothing(language: str, text: str) -> None:
    assert values(told(text, incidents.extract, language=language), "incidents", "date", "killed") == [
        ("2011-05-03", 2)
    ]


def test_the_dead_of_the_worst_year_are_those_of_no_incident() -> None:
    assert incidents_in("== Deaths ==\nThe deadliest year was 1993, with 252 deaths.") == []


def test_those_who_died_since_a_year_died_in_no_single_incident() -> None:
    assert incidents_in("113 peacekeepers have lost their lives in air accidents since 1990.") == []
    assert incidents_in("In 1990 three peacekeepers lost their lives in an air accident.") == [("1990", 3, None)]
