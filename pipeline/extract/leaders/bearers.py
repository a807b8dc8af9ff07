"""The people of a sentence with their offices and terms, and which of them stands where a verb looks for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.leaders.offices import Office
from pipeline.extract.leaders.periods import Term
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.placed import PlacedDate


@dataclass(frozen=True, slots=True)
class Held:
    """An office and its bearer in one sentence.

    Attributes:
        person: the bearer.
        office: the office, None as long as the sentence gives none.
        term: when it was held.
        is_inferred: whether a date was said of another's office and holds for this one too.
    """

    person: PersonMention
    office: Office | None
    term: Term = field(default_factory=Term)
    is_inferred: bool = False


def last_before(held: Sequence[Held], offset: int) -> int | None:
    """The person last named before a place of the text."""
    return next((i for i in reversed(range(len(held))) if held[i].person.end <= offset), None)


def first_behind(held: Sequence[Held], offset: int) -> int | None:
    """The first person named behind it."""
    return next((i for i, each in enumerate(held) if each.person.start >= offset), None)


def within(held: Sequence[Held], verb: re.Match[str]) -> int | None:
    """The one person whom a verb and its particle stand around, as in Dutch: "volgt generaal Name hem op"."""
    around = [i for i, each in enumerate(held) if verb.start() <= each.person.start and each.person.end <= verb.end()]
    return around[0] if len(around) == 1 else None


def nearest(span: tuple[int, int], dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The date nearest to a stretch of text."""

    def distance(date: PlacedDate) -> int:
        return max(span[0] - date.mention.end, date.mention.start - span[1], 0)

    return min(dates, key=lambda d: (distance(d), d.start), default=None)
