"""Numbers that belong together: ranges (10–15, tussen 200 en 300) and rates (een op de drie)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.recognise.neighbours import Neighbours, Surroundings
from pipeline.recognise.number_context import NumberContext
from pipeline.recognise.number_drafts import Draft
from pipeline.recognise.number_lexicon import fold

_DASH = re.compile(r"\s?%?\s?[–—‑-]\s?[$€£]?")
_YEAR = re.compile(r"[12][0-9]{3}")
_CHAIN = frozenset("-–/")
_LONGEST_GAP = 24
_WIDEST = 2  # times its lower end, the upper end of a range behind "by"


def join(near: Neighbours, drafts: Iterable[Draft], context: NumberContext) -> Iterator[Draft]:
    """The drafts with ranges (10–15, tussen 200 en 300) and rates (een op de drie) made one."""
    this: Draft | None = None
    for other in drafts:
        if this is not None:
            both = None
            if _is_near(near.text, this.end, other.start):
                both = _range(near, this, other, context) or _rate(near, this, other, context)
            if both is not None:
                yield both
                this = None
                continue
            this = _scaled(near.text, this, other, context)
            if not this.is_tentative:
                yield this
        this = other
    if this is not None and not this.is_tentative:
        yield this


def _scaled(text: str, this: Draft, other: Draft, context: NumberContext) -> Draft:
    """A number with the scale that it shares with the next one: 14,8 and 17,3 million.

    Only a number with a part behind the decimal mark leaves its scale to another.
    """
    is_part = this.value is not None and this.value != this.value.to_integral_value() and this.notation == "digits"
    if not is_part or this.value is None or this.scale is not None or other.scale is None:
        return this
    gap = " ".join(fold(text[this.end : other.start]).strip(" $€£").split())
    return replace(this, value=this.value * other.scale) if gap in context.data["scale_shared_by"] else this


def _is_near(text: str, end: int, start: int) -> bool:
    return 0 < start - end <= _LONGEST_GAP and text.find("\n", end, start) < 0


def _range(near: Neighbours, low: Draft, high: Draft, context: NumberContext) -> Draft | None:
    text = near.text
    if (
        low.value is None
        or high.value is None
        or low.is_ordinal
        or high.is_ordinal
        or low.is_tentative
        or high.is_tentative
    ):
        return None
    gap = text[low.end : high.start]
    is_suspended = low.notation == "words" and gap[:1] == "-" and gap[1:2].isspace()
    if is_suspended:
        gap = gap[1:]  # twee- tot drieduizend
    is_change = False
    if not (_DASH.fullmatch(gap) and _is_dash_range(text, low, high)):
        data, words = context.data, " ".join(fold(gap).split())
        before = low.around or near.around(low.start, low.start)
        if words in data["range_words"]:
            if before.ends_with(data["change_before"]) or before.ends_with(data["names_before"]):
                return None  # from 4,000 to 6,000, resolution 2132 to 12,500: two numbers
            is_change = _follows(before, data["change_by"], context)
        elif words not in data["range_and"] or not _follows(before, data["between"], context):
            return None
    value = low.value
    if high.scale is not None and low.scale is None and value < high.value / high.scale:
        value *= high.scale  # 2 to 3 million
    else:
        value *= _elided(low, high, is_suspended=is_suspended)
    if value >= high.value or (is_change and high.value > _WIDEST * value):
        return None  # raised by 5,900 to 16,700: what a change was, and what it led to
    notation = high.notation if low.notation == high.notation else "mixed"
    return replace(high, start=low.start, value=value, high=high.value, notation=notation, around=None)


def _elided(low: Draft, high: Draft, *, is_suspended: bool) -> int:
    """What the first number of a range leaves to the second: the thousands of 2 à 3.000, the hundreds of two- to 300.

    In digits only thousands are left out, and only where the first number is then the smaller one still.
    """
    if low.value is None or high.value is None or low.notation != high.notation:
        return 1
    scales = (1_000, 100) if is_suspended else (1_000,) if low.notation == "digits" else ()
    for scale in scales:
        if high.value % scale == 0 and 0 < low.value < high.value / scale:
            return scale
    return 1


def _is_dash_range(text: str, low: Draft, high: Draft) -> bool:
    """Whether a dash between two numbers makes a range: not in a longer chain, nor a hyphen between words."""
    in_chain = text[high.end : high.end + 1] in _CHAIN or text[low.start - 1 : low.start] in _CHAIN
    is_spoken = text[low.end] == "-" and low.notation == "words"
    return not in_chain and not is_spoken and low.value is not None and low.value >= 0


def _follows(before: Surroundings, words: Sequence[str], context: NumberContext) -> bool:
    """Whether one of the words stands before, articles and "about" between them left aside: tussen de 0,2 en 10."""
    row = list(before.before)
    while row and (row[-1] in context.transparent or row[-1] in context.data["qualifiers"]["about"]):
        row.pop()
    return bool(row) and row[-1] in words


def _rate(near: Neighbours, part: Draft, whole: Draft, context: NumberContext) -> Draft | None:
    """One in so many, as a fraction."""
    text = near.text
    if part.value != 1 or part.is_ordinal or whole.is_ordinal or whole.value is None or whole.value < 2:
        return None
    words = " ".join(fold(text[part.end : whole.start]).split())
    if words in context.data["count_words"]:
        after = near.around(whole.end, whole.end).after
        if after and after[0].isalpha() and after[0] not in context.data["stop"]:
            return None
    elif words not in context.data["rate_words"] or _YEAR.fullmatch(text, whole.start, whole.end):
        return None
    return replace(whole, start=part.start, value=1 / whole.value, is_tentative=False, around=None)
