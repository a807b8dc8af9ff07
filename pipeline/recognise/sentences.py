"""Where sentences begin and end in visible text: enough to say which words a reference supports, or two facts share."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.remembered import remembered

# Line breaks, or a mark that may end a sentence, with the quotes and brackets that close after it, before white space
# and a beginning. One set of characters comes first: of alternatives the search would try each at every place.
_END = re.compile(r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ]|\s*\Z))")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘']+\Z")
_NUMERALS = frozenset("IVX")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")

# Longest look back from a full stop for the word it closes: no abbreviation or initials are longer.
_LOOK_BACK = 24


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of a text, in order, white space between them left out.

    A full stop after a known abbreviation, a single letter (an initial) or initials joined by stops (U.N.) ends no
    sentence, unless the text ends there; a line break always does.
    """
    return list(_sentences(text, language))


# Those who look for facts ask, and those who say what a reference supports.
@remembered(1024)
def _sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    start, last = 0, len(text.rstrip())
    for m in _END.finditer(text):
        if text[m.start()] == "." and m.end() < last and _is_abbreviation(text, m.start(), language):
            continue
        _append(found, text, start, m.end())
        start = m.end()
    _append(found, text, start, len(text))
    return tuple(found)


def sentence_at(found: list[tuple[int, int]], offset: int) -> tuple[int, int] | None:
    """The sentence that a mark placed at `offset` belongs to: the one it stands in or directly behind."""
    i = bisect_right(found, offset, key=lambda sentence: sentence[0]) - 1
    if i >= 0:
        return found[i]
    return found[0] if found and found[0][0] <= offset else None


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if lead < len(piece):
        found.append((start + lead, start + len(piece.rstrip())))


def _is_abbreviation(text: str, stop: int, language: str) -> bool:
    word = _WORD_BEFORE.search(text, max(0, stop - _LOOK_BACK), stop)
    if word is None:
        return False
    written = word[0]
    if written in _NUMERALS and _numbered(language).search(text, max(0, word.start() - _LOOK_BACK), word.start()):
        return False
    return bool(_INITIALS.match(written)) or written.casefold() in _abbreviations(language)


@cache
def _numbered(language: str) -> re.Pattern[str]:
    """What a Roman numeral belongs to, directly before it: an acronym, or a noun that is numbered (World War I.)."""
    nouns = alternatives(load(language, "sentences")["numbered"])
    return compiled(rf"(?:(?<![\w-])[A-Z]{{3,}}|\b(?:{nouns}))[ \u00a0]\Z")


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load(language, "sentences")["abbreviations"])
