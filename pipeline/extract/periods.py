"""Dates as the beginning and the end of a term: the ends of an interval, or the one that a preposition makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.dating import beginning, ending
from pipeline.extract.rows import When
from pipeline.recognise.edtf import bounds
from pipeline.recognise.placed import PlacedDate

_PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of a simple EDTF value
_SEASONS = ("21", "22", "23", "24")


@dataclass(frozen=True, slots=True)
class Term:
    """When something began and ended, as far as the text says.

    Attributes:
        start: its beginning, None where unsaid.
        end: its end, None where unsaid or still to come.
        dates: the mentions it was read from.
    """

    start: PlacedDate | When | None = None
    end: PlacedDate | When | None = None
    dates: tuple[PlacedDate, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the text says neither."""
        return self.start is None and self.end is None

    def completed(self, other: Term) -> Term:
        """This term, with what it lacks taken from another."""
        return Term(self.start or other.start, self.end or other.end, (*self.dates, *other.dates))


def term_of(dates: Iterable[PlacedDate]) -> Term:
    """The term that dates give by themselves: an interval both ends, "since" the beginning, "until" the end."""
    term = Term()
    for date in dates:
        mention = date.mention
        if not mention.is_valid:
            continue
        if mention.precision == "interval":
            term = term.completed(Term(*ends_of(date), (date,)))
        elif mention.modifier == "after":
            term = term.completed(Term(beginning(date), None, (date,)))
        elif mention.modifier == "before":
            term = term.completed(Term(None, ending(date), (date,)))
    return term


def ends_of(date: PlacedDate) -> tuple[When | None, When | None]:
    """The two ends of an interval, each as a date of its own; None for an end that is open or no simple date."""
    first, _, last = date.mention.edtf.partition("/")
    return _end(first, date), _end(last, date)


def edtf_of(date: PlacedDate | When | None) -> str | None:
    """The value of a date, for the key of a row."""
    return date.mention.edtf if isinstance(date, PlacedDate) else date.edtf if date else None


def _end(edtf: str, date: PlacedDate) -> When | None:
    plain = edtf.rstrip("?~%")
    precision = _PRECISION.get(len(plain))
    earliest, latest = bounds(edtf)
    if precision is None or earliest is None or latest is None:
        return None
    if precision == "month" and plain.endswith(_SEASONS):
        precision = "season"
    return When(edtf, earliest, latest, precision, None, date.mention.basis)
