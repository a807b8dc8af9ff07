"""A pattern searched for by its words finds what it would find by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.cues import any_of
from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.triggers import Names, Phrases, PhraseTable
from tests.work import steps_of

EVENTS = [
    (language, kind, any_of(listed))
    for language in LANGUAGES
    for kind, listed in load(language, "incidents")["events"].items()
]
WORDS = sorted(
    {
        re.sub(r"[^\w ]", "", phrase)
        for language in LANGUAGES
        for listed in load(language, "incidents")["events"].values()
        for phrase in listed
    }
)
PIECES = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(alphabet="aeikınsſKİ-' .,;\n\u00a0", max_size=6), st.text(max_size=4)),
    max_size=12,
)


@given(PIECES, st.sampled_from(["", " ", ". "]), st.integers(0, 20), st.integers(0, 80))
@settings(max_examples=150)
def test_phrases_are_found_where_their_pattern_finds_them(
    pieces: list[str], joint: str, start: int, width: int
) -> None:
    text = joint.join(pieces)
    end = min(len(text), start + width)
    for _, _, phrases in EVENTS:
        plain = phrases.pattern
        assert [m.span() for m in phrases.finditer(text)] == [m.span() for m in plain.finditer(text)]
        window = [m.span() for m in phrases.finditer(text, start, end)]
        assert window == [m.span() for m in plain.finditer(text, start, end)]


def test_a_letter_that_matches_another_without_case_is_found() -> None:
    assert Phrases.of(r"(?<!\w)(?:kill|sink)(?!\w)", re.IGNORECASE).search("\u212aILL") is not None
    assert Phrases.of(r"(?<!\w)(?:kill|sink)(?!\w)", re.IGNORECASE).search("\u017fINK") is not None


def test_a_pattern_with_its_word_inside_is_ruled_out_by_that_word() -> None:
    region = Phrases.of(r"[A-Z][a-z]+ region(?!\w)", words=r"\bregion(?!\w)")
    assert not region.may_be_in("The Anmar valley")
    assert [m[0] for m in region.finditer("In Anmar region it rained")] == ["Anmar region"]


def test_a_pattern_made_after_a_text_was_looked_through_is_found_in_it() -> None:
    text = "The ferry sank off Anmar."
    assert not Phrases.of(r"\bcoup\b").may_be_in(text)
    assert Phrases.of(r"\bferry\b").may_be_in(text)


def test_the_same_list_of_a_lexicon_is_the_same_phrases() -> None:
    assert any_of(["sank", "was sunk"]) is any_of(["sank", "was sunk"])


def test_a_table_names_what_may_stand_in_a_text() -> None:
    table = PhraseTable((("coup", Phrases.of(r"\bcoup\b")), ("vote", Phrases.of(r"\belections?\b"))))
    assert [code for code, _ in table.possible("the election was held")] == ["vote"]
    assert list(table.possible("it rained")) == []
    assert not table.may_be_in("it rained")


def test_names_of_one_document_are_found_with_any_space_between_their_words() -> None:
    names = Names(["AQD", "Army of Dawn"])
    assert [m[0] for m in names.finditer("The Army\u00a0of Dawn (AQD) and AQDs")] == ["Army\u00a0of Dawn", "AQD"]
    assert not names.may_be_in("The arms of dawn")
    assert not Names([]).may_be_in("The Army of Dawn")


def test_a_name_that_begins_with_a_mark_may_be_anywhere() -> None:
    assert [m[0] for m in Names(["(New) Dawn"]).finditer("a (New) Dawn")] == ["(New) Dawn"]


def test_each_sentence_of_a_long_text_is_searched_by_the_words_in_it_alone() -> None:
    phrases = Phrases.of(r"(?<!\w)(?:kill\w*|die|wound)(?!\w)", re.IGNORECASE)
    sentence = "A mine killed two, and one may die. "

    def searched(sentences: int) -> Callable[[], object]:
        text = sentence * sentences
        stretches = [(i * len(sentence), (i + 1) * len(sentence)) for i in range(sentences)]
        return lambda: [m.start() for start, end in stretches for m in phrases.finditer(text, start, end)]

    assert len(cast("list[int]", searched(3)())) == 6
    assert steps_of(searched(160)) <= 5 * steps_of(searched(40))
