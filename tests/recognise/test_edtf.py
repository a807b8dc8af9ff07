"""What EDTF values cover, and the arithmetic on them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.recognise.edtf import Part, bounds, easter, interval, narrow


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2013-07-01", "2013-07-01", "2013-07-01"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("0079", "0079-01-01", "0079-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("1992/1995", "1992-01-01", "1995-12-31"),
        ("2009-05~", "2009-05-01", "2009-05-31"),
    ],
)
def test_a_value_covers_its_first_to_its_last_day(edtf: str, first: str, last: str) -> None:
    assert bounds(edtf) == (day(first), day(last))


def test_an_open_end_has_no_bound() -> None:
    assert bounds("2013/..") == (day("2013-01-01"), None)
    assert bounds("../2013-05") == (None, day("2013-05-31"))


@pytest.mark.parametrize("edtf", ["XXXX-12-13", "2013-02-30", "2013-13", "0000", "spring", ""])
def test_an_unknown_year_and_an_impossible_day_have_no_bounds(edtf: str) -> None:
    assert bounds(edtf) == (None, None)


@pytest.mark.parametrize(
    ("edtf", "part", "first", "last"),
    [
        ("2013", "early", "2013-01-01", "2013-04-30"),
        ("2013", "mid", "2013-05-01", "2013-08-31"),
        ("2013", "late", "2013-09-01", "2013-12-31"),
        ("2012-02", "late", "2012-02-21", "2012-02-29"),
        ("199X", "early", "1990-01-01", "1993-12-31"),
        ("18XX", "late", "1867-01-01", "1899-12-31"),
        ("2000-24", "late", "2001-02-01", "2001-02-28"),
    ],
)
def test_a_part_lies_within_its_period(edtf: str, part: Part, first: str, last: str) -> None:
    assert narrow(edtf, part) == (day(first), day(last))


def test_easter_falls_where_the_church_put_it() -> None:
    assert [easter(year) for year in (1916, 1961, 2000, 2018, 2024)] == [
        day("1916-04-23"), day("1961-04-02"), day("2000-04-23"), day("2018-04-01"), day("2024-03-31"),
    ]  # fmt: skip


dates = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9998, 12, 31))


@given(first=dates | st.none(), last=dates | st.none())
@settings(max_examples=150)
def test_an_interval_written_reads_back_to_its_bounds(first: dt.date | None, last: dt.date | None) -> None:
    assert bounds(interval(first, last)) == (first, last)


@given(
    year=st.integers(1, 9998),
    form=st.sampled_from(["{y:04d}", "{y:04d}-02", "{y:04d}-24", "{c:03d}X", "{h:02d}XX"]),
    part=st.sampled_from(["early", "mid", "late"]),
)
@settings(max_examples=150)
def test_parts_are_in_order_and_inside(year: int, form: str, part: Part) -> None:
    edtf = form.format(y=year, c=year // 10, h=year // 100)
    whole, narrowed = bounds(edtf), narrow(edtf, part)
    assert None not in whole
    assert None not in narrowed
    low, high = narrowed
    first, last = whole
    assert first is not None and last is not None and low is not None and high is not None  # noqa: PT018
    assert first <= low <= high <= last
