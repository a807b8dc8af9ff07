"""People whom only a title before a copula shows to be people."""

from __future__ import annotations

import pytest

from pipeline.extract.leaders import leadership
from tests.extract.told import told, values


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Special Representative was [[Jan Holm]] from 2003 to 2005.", [("Jan Holm", "head_of_mission")]),
        ("en", "The first force commander was Jan Holm, who left in 2005.", [("Jan Holm", "force_commander")]),
        ("en", "The force commander was General Jan Holm.", [("Jan Holm", "force_commander")]),
        ("nl", "De eerste speciale vertegenwoordiger was Jan Holm.", [("Jan Holm", "head_of_mission")]),
        ("en", "The force commander was United Nations staff.", []),
        ("en", "The force commander was Northern Ireland's best.", []),
        ("en", "The force commander was not Jan Holm.", []),
    ],
)
def test_a_title_before_a_copula_shows_who_is_named_behind_it(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    rows = told(text, leadership.extract, language=language, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "role") == found


def test_whoever_replaced_somebody_named_so_has_the_post_too() -> None:
    text = "The first Special Representative was Jan Holm. He was replaced by [[Ole Dahl]] in August 2005."
    rows = told(text, leadership.extract, form="wikitext")
    assert values(rows, "leadership", "person_as_written", "start", "end") == [
        ("Jan Holm", None, "2005-08"),
        ("Ole Dahl", "2005-08", None),
    ]
