"""The words of a phrase: those that stand in every match of it."""

from __future__ import annotations

import pytest

from pipeline.extract.phrase_words import PhraseWords
from pipeline.lexicon.beginnings import literal


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Peace talks", {"talks": [{"peace"}]}),
        ("(?:was|were) seized", {"seized": [{"was"}, {"were"}]}),
        ("(?:was )?seized", {"seized": [set()]}),  # the shorter way of writing it says all
        ("attack(?:s|ed)?", {"attack": [set()], "attacks": [set()], "attacked": [set()]}),
        (r"insurgen\w+", {"insurgen…": [set()]}),
        ("give(?:n)? up … to", {"give": [{"to", "up"}], "given": [{"to", "up"}]}),
        (r"authori[sz]ed\s+strength", {"authorised": [{"strength"}], "authorized": [{"strength"}]}),
        ("took command(?! from)", {"command": [{"took"}]}),
        ("cease-fire", {"cease": [{"fire"}]}),
    ],
)
def test_a_phrase_is_known_by_its_longest_word(phrase: str, words: dict[str, list[set[str]]]) -> None:
    found = PhraseWords.of([phrase]).by_word
    assert {word: sorted(map(set, others), key=sorted) for word, others in found.items()} == words


@pytest.mark.parametrize("phrase", [r"\d+", r"\w+ing", "(?:the)?"])
def test_a_phrase_without_a_word_may_stand_anywhere(phrase: str) -> None:
    assert not PhraseWords.of(["army", phrase]).is_known


def test_a_phrase_of_too_many_ways_is_known_by_the_rest() -> None:
    phrase = f"(?:{'|'.join(f'w{i}' for i in range(500))}) of the army"
    assert PhraseWords.of([phrase]).by_word == {"army": (frozenset({"of", "the", "w…"}),)}


def test_names_are_taken_as_they_are_written() -> None:
    assert PhraseWords.of(literal(["U.N. force (first)"])).by_word == {"force": (frozenset({"u", "n", "first"}),)}
