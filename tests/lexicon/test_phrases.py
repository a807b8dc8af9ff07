"""Lists of phrases as patterns."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon.phrases import alternatives, trie_pattern

WORDS = st.lists(st.text(alphabet="ab.|(é", max_size=5), min_size=1, max_size=6)


def test_the_longest_phrase_is_found_and_a_no_break_space_is_a_space() -> None:
    found = re.search(alternatives(["force", "force commander"]), "the force\u00a0commander")
    assert found is not None
    assert found[0] == "force\u00a0commander"


def test_signs_of_patterns_in_a_phrase_are_signs_of_the_text() -> None:
    assert re.fullmatch(alternatives(["nr. (1)"]), "nr. (1)")
    assert not re.fullmatch(alternatives(["nr. (1)"]), "nrs (1)")


@given(WORDS, WORDS)
@settings(max_examples=100)
def test_shared_beginnings_change_nothing_of_what_is_found(words: list[str], others: list[str]) -> None:
    pattern = re.compile(trie_pattern(words))
    for word in [*words, *others]:
        assert bool(pattern.fullmatch(word)) == (word in words)
