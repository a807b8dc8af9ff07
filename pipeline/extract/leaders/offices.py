"""An office as a sentence gives it, and what its words say of it.

Which words give the office is the business of `office_readers.py`; when it was held that of `tenures.py`, what it is an
office of that of `office_bodies.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.leaders.office_patterns import office_patterns
from pipeline.lexicon import load
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.placed import PlacedDate


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a sentence gives it; offsets count in the block.

    Attributes:
        role: code of the role (``roles.csv``).
        written: its words, None where the sentence gives it without a noun ("was led by").
        start: where the words that give it begin, the name included.
        end: where they end.
        role_end: where the role's own words end; what it is an office of may stand behind.
        role_start: where they begin.
        is_predicate: whether giving the office is what the clause says, so that its dates are those of the term.
        is_lead: whether a phrase says that somebody leads, whatever it is that the sentence is about.
        is_planned: whether the office was still to come.
    """

    role: str
    written: str | None
    start: int
    end: int
    role_start: int
    role_end: int
    is_predicate: bool = False
    is_lead: bool = False
    is_planned: bool = False


def phrase_start(person: PersonMention) -> int:
    """Where a person's name begins with the rank, role and nationality directly before it."""
    spans = (person.rank_span, person.role_span, person.nationality_span)
    return min([person.start, *(span[0] for span in spans if span and span[1] <= person.start)])


def without_dates(text: str, dates: Sequence[PlacedDate], language: str, start: int = 0, end: int | None = None) -> str:
    """A stretch of a text, all of it as a rule, with its dates and the prepositions before them blanked.

    It keeps its length. The dates are those of the stretch, with offsets in the text.
    """
    pieces, at = [], start
    for date in dates:
        first, last = date.mention.start, date.mention.end
        m = office_patterns(language).before_date.search(text, max(at, first - 24), first)
        first = m.start() if m else first
        if first < at:
            continue
        pieces += [text[at:first], " " * (last - first)]
        at = last
    return "".join([*pieces, text[at:end]])


def is_head(office: Office, language: str) -> bool:
    """Whether the words of an office say no more than that its bearer leads: the head of."""
    words = (office.written or "").casefold().split()
    return bool(words) and words[-1] in load(language, "leadership")["heads"]


def is_title(office: Office, language: str) -> bool:
    """Whether the words of an office of no kind in particular end in a title, and are no phrase for leading."""
    written = " ".join((office.written or "").casefold().split())
    return office.role == "other" and written.endswith(tuple(office_patterns(language).roles))


def is_former(office: Office, language: str) -> bool:
    """Whether an office is one that its bearer had before, so that no date beside the name is of it: ex-minister."""
    return (office.written or "").casefold().startswith(tuple(load(language, "leadership")["former"]))


def is_of_the_mission(office: Office, text: str, language: str) -> bool:
    """Whether a possessive before the words of an office says that it is the mission's: the mission's first head."""
    return (
        office_patterns(language).of_mission_before.search(text, max(0, office.role_start - 60), office.role_start)
        is not None
    )
