"""The words that a text must hold for a pattern to be found in it, and those that a match can begin with.

A word is known by its key: in lower case its first four letters, or all of a shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.lexicon.compiled import shelved
from pipeline.lexicon.parsed import Item, op, parsed

OPEN = "…"
"""Marks the key of a pattern that knows no more of a word than its first two letters."""

SHORTEST = 2
"""Letters below which the beginning of a longer word tells nothing."""

LONGEST = 4
"""Letters of a word's beginning that tell it apart."""

_WORD = re.compile(r"\w+")
_CLOSED = "\0"  # stands in a prefix where a word must end
_MOST = 2_000  # beginnings of one pattern
# Letters that match a plain one where case is ignored, but do not become it in lower case.
_ALIKE = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}
# What a pattern of whole words begins with: behind each of these a match begins where a word does.
_BOUNDARIES = (r"(?<!\w)", r"(?<![\w-])", r"\b")
_MARKS = re.compile(r"\A\W+")
# Letters that make a key without parsing: four of them that nothing makes optional, or a whole word of fewer.
_PLAIN = re.compile(rf"[^\W_]{{{LONGEST}}}(?![?*{{])|[^\W_]{{1,{LONGEST - 1}}}(?= |\Z)")
_SET = r"\[\^?\]?(?:\\.|[^\]\\])*\]"
# What has no alternatives but within brackets, and alternatives for a word: most of what is not plain.
_ONE = re.compile(rf"(?:[^()|\\\[\]]|\\.|{_SET}|\((?:[^()\\\[\]]|\\.|{_SET})*\))*", re.DOTALL)
_CHOICE = re.compile(r"\(\?:([^\W_]+(?:\|[^\W_]+)*)\)")
# What a pattern is made of, as far as its words are to be told apart: escapes, sets and brackets hide a space.
_PIECE = re.compile(rf"\\.|{_SET}|[()| ]", re.DOTALL)
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
    return _together(_plain_keys(entry) or _first(_pieces(entry)[0]) for entry in entries)


def firsts_of_names(names: Iterable[str]) -> frozenset[str] | None:
    """The keys of the words that names as they are written begin with; None where one begins with no word."""
    try:
        return frozenset([_key(name + _CLOSED) for name in names])
    except _NotFixedError:
        return None


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
    if entry.replace(" ", "").isalpha():
        words = entry.split()
        word = max([word for word in words if len(word) >= LONGEST] or words, key=len)
        return frozenset([folded(word[:LONGEST])])
    best, longest = None, 0.0
    for piece in _pieces(entry):
        if _OPTIONAL.match(piece):
            piece = _OPTIONAL.sub("", piece, count=1)  # noqa: PLW2901
        keys = _plain_keys(piece) or _needed(piece)
        if keys is None:
            continue
        is_short = any(len(key.removesuffix(OPEN)) < LONGEST for key in keys)
        length = len(piece) / len(keys) / (LONGEST * LONGEST if is_short else 1)
        if length > longest:
            best, longest = keys, length
    return best


def _pieces(entry: str) -> list[str]:
    """The parts of an entry between its spaces; all of one that is several alternatives."""
    pieces, start, depth = [], 0, 0
    for m in _PIECE.finditer(entry):
        depth += (m[0] == "(") - (m[0] == ")")
        if depth == 0 and m[0] == "|":
            return [entry]
        if depth == 0 and m[0] == " ":
            pieces.append(entry[start : m.start()])
            start = m.end()
    return [*pieces, entry[start:]]


def _plain_keys(piece: str) -> frozenset[str] | None:
    """The keys of what a piece begins with, where that is seen without reading it as a pattern."""
    if (m := _PLAIN.match(piece)) and ("|" not in piece or _ONE.fullmatch(piece)):
        return frozenset([folded(m[0])])
    if m := _CHOICE.fullmatch(piece):
        return frozenset([word[:LONGEST] for word in folded(m[1]).split("|")])
    return None


def _together(listed: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for keys in listed:
        if keys is None:
            return None
        found |= keys
    return frozenset(found)


@shelved
def beginnings_of(pattern: str) -> frozenset[str] | None:
    """The keys of the words that a match of a pattern can begin with.

    Returns:
        None where a match may begin within a word, or with what is not fixed (a class of characters, nothing at all).
    """
    if not pattern.startswith(_BOUNDARIES):
        return None
    try:
        return frozenset([_key(prefix) for prefix, _ in _prefixes_of(pattern)])
    except _NotFixedError:
        return None


@shelved
def _first(entry: str) -> frozenset[str] | None:
    """The same of a pattern of whole words."""
    try:
        return frozenset([_key(_closed(*prefix)) for prefix in _prefixes_of(entry)])
    except _NotFixedError:
        return None


@shelved
def _needed(entry: str) -> frozenset[str] | None:
    """The same, but what a match begins with may be marks before the word."""
    try:
        return frozenset([_key(_MARKS.sub("", _closed(*prefix))) for prefix in _prefixes_of(entry)])
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


def _closed(prefix: str, is_open: bool) -> str:
    """What a match begins with where a word ends behind it."""
    return prefix + _CLOSED if is_open and len(prefix) <= LONGEST else prefix


def _prefixes_of(pattern: str) -> set[tuple[str, bool]]:
    items = parsed(pattern)
    if items is None:  # every pattern is tried on every text
        raise _NotFixedError
    return _prefixes(items)


def _prefixes(items: Iterable[Item]) -> set[tuple[str, bool]]:
    """What the matches of some parsed items begin with; False beside what is followed by something not fixed."""
    found = {("", True)}
    for item in items:
        unfinished = [prefix for prefix, is_open in found if is_open and len(prefix) <= LONGEST]
        if not unfinished:
            break
        further = _of_item(*item)
        found.difference_update([(prefix, True) for prefix in unfinished])
        found.update([(before + after, is_open) for before in unfinished for after, is_open in further])
        if len(found) > _MOST:
            raise _NotFixedError
    return found


def _of_item(kind: object, value: object) -> set[tuple[str, bool]]:
    """What one parsed item begins with, likewise."""
    match kind, value:
        case op.LITERAL, int(code):
            return {(chr(code), True)}
        case op.IN, list(listed) if all(kind is op.LITERAL for kind, _ in listed):
            return {(chr(code), True) for _, code in listed}
        case op.BRANCH, (_, branches):
            return _union(_prefixes(branch) for branch in branches)
        case op.SUBPATTERN, (_, _, _, inner):
            return _prefixes(inner)
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (least, most, inner)):
            once = _prefixes(inner)
            if (least, most) == (0, 1):
                return {("", True)} | once
            return {(prefix, False) for prefix, _ in once} | (set() if least else {("", True)})
        case op.ASSERT_NOT, (1, ahead) if _is_end_of_word(list(ahead)):
            return {(_CLOSED, True)}
        case op.AT, op.AT_BOUNDARY:
            return {(_CLOSED, True)}
        case ((op.ASSERT | op.ASSERT_NOT | op.AT), _):
            return {("", True)}
    return {("", False)}


def _is_end_of_word(denied: list) -> bool:
    """Whether what may not follow is, among others, any letter or digit."""
    match denied:
        case [(op.IN, listed)]:
            return (op.CATEGORY, op.CATEGORY_WORD) in listed and (op.NEGATE, None) not in listed
    return False


def _union(sets: Iterable[set[tuple[str, bool]]]) -> set[tuple[str, bool]]:
    found: set[tuple[str, bool]] = set()
    for each in sets:
        found |= each
    return found
