"""Which of many spans touches a place: the same by bisection as by looking at each."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.document import LinkSpan
from pipeline.recognise.overlap import first_touching, last_ending_by, target_of

ENDS = st.lists(st.integers(0, 40), unique=True, max_size=10).map(sorted)


def links(ends: list[int]) -> list[LinkSpan]:
    """Links with gaps between them: every second stretch between these places."""
    return [LinkSpan(start, end, "internal", f"{start}") for start, end in list(pairwise(ends))[::2]]


@given(ENDS, st.integers(0, 40), st.integers(1, 10))
@settings(max_examples=100)
def test_bisection_finds_what_looking_at_each_finds(ends: list[int], start: int, length: int) -> None:
    spans, end = links(ends), start + length
    touching = [span for span in spans if span.start < end and start < span.end]
    assert first_touching(spans, start, end) == next(iter(touching), None)
    ended = [span for span in spans if span.end <= end]
    assert last_ending_by(spans, end) == (ended[-1] if ended else None)


def test_only_a_link_inside_the_wiki_has_a_page_for_its_target() -> None:
    spans = [LinkSpan(0, 4, "internal", "Chad"), LinkSpan(5, 9, "external", "https://example.org")]
    assert [target_of(spans, 1, 2), target_of(spans, 4, 5), target_of(spans, 6, 7)] == ["Chad", None, None]
