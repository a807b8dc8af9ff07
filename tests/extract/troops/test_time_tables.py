"""Tables with a row per time: how many there were, and what countries gave, year by year."""

from __future__ import annotations

import pytest

from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops import strengths, time_tables
from tests.extract.told import told, values

_TABLE = "{heading}\n\n{time} | {total} | Peru | Polen\n1974 | 1.250 | 350 | 90\n1979 | 1.200 | 1 | 85\n"


def _rows(heading: str = "Sterkte door de jaren heen", time: str = "Jaar", total: str = "Totaal") -> DocumentRows:
    return told(_TABLE.format(heading=heading, time=time, total=total), time_tables.extract, language="nl")


def test_a_row_per_year_gives_the_strength_and_what_each_country_gave_that_year() -> None:
    rows = _rows()
    assert values(rows, "strengths", "component", "count", "as_of") == [
        ("total", 1250, "1974"),
        ("total", 1200, "1979"),
    ]
    assert values(rows, "contributions", "country_code", "count", "as_of") == [
        ("PER", 350, "1974"),
        ("POL", 90, "1974"),
        ("PER", 1, "1979"),
        ("POL", 85, "1979"),
    ]


@pytest.mark.parametrize(
    ("heading", "time", "total"),
    [
        ("Begroting in miljoenen", "Jaar", "Totaal"),
        ("Sterkte door de jaren heen", "Post", "Totaal"),
        ("Doden onder de troepen", "Jaar", "Totaal"),
    ],
    ids=["nothing says who is counted", "the rows are no times", "the dead"],
)
def test_a_table_on_something_else_gives_neither(heading: str, time: str, total: str) -> None:
    rows = _rows(heading, time, total)
    assert not values(rows, "strengths", "count")
    assert not values(rows, "contributions", "count")


def test_a_total_has_the_components_beside_it_for_parts() -> None:
    table = "Date\tMilitary\tPolice\tTotal\n30 June 1994\t350\t12\t362\n30 June 1995\t300\t15\t315\n"
    rows = told(table, time_tables.extract)
    assert values(rows, "strengths", "component", "count", "as_of", "part_of") == [
        ("military", 350, "1994-06-30", 362),
        ("police", 12, "1994-06-30", 362),
        ("total", 362, "1994-06-30", None),
        ("military", 300, "1995-06-30", 315),
        ("police", 15, "1995-06-30", 315),
        ("total", 315, "1995-06-30", None),
    ]


def test_what_the_columns_of_a_table_say_is_counted_once() -> None:
    table = "Date\tMilitary\tPolice\tTotal\tPeru\n30 June 1994\t350\t12\t362\t90\n30 June 1995\t300\t15\t315\t85\n"
    rows = told(table, strengths.extract, time_tables.extract)
    assert sorted(count for (count,) in values(rows, "strengths", "count")) == [12, 15, 300, 315, 350, 362]
    assert values(rows, "contributions", "country_code", "count") == [("PER", 90), ("PER", 85)]
