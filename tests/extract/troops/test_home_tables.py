"""Tables on one country's part: its name stands above, and what they count is no strength of the mission."""

from __future__ import annotations

import pytest

from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops import home_tables, strengths, time_tables
from tests.extract.told import told, values


def _rows(heading: str, first: str, counted: str = "Strength", language: str = "en") -> DocumentRows:
    text = f"== {heading} ==\n{{| class=wikitable\n! {first} !! {counted}\n|-\n| %s || 650\n|-\n| %s || 700\n|}}"
    cells = ("Battalion A", "Battalion B") if first in ("Unit", "Bataljon") else ("1961", "1962")
    return told(
        text % cells, strengths.extract, time_tables.extract, home_tables.extract, form="wikitext", language=language
    )


@pytest.mark.parametrize(
    ("heading", "first", "language", "code"),
    [
        ("Swedish contingent", "Unit", "en", "SWE"),
        ("Sweden", "Unit", "en", "SWE"),
        ("Rotations of the Irish battalion", "Unit", "en", "IRL"),
        ("Ghanaian troops in the force", "Year", "en", "GHA"),
        ("Nederlandse militairen", "Jaar", "nl", "NLD"),
        ("Het Noorse bataljon", "Bataljon", "nl", "NOR"),
    ],
)
def test_the_country_above_gives_what_the_rows_count(heading: str, first: str, language: str, code: str) -> None:
    rows = _rows(heading, first, "Strength" if language == "en" else "Aantal", language)
    assert values(rows, "contributions", "country_code", "count") == [(code, 650), (code, 700)]
    assert values(rows, "strengths", "count") == []


def test_a_row_of_a_time_dates_its_number() -> None:
    assert values(_rows("Ghanaian soldiers", "Year"), "contributions", "as_of") == [("1961",), ("1962",)]


@pytest.mark.parametrize(
    "heading",
    ["Sweden", "Troops by year", "Swedish and Irish troops", "Swedish casualties", "Swedish elections"],
    ids=["a name alone over years", "no country", "two countries", "the dead", "nobody who serves"],
)
def test_nothing_is_given_where_no_one_country_is_said_to_serve(heading: str) -> None:
    assert values(_rows(heading, "Year"), "contributions", "count") == []


def test_a_table_of_units_of_no_country_tells_no_strength_of_the_mission() -> None:
    rows = _rows("Units", "Unit", "Troops")
    assert (values(rows, "strengths", "count"), values(rows, "contributions", "count")) == ([], [])
