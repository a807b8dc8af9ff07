"""What a text has told of dates so far: what a date further on may take what it lacks from.

A narrative moves forward: what was told last counts, within the sentence before all else. A name that has a year in it
(the 2012 coup) counts for less than what is said to happen then, and only where it does not lead back. Only the telling
belongs here; what a date lacks, and whether it takes it, is the business of `date_context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.frozen import constructor
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_points import Anaphor, Point
from pipeline.recognise.date_sources import Source, Sources, is_known

# Opens with the characters that it can begin with, which the search passes on to.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\n)|[\"'”’)\]]*\s+[\"'“‘(]*[^\W\d_a-zà-ÿ])")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_LONGEST_SENTENCE = 400  # characters looked ahead for a linked event of the same sentence
_LABEL_BEGINS = re.compile(r"(?:\A|\n)[\s*•·–-]*\Z")
_LABEL_ENDS = re.compile(r"\s*:|\s+[–—-]\s|—")
_MARKS = 8  # characters at the head of a line before its first word
_SUPPLYING = ("day", "month", "season", "year")

# A period about the turn of a year from October on, of up to so many months, is told as one day or month is.
_LATE_IN_YEAR, _FEW_MONTHS = 10, 4

_source_of = constructor(Source)
_sources = constructor(Sources)


class Narrative:
    """A text being read from date to date: what its sentence and what came before it have told so far.

    Attributes:
        in_sentence: what the sentence has told last.
    """

    def __init__(
        self, text: str, found: Sequence[Expression], told: Sources, links: Sequence[Source], block: int | None
    ) -> None:
        """Begins to read a text.

        Args:
            text: the text.
            found: its expressions, in order.
            told: the dates told last before it.
            links: years of linked events in it, in order.
            block: index of the block that it is of.
        """
        self.in_sentence: Source | None = None
        self._text, self._found, self._block = text, found, block
        self._links, self._next_link = links, 0
        self._last, self._named = told.narrative, told.named
        self._named_in_sentence: Source | None = None
        self._day: Source | None = None
        self._opens = [self._opens_sentence(i) for i in range(len(found))]
        self._stated_behind = self._behind()
        self._read_to = 0

    def _opens_sentence(self, i: int) -> bool:
        """Whether a sentence ends between expression i and the one before it."""
        start = self._found[i - 1].end if i else 0
        return _SENTENCE_END.search(self._text, start, self._found[i].start + 1) is not None

    def _behind(self) -> list[int | None]:
        """For each expression the next one of its sentence whose year is written."""
        stated: list[int | None] = [None] * len(self._found)
        for i in range(len(self._found) - 2, -1, -1):
            if not self._opens[i + 1]:
                point = self._found[i + 1].low
                is_stated = point is not None and point.year is not None and point.unit in _SUPPLYING
                stated[i] = i + 1 if is_stated else stated[i + 1]
        return stated

    def reach(self, i: int) -> None:
        """Reads on to expression i: past the ends of sentences and paragraphs, and past linked events."""
        expression = self._found[i]
        if self._opens[i]:
            self.in_sentence = self._named_in_sentence = None
        if _PARAGRAPH_END.search(self._text, self._read_to, expression.start):
            self._named = None
        while self._next_link < len(self._links) and self._links[self._next_link].end <= expression.start:
            link = self._links[self._next_link]
            if link.start >= self._read_to:
                self._named = self._named_in_sentence = link
            self._next_link += 1
        self._read_to = expression.end

    def told(self) -> Sources:
        """The dates told last."""
        return _sources(self._last, self._named)

    @property
    def last(self) -> Source | None:
        """What was said last to happen, within the sentence or before it."""
        return self.in_sentence or self._last

    @property
    def last_before(self) -> Source | None:
        """What was said last to happen before the sentence, or in it and not in passing."""
        return self._last

    def last_of_any(self) -> Source | None:
        """What was told last, a name with a year in it if it is of this sentence, or nothing else is told."""
        return self.in_sentence or self._named_in_sentence or self._last or self._named

    def last_known(self, anaphor: Anaphor) -> Source | None:
        """What was told last that is fine enough for an anaphor to count from."""
        told = (self.in_sentence, self._last, self._day, self._named_in_sentence, self._named)
        if anaphor.unit in ("year", "decade"):
            told = (self.last_of_any(),)
        return next((source for source in told if source is not None and is_known(source, anaphor)), None)

    def for_year(self, i: int) -> Source | None:
        """What expression i may take its year from: what was told before it, else what its sentence tells behind it."""
        if self.in_sentence is not None:
            return self.in_sentence
        named = self._named_in_sentence
        if named is not None and (self._last is None or named.year >= self._last.year):
            return named
        return self._last or self._named or self._told_behind(i)

    def _told_behind(self, i: int) -> Source | None:
        """A year that the same sentence names further on."""
        j = self._stated_behind[i]
        point = None if j is None else self._found[j].low
        if j is not None and point is not None:
            return self.source(self._found[j], point)
        link = self._links[self._next_link] if self._next_link < len(self._links) else None
        end = self._found[i].end
        if (
            link is None
            or link.start - end > _LONGEST_SENTENCE
            or _SENTENCE_END.search(self._text, end, link.start + 1)
        ):
            return None
        return link

    def source(
        self, expression: Expression, point: Point, basis: Source | None = None, year: int | None = None
    ) -> Source:
        """A date as others may take from it: by its own words, or by those of the date that it took its year from.

        Args:
            expression: the date as written.
            point: the point of it that is meant.
            basis: what it took its year from, if anything.
            year: its year, where that is known otherwise than from the point.
        """
        has_month = point.unit in ("day", "month")
        return _source_of(
            year if year is not None else point.year or 0,
            point.month if has_month else None,
            point.day if point.unit == "day" else None,
            expression.start if basis is None else basis.start,
            expression.end if basis is None else basis.end,
            self._block if basis is None else basis.block,
        )

    def _is_label(self, expression: Expression, low: Point) -> bool:
        """Whether a year opens its line and a colon or dash closes it: "2013: two raids, on 10 and 21 February"."""
        start = expression.start
        return (
            low.unit == "year"
            and _LABEL_BEGINS.search(self._text[max(0, start - _MARKS) : start]) is not None
            and _LABEL_ENDS.match(self._text, expression.end) is not None
        )

    def tell(self, expression: Expression, basis: Source | None, *, in_passing: bool = False) -> None:
        """Keeps a date for those behind it: one year, known, or a few months about the turn of one.

        Args:
            expression: the date.
            basis: what it took its year from, if anything.
            in_passing: whether only its own sentence goes on from there.
        """
        low, high = expression.low, expression.high
        if low is None or low.year is None or low.unit in ("decade", "century"):
            return
        last = low if high is None else high
        since = _turns_year(low, last)
        if last.year != low.year and since is None:
            return
        source = self.source(expression, last, basis)
        if since is not None:
            source = replace(source, since=since)
        if in_passing:
            self.in_sentence = source
            return
        if source.day is not None:
            self._day = source
        if expression.is_narrative or self._is_label(expression, low):
            self.in_sentence = self._last = source
        else:
            self._named_in_sentence = self._named = source


def _turns_year(low: Point, high: Point) -> int | None:
    """The month in which a period of a few months begins that ends in the next year; None of any other."""
    if low.year is None or high.year != low.year + 1 or low.month is None or high.month is None:
        return None
    if low.unit not in ("day", "month") or high.unit not in ("day", "month") or low.month < _LATE_IN_YEAR:
        return None
    return low.month if high.month + 12 - low.month <= _FEW_MONTHS else None
