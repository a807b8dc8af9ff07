"""`statements` and `names` on people: what the table `people` is chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.keys import fold
from pipeline.extract.rows import Assertion, Derivation, DocumentRows, Entity, Span
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.overlap import first_touching


@dataclass(slots=True)
class People:
    """The people of one document: who is meant by a name, and what has been written down of them so far."""

    rows: DocumentRows
    by_surname: dict[str, Entity] = field(default_factory=dict)
    written: set[tuple[Entity, str, str]] = field(default_factory=set)

    def entity(self, name: str) -> Entity:
        """The person of a name; a surname alone means the person last named in full with that surname."""
        name = " ".join(name.split())
        words = fold(name).split()
        known = self.by_surname.get(words[-1]) if words else None
        if known is not None and len(words) == 1:
            return known
        entity = Entity("people", name, None, None if len(words) > 1 else self.rows.document.id)
        if words:
            self.by_surname[words[-1]] = entity
        return entity

    def name(self, entity: Entity, name: str, span: Span, extractor: str) -> None:
        """Write down that a person is called so, once for each way of writing it."""
        name = " ".join(name.split())
        if not self._is_new(entity, "name", name):
            return
        self.rows.fact(
            "names", ("people", name), span, extractor,
            entity_table="people", entity_id=entity, name=name, language=None,
            kind="official" if name == entity.name else "alias",
        )  # fmt: skip
        if name == entity.name:
            self._state(entity, "name", name, span, extractor, "stated", "asserted")

    def state(
        self,
        entity: Entity,
        prop: str,
        value: str | None,
        span: Span,
        extractor: str,
        derivation: Derivation = "stated",
        assertion: Assertion = "asserted",
    ) -> None:
        """Write down a property of a person, once for each value."""
        if value and self._is_new(entity, prop, value):
            self._state(entity, prop, value, span, extractor, derivation, assertion)

    def introduce(
        self, entity: Entity, person: PersonMention, block: Block, nationality: Derivation = "normalised"
    ) -> None:
        """Write down the name, the nationality and the rank that stand at a name; how the nationality is known."""
        self.name(entity, person.name, block.span(person.start, person.end), "leadership.name")
        derivations: dict[str, Derivation] = {"nationality_code": nationality, "rank": "normalised"}
        for prop, value, at in (
            ("nationality_code", person.nationality_code, person.nationality_span),
            ("rank", person.rank, person.rank_span),
        ):
            if value and at:
                span = block.span(min(at[0], person.start), max(at[1], person.end))
                self.state(entity, prop, value, span, "leadership.person", derivations[prop])

    def _is_new(self, entity: Entity, prop: str, value: str) -> bool:
        key = (entity, prop, value)
        is_new = key not in self.written
        self.written.add(key)
        return is_new

    def _state(
        self, entity: Entity, prop: str, value: str, span: Span, extractor: str, derivation: Derivation,
        assertion: Assertion,
    ) -> None:  # fmt: skip
        self.rows.fact(
            "statements", ("people", entity.name, prop, value), span, extractor,
            assertion=assertion, derivation=derivation,
            entity_table="people", entity_id=entity, property=prop, value=value,
        )  # fmt: skip


def with_appointees(people: Sequence[PersonMention], parted: Sequence[PersonMention]) -> list[PersonMention]:
    """The people of a block with the roles that a date parts from their names: what stands at a name is kept."""
    known = {(p.start, p.end): p for p in people}
    given = [
        replace(at, role=p.role, role_span=p.role_span) if (at := known.get((p.start, p.end))) is not None else p
        for p in parted
        if (at := known.get((p.start, p.end))) is None or not at.role
    ]
    return sorted([p for p in people if first_touching(given, p.start, p.end) is None] + given, key=lambda p: p.start)
