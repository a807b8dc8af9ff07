"""Which of the missions that a document names it treats though it is about something else.

A page on a battle, a buffer zone, a person or an army tells how strong a mission was, who gave it troops, until when
its mandate ran. Such a mission is one that the document treats, and has a row of `missions`; one that it only mentions
stays one of `operations`. Whether a document tells such a fact is not decided here: the extractors of those facts are
asked, of the paragraphs that name a mission, on a draft in which all that are named are treated.
"""

from __future__ import annotations

from pipeline.extract.authority import mandate_tasks, mandates
from pipeline.extract.harm import fatalities
from pipeline.extract.identity.mission_names import entity_names
from pipeline.extract.leaders import leadership
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.troops import contributions, participation, strengths
from pipeline.lexicon.missions import acronym_with_place, is_mission_acronym, operation_names

_TELLING = (
    mandates.extract,
    mandate_tasks.extract,
    leadership.extract,
    participation.extract,
    strengths.extract,
    contributions.extract,
    fatalities.extract,
)
_FACTS = ("mandates", "mandate_tasks", "contributors", "strengths", "contributions", "fatality_totals")
_LEADING = frozenset({"head_of_mission", "force_commander"})
_NAMING = ("names", "statements")
_PEACEFUL = frozenset({"peacekeeping", "observer"})  # kinds, of `schemas/codes/mission_kinds.csv`


def extract(rows: DocumentRows) -> None:
    """Make missions of those that a document about something else tells facts of."""
    named = _missions_named(rows) if rows.subject is None else {}
    if not named:
        return
    told = _told(_draft(rows, named))
    _treat(rows, {entity: mission for entity, mission in named.items() if mission in told})


def _missions_named(rows: DocumentRows) -> dict[Entity, Entity]:
    """The operations named that are peace missions, each with the mission that it may be."""
    named = dict.fromkeys(r.values["entity_id"] for r in rows.of("names") if r.values["entity_table"] == "operations")
    peaceful = {
        row.values["entity_id"]
        for row in rows.of("statements")
        if row.values["property"] == "kind" and row.values["value"] in _PEACEFUL
    }
    return {
        entity: Entity("missions", entity.name, entity.abbreviation)
        for entity in named
        if entity in peaceful or _is_known_by_name(entity)
    }


def _is_known_by_name(operation: Entity) -> bool:
    """Whether the name of an operation is that of a peace mission: by its acronym, and not Operation Something."""
    if operation.name is not None and operation_names().search(operation.name):
        return False
    short = operation.abbreviation
    return is_mission_acronym(short) if short else acronym_with_place(operation.name or "") is not None


def _draft(rows: DocumentRows, named: dict[Entity, Entity]) -> DocumentRows:
    """What the paragraphs that name a mission tell, if all that are named are treated."""
    names = entity_names(rows)
    telling = {block.index for block in rows.document.blocks if names.named(block.text, 0, len(block.text))}
    draft = rows.draft(telling, _NAMING)
    _treat(draft, named)
    for extractor in _TELLING:
        extractor(draft)
    return draft


def _told(draft: DocumentRows) -> set[object]:
    """The missions on which a fact leans."""
    facts = [row.values.get("mission_id") for table in _FACTS for row in draft.of(table)]
    led = [r.values.get("mission_id") for r in draft.of("leadership") if r.values["role"] in _LEADING]
    return {mission for mission in (*facts, *led) if mission is not None}


def _treat(rows: DocumentRows, treated: dict[Entity, Entity]) -> None:
    """Say of what was called an operation that it is a mission of the document."""
    for row in (row for table in _NAMING for row in rows.of(table)):
        mission = treated.get(row.values["entity_id"])
        if mission is not None:
            _rename(row, mission)


def _rename(row: Row, mission: Entity) -> None:
    row.key = (mission.table, *row.key[1:])
    row.values |= {"entity_table": mission.table, "entity_id": mission}
