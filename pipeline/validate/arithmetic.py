"""What a written number can stand for, and the smallest slip of the pen that would explain a sum that is wrong.

Only arithmetic on plain values belongs here; which numbers are to be compared is the business of the rules.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

_ABOUT, _MOST_ABOUT = 0.05, 0.25
"""Shares by which "about" may miss: a twentieth, or one grain of the number if that is more, at most a quarter."""
_ROUNDING = 0.02
"""Share of a number up to which its trailing zeros are taken for rounding (6,000 for 6,039, not 3,000 for 2,600)."""

_WHOLE = re.compile(r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that a quantity can have, both ends included."""

    low: float
    high: float

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def meets(self, other: Bounds) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def bounds(value: float, high: float | None, qualifier: str) -> Bounds:
    """What a number as written can stand for.

    Args:
        value: the number, of a range its low end.
        high: the high end of a range, else None.
        qualifier: of the mention: exact, about, at_most or at_least.
    """
    top = value if high is None else high
    match qualifier:
        case "about":
            slack = max(_ABOUT * value, min(grain(value), _MOST_ABOUT * value))
            return Bounds(max(value - slack, 0.0), top + slack)
        case "at_most":
            return Bounds(0.0, top)
        case "at_least":
            return Bounds(value, math.inf)
        case _:
            return Bounds(value, top)


def grain(value: float) -> float:
    """The size of a number's last digit that is not a trailing zero: 100 for 12,600, 1 for 12,601, 0.1 for 57.6."""
    if value == 0 or not math.isfinite(value):
        return 1.0
    digits, _, exponent = f"{abs(value):.12e}".partition("e")
    written = digits.replace(".", "").rstrip("0")
    return 10.0 ** (int(exponent) - len(written) + 1)


def is_rounding(coarse: float, fine: float) -> bool:
    """Whether a number is another one rounded: coarser, and no further off than half of its grain and a fiftieth."""
    slack = min(grain(coarse) / 2, _ROUNDING * coarse)
    return grain(coarse) > grain(fine) and abs(coarse - fine) <= slack


def sums_by_rounding(parts: Sequence[float], total: float) -> bool:
    """Whether a sum is off by no more than rounding: of the total alone, or of the parts where all are coarser."""
    added = math.fsum(parts)
    if is_rounding(total, added) and grain(total) > min(map(grain, parts)):
        return True
    if min(map(grain, parts)) <= grain(total):
        return False
    slack = math.fsum(min(grain(part) / 2, _ROUNDING * part) for part in parts)
    return abs(added - total) <= slack


@dataclass(frozen=True, slots=True)
class Repair:
    """One number of a sum written otherwise, so that the sum is right.

    Attributes:
        index: which part it replaces; None for the total.
        written: the number as it would be written, in the same form.
    """

    index: int | None
    written: str


def repair(parts: Sequence[tuple[float, str]], total: tuple[float, str]) -> Repair | None:
    """The one slip of the pen that explains a sum: one digit mistaken, or two neighbours swapped, in one number.

    Two neighbours swapped (1.054 for 1.045) and the wrong one of two neighbours doubled (1.140 for 1.440) are likelier
    than any one digit in the place of any other; among equals a part is likelier wrong than the total, which is the
    figure that is quoted and remembered. None where two repairs are left (classes of errors in copied numbers:
    J. Verhoeff, *Error Detecting Decimal Codes*, 1969). A number in words is not mended: it has no digits.

    Args:
        parts: values, and the numbers as written.
        total: likewise.
    """
    missing = total[0] - math.fsum(value for value, _ in parts)
    candidates = [(i, written, value + missing) for i, (value, written) in enumerate(parts)]
    found = [
        (rank, index is None, index, new)
        for index, old, value in (*candidates, (None, total[1], total[0] - missing))
        if value >= 0 and (new := _rewritten(old, value)) is not None
        if (rank := _slip(digits(old), digits(new))) is not None
    ]
    if not found:
        return None
    best = min(item[:2] for item in found)
    likeliest = [item for item in found if item[:2] == best]
    return Repair(likeliest[0][2], likeliest[0][3]) if len(likeliest) == 1 else None


def digits(written: str) -> str:
    """The digits of a number alone."""
    return re.sub(r"\D", "", written)


def _rewritten(old: str, value: float) -> str | None:
    """A whole number in the form of another, its digits in the places of the old ones; None where that cannot be."""
    new = f"{value:.0f}"
    if not _WHOLE.fullmatch(old) or value != int(value) or len(new) != len(digits(old)):
        return None
    given = iter(new)
    return "".join(next(given) if c.isdigit() else c for c in old)


def _slip(old: str, new: str) -> int | None:
    """How likely a slip turns `new` into `old`: 0 for a swap or a doubled neighbour, 1 for a digit, None for none."""
    differing = [i for i in range(len(old)) if old[i] != new[i]]
    match differing:
        case [i]:
            return 0 if _doubles(old, new, i) else 1
        case [i, j] if j == i + 1 and old[i] == new[j] and old[j] == new[i]:
            return 0
        case _:
            return None


def _doubles(old: str, new: str, i: int) -> bool:
    """Whether a digit repeats one neighbour where it should repeat the other: aab for abb."""
    if not 0 < i < len(old) - 1:
        return False
    left, right = old[i - 1], old[i + 1]
    return left != right and {old[i], new[i]} == {left, right}


def shown(value: float, language: str) -> str:
    """A number as the language writes it, with at most one decimal."""
    return format_decimal(round(value, 1), format="#,##0.#", locale=language)


def drops(droppable: Sequence[int], most: int) -> Iterator[frozenset[int]]:
    """Every choice of what to leave out: all subsets, or only none and all where there are more than `most`."""
    if len(droppable) > most:
        yield from (frozenset(), frozenset(droppable))
        return
    for bits in range(1 << len(droppable)):
        yield frozenset(index for i, index in enumerate(droppable) if bits >> i & 1)
