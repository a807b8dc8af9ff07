"""The words beside a place in a text, on the same line and within a bounded reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.recognise.number_lexicon import fold

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*\$?|[^\w \t\u00a0]")
_CHUNK = 4096
_MARGIN = 256  # words beyond a chunk's edges that its places can see
_LONGEST = 64  # a longer "word" is none, and ends what is seen
_BEFORE = 6
_AFTER = 14


class Word(NamedTuple):
    """A word or mark: folded, and where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words of the same line before and after a place, nearest last and nearest first."""

    before: Sequence[Word]
    after: Sequence[Word]

    def ends_with(self, phrases: Iterable[str]) -> bool:
        """Whether one of these words or phrases stands right before the place."""
        return any(self.last(phrase.count(" ") + 1) == phrase for phrase in phrases)

    def last(self, count: int) -> str:
        """The last words before the place as a phrase."""
        return " ".join([w.text for w in self.before[-count:]])

    def first(self, count: int) -> str:
        """The first words after the place as a phrase."""
        return " ".join([w.text for w in self.after[:count]])


@dataclass(slots=True)
class Neighbours:
    """The words of one text, split piece by piece as places are asked for in order."""

    text: str
    folded: str = ""
    _chunk: int = -1
    _words: list[Word] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folded = self.folded or fold(self.text)

    def around(self, start: int, end: int) -> Surroundings:
        """The words beside ``start:end``."""
        self._load(start // _CHUNK)
        i = bisect_left(self._starts, start)
        before: list[Word] = []
        while i and len(before) < _BEFORE and self._is_seen(self._words[i - 1]):
            i -= 1
            before.append(self._words[i])
        before.reverse()
        if end // _CHUNK != self._chunk:
            self._load(end // _CHUNK)
        j = bisect_left(self._starts, end)
        after: list[Word] = []
        while j < len(self._words) and len(after) < _AFTER and self._is_seen(self._words[j]):
            after.append(self._words[j])
            j += 1
        if before and before[-1].end > start:  # a number tied to a word by a hyphen
            last = before[-1]
            before[-1] = Word(self.folded[last.start : start].rstrip("-'"), last.start, start)
        return Surroundings(before, after)

    def _load(self, chunk: int) -> None:
        if chunk == self._chunk:
            return
        lo, hi = max(0, chunk * _CHUNK - _MARGIN), (chunk + 1) * _CHUNK + _MARGIN
        folded = self.folded
        self._words = [Word(folded[m.start() : m.end()], m.start(), m.end()) for m in _WORD.finditer(folded, lo, hi)]
        self._starts = [w.start for w in self._words]
        self._chunk = chunk

    @staticmethod
    def _is_seen(word: Word) -> bool:
        return word.text != "\n" and len(word.text) <= _LONGEST
