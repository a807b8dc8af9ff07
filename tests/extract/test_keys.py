"""Names as they are compared, and the readable keys made of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.keys import fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Red Front", "red front"),
        ("de Rode Garde", "Rode Garde"),
        ("L’Alliance pour le Progrès", "Alliance pour le progres"),
        ("Jean-Paul N'Guessan", "Jean Paul N Guessan"),
    ],
)
def test_case_accents_marks_and_an_article_in_front_make_no_other_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Front of the North", "Front of North"), ("UNIT I", "UNIT II")])
def test_what_stands_inside_a_name_or_ends_it_does(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_that_is_an_article_alone_stays() -> None:
    assert fold("The") == "the"


def test_an_initial_in_front_stays_in_a_key() -> None:
    assert [slug(name) for name in ("A. J. Wilson", "J. C. Kosters", "The Force")] == [
        "a-j-wilson", "j-c-kosters", "force",
    ]  # fmt: skip


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_a_folded_name_stays_as_it_is_and_a_key_has_no_spaces(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert " " not in slug(name)
