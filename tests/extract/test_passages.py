"""Clauses: which words and dates belong together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.passages import clauses_of, dates_for, own_dates
from tests.extract.told import told


def clauses(text: str, language: str) -> list[list[str]]:
    """The clauses of each sentence."""
    return [[c.text for c in clauses_of(s, language)] for s in told(text, language=language).sentences]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The army seized power on 3 May 1991, after which the president fled.",
            ["The army seized power on 3 May 1991", "after which the president fled."],
        ),
        (
            "en",
            "The force landed on 3 May 1991 and left on 4 June 1992.",
            ["The force landed on 3 May 1991", "left on 4 June 1992."],
        ),
        (
            "nl",
            "Op 3 mei 1991 viel de stad; het leger week uit.",
            ["Op 3 mei 1991 viel de stad", "het leger week uit."],
        ),
        (
            "nl",
            "Nadat het bestand was gesloten, vertrok de macht op 4 juni 1992.",
            ["Nadat het bestand was gesloten", "vertrok de macht op 4 juni 1992."],
        ),
    ],
)
def test_a_sentence_falls_into_clauses(language: str, text: str, expected: list[str]) -> None:
    assert clauses(text, language) == [expected]


def test_a_date_with_a_mark_labels_the_clause_behind_it() -> None:
    assert clauses("Mei 1975: de rebellen trekken de stad in.", "nl") == [["Mei 1975: de rebellen trekken de stad in."]]


def test_brackets_are_not_cut() -> None:
    (found,) = clauses("The office (opened, but never used) closed on 3 May 1991.", "en")
    assert found == ["The office (opened, but never used) closed on 3 May 1991."]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("en", "The war of October 1973 changed the map.", []),
        ("en", "Resolution 60 of 3 May 1991 set the office up.", ["1991-05-03"]),
        ("en", "The 1994 election was calm.", []),
        ("nl", "In de nacht van 3 mei 1991 vertrok de macht.", ["1991-05-03"]),
        ("nl", "Het verdrag van 3 mei 1991 gold nog.", []),
    ],
)
def test_only_dates_of_the_clause_itself_count(language: str, text: str, dates: list[str]) -> None:
    (sentence,) = told(text, language=language).sentences
    (clause,) = clauses_of(sentence, language)
    assert [d.mention.edtf for d in own_dates(clause, language)] == dates


def test_what_is_told_of_the_same_time_takes_the_date_of_the_clause_before() -> None:
    (sentence,) = told("On 3 May 1991 the town fell; the mayor fled.").sentences
    found = clauses_of(sentence, "en")
    assert [d.mention.edtf for d in dates_for(found, 1, "en")] == []
    (sentence,) = told("On 3 May 1991 the town fell, after which the mayor fled.").sentences
    found = clauses_of(sentence, "en")
    assert [d.mention.edtf for d in dates_for(found, 1, "en")] == ["1991-05-03"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["on 3 May 1991", "and", "which", "(", ")", ",", ";", "the force", "left", "—"]), max_size=30
    )
)
def test_clauses_are_in_order_and_keep_every_date(words: list[str]) -> None:
    for sentence in told(" ".join(words)).sentences:
        found = clauses_of(sentence, "en")
        edges = [edge for c in found for edge in (c.start, c.end)]
        assert edges == sorted(edges)
        assert all(sentence.start <= c.start <= c.body < c.end <= sentence.end for c in found)
        dates = [d.start for c in found for d in c.dates]
        assert dates == sorted(set(dates))
