"""Date expressions: matches put together with the words around them.

Modifiers before a date (early, about, before), ranges of two dates, dates that stand open to the present, a date with
its anaphor (14 March of that year): what is one mention in the text becomes one *expression* here. What is missing from
it is the business of `date_context.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.recognise.date_evidence import is_common_word, is_month, is_year
from pipeline.recognise.date_grammar import Anaphor, Match, Point, PointUnit, matches
from pipeline.recognise.date_lexer import Lexed, lex
from pipeline.recognise.date_words import DateWords, Order
from pipeline.recognise.edtf import Part
from pipeline.recognise.mentions import DateModifier

_PARTS: dict[str, Part] = {"E": "early", "M": "mid", "L": "late"}
_PASSED_OVER = "vtNYPi"  # between a modifier and its date: the beginning of the year, late in
_FURTHEST = 7  # tokens looked back for modifiers
_DIVISIBLE: tuple[PointUnit, ...] = ("month", "season", "year", "decade", "century")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\]!?–]|\Z|\n)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_OPEN_DASH = re.compile(r"\s?[–-]\s?(?=\Z|[)\n;])")
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


@dataclass(frozen=True, slots=True)
class _Prefix:
    """The words before a match: where the expression and its words begin, and what they say."""

    first: int
    lead: int
    before: str
    part: Part | None = None
    modifier: DateModifier | None = None
    shifts: bool = False
    occurrence: int | None = None
    is_relative: bool = False
    is_between: bool = False


@dataclass(frozen=True, slots=True)
class _Draft:
    """An expression being put together: its tokens, and whether it is known to be a date."""

    expression: Expression
    first: int
    last: int
    is_date: bool | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once: its tokens and everything in it that has the form of a date."""

    lexed: Lexed
    found: list[Match]


def read_text(text: str, words: DateWords) -> Reading:
    """Reads a text for what has the form of a date."""
    lexed = lex(text, words)
    return Reading(lexed, list(matches(lexed, words)))


def expressions(reading: Reading, words: DateWords, order: Order | None) -> list[Expression]:
    """The date expressions of a text, in order, none overlapping another.

    Args:
        order: how numeric dates are read; None to judge each by the dates before it.
    """
    lexed = reading.lexed
    found = _settle_order(reading.found, lexed, words, order)
    drafts: list[_Draft] = []
    i = 0
    while i < len(found):
        i, drafted = _draft(lexed, words, found, i, drafts[-1].last + 1 if drafts else 0)
        if drafted is not None:
            drafts.append(drafted)
    return _dates(lexed, drafts)


def habit(readings: Iterable[Reading]) -> Order | None:
    """The order of day and month in a document: of its numeric dates that show it, else of those with a month's name."""
    counts: Counter[tuple[Order, bool]] = Counter()
    for reading in readings:
        for match in reading.found:
            shown, in_digits = _shown_order(reading.lexed, match)
            if shown is not None:
                counts[shown, in_digits] += 1
    for in_digits in (True, False):
        dmy, mdy = counts["dmy", in_digits], counts["mdy", in_digits]
        if dmy != mdy:
            return "dmy" if dmy > mdy else "mdy"
    return None


def _shown_order(lexed: Lexed, match: Match) -> tuple[Order | None, bool]:
    """The order of day and month that a match shows, and whether it shows it in digits."""
    low = match.low
    if low is None or low.unit != "day" or low.year is None or match.high is not None:
        return None, False
    if match.kind == "year_last" and not low.is_order_open and low.day != low.month:
        return ("dmy" if lexed.values[match.first] == low.day else "mdy"), True
    if match.kind == "day_month":
        return "dmy", False
    return ("mdy", False) if match.kind == "month_day" else (None, False)


def _settle_order(found: list[Match], lexed: Lexed, words: DateWords, order: Order | None) -> list[Match]:
    """Reads the numeric dates whose day and month could change places, by the paragraph and what stands before it."""
    shown: dict[bool, Order] = {}  # by whether it is shown in digits
    settled: list[Match] = []
    start = 0
    while start < len(found):
        end = start + 1
        while end < len(found) and not _is_parted(lexed, found[end - 1], found[end]):
            end += 1
        ahead: dict[bool, Order] = {}
        for match in reversed(found[start:end]):
            seen, in_digits = _shown_order(lexed, match)
            if seen is not None:
                ahead[in_digits] = seen
        for match in found[start:end]:
            seen, in_digits = _shown_order(lexed, match)
            if seen is not None:
                shown[in_digits] = seen
            evidence = shown.get(True) or ahead.get(True) or shown.get(False) or ahead.get(False)
            if match.low is not None and match.low.is_order_open and (order or evidence or words.order) == "mdy":
                match = replace(match, low=replace(match.low, day=match.low.month, month=match.low.day))  # noqa: PLW2901
            settled.append(match)
        start = end
    return settled


def _is_parted(lexed: Lexed, match: Match, behind: Match) -> bool:
    """Whether a blank line stands between two matches."""
    return _BLANK_LINE.search(lexed.folded, lexed.ends[match.last], lexed.starts[behind.first]) is not None


def _draft(
    lexed: Lexed, words: DateWords, found: list[Match], i: int, floor: int
) -> tuple[int, _Draft | None]:
    """The expression that begins with match i, and the match behind it."""
    match = found[i]
    prefix = _prefix(lexed, words, match.first, floor)
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
        if behind.kind == "present" and (between in ("–", "=") or (between == " r " or between.endswith(" r ")) and len(between) <= 5):
            is_open, last, i = True, behind.last, i + 1
        elif anaphor is None and low.year is None and behind.low is None and behind.anaphor is not None:
            if behind.anaphor.unit == "year" and between in (" ", " v ", " i ", ",") and behind.kind != "offset":
                anaphor, i = behind.anaphor, i + 1
    if is_open and is_date is None:
        is_date = True  # 1978 – present
    end = lexed.ends[last]
    is_tied = lexed.folded[lexed.starts[match.first] - 1 : lexed.starts[match.first]] in ("-", "–")
    if high is None and not is_open and not is_tied and low.unit in ("year", "month", "day") and (dash := _OPEN_DASH.match(lexed.folded, end)):
        is_open, end = low.year is not None, dash.end() if low.year is not None else end
    part = prefix.part if low.unit in _DIVISIBLE else None
    modifier = prefix.modifier
    if low.unit == "day" and lexed.word(prefix.first) in words.sets["since_before_day"]:
        modifier = "after"  # beginning 7 January
    keeps_prefix = part is not None or prefix.modifier == "about" or prefix.shifts
    first = prefix.first if keeps_prefix else match.first
    expression = Expression(
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
        is_narrative=_is_narrative(low, high, prefix, part),
    )
    return i + 1, _Draft(expression, min(first, prefix.lead), last, is_date)


def _occurrence(prefix: _Prefix) -> Anaphor | None:
    """The next, this or the last month or day of its name (the following April)."""
    return None if prefix.occurrence is None else Anaphor("month", prefix.occurrence)


def _anaphoric(lexed: Lexed, found: list[Match], i: int, prefix: _Prefix) -> _Draft | None:
    match = found[i]
    if match.anaphor is None or match.kind == "present" and match.anaphor is None:
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
    is_relative = match.kind in ("day_word", "relative", "present")
    part = prefix.part if anaphor.unit in ("year", "month") else None
    first = prefix.first if part else match.first
    first += lexed.classes[2 * first + 1] == "t" and part is not None
    return _Draft(
        Expression(
            lexed.starts[first], end, None, low_part=part, anaphor=anaphor, is_relative=is_relative,
            origin=-1 if has_origin else None,
        ),
        first, match.last, True,
    )  # fmt: skip


def _prefix(lexed: Lexed, words: DateWords, first: int, floor: int) -> _Prefix:
    """Reads back from token `first` over the words that modify it."""
    classes = lexed.classes
    found = _Prefix(first, first, "")
    i = first
    has_in = False
    while i > floor and first - i < _FURTHEST and classes[2 * i] in " =:":
        i -= 1
        kind = classes[2 * i + 1]
        if kind in _PASSED_OVER:
            if (not found.before and i == first - 1) or (found.before == "t" and i == first - 2):
                found = replace(found, before=kind)
            has_in = has_in or kind == "i"
            if kind == "t":
                found = replace(found, lead=i if found.lead == i + 1 else found.lead)
            continue
        if i == first - 1 or (found.before in ("", "t") and i >= first - 2):
            found = replace(found, before=kind)
        if kind in _PARTS:
            if has_in and lexed.word(i) in words.sets["part_nouns"]:
                break
            found = replace(found, first=i, lead=i, part=_PARTS[kind])
        elif kind == "A":
            found = replace(found, first=i, lead=i, modifier="about")
        elif kind in "<>":
            if has_in or (kind == "<" and not _is_before(lexed, words, i)):
                break
            found = replace(found, first=i, lead=i, modifier="before" if kind == "<" else "after", shifts=True)
            break
        elif kind == "S" or (kind == "U" or kind == "r" and lexed.word(i) in words.sets["until"]):
            found = replace(found, lead=i, modifier=found.modifier or ("after" if kind == "S" else "before"))
            break
        elif kind in "TFB":
            value = lexed.values[i] if kind == "T" else 1 if kind == "F" else -1
            found = replace(found, occurrence=value if isinstance(value, int) else None, is_relative=kind == "T")
            break
        else:
            found = replace(found, is_between=kind == "b")
            break
    return found


def _is_before(lexed: Lexed, words: DateWords, i: int) -> bool:
    """Whether a word for before is that: "voor 2010" may be for 2010, unless a clause opens or a word shows it."""
    if lexed.word(i) not in words.sets["ambiguous_before"]:
        return True
    left = lexed.folded[max(0, lexed.starts[i] - 24) : lexed.starts[i]].rstrip()
    if not left or not left[-1].isalnum():
        return left[-1:] != "-"
    return re.split(r"[^\w']+", left)[-1] in words.sets["ambiguous_before_behind"]


def _range(
    lexed: Lexed, words: DateWords, match: Match, prefix: _Prefix, behind: Match
) -> tuple[Point, Point, Part | None] | None:
    """The two points of a range, what one lacks filled in from the other; None where the two matches are none."""
    low, high = match.low, behind.low
    if low is None or high is None or behind.high is not None or behind.anaphor is not None:
        return None
    second = _prefix(lexed, words, behind.first, match.last + 1)
    if second.modifier in ("before", "after"):
        # the range's own word (until, by way of "tot") was read as a modifier
        second = replace(second, lead=second.lead + (not second.shifts), modifier=None)
    lead = second.lead
    while lead - 1 > match.last and lexed.classes[2 * lead - 1] in "tNY" and lexed.classes[2 * lead] in " ":
        lead -= 1
    link = lexed.classes[2 * match.last + 2 : 2 * lead + 1]
    is_dash = link in ("–", "=", "/") and not (low.is_bare and high.is_bare and link == "/")
    is_word = len(link) == 3 and link[0] == link[2] == " " and not prefix.shifts
    if not is_dash and not (is_word and (link[1] == "r" or (link[1] == "&" and prefix.is_between))):
        return None
    if prefix.occurrence is None:
        low, high = _complete(low, high)
    if low.year is not None and _rank(low) > _rank(high) or (low.unit == high.unit and low == high):
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


def _is_date(lexed: Lexed, words: DateWords, kinds: list[Match], prefix: _Prefix) -> bool | None:
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
        return not is_plain or prefix.part is not None or lexed.classes[2 * first.first - 1 : 2 * first.first + 1] == "t "
    if first.kind == "christian_era":
        return any(c.isupper() for c in lexed.text[start:end])
    return True


def _is_narrative(low: Point, high: Point | None, prefix: _Prefix, part: Part | None) -> bool:
    if prefix.shifts:
        return False
    if low.unit == "year":
        return part is not None or (prefix.before != "" and prefix.before in "iSUrfb") or prefix.modifier is not None
    return True


def _dates(lexed: Lexed, drafts: list[_Draft]) -> list[Expression]:
    """The drafts that are dates: a bare number beside a year it is coordinated with is one too (2007, 2009 and 2011)."""
    known = [d.is_date for d in drafts]
    links = [
        lexed.classes[2 * a.last + 2 : 2 * b.first + 1] if b.first > a.last else ""
        for a, b in zip(drafts, drafts[1:], strict=False)
    ]
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
