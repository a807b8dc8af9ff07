"""Names as a document spells them: its capitalised words, and those of them that look like slips of the pen.

A word that occurs once and differs by a letter from one that occurs often is a suspect. Whether it is a mistake is the
business of the rule on names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pipeline.lexicon.letters import without_accents
from pipeline.read.document import Block, Document
from pipeline.validate.mentioned import RUNNING

# The next word that does not begin with a small letter of Latin 1, and all words before it; at the end, no word.
_NEXT_CAPITALISED = re.compile(
    r"(?:[a-zß-öø-ÿ][^\W\d_]*+(?:['’][^\W\d_]++)*+|[\W\d_]++)*+(?:(?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+)|\Z)"
)
# The same words, without what is between them. What the first letter may be stands first, and is searched for at once.
_CAPITALISED = re.compile(
    r"[A-ZÀ-ÖØ-Þ\u0100-\U0010ffff](?<=[^\W\d_])(?<![^\W\d_].)(?<![^\W\d_]['’].)[^\W\d_]*+(?:['’][^\W\d_]++)*+"
)
_APOSTROPHE = re.compile(r"['’]s?\Z|['’]")
OFTEN = 3
"""Occurrences that make a spelling the document's own; twice do where something else speaks for it."""

_TWICE = 2
_SHORTEST = 5  # letters of an acronym that one letter off is likelier a slip than another acronym
_SHORTEST_SWAPPED = 4  # the same, of one with two neighbours swapped
_SHORTEST_NAME = 6
_LONG = 6  # letters of an acronym whose last two may be swapped
_NEIGHBOURS = 2
_VOWELS = frozenset("aeiouyj")


def counts_of(document: Document) -> dict[str, int]:
    """How often each word of `words_of` occurs."""
    text = "\n".join([block.text for block in document.blocks if block.element in RUNNING])
    counts: dict[str, int] = {}
    for written, n in Counter(_CAPITALISED.findall(text)).items():
        if written[0].isupper():
            word = _bare(written)
            counts[word] = counts.get(word, 0) + n
    return counts


def _bare(word: str) -> str:
    """A word without the apostrophes in it and the ending that one may part from it."""
    return word if word.isalpha() else _APOSTROPHE.sub("", word)


Word = tuple[str, str | None, Block, int]
"""A capitalised word, the word before it if that is one too, its block, and where it begins in the block's text."""


def words_of(document: Document, wanted: Collection[str]) -> list[Word]:
    """The capitalised words of those blocks of running text that may have one of the wanted ones."""
    found: list[Word] = []
    for block in document.blocks:
        if block.element not in RUNNING:
            continue
        bare = block.text.replace("'", "").replace("’", "")
        if not any(word in bare for word in wanted):
            continue
        before: str | None = None
        last = 0
        text = block.text
        for m in _NEXT_CAPITALISED.finditer(text):
            start, end = m.span("word")
            if start < 0:
                break
            if not text[start].isupper():
                before, last = None, end
                continue
            word = _bare(m["word"])
            follows = start == last + 1 and text[last] in " \u00a0"
            found.append((word, before if follows else None, block, start))
            before, last = word, end
    return found


def suspects_of(
    counts: Mapping[str, int], is_known: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, list[str]]]:
    """The words that occur once and may be slips of words that occur often, with these, in alphabetical order.

    Args:
        counts: how often each word occurs.
        is_known: whether a word is spelt as it is everywhere: of the name of a country one occurrence is enough.
    """
    long = [(word, n) for word, n in counts.items() if len(word) >= _SHORTEST_SWAPPED]
    once = {word: _shape(word) for word, n in long if n == 1}
    # A slip is never in the first letter, and changes the length by one at most (`is_slip`).
    shapes = set(once.values())
    often = [
        word
        for word, n in long
        if any(_shape(word, more) in shapes for more in (-1, 0, 1)) and (n >= _TWICE or is_known(word))
    ]
    index = _deletions(often)
    shapes = {_shape(word, more) for word in often for more in (-1, 0, 1)}
    for word, shape in once.items():
        near = [other for other in _near(word, index) if is_slip(word, other)] if shape in shapes else []
        if near:
            yield word, near


def _shape(word: str, more: int = 0) -> tuple[str, str, int]:
    """What a word and a slip of it have in common: the first letter, of a name the last too, and about the length."""
    return word[0], "" if word.isupper() else word[-1], len(word) + more


def is_slip(word: str, usual: str) -> bool:
    """Whether one word is the other with a letter too many or too few, or two swapped, and no form of it."""
    is_acronym = word.isupper()
    if is_acronym != usual.isupper() or word[0] != usual[0]:
        return False
    is_swap = len(word) == len(usual)
    shortest = _SHORTEST_NAME if not is_acronym else _SHORTEST_SWAPPED if is_swap else _SHORTEST
    if min(len(word), len(usual)) < shortest:
        return False
    at, end = _difference(word, usual)
    if is_acronym and is_swap and len(word) >= _LONG and not end:
        return word[at:] == usual[at:][::-1] and len(word) - at == _NEIGHBOURS
    if is_acronym and not is_swap and not end and min(len(word), len(usual)) > _LONG:
        return max(word, usual, key=len)[-2:] == 2 * min(word, usual, key=len)[-1]  # too long to be a successor's name
    # A different ending makes a plural, an adjective or the name of a successor (UNMIS, UNMISS).
    if end < (1 if is_acronym else 2):
        return False
    if is_swap:
        # Another letter in the place of one makes another word (MINUSMA and MINUSCA, Londen and Linden).
        return word[at : at + 2] == usual[at : at + 2][::-1] and word[at + 2 :] == usual[at + 2 :]
    longer = max(word, usual, key=len)
    extra = longer[at : len(longer) - end]
    # Spellings of a name differ by a vowel more or less (Coenozoic, Pheidias); slips of the pen by any letter.
    return len(extra) == 1 and (is_acronym or without_accents(extra).casefold() not in _VOWELS)


def _difference(one: str, other: str) -> tuple[int, int]:
    """How many letters two words share at their beginning and, behind what differs, at their end."""
    shortest = min(len(one), len(other))
    at = 0
    while at < shortest and one[at] == other[at]:
        at += 1
    end = 0
    while end < shortest - at and one[-1 - end] == other[-1 - end]:
        end += 1
    return at, end


def _deletions(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by themselves and by what is left of them without one letter, so that neighbours meet."""
    found: dict[str, list[str]] = {}
    for word in words:
        for key in _without_one(word):
            found.setdefault(key, []).append(word)
    return found


def _without_one(word: str) -> list[str]:
    if len(word) > 40:  # no name; and the number of keys grows with the length
        return [word]
    # Never without the first: who slips there writes another name (`is_slip`).
    return list(dict.fromkeys([word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))]))


def _near(word: str, index: Mapping[str, list[str]]) -> list[str]:
    return sorted({other for key in _without_one(word) if key in index for other in index[key] if other != word})
