"""Tables of leaders: the post of each, and what stands in for it."""

from __future__ import annotations

from tests.extract.reading import extracted, rows

_PAGE = """'''United Nations Mission in Chad''' ('''UNMICHA''') was a peacekeeping mission in [[Chad]].

== Commanders ==
{| class="wikitable"
! Name !! Country%s !! From !! To
|-
| [[Juan de los Rios]] || Peru%s || 3 May 2001 || June 2002
|-
| [[Anna Berg]] || Norway%s || July 2002 || 9 May 2003
|}
"""


def test_a_column_for_the_post_gives_each_their_role() -> None:
    found = extracted(_PAGE % (" !! Post", " || Force Commander", " || Special Representative"))
    assert [(r["person_as_written"], r["role"], r["role_as_written"]) for r in rows(found, "leadership")] == [
        ("Juan de los Rios", "force_commander", "Force Commander"),
        ("Anna Berg", "head_of_mission", "Special Representative"),
    ]


def test_without_one_the_heading_says_it_and_not_the_word_name() -> None:
    found = extracted(_PAGE % ("", "", ""))
    assert {(r["role"], r["role_as_written"]) for r in rows(found, "leadership")} == {("force_commander", "Commanders")}
