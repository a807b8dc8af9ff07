"""What an expression lacks, taken from the dates around it; and the mention that comes of it.

A narrative moves forward: a day without a year is in the year of what was told last. Names that have a year in them
(the 2012 coup) count for less than what is said to happen then, and only where they do not lead back. What nothing
supplies stays unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from pipeline.read.frozen import constructor
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Point
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
from pipeline.recognise.mentions import Basis, DateMention

# Opens with the characters that it can begin with, which the search passes on to.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)|[\"'”’)\]]*\s+[\"'“‘(]*[^\W\d_a-zà-ÿ])")
_CLAUSE_END = re.compile(r"[.!?;]\s|\n")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_WORDS_LOOKED_AT = 90  # characters before a mention in which its sentence may say that it goes on or back in time
_LONGEST_SENTENCE = 400  # characters looked ahead for a linked event of the same sentence
_WEEK = 7
_SUPPLYING = ("day", "month", "season", "year")
# A month before the last one told is in the next year where that is near and the other way is far: January after
# December. From October on, up to four months ahead.
_LATE_IN_YEAR, _NEAR_AHEAD = 10, 4


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention, and the block that supplied what it lacked where that is another."""

    mention: DateMention
    basis_block: int | None = None


_resolved = constructor(Resolved)
_source_of = constructor(Source)
_sources = constructor(Sources)


def resolve(
    text: str,
    found: list[Expression],
    words: DateWords,
    inherited: Sources,
    *,
    links: tuple[Source, ...] = (),
    reference_date: dt.date | None = None,
    written: Source | None = None,
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
        block: index of the block that the text is of.
    """
    resolved: list[Resolved] = []
    telling = _Telling(text, found, words, inherited, links, reference_date, block, written)
    for i in range(len(found)):
        mention = telling.mention(i)
        if mention is not None:
            resolved.append(mention)
    return resolved, _sources(telling.narrative, telling.named)


class _Telling:
    """A text being read from date to date: what its sentence and what came before it have told so far."""

    def __init__(
        self,
        text: str,
        found: list[Expression],
        words: DateWords,
        inherited: Sources,
        links: tuple[Source, ...],
        reference_date: dt.date | None,
        block: int | None,
        written: Source | None = None,
    ) -> None:
        self.written = written
        self.text, self.found, self.words, self.block = text, found, words, block
        self.links, self.next_link, self.reference_date = links, 0, reference_date
        self.narrative, self.named = inherited.narrative, inherited.named
        self.in_sentence: Source | None = None
        self.named_in_sentence: Source | None = None
        self.ends = [self._ends_sentence(i) for i in range(len(found))]
        self.joined_to, self.stated_behind = self._behind()
        self.day_told: Source | None = None
        self.read_to = 0

    def _ends_sentence(self, i: int) -> bool:
        """Whether a sentence ends between expression i and the one before it."""
        start = self.found[i - 1].end if i else 0
        return _SENTENCE_END.search(self.text, start, self.found[i].start + 1) is not None

    def _behind(self) -> tuple[list[int], list[int | None]]:
        """For each expression the one its row of coordinated dates ends in, and the next one of its sentence whose year
        is written.
        """  # noqa: D205
        joined = list(range(len(self.found)))
        stated: list[int | None] = [None] * len(self.found)
        for i in range(len(self.found) - 2, -1, -1):
            if self.found[i].is_coordinated:
                joined[i] = joined[i + 1]
            if not self.ends[i + 1]:
                point = self.found[i + 1].low
                is_stated = point is not None and point.year is not None and point.unit in _SUPPLYING
                stated[i] = i + 1 if is_stated else stated[i + 1]
        return joined, stated

    def mention(self, i: int) -> Resolved | None:
        expression = self.found[i]
        if self.ends[i]:
            self.in_sentence = self.named_in_sentence = None
        if _PARAGRAPH_END.search(self.text, self.read_to, expression.start):
            self.named = None
        self._pass_links(expression.start)
        self.read_to = expression.end
        if expression.low is None:
            return self._anaphoric(expression)
        source: Source | None = None
        low, high = expression.low, expression.high
        if low.year is None:
            source, year = self._year(i, low)
            low, high = with_year(low, high, year)
        elif expression.is_relative:
            source = None
        from_writing = False
        if self.reference_date and low.year is None:
            low, high = nearest(expression, low, high, self.reference_date)
            basis: Basis | None = "context"
            from_writing = True
        else:
            basis = "stated" if expression.low.year is not None else "context" if source else None
        done = expression if low is expression.low else replace(expression, low=low, high=high)
        self._tell(done, source)
        return _resolved(
            mention_of(done, basis, source, self.reference_date, runs_on=from_writing),
            source.block if source is not None else None,
        )

    def _year(self, i: int, low: Point) -> tuple[Source | None, int | None]:
        expression = self.found[i]
        anaphor = expression.anaphor
        if expression.is_coordinated:
            shared = self._shared(i)
            if shared is not None:
                return shared
        if expression.is_relative:
            return None, None
        source = self._last_told() if anaphor is not None else self._told(i)
        if source is None or (anaphor is None and self._recurs(expression)):
            return None, None
        if anaphor is not None and anaphor.unit == "month":
            return source, occurrence_year(low, source, anaphor.shift)
        if anaphor is not None:
            return source, source.year + anaphor.shift
        return source, source.year + self._is_next_year(expression, low, source)

    def _shared(self, i: int) -> tuple[Source, int] | None:
        """The year of the date that the expression is joined to: 3 May and 7 June 1999."""
        month = self.found[i].low
        j = self.joined_to[i]
        other = self.found[j] if j < len(self.found) else None
        if other is None or other.low is None or other.low.year is None or month is None:
            return None
        is_before = (month.month or 0) > (other.low.month or 12)
        return self._source(other, other.low, None), other.low.year - is_before

    def _last_told(self) -> Source | None:
        return self.in_sentence or self.named_in_sentence or self.narrative or self.named

    def _told(self, i: int) -> Source | None:
        if self.in_sentence is not None:
            return self.in_sentence
        named = self.named_in_sentence
        if named is not None and (self.narrative is None or named.year >= self.narrative.year):
            return named
        return self.narrative or self.named or self._told_behind(i)

    def _told_behind(self, i: int) -> Source | None:
        """A year that the same sentence names further on."""
        j = self.stated_behind[i]
        point = None if j is None else self.found[j].low
        if j is not None and point is not None:
            return self._source(self.found[j], point, None)
        link = self.links[self.next_link] if self.next_link < len(self.links) else None
        end = self.found[i].end
        if link is None or link.start - end > _LONGEST_SENTENCE or _SENTENCE_END.search(self.text, end, link.start + 1):
            return None
        return link

    def _recurs(self, expression: Expression) -> bool:
        """Whether the sentence tells of what happens every year: then the day has none."""
        start = max(0, expression.start - _WORDS_LOOKED_AT)
        around = self.text[start : expression.end + _WORDS_LOOKED_AT].lower()
        if self.words.recurring.search(around) is None:
            return False
        before = _CLAUSE_END.split(self.text[start : expression.start])[-1]
        behind = _CLAUSE_END.split(self.text[expression.end : expression.end + _WORDS_LOOKED_AT])[0]
        return any(self.words.recurring.search(piece.lower()) for piece in (before, behind))

    def _is_next_year(self, expression: Expression, low: Point, source: Source) -> bool:
        if source.month is None or low.month is None or low.unit not in ("day", "month") or low.month >= source.month:
            return False
        is_same_sentence = source is self.in_sentence
        start = max(
            expression.start - _WORDS_LOOKED_AT, source.end if is_same_sentence and source.block == self.block else 0
        )
        said = words_of(re.split(r"[.!?]\s", self.text[max(start, 0) : expression.start])[-1])
        behind = words_of(re.split(r"[.!?\n]", self.text[expression.end : expression.end + _WORDS_LOOKED_AT])[0])
        if (said | behind) & self.words.sets["backward_words"]:
            return False
        if said & self.words.sets["forward_words"]:
            return True
        return not is_same_sentence and source.month >= _LATE_IN_YEAR and low.month + 12 - source.month <= _NEAR_AHEAD

    def _anaphoric(self, expression: Expression) -> Resolved | None:
        anaphor = expression.anaphor
        if anaphor is None:
            return None
        if expression.is_relative:
            source = self._day_of_writing(expression)
        elif expression.origin is not None:
            other = self.found[expression.origin]
            year = None if other.low is None else self._origin_year(expression.origin, other.low)
            source = None if year is None or other.low is None else self._source(other, other.low, None, year)
        else:
            told = (self.in_sentence, self.narrative, self.day_told, self.named_in_sentence, self.named)
            if anaphor.unit in ("year", "decade"):
                told = (self._last_told(),)
            source = next((s for s in told if s is not None and is_known(s, anaphor)), None)
        if source is None or not is_known(source, anaphor):
            return None
        point = shifted(source, anaphor)
        if point is None:
            return None
        done = replace(expression, low=point, anaphor=None, low_part=expression.low_part)
        basis = None if expression.is_relative and source is not self.written else source
        self._tell(done, basis)
        return _resolved(mention_of(done, "context", basis, self.reference_date), source.block)

    def _day_of_writing(self, expression: Expression) -> Source | None:
        """What "yesterday" counts from, and a weekday where the days around the day of writing are told of."""
        if self.reference_date is not None:
            day = self.reference_date
            return Source(day.year, day.month, day.day, expression.start, expression.start)
        written, told = self.written, self.in_sentence or self.narrative
        if written is None or expression.anaphor is None or expression.anaphor.weekday is None:
            return written
        apart = days_apart(written, told) if told is not None else 0
        return written if apart is not None and apart <= _WEEK else None

    def _origin_year(self, i: int, low: Point) -> int | None:
        """The year of the date behind that "two weeks before" counts from."""
        if low.year is not None:
            return low.year
        told = self._told(i)
        if told is not None:
            return told.year
        return nearest(self.found[i], low, None, self.reference_date)[0].year if self.reference_date else None

    def _pass_links(self, start: int) -> None:
        while self.next_link < len(self.links) and self.links[self.next_link].end <= start:
            link = self.links[self.next_link]
            if self.found and link.start >= self.read_to:
                self.named = self.named_in_sentence = link
            self.next_link += 1

    def _source(self, expression: Expression, point: Point, basis: Source | None, year: int | None = None) -> Source:
        has_month = point.unit in ("day", "month")
        return _source_of(
            year if year is not None else point.year or 0,
            point.month if has_month else None,
            point.day if point.unit == "day" else None,
            expression.start if basis is None else basis.start,
            expression.end if basis is None else basis.end,
            self.block if basis is None else basis.block,
        )

    def _tell(self, expression: Expression, basis: Source | None) -> None:
        """Keeps a date for those behind it: one year, known, and no longer period."""
        low, high = expression.low, expression.high
        if low is None or low.year is None or low.unit in ("decade", "century"):
            return
        last = low if high is None else high
        if last.year != low.year:
            return
        source = self._source(expression, last, basis)
        if source.day is not None:
            self.day_told = source
        if expression.is_narrative:
            self.in_sentence = self.narrative = source
        else:
            self.named_in_sentence = self.named = source
