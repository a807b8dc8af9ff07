"""Laying out: words are cut to their room and never cover one another, days are places on a line of years."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.report.charts.figure import WIDTH, Label, Scale, Words, beside, cut, plain, width, wrapped
from pipeline.publish.report.charts.observations import nice
from pipeline.publish.report.charts.palette import BLUE
from pipeline.publish.report.charts.time_axis import Days, ticks, time_scale, year_of


@given(st.text(max_size=60), st.floats(10, 400))
@settings(max_examples=60)
def test_a_text_cut_to_its_room_fits_it(text: str, room: float) -> None:
    assert width(cut(text, room)) <= max(room, width("…"))


@given(st.text(max_size=200), st.floats(40, 400))
@settings(max_examples=60)
def test_every_line_of_a_wrapped_text_fits(text: str, room: float) -> None:
    assert all(width(line) <= room for line in wrapped(text, room))


def test_a_text_loses_what_xml_cannot_hold_and_what_turns_its_direction() -> None:
    assert plain("a\x00b\n\u202ec\ud800") == "a b c"


@given(st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, 200)), max_size=15))
@settings(max_examples=40)
def test_labels_never_cover_one_another(places: list[tuple[float, float]]) -> None:
    labels = [Label(x, x, y, ("12,640 authorised", "12,640"), BLUE) for x, y in places]
    words = [mark for mark in beside(labels, (0, 0, WIDTH, 200)) if isinstance(mark, Words)]
    share = {"start": 0, "middle": 0.5, "end": 1}
    boxes = [(mark.x - width(mark.text) * share[mark.anchor], mark.y, width(mark.text)) for mark in words]
    for number, (left, y, wide) in enumerate(boxes):
        assert left >= 0
        assert left + wide <= WIDTH + 0.1
        for other_left, other_y, other_wide in boxes[:number]:
            is_apart = abs(y - other_y) >= 13 or left + wide <= other_left or other_left + other_wide <= left
            assert is_apart


def test_a_day_is_a_year_and_its_share_of_it() -> None:
    assert year_of(dt.date(2013, 1, 1)) == 2013
    assert year_of(dt.date(2012, 12, 31), is_end=True) == 2013
    assert year_of(dt.date(1900, 12, 31), is_end=True) == 1901


@given(st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31)), st.integers(0, 40000))
@settings(max_examples=60)
def test_a_line_of_time_has_all_its_days_and_ticks_that_have_room(first: dt.date, length: int) -> None:
    last = min(first.toordinal() + length, dt.date.max.toordinal())
    scale = time_scale([Days(first, dt.date.fromordinal(last))], 10, 300)
    assert scale is not None
    assert 10 <= scale(year_of(first)) <= scale(year_of(dt.date.fromordinal(last), is_end=True)) <= 300
    places = [scale(year) for year, _ in ticks(scale)]
    assert all(after - before >= 30 for before, after in pairwise(places))


def test_no_days_make_no_line_of_time() -> None:
    assert time_scale([Days(None, None)], 0, 100) is None


def test_a_short_line_of_time_has_months_and_a_long_one_years() -> None:
    short = time_scale([Days(dt.date(2013, 7, 1), dt.date(2013, 9, 30))], 0, 300)
    long = time_scale([Days(dt.date(1948, 5, 29), dt.date(2020, 3, 31))], 0, 300)
    assert short is not None
    assert long is not None
    assert "Jul 2013" in [label for _, label in ticks(short)]
    assert [label for _, label in ticks(long)][:2] == ["1960", "1980"]


@given(st.integers(1, 10**9))
@settings(max_examples=60)
def test_the_end_of_a_scale_is_at_or_above_its_largest_number_and_not_far(most: int) -> None:
    assert most <= nice(most) <= max(2 * most, 5)


def test_a_scale_holds_what_is_beyond_its_ends() -> None:
    scale = Scale(0, 100, 200, 0)
    assert [scale(-5), scale(50), scale(500)] == [200, 100, 0]
