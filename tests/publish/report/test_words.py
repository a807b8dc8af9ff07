"""Rows in plain words."""

from __future__ import annotations

import datetime as dt

import pytest

import schemas
from pipeline.publish.report import words
from tests.samples import ROWS, count, date


@pytest.mark.parametrize(
    ("edtf", "modifier", "said"),
    [
        ("2013-04-25", None, "25 April 2013"),
        ("2013-09", "late", "late September 2013"),
        ("2013", None, "2013"),
        ("199X", None, "1990s"),
        ("2013-01/2013-07-01", None, "January 2013 to 1 July 2013"),
        ("2013-07-01/..", None, "1 July 2013 to open"),
        ("XXXX-07-01", None, "XXXX-07-01"),
        ("2013-21", None, "2013-21"),
        (None, None, ""),
    ],
)
def test_a_date_is_written_as_a_person_would(edtf: str | None, modifier: str | None, said: str) -> None:
    assert words.date(edtf, modifier) == said


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ((12640, 12640, 12640, "exact"), "12,640"),
        ((None, 12640, 12640, "at_most"), "at most 12,640"),
        ((10, 10, None, "at_least"), "at least 10"),
        ((10, None, 20, "exact"), "10–20"),
        ((14000, 15200, 16000, "about"), "about 15,200"),
        ((None, None, None, "vague"), "a number not given"),
        ((None, None, None, None), ""),
        ((0, 0, 0, "exact"), "0"),
    ],
)
def test_a_count_says_what_the_words_around_it_make_of_it(
    block: tuple[int | None, int | None, int | None, str | None], said: str
) -> None:
    assert words.count(*block) == said


def test_a_row_has_a_line_and_a_list_in_the_contracts_own_names() -> None:
    day = dt.date(2013, 7, 1)
    row = schemas.frame(
        "strengths",
        [
            {
                **ROWS["strengths"][0],
                "component": "military",
                "kind": "deployed",
                **count("count", 5),
                **date("as_of", day),
            }
        ],
    ).row(0, named=True)
    assert words.headline("strengths", row) == "Deployed · Military · 5 · 1 July 2013"
    said = dict(words.fields("strengths", row))
    assert said["Count"] == "5"
    assert said["As of"] == "1 July 2013"
    assert said["Component"] == "Military"
    assert not any("mention" in label.lower() for label in said)


@pytest.mark.parametrize("table", schemas.TABLES)
def test_every_table_has_words_for_its_rows(table: str) -> None:
    for values in ROWS.get(table, ()):
        row = schemas.frame(table, [values]).row(0, named=True)
        assert words.headline(table, row)
        assert all(label and value for label, value in words.fields(table, row))


def test_a_code_that_tells_nothing_is_left_out_of_the_line() -> None:
    row = schemas.frame("strengths", [{**ROWS["strengths"][0], "component": "unspecified"}]).row(0, named=True)
    assert "nspecified" not in words.headline("strengths", row)


def test_a_long_value_is_cut() -> None:
    assert len(words.shown("x" * 10_000)) == 400
