"""Words of the lexicon as the rules look for them."""

from __future__ import annotations

from pipeline.validate.wording import unjoined_words, whole_words, words_before


def test_words_are_whole_in_any_case() -> None:
    pattern = whole_words("en", "comparisons", "joiners")
    assert pattern.search("Gao AND Kidal")
    assert not pattern.search("Gandhi, Andes")


def test_a_hyphen_joins_a_word_to_another() -> None:
    pattern = unjoined_words("en", "comparisons", "joiners")
    assert pattern.search("search and rescue")
    assert not pattern.search("search-and-rescue")
    assert whole_words("en", "comparisons", "joiners").search("search-and-rescue")


def test_words_before_a_place_end_there() -> None:
    text = "It fell by 3 of the 12 posts."
    pattern = words_before("en", "comparisons", "share_of")
    assert pattern.search(text, 0, text.index("12"))
    assert not pattern.search(text, 0, text.index("posts"))
