"""What an expression lacks, taken from the dates around it; and the mention that comes of it.

A narrative moves forward: a day without a year is in the year of what was told last. Names that have a year in them (the
2012 coup) count for less than what is said to happen then, and only where they do not lead back. What nothing supplies
stays unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from pipeline.recognise.date_grammar import Anaphor, Point
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.edtf import Bounds, Part, bounds, interval, narrow
from pipeline.recognise.mentions import Basis, DateMention, DateModifier, Precision

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(]*[^\W\d_a-zà-ÿ]|\n")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_LOOKED_AT = 90  # characters before a mention in which its sentence may say that it goes on or back in time
# A month before the last one told is in the next year where that is near and the other way is far: January after
# December. From October on, up to four months ahead.
_LATE_IN_YEAR, _NEAR_AHEAD = 10, 4


@dataclass(frozen=True, slots=True)
class Source:
    """A date that others may take what they lack from.

    Attributes:
        year: its year.
        month: its month, where it has one.
        day: its day, where it has one.
        start: where its words begin: those of the date that was written out in full.
        end: where they end.
        block: index of the block they stand in, None for the text at hand.
    """

    year: int
    month: int | None
    day: int | None
    start: int
    end: int
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The dates told last: of the narrative, and the last one in a name."""

    narrative: Source | None = None
    named: Source | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention, and the block that supplied what it lacked where that is another."""

    mention: DateMention
    basis_block: int | None = None


def resolve(
    text: str,
    found: list[Expression],
    words: DateWords,
    inherited: Sources,
    *,
    links: tuple[Source, ...] = (),
    reference_date: dt.date | None = None,
    block: int | None = None,
) -> tuple[list[Resolved], Sources]:
    """The mentions of a text, in order, and the dates told last in it.

    Args:
        inherited: the dates told last before the text.
        links: years of linked events in the text, in order.
        block: index of the block that the text is of.
    """
    resolved: list[Resolved] = []
    telling = _Telling(text, found, words, inherited, links, reference_date, block)
    for i in range(len(found)):
        mention = telling.mention(i)
        if mention is not None:
            resolved.append(mention)
    return resolved, Sources(telling.narrative, telling.named)


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
    ) -> None:
        self.text, self.found, self.words, self.block = text, found, words, block
        self.links, self.next_link, self.reference_date = links, 0, reference_date
        self.narrative, self.named = inherited.narrative, inherited.named
        self.in_sentence: Source | None = None
        self.named_in_sentence: Source | None = None
        self.day_told: Source | None = None
        self.read_to = 0
        self.ends = [self._ends_sentence(i) for i in range(len(found))]

    def _ends_sentence(self, i: int) -> bool:
        """Whether a sentence ends between expression i and the one before it."""
        start = self.found[i - 1].end if i else 0
        return _SENTENCE_END.search(self.text, start, self.found[i].start + 1) is not None

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
            low, high = _with_year(low, high, year)
        elif expression.is_relative:
            source = None
        from_writing = False
        if self.reference_date and low.year is None:
            low, high = _nearest(expression, low, high, self.reference_date)
            basis: Basis | None = "context"
            from_writing = True
        else:
            basis = "stated" if expression.low.year is not None else "context" if source else None
        done = replace(expression, low=low, high=high)
        self._tell(done, source)
        return Resolved(
            _mention(done, basis, source, self.reference_date, runs_on=from_writing), source.block if source is not None else None
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
        if source is None:
            return None, None
        if anaphor is not None and anaphor.unit == "month":
            return source, _occurrence_year(low, source, anaphor.shift)
        if anaphor is not None:
            return source, source.year + anaphor.shift
        return source, source.year + self._is_next_year(expression, low, source)

    def _shared(self, i: int) -> tuple[Source, int] | None:
        """The year of the date that the expression is joined to: 3 May and 7 June 1999."""
        month = self.found[i].low
        j = i + 1
        while j < len(self.found) and self.found[j].is_coordinated:
            j += 1
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
        end = len(self.text)
        for j in range(i + 1, len(self.found)):
            if self.ends[j]:
                end = self.found[j].start
                break
            point = self.found[j].low
            if point is not None and point.year is not None and point.unit in ("day", "month", "year", "season"):
                return self._source(self.found[j], point, None)
        stop = _SENTENCE_END.search(self.text, self.found[i].end, end)
        end = stop.start() if stop else end
        return next((link for link in self.links[self.next_link :] if link.start < end), None)

    def _is_next_year(self, expression: Expression, low: Point, source: Source) -> bool:
        if source.month is None or low.month is None or low.unit not in ("day", "month") or low.month >= source.month:
            return False
        is_same_sentence = source is self.in_sentence
        start = max(expression.start - _WORDS_LOOKED_AT, source.end if is_same_sentence and source.block is self.block else 0)
        said = _words(re.split(r"[.!?]\s", self.text[max(start, 0) : expression.start])[-1])
        behind = _words(re.split(r"[.!?\n]", self.text[expression.end : expression.end + _WORDS_LOOKED_AT])[0])
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
            if self.reference_date is None:
                return None
            day = self.reference_date
            source: Source | None = Source(day.year, day.month, day.day, expression.start, expression.start)
        elif expression.origin is not None:
            other = self.found[expression.origin]
            year = None if other.low is None else self._origin_year(expression.origin, other.low)
            source = None if year is None or other.low is None else self._source(other, other.low, None, year)
        else:
            told = (self.in_sentence, self.narrative, self.day_told, self.named_in_sentence, self.named)
            if anaphor.unit in ("year", "decade"):
                told = (self._last_told(),)
            source = next((s for s in told if s is not None and _has(s, anaphor)), None)
        if source is None or not _has(source, anaphor):
            return None
        point = _shifted(source, anaphor)
        if point is None:
            return None
        done = replace(expression, low=point, anaphor=None, low_part=expression.low_part)
        self._tell(done, None if expression.is_relative else source)
        mention = _mention(done, "context", None if expression.is_relative else source, self.reference_date)
        return Resolved(mention, source.block)

    def _origin_year(self, i: int, low: Point) -> int | None:
        """The year of the date behind that "two weeks before" counts from."""
        if low.year is not None:
            return low.year
        told = self._told(i)
        if told is not None:
            return told.year
        return _nearest(self.found[i], low, None, self.reference_date)[0].year if self.reference_date else None

    def _pass_links(self, start: int) -> None:
        while self.next_link < len(self.links) and self.links[self.next_link].end <= start:
            link = self.links[self.next_link]
            if self.found and link.start >= self.read_to:
                self.named = self.named_in_sentence = link
            self.next_link += 1

    def _source(self, expression: Expression, point: Point, basis: Source | None, year: int | None = None) -> Source:
        has_month = point.unit in ("day", "month")
        return Source(
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


def _occurrence_year(low: Point, source: Source, shift: int) -> int:
    """The year of the next (or last) month or day of a name, counted from another date."""
    this = (source.month or 1, source.day or 0)
    is_later = (low.month or 1, low.day or 0) > this
    return source.year + (0 if shift == 0 or (shift > 0) == is_later else shift)


def _words(text: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(text)}


def _has(source: Source, anaphor: Anaphor) -> bool:
    if anaphor.unit in ("day", "week"):
        return source.day is not None and source.month is not None
    return anaphor.unit != "month" or source.month is not None


def _shifted(source: Source, anaphor: Anaphor) -> Point | None:
    unit, shift = anaphor.unit, anaphor.shift
    if unit in ("day", "week"):
        try:
            day = dt.date(source.year, source.month or 1, source.day or 1)
            day += dt.timedelta(days=shift * (7 if unit == "week" else 1))
        except (ValueError, OverflowError):
            return None
        return Point("day", day.year, day.month, day.day)
    if unit == "month":
        months = source.year * 12 + (source.month or 1) - 1 + shift
        year, month = divmod(months, 12)
        return Point("month", year, month + 1) if 0 < year <= dt.MAXYEAR else None
    year = source.year + shift * (10 if unit == "decade" else 1)
    return Point("year", year) if 0 < year <= dt.MAXYEAR else None


def _with_year(low: Point, high: Point | None, year: int | None) -> tuple[Point, Point | None]:
    if year is None or not 0 < year < dt.MAXYEAR:
        return low, high
    if high is not None and high.year is None:
        wraps = (high.month or 0, high.day or 32) < (low.month or 0, low.day or 0)
        high = replace(high, year=year + wraps)
    return replace(low, year=year), high


def _nearest(
    expression: Expression, low: Point, high: Point | None, reference: dt.date
) -> tuple[Point, Point | None]:
    """The year that brings a partial date nearest to the day of writing, or as far as a word for it says."""
    month = low.month or 1
    if low.unit == "season":
        month = min((month - 20) * 3, 12)
    start = Point("day", None, month, low.day or 15)
    source = Source(reference.year, reference.month, reference.day, 0, 0)
    distance = (month - reference.month) * 30 + (low.day or 15) - reference.day
    if expression.anaphor is not None:
        year = _occurrence_year(start, source, expression.anaphor.shift)
    elif expression.is_open:
        year = reference.year - (distance > 0)
    else:
        year = reference.year + (0 if abs(distance) <= 183 else -1 if distance > 0 else 1)
    return _with_year(low, high, year)


def _edtf(point: Point) -> str:
    year = "XXXX" if point.year is None else f"{point.year:04d}"
    if point.unit == "day":
        return f"{year}-{point.month or 0:02d}-{point.day or 0:02d}"
    if point.unit in ("month", "season"):
        return f"{year}-{point.month or 0:02d}"
    if point.unit == "decade":
        return f"{year[:3]}X"
    if point.unit == "century":
        return f"{year[:2]}XX"
    if point.unit in ("quarter", "half"):
        size = 3 if point.unit == "quarter" else 6
        first = ((point.month or 1) - 1) * size + 1
        return f"{year}-{first:02d}/{year}-{first + size - 1:02d}"
    return year


def _is_valid(point: Point | None) -> bool:
    if point is None or point.unit not in ("day", "month"):
        return True
    month, year = point.month or 0, point.year or 2000  # a leap year, for the day of a year unknown
    return 1 <= month <= 12 and (point.unit == "month" or 1 <= (point.day or 0) <= calendar.monthrange(year, month)[1])


_PRECISIONS: dict[str, Precision] = {
    "day": "day", "month": "month", "season": "season", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def _mention(
    expression: Expression,
    basis: Basis | None,
    source: Source | None,
    reference_date: dt.date | None,
    *,
    runs_on: bool = False,
) -> DateMention:
    """The mention of an expression with its year.

    Args:
        runs_on: whether its year comes from the day of writing: "since August" is then open towards that day.
    """
    low, high = expression.low, expression.high
    if low is None:
        raise ValueError("an expression without a point in time makes no mention")
    edtf, modifier = _edtf(low), expression.modifier
    is_valid = _is_valid(low) and _is_valid(high)
    precision = _PRECISIONS.get(low.unit, "interval")
    earliest, latest = bounds(edtf)
    if high is not None or expression.is_open:
        precision = "interval"
        edtf, earliest, latest = _interval(expression, low, reference_date)
    elif expression.low_part is not None:
        earliest, latest = narrow(edtf, expression.low_part) if low.year is not None else (None, None)
        modifier = modifier if expression.shifts else expression.low_part
    if expression.shifts:
        earliest, latest = _opened(modifier, expression.low_part, (earliest, latest), bounds(edtf))
    elif runs_on and modifier in ("before", "after"):
        earliest, latest = (earliest, None) if modifier == "after" else (None, latest)
    if not is_valid:
        earliest = latest = None
    return DateMention(
        start=expression.start,
        end=expression.end,
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        precision=precision,
        modifier=modifier,
        basis=basis,
        is_valid=is_valid,
        basis_start=None if source is None else source.start,
        basis_end=None if source is None else source.end,
    )


def _opened(modifier: DateModifier | None, part: Part | None, narrowed: Bounds, whole: Bounds) -> Bounds:
    """Before or after a period or a part of it: before the end of 2013 is in 2013 yet, after its beginning too."""
    if modifier == "before":
        return None, whole[1] if part == "late" else _day_beside(narrowed[0], -1)
    return whole[0] if part == "early" else _day_beside(narrowed[1], 1), None


def _interval(
    expression: Expression, low: Point, reference_date: dt.date | None
) -> tuple[str, dt.date | None, dt.date | None]:
    """The interval from one point to another or to the present, as EDTF and bounds."""
    high = expression.high
    if high is None and reference_date is not None:
        high = Point("day", reference_date.year, reference_date.month, reference_date.day)
    ends: list[str] = []
    days: list[dt.date | None] = []
    for point, part, side in ((low, expression.low_part, 0), (high, expression.high_part, 1)):
        if point is None:
            ends.append("..")
            days.append(None)
            continue
        written = _edtf(point)
        limits = narrow(written, part) if part and point.year is not None else bounds(written)
        day = limits[side]
        if "/" in written:
            written = written.split("/")[side]
        elif part and day is not None:
            written = interval(limits[0], limits[1]).split("/")[side]
        ends.append(written)
        days.append(day)
    return "/".join(ends), days[0], days[1]


def _day_beside(day: dt.date | None, step: int) -> dt.date | None:
    if day is None or (step < 0 and day == dt.date.min) or (step > 0 and day == dt.date.max):
        return None
    return day + dt.timedelta(days=step)

