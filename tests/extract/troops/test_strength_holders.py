"""Strengths of armies and sides on the page of a mission, which are not the mission's."""

from __future__ import annotations

import pytest

from pipeline.extract.troops import strengths
from tests.extract.told import MISSION, told


@pytest.mark.parametrize(
    ("language", "text", "is_own"),
    [
        ("en", "The rebels had an army of 12,000 soldiers.", False),
        ("en", "By then the gendarmerie had a strength of 9,000 men.", False),
        ("en", "In May 2004 UNMEX had 9,000 soldiers against the rebels.", True),
        ("en", "After an attack of the rebels the force had a strength of 9,000 men.", True),
        ("en", "In May 2004 it had a strength of 9,000 men.", True),
        ("nl", "De rebellen hadden een leger van 3.000 soldaten.", False),
        ("nl", "Na de aanval van de rebellen telde de missie 3.000 militairen.", True),
    ],
)
def test_the_strength_of_a_side_is_not_that_of_the_mission(language: str, text: str, is_own: bool) -> None:
    found = [r.values["mission_id"] for r in told(text, strengths.extract, language=language).of("strengths")]
    assert found == [MISSION if is_own else None]
