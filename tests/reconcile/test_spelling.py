"""How far two ways of writing a word are from each other."""

from __future__ import annotations

import pytest

from pipeline.reconcile.spelling import differ_by_one


@pytest.mark.parametrize(
    ("one", "other"), [("Traore", "Traor"), ("Keita", "Keyta"), ("Diallo", "Dialo"), ("Ba", "Bah"), ("Sow", "Low")]
)
def test_a_letter_left_out_added_or_replaced_is_one(one: str, other: str) -> None:
    assert differ_by_one(one, other)
    assert differ_by_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Diallo", "Dilo"), ("Keita", "Kieta"), ("Sow", "Diop"), ("Toure", "Tourey1")]
)
def test_more_is_another_word(one: str, other: str) -> None:
    assert not differ_by_one(one, other)
    assert not differ_by_one(other, one)
