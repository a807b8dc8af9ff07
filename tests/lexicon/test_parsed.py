"""A pattern is read as the engine reads it, once."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon.beginnings import beginnings_of, firsts_of, needs_of
from pipeline.lexicon.parsed import op, parsed


def test_a_pattern_is_its_items() -> None:
    items = parsed("at?")
    assert items is not None
    assert [kind for kind, _ in items] == [op.LITERAL, op.MAX_REPEAT]
    assert parsed("at?") is items


def test_what_is_no_pattern_is_refused() -> None:
    with pytest.raises(re.error):
        parsed("(")


def test_where_patterns_cannot_be_read_nothing_is_ruled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.lexicon.parsed._parse", None)
    pattern = "gave (?:up|in)(?: for good)? unheard-of [a-z]+ of theirs"
    parsed.cache_clear()
    assert parsed(pattern) is None
    assert beginnings_of(rf"(?<!\w){pattern}") is None
    assert firsts_of([pattern]) == {"gave"}  # seen without reading the pattern
    assert firsts_of([f"(?:{pattern})"]) is None
    assert needs_of([f"(?:{pattern})"]) is None
    parsed.cache_clear()
