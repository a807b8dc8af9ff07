"""What recognition gives: mentions of dates and numbers. Only the plain values belong here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
DateModifier = Literal["early", "mid", "late", "before", "after", "about"]
Basis = Literal["stated", "context", "template", "url"]
Qualifier = Literal["exact", "about", "at_most", "at_least", "vague"]
Notation = Literal["digits", "words", "mixed", "ordinal", "percent", "template"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a text.

    Attributes:
        start: where it begins in the text.
        end: where it ends, exclusive.
        edtf: the value in EDTF (ISO 8601-2, levels 0 and 1): ``2013-07-01``, ``2013-07``, ``2013``, ``199X``,
            ``2001-21`` (a season), ``1992/1995``, ``2013/..``; ``XXXX-12-13`` where the year stayed unknown. Of an
            impossible date, what was written (``2013-02-30``).
        earliest: the first day it can mean; None where it is open or unknown.
        latest: the last day it can mean; None where it is open or unknown.
        precision: how fine the expression is.
        modifier: a word that shifts it (early, mid, late, before, after, about), kept beside the base in `edtf`;
            `earliest` and `latest` are then the bounds as narrowed (early 2013) or opened (before 2013).
        basis: ``stated`` (all of it was written), ``context`` (a part was taken from elsewhere), ``template`` (written
            as a template's parameters), ``url``; None where a missing part was not found.
        is_valid: False where the calendar has no such day.
        basis_start: where the words stand that supplied the missing part.
        basis_end: where they end.
    """

    start: int
    end: int
    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    modifier: DateModifier | None = None
    basis: Basis | None = "stated"
    is_valid: bool = True
    basis_start: int | None = None
    basis_end: int | None = None


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in a text, in digits, words or both.

    Attributes:
        start: where the numeral begins in the text (a qualifier before it is not inside, a percent sign or the word
            for it after it is).
        end: where it ends, exclusive.
        value: the number; of a range its low end; of a percentage the number of hundredths (12 for 12 %); None for a
            vague quantity (dozens).
        value_high: the high end of a range, else None.
        qualifier: exact, or what a word beside it makes of it.
        notation: how it is written.
        noun: the word for what is counted, as written, in its own form (peacekeepers, politiemensen); None if none.
        noun_start: where that word stands.
        noun_end: where it ends.
        unit: unit or currency where the number measures rather than counts: a UCUM or ISO 4217 code (``km``, ``d``,
            ``a`` for years, ``USD``); None otherwise.
    """

    start: int
    end: int
    value: Decimal | None
    value_high: Decimal | None = None
    qualifier: Qualifier = "exact"
    notation: Notation = "digits"
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    unit: str | None = None
