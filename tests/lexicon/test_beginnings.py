"""What a phrase begins with is known from its pattern, or from the words it is made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.beginnings import beginnings_of, firsts_of, firsts_of_names, literal, needs_of


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
        (["kill(?:ed|ing)", "wound(?:ed (?:in|by))?|hurt"], {"kill", "woun", "hurt"}),
        (["(?:is|were|attacked)", "(?:is|a(?:re|m)) held"], {"is", "were", "atta", "are", "am"}),
        (["(?:the )?mission", r"(?:in|at)(?= war)"], {"the", "miss", "in", "at"}),
    ],
)
def test_an_entry_of_the_lexicon_begins_with_these_words(entries: list[str], words: set[str]) -> None:
    assert firsts_of(entries) == words


def test_one_entry_that_begins_with_anything_leaves_all_unknown() -> None:
    assert firsts_of(["attacked", r"\w*crash"]) is None
    assert needs_of(["attacked", r"\w*crash"]) is None


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("was to take command", {"comm"}),
        ("(?:was|were) (?:killed|wounded)", {"kill", "woun"}),
        ("is … by", {"is"}),
        (r"\w+ attacked by", {"atta"}),
        ("(?:the |its )?(?:joint )?capture of", {"capt"}),
        ("led the war|made peace", {"led", "made"}),
        ("[- ]?contributing", {"cont"}),
        ("the force ?(?:commander)", {"forc"}),
        ("of the fleet", {"flee"}),
        ("of the UN", {"the"}),
        ("in (?:combat|a raid)|on patrol(?:s|ling)", {"in", "on"}),
    ],
)
def test_an_entry_is_known_by_the_word_that_tells_most(entry: str, words: set[str]) -> None:
    assert needs_of([entry]) == words


def test_the_marks_of_a_name_are_no_pattern() -> None:
    assert firsts_of(literal(["U.N. Council", "St. John (north)", "Army"])) == {"u", "st", "army"}
    assert firsts_of(literal(["Army", "(north)"])) is None


@given(st.lists(st.text("aéßİſ5_.- (K'", min_size=1, max_size=7), min_size=1, max_size=3))
def test_names_of_a_document_begin_as_the_same_names_in_a_lexicon(texts: list[str]) -> None:
    names = [name for text in texts if (name := " ".join(text.split()))]
    assert firsts_of_names(names) == firsts_of(literal(names))
