"""Dates as the beginning and the end of a term: the ends of an interval, or the one that a preposition makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.extract.dating import beginning, ending
from pipeline.extract.rows import When
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.edtf import bounds
from pipeline.recognise.placed import PlacedDate

_PRECISION = {4: "year", 7: "month", 10: "day"}  # by the length of a simple EDTF value
_OPENS = re.compile(r"\(\s*\Z")
_CLOSES = re.compile(r"\s*\)")
_PREPOSITION = 16  # characters that the longest preposition takes
_CLAUSE = 48  # characters of a preposition with what somebody did then: until his recall in
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


def bracketed_term(text: str, dates: Iterable[PlacedDate]) -> Term:
    """The term that a year or month alone in brackets gives: it began and ended within that, as in "Name (1993)".

    Args:
        text: of the dates' block.
        dates: in order; the first that stands so counts.
    """
    for date in dates:
        m = date.mention
        is_whole = m.is_valid and m.precision in ("year", "month") and m.modifier is None
        if is_whole and _OPENS.search(text[max(0, m.start - 3) : m.start]) and _CLOSES.match(text, m.end):
            return Term(date, date, (date,))
    return Term()


def prepositional_term(text: str, dates: Iterable[PlacedDate], language: str) -> Term:
    """The term that the words right before plain dates give: "from March 1993", "tot 1994"."""
    term = Term()
    for date in dates:
        m = date.mention
        if not m.is_valid or m.precision == "interval" or m.modifier is not None:
            continue
        before = text[max(0, m.start - _PREPOSITION) : m.start]
        if _before_term(language, "from").search(before):
            term = term.completed(Term(date, None, (date,)))
        elif _before_term(language, "until").search(before) or _until_their(language).search(
            text, max(0, m.start - _CLAUSE), m.start
        ):
            term = term.completed(Term(None, date, (date,)))
    return term


@cache
def _before_term(language: str, key: str) -> re.Pattern[str]:
    words = alternatives(load(language, "leadership")["term_prepositions"][key])
    return compiled(rf"(?<!\w)(?:{words})\s+\Z", re.IGNORECASE)


@cache
def _until_their(language: str) -> re.Pattern[str]:
    """What somebody did at the end of a term, before its date: until his recall in."""
    words = load(language, "leadership")
    until, their = alternatives(words["term_prepositions"]["until"]), words["until_their"]
    return compiled(
        rf"(?<!\w)(?:{until})\s(?:{alternatives(their['possessives'])})\s[^\W\d_]+\s"
        rf"(?:{alternatives(their['prepositions'])})\s+\Z",
        re.IGNORECASE,
    )


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
