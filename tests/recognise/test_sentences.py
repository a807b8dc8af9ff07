"""Sentences: where they end, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognise.sentences import sentence_at, sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They left. Others came.", ["They left.", "Others came."]),
        ("en", "Maj. Gen. A. B. Okoro spoke. Nobody heard.", ["Maj. Gen. A. B. Okoro spoke.", "Nobody heard."]),
        ("en", "The U.N. Security Council met. It voted.", ["The U.N. Security Council met.", "It voted."]),
        ("en", 'Was it "over"? It was not!', ['Was it "over"?', "It was not!"]),
        ("en", "One line\nanother line", ["One line", "another line"]),
        ("en", "Some 2.5 km were cleared. 30 mines remained.", ["Some 2.5 km were cleared.", "30 mines remained."]),
        ("nl", "Er waren 12.640 man. Daarna volgden er meer.", ["Er waren 12.640 man.", "Daarna volgden er meer."]),
        ("nl", "Kol. De Vries vertrok bijv. nooit. Hij bleef.", ["Kol. De Vries vertrok bijv. nooit.", "Hij bleef."]),
        ("nl", "(Zo ging het.) Toen niet meer.", ["(Zo ging het.)", "Toen niet meer."]),
    ],
)
def test_a_text_is_split_where_a_reader_would_split_it(language: str, text: str, expected: list[str]) -> None:
    assert split(text, language) == expected


def test_a_mark_behind_a_sentence_belongs_to_it() -> None:
    found = sentences("One two. Three four.", "en")
    assert sentence_at(found, 8) == (0, 8)
    assert sentence_at(found, 9) == (9, 20)
    assert sentence_at(found, 20) == (9, 20)
    assert sentence_at([], 0) is None


@given(st.text(alphabet='aA. \n?!"(U', max_size=60), st.sampled_from(["en", "nl"]))
def test_sentences_ascend_lie_in_bounds_and_leave_only_white_space_out(text: str, language: str) -> None:
    found = sentences(text, language)
    at = 0
    for start, end in found:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


def test_a_roman_numeral_behind_an_acronym_is_no_initial() -> None:
    assert split("It followed UNMEX I. It was small.") == ["It followed UNMEX I.", "It was small."]
    assert split("He met Paul V. Brandt there.") == ["He met Paul V. Brandt there."]
