"""A match being read, token by token: its days and years, in digits and in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.frozen import constructor
from pipeline.recognise.date_lexer import Lexed
from pipeline.recognise.date_points import Match, Point
from pipeline.recognise.date_words import DateWords

# Two-digit years up to here are of this century, those above of the last: the pivot of the peers' cases.
_PIVOT = 30

_match = constructor(Match)
_WORD_BEHIND = re.compile(r"\s([^\W\d_]+)")
_CLAUSE_END = re.compile(r"\s*(?:[.,;:()\]!?–]|\Z|\n)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A match being read: its tokens by class."""

    lexed: Lexed
    words: DateWords
    kind: str
    first: int
    last: int

    @property
    def classes(self) -> str:
        """The classes of the match, gaps included."""
        return self.lexed.classes[2 * self.first + 1 : 2 * self.last + 2]

    def at(self, classes: str, start: int | None = None) -> int | None:
        """The first token of one of these classes."""
        for i in range(self.first if start is None else start, self.last + 1):
            if self.lexed.classes[2 * i + 1] in classes:
                return i
        return None

    def value(self, i: int | None) -> int | None:
        """The number that token i stands for."""
        found = None if i is None else self.lexed.values[i]
        return found if isinstance(found, int) else None

    def begin(self) -> int:
        """The first token without the article."""
        return self.first + (self.lexed.classes[2 * self.first + 1] == "t")

    def day(self, start: int) -> tuple[int | None, int]:
        """The day written at token `start`, and the token behind it."""
        classes, values = self.lexed.classes, self.lexed.values
        kind = classes[2 * start + 1]
        value = self.value(start)
        if kind == "K" and start < self.last and classes[2 * start + 3] in "co" and classes[2 * start + 2] in " =":
            more = values[start + 1]
            if value in (20, 30) and isinstance(more, int) and 0 < more < 10:
                return value + more, start + 2
        return value, start + 1

    def year(self, start: int) -> int | None:
        """The year written from token `start` on to the end: four digits, two, or words."""
        kinds = self.lexed.classes[2 * start + 1 : 2 * self.last + 2 : 2]
        if not kinds:
            return None
        if kinds[0] == "y":
            return self.value(start)
        if kinds[0] == "n":
            return self._early_year(start)
        if kinds[0] == "z" and self._counts(start):
            return None  # by 10 July, 55 soldiers
        if kinds[0] in "azd":
            return century_of(self.value(start))
        numbers = [v for i in range(start, self.last + 1) if isinstance(v := self.lexed.values[i], int)]
        return spoken_year(numbers, is_linked="&" in self.lexed.classes[2 * start + 1 : 2 * self.last + 2])

    def _counts(self, i: int) -> bool:
        """Whether two digits behind a date count what follows them, rather than being its year."""
        behind = _WORD_BEHIND.match(self.lexed.text, self.lexed.ends[i])
        if behind is None:
            return False
        is_set_off = self.lexed.classes[2 * i] in ",#"
        return is_set_off or behind[1][0].isupper() or behind[1].lower() in self.words.sets["counted"]

    def may_count(self, i: int) -> bool:
        """Whether a number word behind a month may count what follows it: in January three men.

        Args:
            i: the last token of the number.
        """
        begin = self.first
        is_day = begin > 0 and self.lexed.classes[2 * begin - 1 : 2 * begin + 1] in ("P ", "w ", "w,")
        return not is_day and _CLAUSE_END.match(self.lexed.folded, self.lexed.ends[i]) is None

    def _early_year(self, i: int) -> int | None:
        """A year of three digits: only where no noun follows that it could count (10 August 843)."""
        number = self.value(i)
        is_year = (
            number is not None and 100 <= number <= 999 and _CLAUSE_END.match(self.lexed.folded, self.lexed.ends[i])
        )
        return number if is_year else None

    def found(self, low: Point, high: Point | None = None, *, last: int | None = None) -> Match:
        """The match, read as one point or two."""
        return _match(self.kind, self.begin(), self.last if last is None else last, low, high)


def century_of(number: int | None) -> int | None:
    """The year that two digits stand for."""
    return None if number is None else number + (2000 if number < _PIVOT else 1900)


def spoken_year(numbers: list[int], *, is_linked: bool = False) -> int | None:
    """The year that number words make: nineteen eighty-six, seventeen hundred thirty-three, two thousand and five.

    Args:
        numbers: the words' values, in order.
        is_linked: whether "and" stands among them; without it, "twenty nine" is no 2009.
    """
    if not numbers:
        return None
    head, rest = numbers[0], numbers[1:]
    if rest and rest[0] in (100, 1000):
        head, rest = head * rest[0], rest[1:]
    elif head < 100:
        if not 10 <= head <= 20 or not rest:
            return None
        if len(rest) == 1 and 0 < rest[0] < 10 and not is_linked:
            return None
        head *= 100
    tail = sum(rest)
    is_two_digits = len(rest) < 2 or rest[0] == 0 or (rest[0] % 10 == 0 and rest[0] >= 20 and 0 < rest[1] < 10)
    return head + tail if tail < 100 and len(rest) <= 2 and is_two_digits and 1000 <= head + tail <= 2100 else None


def year_behind(r: Reading, start: int) -> tuple[int | None, int]:
    """The year behind a month or day, and the last token of the date: without it where no year is written."""
    i = r.at("ynazdcKC", start)
    if i is None:
        return None, r.last
    year = r.year(i)
    return (year, r.last) if year is not None else (None, start - 1)
