"""How an event that a clause tells is written down: its words, its date, and whom and what they name.

Which clauses tell events is the business of `events.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.identity.mission_dates import Speaking, assertion_in
from pipeline.extract.passages import Clause
from pipeline.extract.rows import DocumentRows, Entity, Row, Span, When
from pipeline.recognise.placed import PlacedDate

# A place of the document and where it is named.
Placed = tuple[tuple[int, int], Row]


@dataclass(frozen=True, slots=True)
class Event:
    """An event told in a clause: where its words stand, the mention that dates it and the date itself.

    `is_worked_out` says that the date was inferred; `is_noun` that a noun and what hangs on it tell the event, not the
    clause.
    """

    kind: str
    clause: Clause
    start: int
    end: int
    date: PlacedDate | None
    value: PlacedDate | When | None
    is_worked_out: bool = False
    is_noun: bool = False


def write_event(rows: DocumentRows, event: Event, speaking: Speaking, places: Sequence[Placed]) -> None:
    """Write down an event with the actors, the place and the mission that its words name."""
    clause = event.clause
    description, span = _described(event)
    named = speaking.entities.named(clause.block.text, clause.start, clause.end)
    missions = [n[2] for n in named if n[2].table == "missions"]
    value = event.value
    edtf = value.mention.edtf if isinstance(value, PlacedDate) else value.edtf if value else None
    row = rows.fact(
        "events", (event.kind, edtf, description), span, f"events.{'dated' if event.date else 'undated'}",
        assertion=assertion_in(clause, speaking.language) if event.kind != "statement" else "asserted",
        derivation="inferred" if event.is_worked_out else "stated" if value is event.date else "normalised",
        kind=event.kind, date=value, description=description, actor_ids=_actors(rows.acting, span),
        place_id=_place(places, span), mission_id=missions[0] if missions else None,
    )  # fmt: skip
    if event.date is not None and value is not event.date:
        row.uses.append(event.date)


def _described(event: Event) -> tuple[str, tuple[int, int]]:
    """The words of an event and where they stand: the clause's, or those of a noun and what hangs on it."""
    clause = event.clause
    start, end = (event.start, event.end) if event.is_noun else (clause.body, clause.end)
    end = start + len(clause.block.text[start:end].rstrip("."))
    # The full stop of an abbreviation at the end is lost with that of the sentence: a description is no quotation.
    return " ".join(clause.block.text[start:end].split()), clause.block.span(start, end)


def _actors(acting: Sequence[tuple[Span, Entity]], words: Span) -> list[Entity] | None:
    """The actors named in the words of an event, each once, in the order named; None where none is."""
    start, end = words
    found: dict[Entity, None] = {}
    for span, actor in acting[bisect_left(acting, start, key=lambda named: named[0][0]) :]:
        if span[0] >= end:
            break
        found[actor] = None
    return list(found) or None


def _place(places: Sequence[Placed], words: Span) -> Row | None:
    """The first of the document's places that is named in the words of an event."""
    start, end = words
    for span, row in places[bisect_left(places, start, key=lambda place: place[0][0]) :]:
        if span[0] >= end:
            return None
        if span[1] <= end:
            return row
    return None
