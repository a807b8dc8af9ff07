"""Infoboxes on armed groups and armies: whom they name as allies and opponents."""

from __future__ import annotations

from pipeline.extract.world import actors
from tests.extract.told import told, values

_BOX = """{{{{Infobox war faction
| name = {name}
| allies = [[Movement for the West]]
| opponents = {{{{flag|Mali}}}}<br>[[Army of the North]]
}}}}
"""


def test_the_box_of_a_group_gives_its_allies_and_opponents() -> None:
    group = "Front for the Freedom of Azar"
    rows = told(_BOX.format(name=group), actors.extract, form="wikitext", subject=None)
    assert values(rows, "actor_relations", "actor_id", "relation", "other_actor_id") == [
        (group, "allied", "Movement for the West"),
        (group, "opposes", "Mali"),
        (group, "opposes", "Army of the North"),
    ]


def test_a_box_without_a_name_tells_of_nobody() -> None:
    rows = told(_BOX.format(name=""), actors.extract, form="wikitext", subject=None)
    assert values(rows, "actor_relations", "actor_id") == []
