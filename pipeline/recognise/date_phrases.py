"""Date expressions: matches put together with the words around them.

Modifiers before a date (early, about, before), ranges of two dates, dates that stand open to the present, a date with
its anaphor (14 March of that year): what is one mention in the text becomes one *expression* here. What is missing from
it is the business of `date_context.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.read.frozen import constructor
from pipeline.recognise.date_evidence import is_date
from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_modifiers import Prefix, prefix_of
from pipeline.recognise.date_order import TextRead, settle_order
from pipeline.recognise.date_points import Anaphor, Match, Point
from pipeline.recognise.date_ranges import range_of
from pipeline.recognise.date_words import DateWords, Order
from pipeline.recognise.edtf import Part
from pipeline.recognise.mentions import DateModifier

_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]!?–]|\Z|\n)")
_OPEN_DASH = re.compile(r"\s?[–-]\s?(?=\Z|[)\n;])")
_TO_PRESENT = frozenset({"–", "=", " r ", "– r ", "= r "})
_COORDINATED = frozenset({",", " & ", " O ", ",& ", ",O "})


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression as written.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        low: the point, or the first of two; None where it is only an anaphor.
        high: the second of two points.
        low_part: the part of `low` that is meant.
        high_part: the part of `high` that is meant.
        is_open: whether it lasts to the present.
        anaphor: the date (or the year of `low`) is named by way of another.
        is_relative: whether that other date is the day of writing.
        origin: position among the expressions of the date that `anaphor` counts from, where it is written behind.
        modifier: before, after or about; with `shifts` false a mere sign that a state begins or ends there.
        shifts: whether the modifier opens the bounds (before 2013), rather than marking an end of a state (until 2013).
        is_narrative: whether what is told happens then (in 2012), rather than a name having the year in it (the 2012
            coup).
        is_coordinated: whether it shares what it lacks with the expression behind it (3 May and 7 June 1999).
    """

    start: int
    end: int
    low: Point | None
    high: Point | None = None
    low_part: Part | None = None
    high_part: Part | None = None
    is_open: bool = False
    anaphor: Anaphor | None = None
    is_relative: bool = False
    origin: int | None = None
    modifier: DateModifier | None = None
    shifts: bool = False
    is_narrative: bool = True
    is_coordinated: bool = False


_expression = constructor(Expression)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An expression being put together: its tokens, and whether it is known to be a date."""

    expression: Expression
    first: int
    last: int
    is_date: bool | None


_draft_of = constructor(_Draft)


def expressions(reading: TextRead, words: DateWords, order: Order | None) -> list[Expression]:
    """The date expressions of a text, in order, none overlapping another.

    Args:
        reading: the text, read.
        words: the date words of its language.
        order: how numeric dates are read; None to judge each by the dates before it.
    """
    lexed = reading.lexed
    found = settle_order(reading.found, lexed, words, order)
    drafts: list[_Draft] = []
    i = 0
    while i < len(found):
        i, drafted = _draft(lexed, words, found, i, drafts[-1].last + 1 if drafts else 0)
        if drafted is not None:
            drafts.append(drafted)
    return _dates(lexed, drafts)


def _draft(lexed: Lexed, words: DateWords, found: list[Match], i: int, floor: int) -> tuple[int, _Draft | None]:
    """The expression that begins with match i, and the match behind it."""
    match = found[i]
    prefix = prefix_of(lexed, words, match.first, floor)
    if match.low is None:
        return i + 1, _anaphoric(lexed, found, i, prefix)
    low, high, last = match.low, match.high, match.last
    high_part: Part | None = None
    joined = [match]
    if i + 1 < len(found) and high is None and match.anaphor is None:
        behind = found[i + 1]
        span = range_of(lexed, words, match, prefix, behind)
        if span is not None:
            low, high, high_part = span
            last, i = behind.last, i + 1
            joined.append(behind)
    known = is_date(lexed, words, joined, prefix)
    anaphor, is_open = match.anaphor, False
    if i + 1 < len(found) and high is None:
        behind = found[i + 1]
        between = lexed.between(last, behind.first)
        if behind.kind == "present" and between in _TO_PRESENT | ({" & "} if prefix.is_between else set()):
            is_open, last, i = True, behind.last, i + 1
            if known is None or (between == "=" and match.kind == "year"):
                known = True  # 1978 – present; a hyphen makes no compound of the two (1978-present)
        elif anaphor is None and low.year is None and _names_year(behind) and between in (" ", " v ", " i ", ","):
            anaphor, i = behind.anaphor, i + 1
    end = lexed.ends[last]
    if high is None and not is_open and low.year is not None:
        dash_end = _open_dash(lexed, match, end)
        is_open, end = dash_end is not None, dash_end or end
        known = True if known is None and is_open else known  # 2004–
    part = prefix.part_of(low.unit)
    modifier = prefix.modifier
    if low.unit == "day" and lexed.word(prefix.first) in words.sets["since_before_day"]:
        modifier = "after"  # beginning 7 January
    keeps_prefix = part is not None or prefix.modifier == "about" or prefix.shifts
    first = prefix.first if keeps_prefix else match.first
    expression = _expression(
        start=lexed.starts[first],
        end=end,
        low=low,
        high=high,
        low_part=part,
        high_part=high_part,
        is_open=is_open,
        anaphor=anaphor if anaphor is not None or low.year is not None else _occurrence(prefix),
        is_relative=prefix.is_relative and low.year is None,
        modifier=None if high is not None else modifier,
        shifts=prefix.shifts,
        is_narrative=_is_narrative(low, prefix, part),
    )
    return i + 1, _draft_of(expression, min(first, prefix.lead), last, known)


def _open_dash(lexed: Lexed, match: Match, end: int) -> int | None:
    """The end of a dash that leaves a date open: (2018–)."""
    start = lexed.starts[match.first]
    if start and lexed.folded[start - 1] in "-–":
        return None  # -2020-07-01- is set off by dashes on either side
    dash = _OPEN_DASH.match(lexed.folded, end)
    return None if dash is None else dash.end()


def _names_year(match: Match) -> bool:
    """Whether a match is an anaphor for a year that a date before it is in: of that year, the following year."""
    is_year = match.anaphor is not None and match.anaphor.unit == "year"
    return is_year and match.low is None and match.kind != "offset"


def _occurrence(prefix: Prefix) -> Anaphor | None:
    """The next, this or the last month or day of its name (the following April)."""
    return None if prefix.occurrence is None else Anaphor("month", prefix.occurrence)


def _anaphoric(lexed: Lexed, found: list[Match], i: int, prefix: Prefix) -> _Draft | None:
    """The expression of match i alone, which only names its date by way of another; None where it names none."""
    match = found[i]
    if match.anaphor is None:
        return None
    end = lexed.ends[match.last]
    anaphor, kind = match.anaphor, lexed.classes[2 * match.last + 1]
    has_origin = False
    if match.kind in ("offset", "next_or_previous") and kind in "<>S":
        behind = found[i + 1] if i + 1 < len(found) else None
        between = "" if behind is None else lexed.between(match.last, behind.first)
        has_origin = behind is not None and behind.low is not None and between in (" ", " t ")
        if not has_origin and (kind == "S" or not _CLAUSE_END.match(lexed.folded, end)):
            return None
    is_relative = match.kind in ("day_word", "relative", "weekday", "present")
    part = prefix.part if anaphor.unit in ("year", "month") else None
    first = prefix.first if part else match.first
    first += lexed.classes[2 * first + 1] == "t" and part is not None
    return _draft_of(
        _expression(
            lexed.starts[first], end, None, low_part=part, anaphor=anaphor, is_relative=is_relative,
            origin=-1 if has_origin else None,
        ),
        first, match.last, True,
    )  # fmt: skip


def _is_narrative(low: Point, prefix: Prefix, part: Part | None) -> bool:
    """Whether what is told happens then: any date is told of but a year that no word leads in."""
    if prefix.shifts:
        return False
    if low.unit == "year":
        if prefix.before == "S":
            return False  # since 1999: what is told next did not happen then
        return part is not None or (prefix.before != "" and prefix.before in "iUrfb") or prefix.modifier is not None
    return True


def _dates(lexed: Lexed, drafts: list[_Draft]) -> list[Expression]:
    """The drafts that are dates: a number joined to a year is one too (2007, 2009 and 2011)."""
    if len(drafts) == 1:  # as in most texts with a date: nothing can be joined to it
        only = drafts[0]
        return [only.expression] if only.is_date and only.expression.origin is None else []
    known = [d.is_date for d in drafts]
    links = [lexed.between(a.last, b.first) if b.first > a.last else "" for a, b in pairwise(drafts)]
    for order in (range(len(links)), range(len(links) - 1, -1, -1)):
        for i in order:
            if links[i] in _COORDINATED:
                for this, other in ((i, i + 1), (i + 1, i)):
                    if known[this] is None and known[other] and _is_year(drafts[other]):
                        known[this] = True
    kept = [i for i, is_date in enumerate(known) if is_date]
    position = {i: n for n, i in enumerate(kept)}
    dates = []
    for i in kept:
        expression = drafts[i].expression
        if expression.origin is not None:
            if i + 1 not in position:
                continue
            expression = replace(expression, origin=position[i + 1])
        if i + 1 in position and i < len(links) and _is_shared(expression, drafts[i + 1].expression, links[i]):
            expression = replace(expression, is_coordinated=True)
        dates.append(expression)
    return dates


def _is_year(draft: _Draft) -> bool:
    return draft.expression.low is not None and draft.expression.low.unit == "year"


def _is_shared(this: Expression, behind: Expression, link: str) -> bool:
    """Whether an expression lacks a year that the one behind it, in a row with it, may have (3 May and 7 June 1999)."""
    return (
        this.low is not None
        and this.low.year is None
        and this.anaphor is None
        and behind.low is not None
        and behind.anaphor is None
        and behind.low.month is not None
        and link in _COORDINATED
    )
