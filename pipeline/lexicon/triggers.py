"""Patterns that a look at the words of a text can rule out: most of a lexicon says nothing of most sentences.

A pattern of phrases is slow to search with, since at every place each of its branches is tried. But a phrase can only
stand where its first word does. So every text is cut into words once, whatever stretches of it are asked for later, and
of each word is known which phrases it may begin: a number with a bit for each pattern. One "and" then tells whether a
pattern may be found in a stretch, and it is tried at those places only where one of its words stands; mostly at none.
What is found stays the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import repeat
from operator import or_
from threading import Lock
from typing import Generic, NamedTuple, TypeVar

from pipeline.lexicon.beginnings import KEY, LONGEST, OPEN, SHORTEST, beginnings_of, folded, keys_of_names
from pipeline.lexicon.phrases import alternatives

_PART = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*")
_INSIDE_WORD = re.compile(r"(?<=\w)(?=\w)")


class _Register:
    """Which patterns each key of a word may begin, a bit for each pattern. It only grows, and never forgets.

    A pattern is entered when it is made; what was found out about a text before knows nothing of it. So all that is
    kept of texts is kept together with the size that the register had.
    """

    def __init__(self) -> None:
        self.size = 0
        self._by_key: dict[str, int] = {}
        self._by_opening: dict[str, int] = {}
        self._entering = Lock()

    def enter(self, keys: Iterable[str]) -> int:
        """A bit for a pattern whose matches hold a word of one of these keys."""
        with self._entering:
            bit = 1 << self.size
            for key in keys:
                table, plain = (self._by_opening, key[: -len(OPEN)]) if key.endswith(OPEN) else (self._by_key, key)
                table[plain] = table.get(plain, 0) | bit
            self.size += 1
        return bit

    def patterns_of(self, key: str) -> int:
        """The bits of the patterns that a word of that key may begin."""
        return self._by_key.get(key, 0) | self._by_opening.get(key[:SHORTEST], 0)


_REGISTER = _Register()


class _Words(NamedTuple):
    """The words of a text, or of a stretch of it: where each begins, and which patterns it may begin."""

    starts: list[int]
    patterns: list[int]


# The words of a language are few, and most begin no phrase.
@lru_cache(maxsize=65_536)
def _patterns_of(key: str, size: int) -> int:
    del size
    return _REGISTER.patterns_of(key)


@lru_cache(maxsize=2048)
def _words_of(text: str, size: int) -> _Words:
    found = list(KEY.finditer(folded(text)))
    return _Words([m.start() for m in found], list(map(_patterns_of, [m[1] for m in found], repeat(size))))


def _words_in(text: str, start: int, end: int, size: int) -> _Words:
    """The words of a stretch; a word that an end of the stretch cuts is the word that is left of it."""
    starts, patterns = _words_of(text, size)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    words = _Words(starts[first:last], patterns[first:last])
    if words.starts and _INSIDE_WORD.match(text, end):
        words.patterns[-1] = _patterns_of(_key_at(text, words.starts[-1], end), size)
    if start < end and _INSIDE_WORD.match(text, start):
        words.starts.insert(0, start)
        words.patterns.insert(0, _patterns_of(_key_at(text, start, end), size))
    return words


def _key_at(text: str, start: int, end: int) -> str:
    m = KEY.match(folded(text[start:end][:LONGEST]))
    return m[1] if m else ""


# Every extractor looks at the blocks, sentences and clauses of a page, one after the other.
@lru_cache(maxsize=16_384)
def _possible_in(text: str, start: int, end: int | None, size: int) -> int:
    if start == 0 and end is None:
        return reduce(or_, _words_of(text, size).patterns, 0)
    return reduce(or_, _words_in(text, start, len(text) if end is None else end, size).patterns, 0)


def possible_in(text: str, start: int = 0, end: int | None = None) -> int:
    """The patterns of which a phrase may stand in a stretch of a text, a bit for each: what `stand_among` asks for."""
    return _possible_in(text, start, end, _REGISTER.size)


class Phrases:
    """A pattern, with the words by which a text is searched for it. It is compiled when it is first searched with.

    Used as the pattern itself is: `search`, `match`, `fullmatch` and `finditer` give what those of `pattern` would.

    Attributes:
        written: the pattern as it is written.
        flags: as `re.compile` takes them.
        words: keys of the words (see `beginnings`) one of which every match holds; None where that is unknown.
        is_first: whether a match begins with that word.
        bit: that of the pattern (see `possible_in`); 0 where its words are unknown.
    """

    __slots__ = ("_pattern", "bit", "flags", "is_first", "words", "written")

    def __init__(self, written: str, flags: int = 0, *, words: frozenset[str] | None, is_first: bool = True) -> None:
        self.written, self.flags, self.words, self.is_first = written, flags, words, is_first
        self.bit = 0 if words is None else _REGISTER.enter(words)
        self._pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, pattern: str, flags: int = 0, *, words: str | None = None) -> Phrases:
        """The phrases of a pattern as it is written.

        Args:
            pattern: the pattern.
            flags: as `re.compile` takes them.
            words: a pattern for the words of which every match holds one, where it does not begin with it: "a name and
                the noun behind it" cannot stand where the noun does not.
        """
        return cls(pattern, flags, words=beginnings_of(words or pattern), is_first=words is None)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self._pattern is None:
            self._pattern = re.compile(self.written, self.flags)
        return self._pattern

    def may_be_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match may stand in a stretch of a text; False is certain, True is not."""
        return not self.bit or bool(self.bit & _possible_in(text, start, end, _REGISTER.size))

    def stand_among(self, possible: int) -> bool:
        """The same of a stretch of which `possible_in` has told the patterns."""
        return not self.bit or bool(self.bit & possible)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text."""
        if self.bit and not self.bit & _possible_in(text, start, end, _REGISTER.size):
            return None
        return next(self._matches(text, start, len(text) if end is None else end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text."""
        if self.bit and not self.bit & _possible_in(text, start, end, _REGISTER.size):
            return iter(())
        return self._matches(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at a place of a text."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is all of a stretch of a text."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        if not (self.bit and self.is_first):
            return self.pattern.finditer(text, start, end)
        words = _words_in(text, start, end, _REGISTER.size)
        return self._at(text, [place for place, each in zip(*words, strict=True) if each & self.bit], end)

    def _at(self, text: str, places: Iterable[int], end: int) -> Iterator[re.Match[str]]:
        match, last = self.pattern.match, -1
        for place in places:
            if place >= last and (m := match(text, place, end)) is not None:
                last = m.end()
                yield m


class Names:
    """Names that one document holds: found as phrases are, but no register need know of them for ever.

    Attributes:
        names: the names, with one space between their words; in a text white space of any kind stands there.
    """

    __slots__ = ("_keys", "_pattern", "names")

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self._keys = keys_of_names(self.names)
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives(self.names)})(?!\w)") if self.names else None

    def may_be_in(self, text: str) -> bool:
        """Whether one of them may stand in a text; False is certain, True is not."""
        return self._keys is None or not self._keys.isdisjoint(_keys_in(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where they stand, the longest first."""
        return self._pattern.finditer(text) if self._pattern and self.may_be_in(text) else iter(())


@lru_cache(maxsize=2048)
def _keys_in(text: str) -> frozenset[str]:
    return frozenset(KEY.findall(folded(text)))


Code = TypeVar("Code")


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Code]):
    """Phrases by what they say, in the order in which they count."""

    entries: tuple[tuple[Code, Phrases], ...]
    _bits: int = field(init=False)

    def __post_init__(self) -> None:
        is_known = all(phrases.bit for _, phrases in self.entries)
        object.__setattr__(
            self, "_bits", reduce(or_, [phrases.bit for _, phrases in self.entries], 0 if is_known else -1)
        )

    def may_be_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match of an entry may stand in a stretch of a text; False is certain, True is not."""
        return self._bits < 0 or bool(self._bits & possible_in(text, start, end))

    def possible(self, text: str, start: int = 0, end: int | None = None) -> Sequence[tuple[Code, Phrases]]:
        """The entries of which a match may stand in a stretch of a text; of most sentences none."""
        possible = possible_in(text, start, end)
        if not self._bits & possible and self._bits >= 0:
            return ()
        return [entry for entry in self.entries if entry[1].stand_among(possible)]


@lru_cache(maxsize=512)
def capitalised_in(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, or hold one, from there on and without case."""
    return frozenset([word.casefold() for word in set(_CAPITALISED.findall(text))])


def first_parts(words: Iterable[str]) -> frozenset[str]:
    """The first parts of some words, up to a hyphen or an apostrophe, as `capitalised_in` has them."""
    return frozenset(part[0].casefold() for word in words if (part := _PART.match(word)))
