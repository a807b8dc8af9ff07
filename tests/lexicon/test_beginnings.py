"""What a phrase begins with is known from its pattern, or from the words it is made of."""

from __future__ import annotations

import pytest

from pipeline.lexicon.beginnings import beginnings_of, keys_of, keys_of_names


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?<!\w)(?:attack(?:s|ed)?|in the)(?!\w)", {"atta", "in"}),
        (r"(?<!\w)(?:(?:was|were) killed|ieds?)(?!\w)", {"was", "were", "ied", "ieds"}),
        (r"\b(?:aan\w*|hi[lt])\b", {"aan", "aa…", "hil", "hit"}),
        (r"(?<![\w-])(?:(?:the|a)[- ])?(?P<core>king|queen)(?![\w-])", {"the", "a", "king", "quee"}),
        (r"(?<!\w)he", {"he…"}),
    ],
)
def test_a_pattern_begins_with_these_words(pattern: str, words: set[str]) -> None:
    assert beginnings_of(pattern) == words


@pytest.mark.parametrize(
    "pattern", [r"attack", r"(?<!\w)\w*crash", r"\b(?:a\w|b)", r"(?<!\w)(?:\d+|ten) men", r"\b(?:)"]
)
def test_what_a_pattern_begins_with_may_be_unknown(pattern: str) -> None:
    assert beginnings_of(pattern) is None


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (["attacked", "shot dead", "is … by", "air[ -]?strikes?"], {"atta", "shot", "is", "air", "airs"}),
        (["(?:was|were) killed", "ieds?", "kills?", "Élan"], {"was", "were", "ied", "ieds", "kill", "élan"}),
        (["war|peace"], {"war", "peac"}),
    ],
)
def test_an_entry_of_the_lexicon_begins_with_these_words(entries: list[str], words: set[str]) -> None:
    assert keys_of(entries) == words


def test_one_entry_that_begins_with_anything_leaves_all_unknown() -> None:
    assert keys_of(["attacked", r"\w*crash"]) is None


def test_the_marks_of_a_name_are_no_pattern() -> None:
    assert keys_of_names(["U.N. Council", "St. John (north)", "Army"]) == {"u", "st", "army"}
    assert keys_of_names(["Army", "(north)"]) is None
