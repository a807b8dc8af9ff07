"""The words beside a place in a text, on the same line and within a bounded reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.read.frozen import constructor, tuple_maker
from pipeline.recognise.number_lexicon import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\$?|[^\w \t\u00a0]")
_BEFORE = 48
_AFTER = 72


class Word(NamedTuple):
    """A word or mark: folded, and where it stands in the text."""

    text: str
    start: int
    end: int


_word = tuple_maker(Word)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words and marks of the same line beside ``start:end``, folded.

    `before` has the nearest last, `after` the nearest first.
    """

    folded: str
    start: int
    end: int
    before: Sequence[str]
    after: Sequence[str]

    def last_word(self, back: int = 1) -> Word:
        """A word before the place, with where it stands; 1 is the nearest."""
        at = self.start
        for text in reversed(self.before[-back:]):
            at = self.folded.rindex(text, 0, at)
        return _word((self.before[-back], at, at + len(self.before[-back])))

    def next_words(self, count: int, first: int = 0) -> list[Word]:
        """Words after the place, with where they stand: up to `count`, from the one numbered `first` on."""
        found: list[Word] = []
        at = self.end
        for i, text in enumerate(self.after[: first + count]):
            at = self.folded.index(text, at)
            if i >= first:
                found.append(_word((text, at, at + len(text))))
            at += len(text)
        return found

    def ends_with(self, phrases: Iterable[str]) -> bool:
        """Whether one of these words or phrases stands right before the place."""
        return any(self.last(phrase.count(" ") + 1) == phrase for phrase in phrases)

    def last(self, count: int) -> str:
        """The last words before the place as a phrase."""
        return " ".join(self.before[-count:])

    def first(self, count: int) -> str:
        """The first words after the place as a phrase."""
        if count == 1:
            return self.after[0] if self.after else ""
        return " ".join(self.after[:count])


_surroundings = constructor(Surroundings)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A text whose words are looked up beside places; `folded` is the same text by `fold`."""

    text: str
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    def word_behind(self, end: int) -> str:
        """The first word or mark behind a place, a hyphen passed over; empty at the end of the text."""
        found = _WORD.search(self.folded, end, end + _AFTER)
        if found and found[0] == "-":
            found = _WORD.search(self.folded, found.end(), end + _AFTER)
        return found[0] if found else ""

    def around(self, start: int, end: int) -> Surroundings:
        """The words beside ``start:end``."""
        folded = self.folded
        lo = start - _BEFORE if start > _BEFORE else 0
        line = folded.rfind("\n", lo, start) + 1
        before = _WORD.findall(folded, line or lo, start)
        if not line and lo and before and not folded[lo - 1].isspace():
            del before[0]  # it may be half a word
        hi = end + _AFTER
        newline = folded.find("\n", end, hi)
        after = _WORD.findall(folded, end, hi if newline < 0 else newline)
        if newline < 0 and hi < len(folded) and len(after) > 1:
            del after[-1]  # the same
        return _surroundings(folded, start, end, before, after)
