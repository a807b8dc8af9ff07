"""The words of a text are those of a pattern for words, whichever way they are cut out."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon.beginnings import LONGEST, folded
from pipeline.lexicon.text_words import TextWords

TEXTS = st.text(alphabet="abZ9_ÀéßÿµªŁžİſжΩ½²–’\u00a0 \n.,-", max_size=40)
WORD = re.compile(r"\w+")


@given(TEXTS)
@settings(max_examples=300)
def test_words_stand_where_a_pattern_finds_them(text: str) -> None:
    words = TextWords(text)
    cut = [(start, word) for start, word in zip(words.starts, words.words, strict=False) if word]
    assert cut == [(m.start(), m[0]) for m in WORD.finditer(folded(text))]


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=300)
def test_a_stretch_has_the_words_that_begin_in_it(text: str, start: int, width: int) -> None:
    start = min(start, len(text))
    end = min(start + width, len(text))
    words = TextWords(text)
    inside = [m for m in WORD.finditer(folded(text)) if start <= m.start() < end]
    assert words.of_stretch(start, end) == {m[0] for m in inside}
    assert {*words.keys_of_stretch(start, end)} - {""} == {m[0][: min(LONGEST, end - m.start())] for m in inside}


def test_words_are_found_by_how_they_begin() -> None:
    words = TextWords("Ambushed in Anmar, an ambush began")
    assert words.starting_with({"ambu"}, frozenset(), 0, 34) == [0, 22]
    assert words.starting_with({"in"}, {"an"}, 0, 34) == [9, 12, 19]
    assert words.starting_with({"ambu"}, frozenset(), 1, 34) == [22]
