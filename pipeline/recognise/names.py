"""How names are written: capitalised words, the small words inside a name, initials. Shared by the name recognisers.

Nothing here knows what a name is the name of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load
from pipeline.read.frozen import constructor

UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ]"
SPACE = "[ \u00a0]"
APOSTROPHE = "['’ʼ]"
# A word of a name: hyphens and apostrophes inside (Jean-Paul, d'Azawad, O'Neill), a possessive left outside.
_PART = r"[^\W\d_]+"
WORD = rf"{_PART}(?:(?:[-‐‑]|{APOSTROPHE}(?!s\b)){_PART})*"
CAPITALISED = rf"(?:[dl]{APOSTROPHE})?{UPPER}(?:{_PART})?(?:(?:[-‐‑]|{APOSTROPHE}(?!s\b)){_PART})*"
# An initial may be two letters that are one sound: Th., Ph., Ch., Chr., IJ.
INITIALS = rf"(?:(?:{UPPER}|[CPT]h|Chr|IJ)\.[ ]?){{1,4}}"

_TOKEN = re.compile(WORD)
_GAP = re.compile(r"[ \u00a0]{1,2}\Z")
_CAPITALISED = re.compile(rf"{CAPITALISED}\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text and whether it is written as a name is: with a capital."""

    start: int
    end: int
    text: str

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital, an elided article before it left aside (l'Azawad)."""
        return _CAPITALISED.match(self.text) is not None

    @property
    def is_acronym(self) -> bool:
        """Whether it is in capitals altogether."""
        return len(self.text) > 1 and self.text.isupper()


_word = constructor(Word)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words between two places of a text, in order."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [_word(m.start(), m.end(), m[0]) for m in found]


def split_at_apostrophe(word: Word) -> list[Word]:
    """The parts of a word with an elided article (l'Ouest): French writes two words as one."""
    for mark in "'’ʼ":
        head, found, tail = word.text.partition(mark)
        if found:
            return [
                Word(word.start, word.start + len(head), head),
                Word(word.end - len(tail), word.end, tail),
            ]
    return [word]


def end_before(text: str, end: int) -> int:
    """Where the text before `end` ends, white space on the same line left off."""
    while end > 0 and text[end - 1] in " \t\u00a0":
        end -= 1
    return end


def name_before(text: str, end: int, language: str, most: int) -> tuple[int, int] | None:
    """The capitalised name that ends at `end` (white space apart), small words inside it allowed.

    Args:
        text: the text.
        end: where the name must end.
        language: whose small words (of, for, the; French ones everywhere) may stand inside.
        most: the most words it may have.

    Returns:
        Where it begins and ends; None where no capitalised word stands there.
    """
    joined = name_connectors(language)
    end = end_before(text, end)
    window = words(text, max(0, end - 24 * most), end)[-most:]
    start = None
    following = end
    for word in reversed(window):
        is_adjacent = word.end == end if start is None and following == end else _GAP.match(text[word.end : following])
        if not is_adjacent:
            break
        if word.is_capitalised:
            start = word.start
        elif word.text.casefold() not in joined or following == end:
            break
        following = word.start
    return None if start is None else (start, end)


@cache
def name_connectors(language: str) -> frozenset[str]:
    """The small words that a name may have inside: prepositions, articles and French adjectives in lower case."""
    return frozenset(load(language, "organisations")["name_connectors"])
