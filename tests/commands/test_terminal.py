"""What a document says is shown, and does nothing to the terminal it is shown on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.commands.terminal import as_text


def test_words_in_any_script_are_shown_as_they_are() -> None:
    words = "“Côte d’Ivoire”\u00a0– 1\u202f200\n\tمالي"
    assert as_text(words) == words


def test_orders_to_a_terminal_are_shown_and_not_given() -> None:
    assert as_text("a\x1b[2Jb\x07c\rd") == "a\\x1b[2Jb\\x07c\\rd"


def test_a_line_cannot_be_made_to_read_backwards() -> None:
    assert as_text("\u202etroops") == "\\u202etroops"


@given(st.text())
def test_nothing_else_is_lost_and_no_order_is_left(words: str) -> None:
    shown = as_text(words)
    assert as_text(shown) == shown
    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert shown.count("\n") == words.count("\n")
