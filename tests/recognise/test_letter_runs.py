"""The words of a text at a glance."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.recognise.letter_runs import letter_runs, longest_run


def test_a_run_ends_where_no_letter_follows():
    assert letter_runs("de 2e één_drie o'clock") == [b"de", b"e", "één".encode("latin-1"), b"drie", b"o", b"clock"]


def test_a_letter_beyond_latin_1_ends_one_too():
    assert letter_runs("mayő june") == [b"may", b"june"]


@given(text=st.text(st.sampled_from("ab é½²_2ő-\n")))
@settings(max_examples=200, deadline=None)
def test_a_word_that_stands_by_itself_is_among_them(text: str):
    standing = re.findall(r"(?<![^\W\d_])[a-zé]+(?![^\W\d_])", text)
    assert {word.encode("latin-1") for word in standing} <= set(letter_runs(text))


def test_of_a_phrase_the_longest_counts():
    assert longest_run("a year and a day") == b"year"
    with pytest.raises(ValueError, match="empty"):
        longest_run("½")
