"""Patterns that a look at the words of a text can rule out: most of a lexicon says nothing of most sentences.

A pattern of phrases is slow to search with, since at every place each of its branches is tried. But a phrase can only
stand where its words do. So the words of a stretch of text are looked up once, and give a number with a bit for each
pattern that one of them speaks for. A pattern is then ruled out by one "and", mostly; if not, it is tried at those
places only where a word stands that a phrase begins with. What is found stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from threading import Lock
from typing import Generic, TypeVar

from pipeline.lexicon.beginnings import OPEN, SHORTEST, beginnings_of, firsts_of, firsts_of_names, literal, needs_of
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.remembered import remembered
from pipeline.lexicon.text_words import words_of

_MOST_KEYS = 65_536  # the words of a language are fewer
_PART = re.compile(r"[^\W\d_]+")
_INSIDE_WORD = re.compile(r"(?<=\w)(?=\w)")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*")


class _Bits(dict[str, int]):
    """The patterns that a word of a key speaks for, for the keys that were asked for since the last was entered."""

    def __init__(self, by_key: Mapping[str, int], by_opening: Mapping[str, int]) -> None:
        self._by_key, self._by_opening = by_key, by_opening

    def __missing__(self, key: str) -> int:
        if len(self) >= _MOST_KEYS:
            self.clear()
        bits = self[key] = self._by_key.get(key, 0) | self._by_opening.get(key[:SHORTEST], 0)
        return bits


class _Register:
    """Which patterns each key of a word speaks for, a bit for each pattern. It only grows, and never forgets.

    A pattern is entered when it is made; what was found out about a text before knows nothing of it. So all that is
    kept of texts is kept together with the size that the register had.
    """

    def __init__(self) -> None:
        self.size = 0
        self._by_key: dict[str, int] = {}
        self._by_opening: dict[str, int] = {}
        self.bits = _Bits(self._by_key, self._by_opening)
        self._entering = Lock()

    def enter(self, keys: Iterable[str]) -> int:
        """A bit for a pattern whose matches hold a word of one of these keys."""
        with self._entering:
            bit = 1 << self.size
            for key in keys:
                table, plain = (self._by_opening, key[: -len(OPEN)]) if key.endswith(OPEN) else (self._by_key, key)
                table[plain] = table.get(plain, 0) | bit
            self.bits = _Bits(self._by_key, self._by_opening)
            self.size += 1
        return bit


_REGISTER = _Register()


@remembered(16_384)
def _possible_in(text: str, start: int, end: int, size: int) -> int:
    del size
    keys = words_of(text).keys_of_stretch(start, end)
    return reduce(or_, filter(None, map(_REGISTER.bits.__getitem__, keys)), 0)


def possible_in(text: str, start: int = 0, end: int | None = None) -> int:
    """The patterns of which a phrase may stand in a stretch of a text, a bit for each: what `stand_among` asks for."""
    return _possible_in(text, start, len(text) if end is None else end, _REGISTER.size)


class Phrases:
    """A pattern, with the words by which a text is searched for it. It is compiled when it is first searched with.

    Used as the pattern itself is: `search`, `match`, `fullmatch` and `finditer` give what those of `pattern` would.

    Attributes:
        written: the pattern as it is written.
        flags: as `re.compile` takes them.
        needs: keys of words one of which every match holds (see `beginnings`); None where that is unknown.
        firsts: keys of the words that a match may begin with; None where it may begin with anything else.
        bit: that of the pattern (see `possible_in`); 0 where nothing is known of its words.
    """

    __slots__ = ("_openings", "_pattern", "bit", "firsts", "flags", "needs", "written")

    def __init__(
        self, written: str, flags: int = 0, *, needs: frozenset[str] | None, firsts: frozenset[str] | None
    ) -> None:
        self.written, self.flags, self.needs, self.firsts = written, flags, needs, firsts
        self.bit = 0 if needs is None else _REGISTER.enter(needs)
        self._openings = frozenset([key.removesuffix(OPEN) for key in firsts or () if key.endswith(OPEN)])
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
        firsts = beginnings_of(pattern)
        return cls(pattern, flags, needs=beginnings_of(words) if words else firsts, firsts=firsts)

    @classmethod
    def naming(cls, names: Iterable[str], pattern: str, flags: int = 0) -> Phrases:
        """The phrases of a pattern of whole words, every match of which begins with one of some names."""
        written = literal(names)
        return cls(pattern, flags, needs=needs_of(written), firsts=firsts_of(written))

    @classmethod
    def holding(cls, names: Iterable[str], pattern: str, flags: int = 0) -> Phrases:
        """The phrases of a pattern every match of which holds one of some names, as whole words."""
        return cls(pattern, flags, needs=needs_of(literal(names)), firsts=None)

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        if self._pattern is None:
            self._pattern = compiled(self.written, self.flags)
        return self._pattern

    def may_be_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match may stand in a stretch of a text; False is certain, True is not."""
        return not self.bit or bool(self.bit & possible_in(text, start, end))

    def stand_among(self, possible: int) -> bool:
        """The same of a stretch of which `possible_in` has told the patterns."""
        return not self.bit or bool(self.bit & possible)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text."""
        end = len(text) if end is None else end
        if self.bit and not self.bit & _possible_in(text, start, end, _REGISTER.size):
            return None
        return next(self._matches(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text."""
        end = len(text) if end is None else end
        if self.bit and not self.bit & _possible_in(text, start, end, _REGISTER.size):
            return iter(())
        return self._matches(text, start, end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at a place of a text."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is all of a stretch of a text."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def places(self, text: str) -> Sequence[int]:
        """Where in a text a match may begin, in order; at no other place does one.

        Raises:
            ValueError: nothing is known of the words that a match may begin with.
        """
        if self.firsts is None:
            raise ValueError(f"a match may begin with any word: {self.written}")
        return words_of(text).starting_with(self.firsts, self._openings, 0, len(text))

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        if self.firsts is None or _INSIDE_WORD.match(text, end):  # a word that is cut is there another word
            return self.pattern.finditer(text, start, end)
        return self._at(text, words_of(text).starting_with(self.firsts, self._openings, start, end), end)

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
        self._keys = firsts_of_names(self.names)
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives(self.names)})(?!\w)") if self.names else None

    def may_be_in(self, text: str) -> bool:
        """Whether one of them may stand in a text; False is certain, True is not."""
        return self._keys is None or not self._keys.isdisjoint(words_of(text).keys)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Where they stand, the longest first."""
        return self._pattern.finditer(text) if self._pattern and self.may_be_in(text) else iter(())


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


@remembered(512)
def capitalised_in(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, or hold one, from there on and without case."""
    return frozenset([word.casefold() for word in set(_CAPITALISED.findall(text))])


def first_parts(words: Iterable[str]) -> frozenset[str]:
    """The first parts of some words, up to a hyphen or an apostrophe, as `capitalised_in` has them."""
    return frozenset(part[0].casefold() for word in words if (part := _PART.match(word)))
