"""Two texts side by side: the edits between them, and where a stretch of the one is in the other."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publish.alignment import Edit, align

TEXT = "The mission had 1,200 troops.\nIt was set up in Gao.\nIts mandate ended in June.\n"

texts = st.lists(st.sampled_from(["a", "b ", "c\n", "1,200 ", "é", "\n"]), max_size=40).map("".join)


@settings(max_examples=150)
@given(texts, texts)
def test_the_old_text_with_its_edits_is_the_new_one(old: str, new: str) -> None:
    made, at = "", 0
    for edit in align(old, new).edits:
        made += old[at : edit.old_start] + new[edit.new_start : edit.new_end]
        at = edit.old_end
        assert edit.old_start < edit.old_end or edit.new_start < edit.new_end
    assert made + old[at:] == new


@settings(max_examples=60)
@given(texts)
def test_a_text_is_itself_without_an_edit(text: str) -> None:
    assert align(text, text).edits == ()


def test_a_number_is_edited_as_a_whole() -> None:
    start = TEXT.index("1,200")
    assert align(TEXT, TEXT.replace("1,200", "1,250")).edits == (Edit(start, start + 5, start, start + 5),)


def test_words_beside_each_other_are_one_edit() -> None:
    (edit,) = align(TEXT, TEXT.replace("1,200 troops", "900 policemen")).edits
    assert TEXT[edit.old_start : edit.old_end] == "1,200 troops"


@pytest.mark.parametrize("words", ["It was set up", "ended in June"])
def test_a_stretch_after_an_inserted_line_is_found_where_it_has_gone(words: str) -> None:
    new = TEXT.replace("It was", "Another line.\nIt was")
    start = TEXT.index(words)
    found = align(TEXT, new).to_new(start, start + len(words))
    assert new[slice(*found)] == words


def test_a_stretch_that_was_deleted_is_nowhere() -> None:
    alignment = align(TEXT, TEXT.replace("It was set up in Gao.\n", ""))
    start, end = alignment.to_new(TEXT.index("set up"), TEXT.index("Gao"))
    assert start == end


def test_edits_are_found_from_either_text() -> None:
    new = TEXT.replace("1,200", "1,250").replace("June", "July")
    alignment = align(TEXT, new)
    assert list(alignment.edits_in_old(TEXT.index("ended"), len(TEXT))) == [1]
    assert list(alignment.edits_in_new(0, new.index("troops"))) == [0]
    assert list(alignment.edits_in_old(TEXT.index("set up"), TEXT.index("Gao"))) == []


@pytest.mark.parametrize("piece", ["same ", "x", "\n", "1,200 "])
def test_time_does_not_grow_with_the_product_of_the_texts(piece: str) -> None:
    begun = time.perf_counter()
    align(piece * 60_000, f"start {piece * 59_000} end")
    assert time.perf_counter() - begun < 5
