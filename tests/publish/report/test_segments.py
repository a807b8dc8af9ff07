"""Stretches of a text, however they overlap, become one tree that has each character once."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.report.segments import DEEPEST, Step, Stretch, steps

LENGTH = 40

stretches = st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(sorted).map(tuple), max_size=25)


def walked(places: Sequence[tuple[int, int]], start: int = 0, end: int = LENGTH) -> list[Step[int]]:
    return list(steps((Stretch(*place, number) for number, place in enumerate(places)), start, end))


def covered(found: Sequence[Step[int]]) -> dict[int, list[int]]:
    """The characters inside the elements of each stretch."""
    opened: list[int | None] = []
    inside: dict[int, list[int]] = {}
    for step in found:
        if step.kind == "open":
            opened.append(step.value)
        elif step.kind == "close":
            assert opened.pop() == step.value, "elements close in the order in which they opened, the last one first"
        elif step.kind == "text":
            for value in opened:
                if value is not None:
                    inside.setdefault(value, []).extend(range(step.start, step.end))
    assert opened == []
    return inside


@settings(max_examples=150, deadline=None)
@given(stretches, st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_the_text_comes_out_once_and_in_order(places: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = sorted((one, other))
    found = walked(places, start, end)
    assert [at for step in found if step.kind == "text" for at in range(step.start, step.end)] == [*range(start, end)]


@settings(max_examples=150, deadline=None)
@given(stretches)
def test_the_pieces_of_a_stretch_are_the_stretch(places: list[tuple[int, int]]) -> None:
    inside = covered(walked(places))
    for number, (start, end) in enumerate(places):
        assert inside.get(number, []) == [*range(start, end)]


@settings(max_examples=150, deadline=None)
@given(stretches)
def test_every_stretch_has_one_first_piece(places: list[tuple[int, int]]) -> None:
    firsts = [step.value for step in walked(places) if step.kind in ("open", "point") and step.is_first]
    assert sorted(value for value in firsts if value is not None) == [*range(len(places))]


def test_what_fits_in_is_not_cut() -> None:
    found = walked([(0, 10), (2, 5), (5, 10)])
    assert [(step.kind, step.value) for step in found if step.kind == "open"] == [("open", 0), ("open", 1), ("open", 2)]


def test_what_crosses_is_cut_where_the_other_ends_and_goes_on_behind_it() -> None:
    opened = [step for step in walked([(0, 10), (6, 14)]) if step.kind == "open"]
    assert [(step.start, step.end, step.is_first) for step in opened] == [(0, 10, True), (6, 10, True), (10, 14, False)]


def test_of_two_equal_stretches_the_first_is_outside() -> None:
    assert [step.value for step in walked([(3, 6), (3, 6)]) if step.kind == "open"] == [0, 1]


def test_nesting_ends_before_a_browser_gives_up_and_no_place_is_lost() -> None:
    places = [(number, 2000 - number) for number in range(900)]
    found = walked(places, 0, 2000)
    depth = deepest = 0
    for step in found:
        depth += {"open": 1, "close": -1}.get(step.kind, 0)
        deepest = max(deepest, depth)
    assert deepest == DEEPEST
    assert sum(step.is_first for step in found if step.kind in ("open", "point")) == 900


def test_a_stretch_is_cut_no_more_often_than_others_lie_over_it() -> None:
    places = [(number, number + 100) for number in range(2000)]
    opened = [step for step in walked(places, 0, 2100) if step.kind == "open"]
    assert len(opened) <= 100 * len(places)
