"""Stretches inside one another: what holds a place, and how a stretch is widened so that it cuts none in two."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.nesting import Nesting, Span, around_each

LENGTH = 30


@st.composite
def nested(draw: st.DrawFn, start: int = 0, end: int = LENGTH, depth: int = 3) -> list[Span]:
    """Spans of which any two are apart or one inside the other."""
    spans: list[Span] = []
    at = start
    while at < end and draw(st.booleans()):
        begins = draw(st.integers(at, end - 1))
        ends = draw(st.integers(begins + 1, end))
        spans.append((begins, ends))
        if depth and ends - begins > 1:
            spans += [span for span in draw(nested(begins, ends, depth - 1)) if span not in spans]
        at = ends
    return spans


@given(nested(), st.integers(0, LENGTH - 1))
@settings(max_examples=100)
def test_the_spans_around_a_place_are_those_that_hold_it_the_innermost_first(spans: list[Span], place: int) -> None:
    found = [spans[position] for position in Nesting(spans).around(place)]
    assert found == sorted([(s, e) for s, e in spans if s <= place < e], key=lambda span: span[1] - span[0])


@given(nested(), st.integers(0, LENGTH - 1), st.integers(1, LENGTH))
@settings(max_examples=100)
def test_a_widened_stretch_holds_the_stretch_and_cuts_no_span_that_it_does_not_lie_in(
    spans: list[Span], start: int, length: int
) -> None:
    end = min(start + length, LENGTH)
    first, last = Nesting(spans).whole((start, end))
    assert first <= start < end <= last
    for begins, ends in spans:
        is_apart = ends <= first or last <= begins
        is_inside = first <= begins and ends <= last
        is_around = begins <= first and last <= ends
        assert is_apart or is_inside or is_around


@given(nested(), st.lists(st.integers(0, LENGTH - 1), max_size=8))
@settings(max_examples=100)
def test_one_walk_finds_for_each_place_what_looking_each_up_finds(spans: list[Span], starts: list[int]) -> None:
    places = [(start, start + 1) for start in sorted(starts)]
    nesting = Nesting(spans)
    looked_up = [(next(nesting.around(start), None), nesting.last_before(start)) for start, _ in places]
    assert list(around_each(spans, places)) == looked_up
