"""Slips of the pen: words that occur once, a letter away from one that a document writes often."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read import read
from pipeline.validate.spelling import counts_of, suspects_of, words_of

WORDS = st.text(string.ascii_letters, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("word", "usual"),
    [
        ("MINUSUMA", "MINUSMA"),  # a letter too many
        ("MINUSA", "MINUSMA"),  # one too few
        ("Kazruar", "Kazurar"),  # two swapped
    ],
)
def test_a_letter_off_is_a_slip(word: str, usual: str) -> None:
    assert list(suspects_of({word: 1, usual: 3})) == [(word, [usual])]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("UNMHI", "UNMIH"),  # too short to tell
        ("MINUSCA", "MINUSMA"),  # another letter in its place: another word
        ("UNMISS", "UNMIS"),  # another ending: a successor
        ("Malian", "Malia"),
        ("Kazourra", "Kazurra"),  # a vowel more: another spelling
        ("MNLA", "MUNLA"),  # too short to tell
    ],
)
def test_other_words_are_none(word: str, other: str) -> None:
    assert not list(suspects_of({word: 1, other: 3}))


def test_a_spelling_is_usual_from_two_times_on() -> None:
    assert not list(suspects_of({"MINUSUMA": 1, "MINUSMA": 1}))
    assert not list(suspects_of({"MINUSUMA": 2, "MINUSMA": 3}))


@given(st.dictionaries(WORDS, st.integers(1, 5), max_size=12))
@settings(max_examples=100)
def test_a_suspect_occurs_once_and_begins_and_ends_as_what_it_may_mean(counts: dict[str, int]) -> None:
    for word, near in suspects_of(counts):
        assert counts[word] == 1
        for usual in near:
            assert counts[usual] >= 2
            assert word[0] == usual[0]
            assert word.isupper() or word[-1] == usual[-1]
            assert abs(len(word) - len(usual)) <= 1


def test_words_are_counted_without_the_ending_that_an_apostrophe_parts() -> None:
    document = read("Kazurra's men left. Kazurra stayed, O’Neill too.", id="a", language="en", format="text")
    assert counts_of(document) == {"Kazurra": 2, "ONeill": 1}


def test_a_word_knows_the_capitalised_word_directly_before_it() -> None:
    document = read("General Kazurra met the general Kazurra.", id="a", language="en", format="text")
    found = [(word, before) for word, before, _, _ in words_of(document, {"Kazurra"})]
    assert found == [("General", None), ("Kazurra", "General"), ("Kazurra", None)]
