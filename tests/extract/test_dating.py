"""When something began or ended, from a mention that says more than a day."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract.dating import beginning, ending, is_of_one_happening, is_open, shifted
from pipeline.extract.rows import When
from pipeline.recognise.placed import PlacedDate
from tests.extract.told import told


def date_in(text: str) -> PlacedDate:
    (date,) = told(text).mentions.dates
    return date


def edtf(value: Any) -> str | None:
    if isinstance(value, PlacedDate):
        return value.mention.edtf
    return value.edtf if value is not None else None


@pytest.mark.parametrize(
    ("text", "began", "ended"),
    [
        ("It served from 3 May 1994 to 9 June 1995.", "1994-05-03", "1995-06-09"),
        ("It served from 1994 to 1996.", "1994", "1996"),
        ("Commander (1994–present)", "1994", None),
        ("It left on 3 May 1994.", "1994-05-03", "1994-05-03"),
    ],
)
def test_a_period_has_two_ends_of_which_one_may_be_open(text: str, began: str, ended: str | None) -> None:
    date = date_in(text)
    assert (edtf(beginning(date)), edtf(ending(date))) == (began, ended)


def test_what_has_been_since_a_day_began_on_that_day() -> None:
    since = date_in("It has served there since 3 May 1994.")
    assert since.mention.modifier == "after"
    began = beginning(since)
    assert isinstance(began, When)
    assert (began.edtf, began.modifier) == ("1994-05-03", None)


def test_a_period_that_goes_on_is_open() -> None:
    assert is_open(date_in("Commander (1994–present)"))
    assert not is_open(date_in("Commander (1994–1996)"))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("On 3 May 1994 it rained.", True),
        ("In May 1994 it rained.", True),
        ("From 3 to 9 May 1994 it rained.", True),
        ("From 3 May to 9 July 1994 it rained.", False),
        ("In 1994 it rained.", False),
    ],
)
def test_one_happening_takes_a_month_at_most(text: str, is_one: bool) -> None:
    assert is_of_one_happening(date_in(text)) == is_one


def test_days_are_counted_from_a_day_and_from_nothing_coarser() -> None:
    assert edtf(shifted(date_in("It was set up on 30 December 1994."), 3)) == "1995-01-02"
    assert shifted(date_in("It was set up in December 1994."), 3) is None
