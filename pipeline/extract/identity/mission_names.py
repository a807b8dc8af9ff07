"""Which mission a stretch of a text speaks of: the one it names, else the one the document treats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon.missions import is_mission_acronym
from pipeline.read.document import Block

_LOOK_BACK = 2_000  # characters of a block in which the mission last named is still the one meant
_ACRONYM = re.compile(r"\b[A-Z]{4,}\b")


@dataclass(frozen=True, slots=True)
class MissionNames:
    """The names under which a document knows missions, longest first.

    Attributes:
        subject: the mission that the document treats, None where it treats none.
        known: mission by name or abbreviation, as written; None for a name of something that has no row of `missions`
            (another operation), so that what is said of it is not said of the subject.
        pattern: finds them; None where there are none.
        is_sole: whether the document treats no mission but its subject; where it treats more, nothing goes unnamed to
            the first.
    """

    subject: Entity | None
    known: dict[str, Entity | None]
    pattern: re.Pattern[str] | None
    is_sole: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is no mission of which a stretch could speak."""
        return self.subject is None and self.pattern is None

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int, Entity | None]]:
        """The missions named in a stretch of text, in order: where, and which."""
        if self.pattern is None:
            return []
        return [(m.start(), m.end(), self.known[m[0]]) for m in self.pattern.finditer(text, start, end)]

    def of(self, block: Block, start: int, end: int) -> Entity | None:
        """The mission that a stretch of a block speaks of.

        The first one named in it; else the one named last in the block before it; else in the heading above, where that
        names no other; else the subject, where it is the only mission that the document treats.
        """
        inside = self.named(block.text, start, end)
        if inside:
            return inside[0][2]
        before = self.named(block.text, max(0, start - _LOOK_BACK), start)
        if before:
            return before[-1][2]
        heading = block.section[-1] if block.section else ""
        above = {mission for _, _, mission in self.named(heading, 0, len(heading))}
        if above:
            return above.pop() if len(above) == 1 else None
        return self.subject if self.is_sole else None


def mission_names(rows: DocumentRows) -> MissionNames:
    """The names of missions in a document, from the rows written so far."""
    stated = {row.values["entity_id"] for row in rows.of("statements") if row.values.get("entity_table") == "missions"}
    known: dict[str, Entity | None] = {}
    for row in rows.of("names"):
        entity = row.values["entity_id"]
        if row.values["entity_table"] == "missions":
            known[row.values["name"]] = entity if entity in stated or entity == rows.subject else None
        elif row.values["entity_table"] == "operations":
            known.setdefault(row.values["name"], None)
    if rows.subject is not None:
        for name in (rows.subject.name, rows.subject.abbreviation):
            if name:
                known[name] = rows.subject
    return MissionNames(rows.subject, known, _pattern_of(known), _is_sole(rows, known))


def _is_sole(rows: DocumentRows, known: dict[str, Entity | None]) -> bool:
    """Whether neither the title nor the lead names a second mission."""
    if rows.subject is None:
        return True
    in_lead = {
        row.values["entity_id"]
        for row in rows.of("names")
        if row.values["entity_table"] == "missions" and str(row.values["extractor"]).startswith("missions.")
    }
    # A title in capitals (ERITREA) names a country, no further mission.
    in_title = {
        known.get(word) for word in _ACRONYM.findall(rows.document.title) if word in known or is_mission_acronym(word)
    }
    return len(in_lead) <= 1 and in_title <= {rows.subject}


@dataclass(frozen=True, slots=True)
class EntityNames:
    """The names of all missions and operations in a document, whichever table they are of.

    Attributes:
        known: mission or operation by name or abbreviation, as written.
        pattern: finds them, the longest first; None where there are none.
    """

    known: dict[str, Entity]
    pattern: re.Pattern[str] | None

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """Those named in a stretch of text, in order: where, and which."""
        if self.pattern is None:
            return []
        return [(m.start(), m.end(), self.known[m[0]]) for m in self.pattern.finditer(text, start, end)]


def entity_names(rows: DocumentRows) -> EntityNames:
    """The names of missions and operations in a document, from the rows written so far."""
    known: dict[str, Entity] = {}
    for row in rows.of("names"):
        if row.values["entity_table"] in ("missions", "operations"):
            known.setdefault(row.values["name"], row.values["entity_id"])
    return EntityNames(known, _pattern_of(known))


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds names, the longest first; None where there are none."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)") if ordered else None
