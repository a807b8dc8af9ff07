"""Shares of one whole told in a row: 200 men, of whom 150 soldiers (75 %) and 50 police (25 %); the remaining 20 %."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.validate.arithmetic import Bounds, grain, shown
from pipeline.validate.mentioned import mark
from pipeline.validate.passages import Passage, Told
from pipeline.validate.stated import about
from pipeline.validate.wording import alternation, whole_words, words_before

_LEAD = 40  # characters between a whole and its first part, and before the last share
_ALL = 100.0
_FEWEST = 3  # shares that make up a whole: of two, the rest is of another whole as often as not


def whole_of(passage: Passage, percents: Sequence[Told], values: Sequence[Told]) -> Told | None:
    """The number that several shares in brackets are of: the one whose parts are told before each of them.

    Args:
        passage: the sentence.
        percents: its percentages, each of them in brackets.
        values: its other numbers.
    """
    text = passage.block.text
    before = [m for m in values if m.end <= percents[0].start]
    if len(before) < 2 or len(percents) < 2:
        return None
    whole, part = before[-2:]
    if _divides(passage.document.language).fullmatch(text, whole.end, part.start) is None:
        return None
    return whole if part.start - whole.end <= _LEAD else None


def part_before(passage: Passage, percent: Told, values: Sequence[Told]) -> Told | None:
    """The number whose share stands in brackets right behind it."""
    text = passage.block.text
    part = next((m for m in reversed(values) if m.end <= percent.start), None)
    if part is None or text[percent.end : percent.end + 1] != ")":
        return None
    return part if re.fullmatch(r"[^,;:.()—–]{0,40}?\s*\(", text[part.end : percent.start]) else None


def rest_of_hundred(passage: Passage, percents: Sequence[Told]) -> Mapping[str, Any] | None:
    """Shares of which the last is said to be the rest, as a comparison of their sum with a hundred."""
    language, text = passage.document.language, passage.block.text
    clause = max(text.rfind(mark_, passage.start, percents[-1].start) for mark_ in ";:") if percents else 0
    percents = [p for p in percents if p.start > clause and not _is_change(p, text, language)]
    if len(percents) < _FEWEST or any(p.row["value_high"] is not None for p in percents):
        return None
    rest = words_before(language, "comparisons", "the_rest", "rest_shares")
    last = percents[-1]
    if rest.search(text[max(percents[-2].end, last.start - _LEAD) : last.start]) is None:
        return None
    if whole_words(language, "comparisons", "increase", "decrease").search(passage.text):
        return None
    if any(percents[0].start < d.start < last.end for d in passage.dates):
        return None  # the shares of one year and those of another
    added = sum(p.row["value"] for p in percents)
    slack = sum(_slack(p) for p in percents)
    quotes = " + ".join(p.row["quote"] for p in percents)
    return {
        "left_low": added - slack, "left_high": added + slack, "right_low": _ALL, "right_high": _ALL,
        "certainty": "likely",
        "message": f"{quotes} make {shown(added, language)} %, and the last is said to be the rest.",
        "left_value": f"{shown(added, language)} %", "right_value": "100 %",
        "difference": f"{shown(abs(added - _ALL), language)} percentage points",
        "spans": [mark("percentage", p.row) for p in percents],
        **about("number_mentions", "number_mention_id", last.row),
    }  # fmt: skip


def percent_bounds(told: Told) -> Bounds:
    """What a percentage as written can stand for: cut off or rounded, about, at least or at most."""
    row = told.row
    decimals = re.search(r"\d[.,](\d+)", row["quote"])
    unit = 10.0 ** -len(decimals[1]) if decimals else 1.0
    value, high = row["value"], row["value_high"] if row["value_high"] is not None else row["value"]
    match row["qualifier"]:
        case "about":
            slack = max(unit, 0.1 * value)
            return Bounds(value - slack, high + slack)
        case "at_least":
            return Bounds(value - unit / 2, math.inf)
        case "at_most":
            return Bounds(0.0, high + unit / 2)
        case _:
            return Bounds(value - unit, high + unit)  # cut off or rounded, up or down


def _is_change(percent: Told, text: str, language: str) -> bool:
    """Whether a percentage is by how much something is more or less than something else."""
    compared = alternation(language, "comparisons", "more_than", "less_than")
    return re.compile(rf"\s(?:{compared})(?!\w)", re.IGNORECASE).match(text, percent.end) is not None


def _slack(percent: Told) -> float:
    """What rounding and "about" leave open of a share."""
    value = percent.row["value"]
    return min(grain(value), 1.0) / 2 if percent.row["qualifier"] == "exact" else max(1.0, 0.1 * value)


@cache
def _divides(language: str) -> re.Pattern[str]:
    """From behind a whole up to the first of its parts: of whom, of which."""
    of_them = alternation(language, "comparisons", "of_them")
    return compiled(rf"[^;:.()—–]{{0,30}}?(?:,?\s(?:{of_them})\s|:\s+)(?:[^\W\d_]+\s){{0,2}}", re.IGNORECASE)
