"""What the matches of a pattern can begin with: the keys of words by which a text is looked through for it.

The key of a word is, in lower case, its first four letters, or all of a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

_op: Any
_parser: Any
try:  # the parser of the standard library: what a pattern can begin with is not to be guessed from its text
    _op, _parser = import_module("re._constants"), import_module("re._parser")
except ImportError:  # a Python that keeps it elsewhere tries every pattern on every text
    _op = _parser = None

OPEN = "…"
"""Marks the key of a pattern that knows no more of a word than its first two letters."""

SHORTEST = 2
"""Letters below which the beginning of a longer word tells nothing."""

LONGEST = 4
"""Letters of a word's beginning that tell it apart."""

KEY = re.compile(rf"(\w{{1,{LONGEST}}})\w*")
"""A word, with its key in group 1 where the text is folded (see `folded`)."""

_WORD = re.compile(r"\w+")
_CLOSED = "\0"  # stands in a prefix where a word must end
_MOST = 2_000  # beginnings of one pattern
# Letters that match a plain one where case is ignored, but do not become it in lower case.
_ALIKE = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
# What a pattern of whole words begins with: behind each of these a match begins where a word does.
_BOUNDARIES = (r"(?<!\w)", r"(?<![\w-])", r"\b")
# An entry of which plain letters say the key: four of them that nothing makes optional, or a whole word of fewer.
_PLAIN = re.compile(rf"(?P<key>[^\W_]{{{LONGEST}}})(?![?*{{])|(?P<word>[^\W_]{{1,{LONGEST - 1}}})(?= |\Z)")


def folded(text: str) -> str:
    """A text without case, letter by letter: what stands at a place of it stands there in the text."""
    return (text if text.isascii() else text.translate(_ALIKE)).lower()


def keys_of(entries: Iterable[str]) -> frozenset[str] | None:
    """The keys of the words that the entries of a lexicon begin with, each a pattern of whole words; None as below.

    Most begin with plain letters: those are not parsed.
    """
    found: set[str] = set()
    for entry in entries:
        plain = _PLAIN.match(entry) if "|" not in entry else None
        if plain is not None:
            found.add(folded(plain[0]))
            continue
        keys = beginnings_of(rf"(?<!\w)(?:{entry})(?!\w)")
        if keys is None:
            return None
        found |= keys
    return frozenset(found)


def keys_of_names(names: Iterable[str]) -> frozenset[str] | None:
    """The keys of the first words of some names; None where one of them does not begin with a word."""
    try:
        return frozenset([_key(name + _CLOSED) for name in names])
    except _NotFixedError:
        return None


def beginnings_of(pattern: str) -> frozenset[str] | None:
    """The keys (see the module) of the words that a match of a pattern can begin with.

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
    prefix = folded(prefix.lstrip(_CLOSED))
    word = _WORD.match(prefix)
    if word is None:
        raise _NotFixedError
    letters = word[0]
    if word.end() < len(prefix) or len(letters) >= LONGEST:
        return letters[:LONGEST]
    if len(letters) < SHORTEST:
        raise _NotFixedError
    return letters[:SHORTEST] + OPEN


def _prefixes(items: list) -> set[tuple[str, bool]]:
    """What the matches of some parsed items begin with; False beside what is followed by something not fixed."""
    found = {("", True)}
    for item in items:
        unfinished = {(prefix, open_) for prefix, open_ in found if open_ and len(prefix) <= LONGEST}
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
