"""The words before a date that modify it: early, about, before, since, the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.frozen import constructor
from pipeline.recognise.date_lexer import FULL_STOP, Lexed
from pipeline.recognise.date_points import PointUnit
from pipeline.recognise.date_words import DateWords
from pipeline.recognise.edtf import Part
from pipeline.recognise.mentions import DateModifier

_PARTS: dict[str, Part] = {"E": "early", "M": "mid", "L": "late"}
_DIVISIBLE: frozenset[PointUnit] = frozenset({"month", "season", "year", "decade", "century"})
_PASSED_OVER = "vtNYPi"  # between a modifier and its date: the beginning of the year, late in
_JOINING = " =:"  # gaps between a modifier and what it modifies
FURTHEST = 7  # tokens looked back for modifiers


@dataclass(frozen=True, slots=True)
class Prefix:
    """The words before a match that modify it.

    Attributes:
        first: the first token of the expression, with the words that say more about when.
        lead: the first token of it and of those that only tie it to its sentence (until, the).
        before: the class of the word directly before the match, articles passed over; empty for none.
        part: the part of it that is meant: early, mid or late.
        modifier: before, after or about.
        shifts: whether the modifier opens the bounds (before 2013), rather than marking an end of a state (until 2013).
        occurrence: which day or month of its name: 1 the next, -1 the last, 0 this one.
        is_relative: whether that is counted from the day of writing.
        is_between: whether the date opens a range (between 1999 and 2001).
    """

    first: int
    lead: int
    before: str
    part: Part | None = None
    modifier: DateModifier | None = None
    shifts: bool = False
    occurrence: int | None = None
    is_relative: bool = False
    is_between: bool = False

    def part_of(self, unit: PointUnit) -> Part | None:
        """The part that is meant of a period in this unit, if such a period has parts."""
        return self.part if unit in _DIVISIBLE else None


_prefix = constructor(Prefix)


def prefix_of(lexed: Lexed, words: DateWords, first: int, floor: int) -> Prefix:
    """Reads back from token `first` over the words that modify it."""
    classes = lexed.classes
    if first == floor or classes[2 * first] not in _JOINING:
        return _prefix(first, first, "")
    begin = lead = i = first
    before, part, modifier, occurrence = "", None, None, None
    shifts = is_relative = is_between = has_in = False
    while i > floor and first - i < FURTHEST and classes[2 * i] in _JOINING:
        i -= 1
        kind = classes[2 * i + 1]
        if classes[2 * i + 2] == FULL_STOP and kind != "A":
            break  # the full stop of ca. is its own; any other ends the sentence
        if i == first - 1 or (before == "t" and i == first - 2):
            before = kind
        if kind in _PASSED_OVER:
            has_in = has_in or kind == "i"
            if kind == "t" and lead == i + 1:
                lead = i
        elif kind in _PARTS:
            if has_in and lexed.word(i) in words.sets["part_nouns"]:
                break
            begin = lead = i
            part = _PARTS[kind]
        elif kind == "A":
            begin = lead = i
            modifier = "about"
        elif kind in "<>":
            if not has_in and (kind == ">" or _is_before(lexed, words, i)):
                begin = lead = i
                modifier, shifts = "before" if kind == "<" else "after", True
            break
        elif kind in "SU" or (kind == "r" and lexed.word(i) in words.sets["until"]):
            lead = i
            modifier = modifier or ("after" if kind == "S" else "before")
            break
        else:
            is_between, is_relative = kind == "b", kind == "T"
            if kind in "TFB":
                value = lexed.values[i] if kind == "T" else 1 if kind == "F" else -1
                occurrence = value if isinstance(value, int) else None
            break
    return _prefix(begin, lead, before, part, modifier, shifts, occurrence, is_relative, is_between)


def _is_before(lexed: Lexed, words: DateWords, i: int) -> bool:
    """Whether a word for before is that: "voor 2010" may be for 2010, unless a clause opens or a word shows it."""
    if lexed.word(i) not in words.sets["ambiguous_before"]:
        return True
    left = lexed.folded[max(0, lexed.starts[i] - 24) : lexed.starts[i]].rstrip()
    if not left or not left[-1].isalnum():
        return left[-1:] != "-"
    return re.split(r"[^\w']+", left)[-1] in words.sets["ambiguous_before_behind"]
