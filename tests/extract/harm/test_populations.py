"""Who those are whom an incident hurt: a mission's soldiers, its police, its civilians."""

from __future__ import annotations

import pytest

from pipeline.extract.harm import incidents
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("who", "population"),
    [
        ("UN police officers", "un_police"),
        ("UN civilians", "un_civilian"),
        ("UN soldiers", "un_military"),
        ("UN staff members", "un_unspecified"),
        ("civilians", "civilian"),
    ],
)
def test_those_of_the_united_nations_are_told_apart_by_what_they_are(who: str, population: str) -> None:
    rows = told(f"On 3 May 2010 three {who} were killed in an attack.", incidents.extract)
    assert values(rows, "casualties", "population", "outcome", "count") == [(population, "killed", 3)]


def test_at_least_so_many_and_some_more_are_at_least_all_of_them() -> None:
    rows = told("On 3 May 2010 at least three soldiers and two policemen were killed in an attack.", incidents.extract)
    (killed,) = (row.values["killed"] for row in rows.of("incidents"))
    assert (killed.low, killed.best, killed.high, killed.qualifier) == (5, 5, None, "at_least")
