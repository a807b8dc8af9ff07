"""Which mission a stretch of a text speaks of: the one it names, else the one the document treats.

In a document about something else (a battle, a country, a person) nothing goes to a mission that is not named beside
it: which one that is says `told_beside.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.identity.told_beside import sole_beside
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
        language: of the document.
    """

    subject: Entity | None
    known: dict[str, Entity | None]
    pattern: re.Pattern[str] | None
    is_sole: bool
    language: str

    @property
    def is_empty(self) -> bool:
        """Whether there is no mission of which a stretch could speak."""
        return self.subject is None and self.pattern is None

    def named(self, text: str, start: int, end: int) -> list[tuple[int, int, Entity | None]]:
        """The missions named in a stretch of text, in order: where, and which."""
        if self.pattern is None:
            return []
        return [(m.start(), m.end(), self.known[m[0]]) for m in self.pattern.finditer(text, start, end)]

    def treats_one_in(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch of text names a mission that the document treats."""
        return any(entity is not None for _, _, entity in self.named(text, start, end))

    def sole_in(self, text: str) -> Entity | None:
        """The one mission that a text names, where it names no other."""
        named = {entity for _, _, entity in self.named(text, 0, len(text))}
        return named.pop() if len(named) == 1 else None

    def of(self, block: Block, start: int, end: int) -> Entity | None:
        """The mission that a stretch of a block speaks of.

        The first one named in it; else the one named last in the block before it; else in the heading above, where that
        names no other; else the subject, where it is the only mission that the document treats. In a document about
        something else the only one that is named beside it.
        """
        if self.subject is None:
            return None if self.is_sole else self._beside(block, start, end)
        inside = self.named(block.text, start, end)
        if inside:
            return inside[0][2]
        before = self.named(block.text, max(0, start - _LOOK_BACK), start)
        if before:
            return before[-1][2]
        above = self._above(block)
        if above:
            return above.pop() if len(above) == 1 else None
        return self.subject if self.is_sole else None

    def _beside(self, block: Block, start: int, end: int) -> Entity | None:
        """The mission named beside a stretch of a sentence, or in the heading of a list or table."""
        found = sole_beside(self.named, block.text, start, end, self.language)
        if found is not None or block.element == "prose" or self.named(block.text, 0, len(block.text)):
            return found
        return self.sole_in(block.section[-1]) if block.section else None

    def _above(self, block: Block) -> set[Entity | None]:
        """The missions that the heading above a block names."""
        heading = block.section[-1] if block.section else ""
        return {mission for _, _, mission in self.named(heading, 0, len(heading))}


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
    return MissionNames(rows.subject, known, _pattern_of(known), _is_sole(rows, known), rows.document.language)


def _is_sole(rows: DocumentRows, known: dict[str, Entity | None]) -> bool:
    """Whether neither the title nor the lead names a second mission.

    Of a document about something else, whether it treats none.
    """
    if rows.subject is None:
        return not any(known.values())
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
