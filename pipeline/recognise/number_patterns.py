"""Numbers in digits: where they stand, and what their separators mean.

A separator is judged by the language and by the document's own habit: 12.640 is twelve thousand in Dutch, and in an
English text that elsewhere writes 1.234.567. Only the forms of digits belong here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation, localcontext

SPACES = " \u00a0\u2007\u2009\u202f"
#: More digits than these are a code.
MANY_DIGITS = 36

_GROUP_MARKS = SPACES + "'’"
#: Digits with their separators, in lower-case text; and what is tied to them. Possessive throughout, so that each
#: character is looked at a bounded number of times. SYMBOLS stands for the language's short forms of
#: scales, ENDINGS for what a hyphen ties to an ordinal.
DIGITS = rf"""
      (?P<codes>[0-9]++(?:[-–/][0-9]++){{2,}}+[\w/–-]*+|[0-9]++(?:/[0-9]++)++/[^\W\d_][\w/–-]*+)
    | (?P<clock>[0-9]{{1,2}}:[0-5][0-9](?::[0-5][0-9])?(?![\w:]))
    | (?P<coordinate>[0-9]{{1,3}}°[ ]?[0-9]{{1,2}}[′'’][\w.,″"”′'’]*+)
    | (?P<slashed>[0-9]++/[0-9]++(?![\w/]))
    | (?P<number>(?:(?<![\w.,:)])[.,])?[0-9]++(?:[.,][0-9]++|[{_GROUP_MARKS}][0-9]{{3}}(?![0-9]))*+)
      (?:
        (?P<power>(?:(?:[ ]?[x×·*][ ]?10)?\^|e(?=[+-]?[0-9]))[+-]{{0,2}}[0-9]{{1,4}}+(?!\w|\.[0-9]))
      | (?P<suffix>[^\W\d_][^\W_]*+|(?:ENDINGS)(?![^\W_]))
      | [{SPACES}]{{1,2}}(?P<symbol>(?:SYMBOLS)(?![^\W_]))
      )?
"""

_ONE_MARK = re.compile(r"([0-9]{1,3})([.,])([0-9]{3})")
_GROUPED = re.compile(r"(?!0[0-9])[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
_GROUPED_DECIMAL = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)[.,][0-9]+")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+([.,])[0-9]+")
_CLOCK = re.compile(r"[0-2]?[0-9]\.[0-5][0-9]")  # 16.05 may be a time of day and shows nothing
# Opens with a digit rather than with what may not stand before it: that search is four times as fast.
_MARKED = re.compile(r"[0-9](?<![\w.,].)[0-9]*+(?:[.,][0-9]++)++(?![^\W_])")
_FOUR = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_CODE = re.compile(r"[0-9]+(?:[-/–][0-9]+)+")
_DIGITS = re.compile(r"[0-9]+")
_GROUPED_OR_PLAIN = re.compile(r"[0-9]{1,3}\.[0-9]{3}(?![0-9])|[0-9]+")
_DATE = re.compile(
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])[-./–](?:0?[1-9]|[12][0-9]|3[01])[-./–](?:[12][0-9]{3}|[0-9]{2})"
    r"|[12][0-9]{3}[-./–](?:0?[1-9]|1[0-2])(?:[-./–](?:0?[1-9]|[12][0-9]|3[01]))?)(?![0-9])"
)
_PLAIN = re.compile(r"[.,]?[0-9]+")
_NO_COMMA = re.compile(r"[^,]+")
_GROUP_MARK = re.compile(f"[{_GROUP_MARKS}]")
_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{_GROUP_MARKS}][0-9]{{3}})+(?:[.,](?:[0-9]{{1,2}}|[0-9]{{4,}}))?")


@dataclass(slots=True)
class Habit:
    """How a text has used its separators so far.

    `default` and `reverse` count the numbers that can be read in one way only, by the language's own marks and by the
    other's; `doubtful` those that the other's way alone makes a whole number (12.640 in English).
    """

    decimal_mark: str
    default: int = 0
    reverse: int = 0
    doubtful: int = 0

    @property
    def groups_with_decimal_mark(self) -> bool:
        """Whether the mark that is the language's decimal one groups thousands here."""
        return self.reverse > self.default or (self.doubtful >= 3 and not self.default)

    def note(self, written: str) -> None:
        """Take account of one number as written."""
        found = _GROUPED_DECIMAL.fullmatch(written) or _GROUPED.fullmatch(written)
        if found:
            self._count(grouping=found[1])
        elif one := _ONE_MARK.fullmatch(written):
            if one[2] != self.decimal_mark:
                self.default += 1
            elif one[1] != "0":
                self.doubtful += 1
        elif not _CLOCK.fullmatch(written) and (decimal := _DECIMAL.fullmatch(written)):
            self._count(grouping="," if decimal[1] == "." else ".")

    def note_whole(self, mark: str) -> None:
        """Take account of a number that can only be whole, because it counts people: 12.640 soldiers."""
        self._count(grouping=mark)

    def _count(self, grouping: str) -> None:
        if grouping == self.decimal_mark:
            self.reverse += 1
        else:
            self.default += 1


def split_chain(written: str, grouping_mark: str) -> Iterator[tuple[int, int]]:
    """The numbers in a chain of digits and separators, as (start, end): 22,24,26 is three, 1.2.3 none.

    Four parts with points between are given one by one: no version or date has four.
    """
    at = 0
    while at < len(written):
        if len(written) - at <= MANY_DIGITS * 2 and _SPACED.fullmatch(written, at):
            yield at, len(written)
            return
        space = _GROUP_MARK.search(written, at)
        end = space.start() if space else len(written)
        yield from _split_piece(written, at, end, grouping_mark)
        at = end + 1


def _split_piece(written: str, start: int, end: int, grouping_mark: str) -> Iterator[tuple[int, int]]:
    if any(p.fullmatch(written, start, end) for p in (_PLAIN, _DECIMAL, _GROUPED, _GROUPED_DECIMAL, _INDIAN)):
        yield start, end
        return
    pieces = [(m.start(), m.end()) for m in _NO_COMMA.finditer(written, start, end)]
    if all(_PLAIN.fullmatch(written, s, e) or _DECIMAL.fullmatch(written, s, e) for s, e in pieces):
        yield from pieces  # a list without spaces; with several points it is a code
    elif _FOUR.fullmatch(written, start, end):
        pattern = _GROUPED_OR_PLAIN if grouping_mark == "." else _DIGITS
        yield from ((m.start(), m.end()) for m in pattern.finditer(written, start, end))


def is_written_date(written: str) -> bool:
    """Whether digits with marks between them have the form of a date: 16.05.2013, 2013-05-16, 5/16/2013."""
    return _DATE.fullmatch(written[:12]) is not None


def split_code(written: str) -> Iterator[tuple[int, int]]:
    """The numbers in digits tied by hyphens or slashes, as (start, end): of a telephone number each, of a date none.

    A chain without a form of its own is given number by number: the ledger rather has one too many than loses one.
    """
    if _DATE.match(written) or len(written) > MANY_DIGITS or not _CODE.fullmatch(written):
        return
    for found in _DIGITS.finditer(written):
        yield found.start(), found.end()


def read_digits(written: str, habit: Habit, *, whole: bool = False) -> Decimal | None:
    """The value of one number in digits (a piece of `split_chain`), None where its separators make no sense.

    Args:
        written: the digits with their separators.
        habit: the text's way with separators.
        whole: whether it counts something indivisible, so that three digits behind a single mark are thousands.
    """
    plain = written
    for mark in _GROUP_MARKS:
        plain = plain.replace(mark, "")
    if len(plain) > MANY_DIGITS:
        return None
    if one := _ONE_MARK.fullmatch(plain):
        is_default_decimal = one[2] == habit.decimal_mark
        groups = habit.groups_with_decimal_mark if is_default_decimal else not habit.groups_with_decimal_mark
        if one[1] != "0" and len(plain) == len(written) and (groups or (whole and is_default_decimal)):
            return Decimal(one[1] + one[3])
        return Decimal(f"{one[1]}.{one[3]}")
    if _GROUPED.fullmatch(plain) or _INDIAN.fullmatch(plain) or _GROUPED_DECIMAL.fullmatch(plain):
        last = max(plain.rfind("."), plain.rfind(","))
        if _GROUPED.fullmatch(plain) or plain.count(plain[last]) > 1 or (plain.count(",") and not plain.count(".")):
            return Decimal(plain.replace(".", "").replace(",", ""))
        return Decimal(f"{plain[:last].replace('.', '').replace(',', '')}.{plain[last + 1 :]}")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def raise_to(value: Decimal, power: str) -> Decimal | None:
    """The value with a written power behind it: e10, x10^6, ^-1; None beyond what is a number in a text."""
    times_ten = power[0] in "eExX×·* "
    sign = -1 if power.count("-") == 1 else 1
    exponent = sign * int(re.sub(r"^(?:[ ]?[x×·*][ ]?10)?[\^eE]?[+-]*", "", power))
    if abs(exponent) > 99:
        return None
    with localcontext(Context(prec=28)):
        try:
            return value.scaleb(exponent) if times_ten else value**exponent
        except (InvalidOperation, ZeroDivisionError, OverflowError):
            return None


def note_habit(text: str, habit: Habit) -> None:
    """Take account of all numbers of a text at once."""
    for written in _MARKED.findall(text):
        if len(written) <= MANY_DIGITS * 2:
            habit.note(written)
