"""What an expression lacks, taken from the dates around it; and the mention that comes of it.

A day without a year is in the year of what was told last, or in the next where the narrative has moved on to it. What
has been told is the business of `date_narrative.py`. What nothing supplies stays unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from pipeline.read.frozen import constructor
from pipeline.recognise.date_asides import is_birth, is_flashback, looks_back
from pipeline.recognise.date_narrative import Narrative
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Anaphor, Point
from pipeline.recognise.date_sources import (
    Source,
    Sources,
    days_apart,
    is_known,
    nearest,
    occurrence_year,
    shifted,
    with_year,
    words_of,
)
from pipeline.recognise.date_values import mention_of
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.date_year_steps import years_on
from pipeline.recognise.mentions import Basis, DateMention

_CLAUSE_END = re.compile(r"[.!?;]\s|\n")
_WORDS_LOOKED_AT = 90  # characters before a mention in which its sentence may say that it goes on or back in time
_SET_OFF = re.compile(r"\s*[,(–—]\s*|\s+-\s+")
_SET_OFF_END = re.compile(r"\s*[,;)–—]|\s+-\s|\.?(?:\s|\Z)(?<![^\W_]\s)")
_BESIDE = 8  # characters between "five days later" and the day that it names itself
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention, and the block that supplied what it lacked where that is another."""

    mention: DateMention
    basis_block: int | None = None


_resolved = constructor(Resolved)


def resolve(
    text: str,
    found: list[Expression],
    words: DateWords,
    inherited: Sources,
    *,
    links: tuple[Source, ...] = (),
    reference_date: dt.date | None = None,
    written: Source | None = None,
    news: Source | None = None,
    block: int | None = None,
) -> tuple[list[Resolved], Sources]:
    """The mentions of a text, in order, and the dates told last in it.

    Args:
        text: the text.
        found: its expressions.
        words: the date words of its language.
        inherited: the dates told last before the text.
        links: years of linked events in the text, in order.
        reference_date: the day of writing, where the caller knows it.
        written: the day of writing that the document itself gives: what "yesterday" counts from.
        news: the same where it is that of a news text or a letter, whose verbs tell what lies before and behind it.
        block: index of the block that the text is of.
    """
    narrative = Narrative(text, found, inherited, links, block)
    resolver = _resolver(text, found, _row_ends(found), words, narrative, reference_date, written, news, block)
    resolved: list[Resolved] = []
    for i in range(len(found)):
        narrative.reach(i)
        mention = resolver.mention(i)
        if mention is not None:
            resolved.append(mention)
    return resolved, narrative.told()


def _row_ends(found: list[Expression]) -> list[int]:
    """For each expression the one that its row of coordinated dates ends in."""
    ends = list(range(len(found)))
    for i in range(len(found) - 2, -1, -1):
        if found[i].is_coordinated:
            ends[i] = ends[i + 1]
    return ends


@dataclass(frozen=True, slots=True)
class _Resolver:
    """The expressions of a text, each with what it lacks taken from the narrative as far as it has come."""

    text: str
    found: list[Expression]
    row_ends: list[int]
    words: DateWords
    narrative: Narrative
    reference_date: dt.date | None
    written: Source | None
    news: Source | None
    block: int | None

    def mention(self, i: int) -> Resolved | None:
        """The mention of expression i; None of an anaphor that has nothing to count from."""
        expression = self.found[i]
        if expression.low is None:
            if expression.anaphor is None or self._restates(i):
                return None
            return self._anaphoric(expression, expression.anaphor)
        source: Source | None = None
        low, high = expression.low, expression.high
        if low.year is None:
            source, year = self._year(i, low)
            low, high = with_year(low, high, year)
        from_writing = False
        if self.reference_date and low.year is None:
            low, high = nearest(expression, low, high, self.reference_date)
            basis: Basis | None = "context"
            from_writing = True
        else:
            basis = "stated" if expression.low.year is not None else "context" if source else None
        done = expression if low is expression.low else replace(expression, low=low, high=high)
        if not self._is_aside(expression) and not self._goes_back(source, low):
            self.narrative.tell(done, source, in_passing=self._is_flashback(done))
        return _resolved(
            mention_of(done, basis, source, self.reference_date, runs_on=from_writing),
            source.block if source is not None else None,
        )

    def _goes_back(self, source: Source | None, low: Point) -> bool:
        """Whether a day was told of as what had been before: what is told next is no part of that."""
        if source is None or source.since is not None or low.year is None or self.news is not None:
            return False
        return low.year < source.year and source is self.narrative.in_sentence

    def _restates(self, i: int) -> bool:
        """Whether "five days later" is set off behind the very day that it names: on 11 July, five days later."""
        this, before = self.found[i], self.found[i - 1] if i else None
        if before is None or before.low is None or this.origin is not None or this.is_relative:
            return False
        if this.anaphor is None or not this.anaphor.shift:
            return False  # in 2006, that year …
        behind = self.text[this.end : self.found[i + 1].start] if i + 1 < len(self.found) else None
        if behind is not None and len(behind) < _BESIDE and not _CLAUSE_END.search(behind):
            return False  # two weeks later, on 17 May
        set_off = _SET_OFF.match(self.text, before.end, this.start)
        said = "" if set_off is None else self.text[set_off.end() : this.start].strip().lower()
        is_set_off = set_off is not None and (not said or said in self.words.sets["nearly"])
        return is_set_off and _SET_OFF_END.match(self.text, this.end) is not None

    def _year(self, i: int, low: Point) -> tuple[Source | None, int | None]:
        """The year of an expression without one, and what supplied it."""
        expression = self.found[i]
        anaphor = expression.anaphor
        if expression.is_coordinated:
            shared = self._shared(i)
            if shared is not None:
                return shared
        if expression.is_relative:
            return None, None
        source = self.narrative.last_of_any() if anaphor is not None else self.narrative.for_year(i)
        if source is None or (anaphor is None and self._recurs(expression)):
            return None, None
        if anaphor is not None and anaphor.unit == "month":
            return source, occurrence_year(low, source, anaphor.shift)
        if anaphor is not None:
            return source, source.year + anaphor.shift
        if source.since is not None and low.unit in ("day", "month") and (low.month or 0) >= source.since:
            return source, source.year - 1  # from November to January … on 5 December
        return source, self._by_tense(expression, low, source, source.year + self._years_on(i, low, source))

    def _years_on(self, i: int, low: Point, source: Source) -> int:
        if source.month is None or low.month is None:
            return 0
        expression = self.found[i]
        is_same_sentence = source is self.narrative.in_sentence
        is_here = is_same_sentence and source.block == self.block
        since = max(expression.start - _WORDS_LOOKED_AT, self.found[i - 1].end if is_here and i else 0)
        behind = self.text[expression.end : expression.end + _WORDS_LOOKED_AT]
        between = self.text[since : expression.start]
        return years_on(low, source, between, behind, self.words, is_same_sentence=is_same_sentence)

    def _by_tense(self, expression: Expression, low: Point, source: Source, year: int) -> int:
        """The year that the verb of the sentence leaves, in a text that gives its day of writing.

        What has happened does not lie ahead of that day: in May, "in October four died" is of the year before. What is
        still to come does not lie in a year before it, though that may be the one told of last.
        """
        written = self.news
        if written is None or source is self.narrative.in_sentence or low.unit not in ("day", "month"):
            return year
        day = (low.month or 0, low.day or 0)
        is_behind = day > (written.month or 0, (written.day or 0) if low.day else 0)
        if year > written.year or (year == written.year and not is_behind):
            return year
        said = set[str]().union(*map(words_of, (piece.lower() for piece in self._clause(expression))))
        has_been = not said.isdisjoint(self.words.sets["past_verbs"])
        if year == written.year:
            return year - has_been
        return year if has_been or said.isdisjoint(self.words.sets["verbs_ahead"]) else written.year + (not is_behind)

    def _shared(self, i: int) -> tuple[Source, int] | None:
        """The year of the date that the row of coordinated dates ends in: 3 May and 7 June 1999."""
        month = self.found[i].low
        other = self.found[self.row_ends[i]]
        if other.low is None or other.low.year is None or month is None:
            return None
        is_before = (month.month or 0) > (other.low.month or 12)
        return self.narrative.source(other, other.low), other.low.year - is_before

    def _recurs(self, expression: Expression) -> bool:
        """Whether the sentence tells of what happens every year: then the day has none."""
        start = max(0, expression.start - _WORDS_LOOKED_AT)
        around = self.text[start : expression.end + _WORDS_LOOKED_AT].lower()
        if self.words.recurring.search(around) is None:
            return False
        return any(self.words.recurring.search(piece.lower()) for piece in self._clause(expression))

    def _clause(self, expression: Expression) -> tuple[str, str]:
        """What stands before an expression in its clause, and what stands behind it."""
        start = max(0, expression.start - _WORDS_LOOKED_AT)
        before = _CLAUSE_END.split(self.text[start : expression.start])[-1]
        return before, _CLAUSE_END.split(self.text[expression.end : expression.end + _WORDS_LOOKED_AT])[0]

    def _anaphoric(self, expression: Expression, anaphor: Anaphor) -> Resolved | None:
        """The mention of an expression that only names its date by way of another."""
        if expression.is_relative:
            source = self._day_of_writing(expression, anaphor)
        elif expression.origin is not None:
            source = self._origin(expression.origin)
        else:
            source = self.narrative.last_known(anaphor)
        if source is None or not is_known(source, anaphor):
            return None
        point = shifted(source, anaphor)
        if point is None:
            return None
        done = replace(expression, low=point, anaphor=None)
        basis = None if expression.is_relative and source is not self.written else source
        self.narrative.tell(done, basis)
        return _resolved(mention_of(done, "context", basis, self.reference_date), source.block)

    def _day_of_writing(self, expression: Expression, anaphor: Anaphor) -> Source | None:
        """What "yesterday" counts from, and a weekday where the days around the day of writing are told of."""
        if self.reference_date is not None:
            day = self.reference_date
            return Source(day.year, day.month, day.day, expression.start, expression.start)
        written, told = self.written, self.narrative.last
        if written is None or anaphor.weekday is None:
            return written
        apart = days_apart(written, told) if told is not None else 0
        return written if apart is not None and apart <= _WEEK else None

    def _origin(self, i: int) -> Source | None:
        """The date behind that "two weeks before" counts from."""
        origin = self.found[i]
        if origin.low is None:
            return None
        year = origin.low.year
        if year is None:
            told = self.narrative.for_year(i)
            if told is not None:
                year = told.year
            elif self.reference_date is not None:
                year = nearest(origin, origin.low, None, self.reference_date)[0].year
        return None if year is None else self.narrative.source(origin, origin.low, year=year)

    def _is_aside(self, expression: Expression) -> bool:
        """Whether what is told next did not happen in that year: a life is told aside, and since when all is so."""
        if is_birth(self.text, expression, self.words):
            return self.narrative.last_of_any() is not None
        return looks_back(self.text, expression, self.narrative.last, self.words)

    def _is_flashback(self, done: Expression) -> bool:
        """Whether only the sentence of a date with its year goes on from there."""
        told = self.narrative.last_before
        if told is None or done.low is None or (done.low.year or told.year) >= told.year:
            return False  # as most dates, whose clauses need no look
        return is_flashback(self.text, done, self._clause(done), told, self.words)


_resolver = constructor(_Resolver)
