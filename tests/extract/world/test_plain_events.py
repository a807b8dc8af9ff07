"""What a text on a mission or a conflict dates is an event, whatever its verb; states and plans are none."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from pipeline.extract.world import events
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On 1 May 2000 the rebels surrounded the camps.", ["2000-05-01"]),
        ("en", "The last captives walked free on 29 June 2000.", ["2000-06-29"]),
        ("en", "The office published its report in 2013.", ["2013"]),
        ("nl", "In 1956 werd in Aville een monument onthuld.", ["1956"]),
        ("nl", "De commandant kreeg op 25 juli 1952 een medaille.", ["1952-07-25"]),
        ("nl", "Het kabinet viel op 20 februari 2010 over de missie.", ["2010-02-20"]),
        ("en", "On 1 May 2000 the force numbered three thousand men.", []),
        ("en", "In 2011, 40% of the power was produced there.", []),
        ("en", "The camp would be closed on 4 May 2003.", []),
        ("nl", "Op 1 mei 2000 telde de stad tien wijken.", []),
        ("nl", "De brug zou op 4 mei 2003 dichtgaan.", []),
    ],
)
def test_an_act_with_a_day_of_its_own_is_an_event(language: str, text: str, expected: list[str]) -> None:
    rows = told(text, events.extract, language=language)
    assert [date for (date,) in values(rows, "events", "date")] == expected


def test_a_text_on_something_else_tells_no_such_events() -> None:
    rows = told("In 1956 the theatre staged three plays.", events.extract, subject=None)
    assert values(rows, "events", "date") == []


def test_a_noun_has_a_date_of_its_own_beside_that_of_the_clause() -> None:
    text = "Examplia werd op 9 juli 2011 onafhankelijk na een referendum in januari van dat jaar."
    rows = told(text, events.extract, language="nl")
    assert values(rows, "events", "kind", "date") == [("other", "2011-07-09"), ("election", "2011-01")]


def test_an_entry_of_a_chronicle_may_be_a_noun_alone() -> None:
    text = (
        "25 juni 1950: de inval in Aville.\n7 juli 1950: de Raad stelt een bevelhebber in.\n"
        "27 juli 1953: de wapenstilstand van Btown."
    )
    rows = told(text, events.extract, language="nl")
    assert [date for (date,) in values(rows, "events", "date")] == ["1950-06-25", "1950-07-07", "1953-07-27"]


def test_an_act_beside_an_incident_of_another_day_is_an_event() -> None:
    text = "He was arrested on 17 May 2000 after guards had fired on a crowd on 8 May, killing 20 people."
    rows = told(text, incidents.extract, events.extract)
    assert values(rows, "incidents", "date") == [("2000-05-08",)]
    assert values(rows, "events", "date") == [("2000-05-17",)]
    rows = told("On 3 May 2000 rebels attacked the camp, killing two men.", incidents.extract, events.extract)
    assert values(rows, "events", "date") == []
