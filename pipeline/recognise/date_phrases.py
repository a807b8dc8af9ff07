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
from pipeline.recognise.date_evidence import is_common_word, is_month, is_year
from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_modifiers import FURTHEST, Prefix, prefix_of
from pipeline.recognise.date_order import TextRead, settle_order
from pipeline.recognise.date_points import Anaphor, Match, Point, PointUnit
from pipeline.recognise.date_words import DateWords, Order
from pipeline.recognise.edtf import Part
from pipeline.recognise.mentions import DateModifier

_DIVISIBLE: tuple[PointUnit, ...] = ("month", "season", "year", "decade", "century")
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
    kinds = [match]
    if i + 1 < len(found) and high is None and match.anaphor is None:
        behind = found[i + 1]
        joined = _range(lexed, words, match, prefix, behind)
        if joined is not None:
            low, high, high_part = joined
            last, i = behind.last, i + 1
            kinds.append(behind)
    is_date = _is_date(lexed, words, kinds, prefix)
    anaphor, is_open = match.anaphor, False
    if i + 1 < len(found) and high is None:
        behind = found[i + 1]
        between = lexed.classes[2 * last + 2 : 2 * behind.first + 1]
        if behind.kind == "present" and between in _TO_PRESENT | ({" & "} if prefix.is_between else set()):
            is_open, last, i = True, behind.last, i + 1
        elif anaphor is None and low.year is None and _names_year(behind) and between in (" ", " v ", " i ", ","):
            anaphor, i = behind.anaphor, i + 1
    if is_open and is_date is None:
        is_date = True  # 1978 – present
    end = lexed.ends[last]
    if high is None and not is_open and low.year is not None:
        dash_end = _open_dash(lexed, match, end)
        is_open, end = dash_end is not None, dash_end or end
    part = prefix.part if low.unit in _DIVISIBLE else None
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
    return i + 1, _draft_of(expression, min(first, prefix.lead), last, is_date)


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
    match = found[i]
    if match.anaphor is None or (match.kind == "present" and match.anaphor is None):
        return None
    end = lexed.ends[match.last]
    anaphor, kind = match.anaphor, lexed.classes[2 * match.last + 1]
    has_origin = False
    if match.kind in ("offset", "next_or_previous") and kind in "<>S":
        behind = found[i + 1] if i + 1 < len(found) else None
        between = "" if behind is None else lexed.classes[2 * match.last + 2 : 2 * behind.first + 1]
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


def _range(
    lexed: Lexed, words: DateWords, match: Match, prefix: Prefix, behind: Match
) -> tuple[Point, Point, Part | None] | None:
    """The two points of a range, what one lacks filled in from the other; None where the two matches are none."""
    low, high = match.low, behind.low
    if low is None or high is None or behind.high is not None or behind.anaphor is not None:
        return None
    if behind.first - match.last > FURTHEST + 1:
        return None
    second = prefix_of(lexed, words, behind.first, match.last + 1)
    lead = second.lead
    if second.modifier in ("before", "after") and not second.shifts:
        lead += 1  # the range's own word (until) was read as a modifier
    while lead - 1 > match.last and lexed.classes[2 * lead - 1] in "tNY" and lexed.classes[2 * lead] == " ":
        lead -= 1
    link = lexed.classes[2 * match.last + 2 : 2 * lead + 1]
    is_dash = link in ("–", "=", "/") and (link != "/" or not (low.is_bare and high.is_bare))
    is_word = len(link) == 3 and link[0] == link[2] == " " and not prefix.shifts
    if not is_dash and not (is_word and (link[1] == "r" or (link[1] == "&" and prefix.is_between))):
        return None
    if prefix.occurrence is None:
        low, high = _complete(low, high)
    if (low.year is not None and _rank(low) > _rank(high)) or (low.unit == high.unit and low == high):
        return None
    return low, high, second.part if high.unit in _DIVISIBLE else None


def _complete(low: Point, high: Point) -> tuple[Point, Point]:
    def is_later(a: Point, b: Point) -> bool:
        return (a.month or 0, a.day or 0) > (b.month or 0, b.day or 32)

    if low.year is None and high.year is not None:
        return replace(low, year=high.year - is_later(low, high)), high
    if high.year is None and low.year is not None:
        return low, replace(high, year=low.year + is_later(low, high))
    return low, high


def _rank(point: Point) -> tuple[int, int, int]:
    month = point.month or 0
    if point.unit == "season":
        month = (month - 20) * 3
    elif point.unit in ("quarter", "half"):
        month *= 3 if point.unit == "quarter" else 6
    return (point.year or 0, month if point.year is not None else 0, point.day or 0 if point.year is not None else 0)


def _is_date(lexed: Lexed, words: DateWords, kinds: list[Match], prefix: Prefix) -> bool | None:
    """Whether what has the form of a date is one; None for a bare number about which nothing tells."""
    first, last = kinds[0], kinds[-1]
    start, end = lexed.starts[first.first], lexed.ends[last.last]
    for match in kinds:
        if match.kind in ("days", "day_month", "month_day", "year_month", "month_days"):
            month = next((i for i in range(match.first, match.last + 1) if lexed.classes[2 * i + 1] == "m"), None)
            has_digits = any(lexed.classes[2 * i + 1] in "dD" for i in range(match.first, match.last + 1))
            if month is not None and is_common_word(lexed, words, month) and not has_digits:
                return False
    if all(m.low is not None and m.low.unit == "month" and m.low.year is None for m in kinds):
        if len(kinds) == 2:
            return True
        return prefix.part is not None or prefix.shifts or is_month(lexed, words, first.last, prefix.before)
    point = first.low
    if point is not None and point.is_bare and all(m.low is not None and m.low.is_bare for m in kinds):
        told = is_year(lexed, words, start, end, value=point.year or 0)
        if told is None and (first.high is not None or (len(kinds) == 2 and (point.year or 0) >= 1500)):
            return True
        if told is None and (prefix.part or prefix.shifts or prefix.before == "Y"):
            return True
        return told
    if first.kind == "month_slash_year":
        return is_year(lexed, words, start, end, value=0) is not False
    if first.kind == "year_of_century":
        return prefix.before != "" and prefix.before in "iSUrfvbEML<>"
    if first.kind == "decade" and point is not None and lexed.classes[2 * first.first + 1] == "g":
        written = lexed.word(first.first)
        is_plain = written[:2].isdigit() and not written[:4].isdigit()  # 70s may be seconds
        if not is_plain and is_year(lexed, words, start, end, value=0) is False:
            return False  # Resolution 1710's successor
        return (
            not is_plain or prefix.part is not None or lexed.classes[2 * first.first - 1 : 2 * first.first + 1] == "t "
        )
    if first.kind == "christian_era":
        return any(c.isupper() for c in lexed.text[start:end])
    return True


def _is_narrative(low: Point, prefix: Prefix, part: Part | None) -> bool:
    if prefix.shifts:
        return False
    if low.unit == "year":
        if prefix.before == "S":
            return False  # since 1999: what is told next did not happen then
        return part is not None or (prefix.before != "" and prefix.before in "iUrfb") or prefix.modifier is not None
    return True


def _dates(lexed: Lexed, drafts: list[_Draft]) -> list[Expression]:
    """The drafts that are dates: a number joined to a year is one too (2007, 2009 and 2011)."""
    known = [d.is_date for d in drafts]
    links = [lexed.classes[2 * a.last + 2 : 2 * b.first + 1] if b.first > a.last else "" for a, b in pairwise(drafts)]
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
    return (
        this.low is not None
        and this.low.year is None
        and this.anaphor is None
        and behind.low is not None
        and behind.anaphor is None
        and behind.low.month is not None
        and link in _COORDINATED
    )
