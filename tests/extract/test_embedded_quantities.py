"""The quantities of the two embedded documents: the facts they tell, in whatever words."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import fatalities, incidents
from pipeline.extract.identity import missions
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops import contributions, contributors, participation, strengths
from tests.extract.told import embedded, values

STEPS = (missions, contributors, participation, strengths, contributions, incidents, fatalities)


@pytest.fixture(scope="module")
def english() -> DocumentRows:
    return embedded("minusma-en.wikitext", *[step.extract for step in STEPS])


@pytest.fixture(scope="module")
def dutch() -> DocumentRows:
    return embedded("minusma-nl.txt", *[step.extract for step in STEPS])


def test_the_english_strengths(english: DocumentRows) -> None:
    assert values(english, "strengths", "kind", "count", "as_of") == [
        ("unspecified", 15200, None),
        ("deployed", 6000, "2013-07-01"),
        ("planned", 12600, None),
    ]


def test_the_dutch_strengths_and_their_parts(dutch: DocumentRows) -> None:
    assert values(dutch, "strengths", "kind", "component", "count", "as_of", "part_of") == [
        ("authorised", "uniformed", 12640, None, None),
        ("authorised", "military", 11200, None, 12640),
        ("authorised", "police", 1140, None, 12640),
        ("deployed", "uniformed", 6039, "2013-09", None),
        ("deployed", "military", 5219, "2013-09", 6039),
        ("deployed", "police", 820, "2013-09", 6039),
    ]


def test_the_english_incidents(english: DocumentRows) -> None:
    assert values(english, "incidents", "date", "killed", "injured") == [
        ("2013-10", 2, None),
        ("2013-12-13", 2, None),
        ("2014-10", 10, None),
        ("2019-01-20", 10, 25),
        ("2019-01-25", 3, 3),
        (None, 3, 4),
    ]


def test_the_english_casualties_by_country(english: DocumentRows) -> None:
    killed = values(english, "casualties", "country_code", "outcome", "count", "population")
    assert [(code, count) for code, outcome, count, _ in killed if outcome == "killed" and code] == [
        ("TCD", 2),
        ("SEN", 2),
        ("NER", 9),
        ("SEN", 1),
        ("TCD", 10),
        ("LKA", 3),
        ("TCD", 3),
    ]
    assert (None, "killed", None, "attacker") in killed


def test_the_english_totals(english: DocumentRows) -> None:
    assert values(english, "fatality_totals", "count", "as_of") == [(209, None), (21, "2014-10"), (209, "2020-03-31")]


def test_the_remarks_of_the_contributors(english: DocumentRows) -> None:
    found = values(english, "contributions", "country_code", "unit", "count")
    assert [(code, unit, count) for code, unit, count in found if count is not None] == [
        ("PRT", "person", 47),
        ("ROU", "aircraft", 4),
        ("LKA", "person", 243),
        ("LKA", "person", 20),
        ("LKA", "person", 223),
        ("LKA", "vehicle", 9),
        ("TUN", "person", 75),
        ("TUN", "person", 750),
        ("TUN", "person", 120),
        ("TUN", "aircraft", 1),
    ]
    assert ("DEU", "aircraft", None) in found


def test_the_netherlands_decided_to_take_part(dutch: DocumentRows) -> None:
    assert values(dutch, "contributors", "country_code", "assertion") == [("NLD", "planned")]
