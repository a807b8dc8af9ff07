"""Answers that leave out what the question above them has said."""

from __future__ import annotations

from pipeline.extract.harm import fatalities
from pipeline.extract.identity import missions
from pipeline.extract.leaders import leadership
from pipeline.extract.troops import contributions, strengths
from tests.extract.told import told, values


def asked(question: str, answer: str, language: str = "nl") -> str:
    above = {"nl": "UNMEX is een VN-missie in Noordland.", "en": "UNMEX is a UN mission in Northland."}[language]
    return f"{above}\n\n== {question} ==\n{answer}\n"


def test_who_leads_is_answered_by_a_name() -> None:
    text = asked("Wie heeft de leiding?", "Sinds 13 mei 2017 de Nieuw-Zeelander Dan Shear. De Noor Ole Holm woont er.")
    found = told(text, missions.extract, leadership.extract, language="nl", form="wikitext")
    assert values(found, "leadership", "person_as_written", "role", "start", "mission_id") == [
        ("Dan Shear", "head_of_mission", "2017-05-13", "UNMEX")
    ]
    text = asked("Who commands it?", "General Dan Shear.", "en")
    found = told(text, missions.extract, leadership.extract, form="wikitext")
    assert values(found, "leadership", "person_as_written", "role") == [("Dan Shear", "force_commander")]


def test_a_name_under_another_question_leads_nothing() -> None:
    text = asked("Waar ligt het?", "Sinds 13 mei 2017 de Nieuw-Zeelander Dan Shear.")
    assert not list(told(text, leadership.extract, language="nl", form="wikitext").of("leadership"))


def test_predecessors_have_the_office_of_whom_they_came_before() -> None:
    text = "Missiehoofd is Dan Shear. Zijn voorgangers waren de Noorse Hilde Holm (tot 7 juli 2014) en de Deen Ole Bo."
    found = told(text, leadership.extract, language="nl")
    assert values(found, "leadership", "person_as_written", "role", "nationality_code", "end") == [
        ("Dan Shear", "head_of_mission", None, None),
        ("Hilde Holm", "head_of_mission", "NOR", "2014-07-07"),
        ("Ole Bo", "head_of_mission", "DNK", None),
    ]


def test_how_many_serve_is_answered_by_those_who_serve() -> None:
    text = asked(
        "Hoe groot is zij?", "De grens ligt bij 17.000 militairen. Eind mei 2018 waren er 90 agenten; 20 Noren gingen."
    )
    found = told(text, missions.extract, strengths.extract, language="nl", form="wikitext")
    assert values(found, "strengths", "kind", "count", "as_of") == [
        ("authorised", 17000, None),
        ("deployed", 90, "2018-05"),
    ]


def test_what_a_country_does_is_no_strength_of_the_mission() -> None:
    text = asked(
        "En wat doet Noorwegen?", "In 2013 waren het er dertig: 20 agenten en 10 militairen. Nu zijn het er nog zes."
    )
    extractors = (missions.extract, strengths.extract, contributions.extract)
    found = told(text, *extractors, language="nl", form="wikitext")
    assert not list(found.of("strengths"))
    rows = values(found, "contributions", "country_code", "count", "as_of")
    assert ("NOR", 30, "2013") in rows
    assert ("NOR", 6, None) in rows
    assert len(rows) == len(set(rows))


def test_how_many_died_is_answered_by_a_number() -> None:
    text = asked("Hoeveel doden vielen er?", "Tot en met 31 maart 2018 vierenvijftig. De basis telde er twaalf.")
    found = told(text, missions.extract, fatalities.extract, language="nl", form="wikitext")
    assert values(found, "fatality_totals", "count", "as_of") == [(54, "2018-03-31")]
    text = asked("Hoeveel tenten staan er?", "Tot en met 31 maart 2018 vierenvijftig.")
    assert not list(
        told(text, missions.extract, fatalities.extract, language="nl", form="wikitext").of("fatality_totals")
    )
