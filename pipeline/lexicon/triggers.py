"""Patterns that a look at the words of a text can rule out: most of a lexicon says nothing of most sentences.

A pattern of phrases is slow to search with, since at every place each of its branches is tried. But a phrase can only
stand where its first word does. So a text is cut into words once, and a pattern is tried at those places only where a
word stands that one of its phrases begins with; mostly at none. What is found stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any, Generic, NamedTuple, TypeVar

_op: Any
_parser: Any
try:  # the parser of the standard library: what a pattern can begin with is not to be guessed from its text
    _op, _parser = import_module("re._constants"), import_module("re._parser")
except ImportError:  # a Python that keeps it elsewhere tries every pattern on every text
    _op = _parser = None

_WORD = re.compile(r"\w+")
_PART = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*")
_LONGEST = 4  # letters of a word's beginning that tell it apart
_SHORTEST = 2  # letters below which the beginning of a longer word tells nothing
_OPEN = "…"  # marks a key of a pattern that knows no more of a word than its first two letters
_CLOSED = "\0"  # stands in a prefix where a word must end
_MOST = 2_000  # beginnings of one pattern
# Letters that match a plain one where case is ignored, but do not become it in lower case.
_ALIKE = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
# What a pattern of whole words begins with: behind each of these a match begins where a word does.
_BOUNDARIES = (r"(?<!\w)", r"(?<![\w-])", r"\b")


class Places(NamedTuple):
    """Where the words of a stretch of a text begin, by their keys, and the first two letters of each key."""

    by_word: Mapping[str, Sequence[int]]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A compiled pattern, with the words by which a text is searched for it.

    Used as the pattern itself is: `search`, `match`, `fullmatch` and `finditer` give what those of `pattern` would.

    Attributes:
        pattern: the pattern.
        words: keys of the words (see `places_in`) one of which every match holds; None where that is unknown.
        is_first: whether a match begins with that word.
    """

    pattern: re.Pattern[str]
    words: frozenset[str] | None
    is_first: bool
    _open: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        shortened = sorted(key.removesuffix(_OPEN) for key in self.words or () if key.endswith(_OPEN))
        object.__setattr__(self, "_open", tuple(shortened))

    @classmethod
    def of(cls, pattern: str, flags: int = 0, *, words: str | None = None) -> Phrases:
        """The phrases of a pattern as it is written.

        Args:
            pattern: the pattern.
            flags: as `re.compile` takes them.
            words: a pattern for the words of which every match holds one, where it does not begin with it: "a name and
                the noun behind it" cannot stand where the noun does not.
        """
        return cls(re.compile(pattern, flags), beginnings_of(words or pattern), words is None)

    def may_be_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a match may stand in a stretch of a text; False is certain, True is not."""
        return self.words is None or self.stand_among(places_in(text, start, end))

    def stand_among(self, places: Places) -> bool:
        """The same of the words of a stretch, as `places_in` gives them."""
        if self.words is None or not self.words.isdisjoint(places.by_word):
            return True
        return bool(self._open) and not places.openings.isdisjoint(self._open)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in a stretch of a text."""
        if self.words is not None:
            places = places_in(text, start, end)
            if not self.stand_among(places):
                return iter(())
            if self.is_first:
                keys = self.words.intersection(places.by_word)
                if self._open:
                    keys |= {key for key in places.by_word if key.startswith(self._open)}
                found = sorted([place for key in keys for place in places.by_word[key]])
                return self._at(text, found, len(text) if end is None else end)
        return self.pattern.finditer(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at a place of a text."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that is all of a stretch of a text."""
        return self.pattern.fullmatch(text, start, len(text) if end is None else end)

    def _at(self, text: str, places: Iterable[int], end: int) -> Iterator[re.Match[str]]:
        last = -1
        for place in places:
            if place >= last and (m := self.pattern.match(text, place, end)) is not None:
                last = m.end()
                yield m


# Every extractor looks at the sentences of a page, one after the other.
@lru_cache(maxsize=2048)
def places_in(text: str, start: int = 0, end: int | None = None) -> Places:
    """Where the words of a stretch of a text begin, by their keys.

    The key of a word is, in lower case, its first four letters, or all of a shorter one.
    """
    folded = text[start:end]
    if not folded.isascii():
        folded = folded.translate(_ALIKE)
    places: dict[str, list[int]] = {}
    for m in _WORD.finditer(folded.lower()):
        key = m[0][:_LONGEST]
        if key in places:
            places[key].append(start + m.start())
        else:
            places[key] = [start + m.start()]
    return Places(places, frozenset([key[:_SHORTEST] for key in places]))


Code = TypeVar("Code")


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Code]):
    """Phrases by what they say, in the order in which they count."""

    entries: tuple[tuple[Code, Phrases], ...]
    _words: frozenset[str] | None = field(init=False)

    def __post_init__(self) -> None:
        listed = [phrases.words for _, phrases in self.entries]
        is_known = all(words is not None and not any(key.endswith(_OPEN) for key in words) for words in listed)
        every = frozenset(key for words in listed for key in words or ()) if is_known else None
        object.__setattr__(self, "_words", every)

    def possible(self, text: str, start: int = 0, end: int | None = None) -> Sequence[tuple[Code, Phrases]]:
        """The entries of which a match may stand in a stretch of a text; of most sentences none."""
        places = places_in(text, start, end)
        if self._words is not None and self._words.isdisjoint(places.by_word):
            return ()
        return [entry for entry in self.entries if entry[1].stand_among(places)]


@lru_cache(maxsize=512)
def capitalised_in(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, or hold one, from there on and without case."""
    return frozenset([word.casefold() for word in set(_CAPITALISED.findall(text))])


def first_parts(words: Iterable[str]) -> frozenset[str]:
    """The first parts of some words, up to a hyphen or an apostrophe, as `capitalised_in` has them."""
    return frozenset(part[0].casefold() for word in words if (part := _PART.match(word)))


def beginnings_of(pattern: str) -> frozenset[str] | None:
    """The keys (see `places_in`) of the words that a match of a pattern can begin with.

    Returns:
        None where a match may begin within a word, or with what is not fixed (a class of characters, nothing at all).
    """
    if _parser is None or not pattern.startswith(_BOUNDARIES):
        return None
    try:
        return frozenset(_key(prefix) for prefix, _ in _prefixes(list(_parser.parse(pattern))))
    except _NotFixedError:
        return None


class _NotFixedError(Exception):
    """A pattern begins with what is not fixed."""


def _key(prefix: str) -> str:
    prefix = prefix.lstrip(_CLOSED).translate(_ALIKE).lower()
    word = _WORD.match(prefix)
    if word is None:
        raise _NotFixedError
    letters = word[0]
    if word.end() < len(prefix) or len(letters) >= _LONGEST:
        return letters[:_LONGEST]
    if len(letters) < _SHORTEST:
        raise _NotFixedError
    return letters[:_SHORTEST] + _OPEN


def _prefixes(items: list) -> set[tuple[str, bool]]:
    """What the matches of some parsed items begin with; False beside what is followed by something not fixed."""
    found = {("", True)}
    for item in items:
        unfinished = {(prefix, open_) for prefix, open_ in found if open_ and len(prefix) <= _LONGEST}
        if not unfinished:
            break
        further = _of_item(*item)
        found -= unfinished
        found |= {(before + after, open_) for before, _ in unfinished for after, open_ in further}
        if len(found) > _MOST:
            raise _NotFixedError
    return found


def _of_item(kind: object, value: object) -> set[tuple[str, bool]]:
    """What one parsed item begins with, likewise."""
    match kind, value:
        case _op.LITERAL, int(code):
            return {(chr(code), True)}
        case _op.IN, list(listed) if all(kind is _op.LITERAL for kind, _ in listed):
            return {(chr(code), True) for _, code in listed}
        case _op.BRANCH, (_, branches):
            return _union(_prefixes(list(branch)) for branch in branches)
        case _op.SUBPATTERN, (_, _, _, inner):
            return _prefixes(list(inner))
        case ((_op.MAX_REPEAT | _op.MIN_REPEAT), (least, most, inner)):
            once = _prefixes(list(inner))
            if (least, most) == (0, 1):
                return {("", True)} | once
            return {(prefix, False) for prefix, _ in once} | (set() if least else {("", True)})
        case _op.ASSERT_NOT, (1, ahead) if _is_end_of_word(list(ahead)):
            return {(_CLOSED, True)}
        case _op.AT, _op.AT_BOUNDARY:
            return {(_CLOSED, True)}
        case ((_op.ASSERT | _op.ASSERT_NOT | _op.AT), _):
            return {("", True)}
    return {("", False)}


def _is_end_of_word(denied: list) -> bool:
    """Whether what may not follow is, among others, any letter or digit."""
    match denied:
        case [(_op.IN, listed)]:
            return (_op.CATEGORY, _op.CATEGORY_WORD) in listed and (_op.NEGATE, None) not in listed
    return False


def _union(sets: Iterable[set[tuple[str, bool]]]) -> set[tuple[str, bool]]:
    found: set[tuple[str, bool]] = set()
    for each in sets:
        found |= each
    return found
