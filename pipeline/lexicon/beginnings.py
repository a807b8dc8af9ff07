"""The words that a text must hold for a pattern to be found in it, and those that a match can begin with.

A word is known by its key: in lower case its first four letters, or all of a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
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
_KEPT = 4_096  # patterns whose beginnings are kept: a third of a lexicon's entries stand in several patterns
# Letters that match a plain one where case is ignored, but do not become it in lower case.
_ALIKE = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
# What a pattern of whole words begins with: behind each of these a match begins where a word does.
_BOUNDARIES = (r"(?<!\w)", r"(?<![\w-])", r"\b")
_MARKS = re.compile(r"\A\W+")
# Letters that make a key without parsing: four of them that nothing makes optional, or a whole word of fewer.
_PLAIN = re.compile(rf"[^\W_]{{{LONGEST}}}(?![?*{{])|[^\W_]{{1,{LONGEST - 1}}}(?= |\Z)")
# What a pattern is made of, as far as its words are to be told apart: escapes, sets and brackets hide a space.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()| ]", re.DOTALL)
# Words that may be left out, each with the space behind it.
_OPTIONAL = re.compile(r"(?:\(\?:[^()|]* (?:\|[^()|]* )*\)\?)+")
_ODD = re.compile(f"[{''.join(map(chr, _ALIKE))}]")


def folded(text: str) -> str:
    """A text without case, letter by letter: what stands at a place of it stands there in the text."""
    return (text.translate(_ALIKE) if not text.isascii() and _ODD.search(text) else text).lower()


def literal(names: Iterable[str]) -> list[str]:
    """Names as entries of a lexicon are written: as patterns, with nothing in them that is one."""
    return [" ".join(map(re.escape, name.split())) for name in names]


def firsts_of(entries: Iterable[str]) -> frozenset[str] | None:
    """The keys of the words that matches of some entries begin with; None as `beginnings_of` says.

    Args:
        entries: patterns of whole words, joined to one that any of them matches.
    """
    return _together(_plain_key(entry) or beginnings_of(_whole(entry)) for entry in entries)


def needs_of(entries: Iterable[str]) -> frozenset[str] | None:
    """The keys of some words one of which every match of some entries holds; None where that is unknown.

    Of each entry it is the word that tells most: of "was to take command" the last one, since texts are full of the
    others.

    Args:
        entries: as for `firsts_of`.
    """
    return _together(_telling(entry) for entry in entries)


def _telling(entry: str) -> frozenset[str] | None:
    """The keys of the word of an entry, or of the alternatives in its place, that is met least: the longest."""
    best, longest = None, 0.0
    for piece in _pieces(entry):
        keys = _plain_key(piece) or _needed(_whole(piece))
        if keys is None:
            continue
        is_short = any(len(key.removesuffix(OPEN)) < LONGEST for key in keys)
        length = len(piece) / len(keys) / (LONGEST * LONGEST if is_short else 1)
        if length > longest:
            best, longest = keys, length
    return best


def _pieces(entry: str) -> list[str]:
    """The parts of an entry between spaces that stand in every match of it, each a word or alternatives for it."""
    pieces, start, depth = [], 0, 0
    for m in _PIECE.finditer(entry):
        depth += (m[0] == "(") - (m[0] == ")")
        if depth == 0 and m[0] == "|":
            return [entry]
        if depth == 0 and m[0] == " ":
            pieces.append(entry[start : m.start()])
            start = m.end()
    return [
        _OPTIONAL.sub("", piece, count=1) if _OPTIONAL.match(piece) else piece for piece in [*pieces, entry[start:]]
    ]


def _plain_key(entry: str) -> frozenset[str] | None:
    m = _PLAIN.match(entry) if "|" not in entry else None
    return frozenset([folded(m[0])]) if m else None


def _whole(entry: str) -> str:
    return rf"(?<!\w)(?:{entry})(?!\w)"


def _together(listed: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for keys in listed:
        if keys is None:
            return None
        found |= keys
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def beginnings_of(pattern: str) -> frozenset[str] | None:
    """The keys of the words that a match of a pattern can begin with.

    Returns:
        None where a match may begin within a word, or with what is not fixed (a class of characters, nothing at all).
    """
    if _parser is None or not pattern.startswith(_BOUNDARIES):
        return None
    try:
        return frozenset([_key(prefix) for prefix in _prefixes_of(pattern)])
    except _NotFixedError:
        return None


@lru_cache(maxsize=_KEPT)
def _needed(pattern: str) -> frozenset[str] | None:
    """The same, but what a match begins with may be marks before the word."""
    try:
        return frozenset([_key(_MARKS.sub("", prefix)) for prefix in _prefixes_of(pattern)])
    except (_NotFixedError, re.error):
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


def _prefixes_of(pattern: str) -> list[str]:
    if _parser is None:
        raise _NotFixedError
    return [prefix for prefix, _ in _prefixes(list(_parser.parse(pattern)))]


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
