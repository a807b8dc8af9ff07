"""Sentences with the mentions in them."""

from __future__ import annotations

from pipeline.extract.context import LONGEST_SENTENCE, passed_over
from pipeline.read.document import LinkSpan
from tests.extract.told import told

TEXT = "It began on 3 May 1994 with 40 men. In 1995 it had 60. Nobody was hurt."


def test_a_sentence_has_the_dates_and_numbers_that_begin_in_it() -> None:
    first, second, third = told(TEXT).sentences
    assert [d.mention.edtf for d in (*first.dates, *second.dates, *third.dates)] == ["1994-05-03", "1995"]
    assert [len(s.numbers) for s in (first, second, third)] == [1, 1, 0]
    assert [s.position for s in (first, second, third)] == [0, 1, 2]


def test_other_mentions_of_its_block_are_found_by_where_they_begin() -> None:
    first, second, third = told(TEXT).sentences
    places = [0, first.end - 1, second.start, second.end - 1]
    links = [LinkSpan(at, at + 2, "internal", str(at)) for at in places]
    assert [link.start for link in first.among(links)] == places[:2]
    assert [link.start for link in second.among(links)] == places[2:]
    assert not third.among(links)


def test_what_is_too_long_for_a_sentence_is_passed_over_and_said() -> None:
    long = "word " * (LONGEST_SENTENCE // 4)
    rows = told(f"{long.strip()}\n\nOne sentence.")
    assert [s.text.strip() for s in rows.sentences] == ["One sentence."]
    assert [end - start > LONGEST_SENTENCE for _, start, end in passed_over(rows.document)] == [True]
