r"""The words of phrases: what must stand in a sentence for a pattern of a lexicon to be found in it.

A pattern of a few alternatives is written out, so that each of its words is known in full: ``(?:was|were) seized`` is
"was seized" or "were seized". What has no end (``\w+``) is left open: a word that goes on so is known by its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.lexicon.beginnings import folded
from pipeline.lexicon.compiled import shelved
from pipeline.lexicon.parsed import Item, op, parsed
from pipeline.lexicon.text_words import words_of

OPEN = "…"
"""Stands behind the beginning of a word of which no more is known."""

_ANYTHING = "\0"  # stands in a phrase for what is not fixed
_WORD = re.compile(r"\w+")
# A phrase that is written in one way: letters, digits, spaces and marks that no pattern is made of, or escaped.
_LITERAL = re.compile(r"(?:[^\W_]|[ '’-]|\\[^\w\s])+")
_ESCAPE = re.compile(r"\\(\W)")
_END = "\1"  # stands between two ways of writing a phrase
_TOKEN = re.compile(rf"[\w{_ANYTHING}]+")
_MOST = 400  # ways of writing one phrase


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words of some phrases, without case.

    Attributes:
        by_word: for the longest word of a phrase, the other words of the phrases that have it: of each phrase all
            stand in a sentence with a match.
        words: all keys of `by_word`.
        beginnings: those of which no more is known than how the word begins.
        is_known: whether a word is known of each of the phrases; if not, a match may stand anywhere.
    """

    by_word: Mapping[str, Sequence[frozenset[str]]]
    words: frozenset[str]
    beginnings: tuple[str, ...]
    is_known: bool = True

    @classmethod
    def of(cls, *lists: Iterable[str]) -> PhraseWords:
        """The words of lists of a lexicon: of patterns of whole words, as `any_of` takes them."""
        by_word: dict[str, set[frozenset[str]]] = {}
        for words in (words for listed in lists for entry in listed for words in _ways_of(entry)):
            if not words:
                return cls({}, frozenset(), (), is_known=False)
            _, longest = max(zip(map(len, words), words, strict=True))
            by_word.setdefault(longest, set()).add(words - {longest})
        # Of two phrases, of which one needs no more than words of the other, that one says all.
        least = {
            word: tuple(needed)
            if len(needed) == 1
            else tuple(each for each in needed if not any(map(each.__gt__, needed)))
            for word, needed in by_word.items()
        }
        return cls(least, frozenset(by_word), tuple(sorted(word for word in by_word if word.endswith(OPEN))))

    def may_be_in(self, text: str) -> bool:
        """Whether a match of one of the phrases may be in a text; False is certain, True is not."""
        if not self.is_known:
            return True
        held = words_of(text).of_stretch(0, len(text))
        return any(
            all(_is_held(other, held) for other in others)
            for word in (*(held & self.words), *(each for each in self.beginnings if _is_held(each, held)))
            for others in self.by_word[word]
        )


def _is_held(word: str, held: Set[str]) -> bool:
    beginning = word.removesuffix(OPEN)
    return word in held if beginning == word else any(each.startswith(beginning) for each in held)


def _ways_of(entry: str) -> Sequence[frozenset[str]]:
    """The words of each way of writing a phrase."""
    if _LITERAL.fullmatch(entry):
        return (frozenset(_WORD.findall(folded(_ESCAPE.sub(r"\1", entry)))),)
    return _ways_of_pattern(entry)


@shelved
def _ways_of_pattern(entry: str) -> Sequence[frozenset[str]]:
    items = parsed(entry.replace(" … ", " "))
    if items is None:  # every phrase may stand everywhere
        return (frozenset(),)
    ways = folded(_END.join(_written(items))).split(_END)
    return tuple(frozenset(_words_of_way(way)) for way in sorted(ways))


def _words_of_way(way: str) -> Sequence[str]:
    if _ANYTHING in way:
        return [_known(m[0]) for m in _TOKEN.finditer(way) if not m[0].startswith(_ANYTHING)]
    return _WORD.findall(way)


def _known(token: str) -> str:
    known, more, _ = token.partition(_ANYTHING)
    return known + OPEN if more else known


def _written(items: Iterable[Item]) -> set[str]:
    """The ways of writing what some parsed items match; what is not fixed, and what has too many ways, left open."""
    found = {""}
    for item in items:
        ways = _ways(*item)
        if len(ways) == 1 == len(found):
            found = {found.pop() + next(iter(ways))}
            continue
        if len(found) * len(ways) > _MOST:
            ways = {_ANYTHING}
        found = {before + after for before in found for after in ways}
    return found


def _ways(kind: object, value: object) -> set[str]:
    """The ways of writing what one parsed item matches, likewise."""
    match kind, value:
        case op.LITERAL, int(code):
            return {chr(code)}
        case op.IN, [(op.CATEGORY, op.CATEGORY_SPACE)]:
            return {" "}
        case op.IN, list(listed) if all(kind is op.LITERAL for kind, _ in listed):
            return {chr(code) for _, code in listed}
        case op.BRANCH, (_, branches):
            return set().union(*(_written(branch) for branch in branches))
        case op.SUBPATTERN, (_, _, _, inner):
            return _written(inner)
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (0, 1, inner)):
            return {"", *_written(inner)}
        case ((op.MAX_REPEAT | op.MIN_REPEAT), (1, _, inner)) if _written(inner) == {" "}:
            return {" "}
        case ((op.ASSERT | op.ASSERT_NOT | op.AT), _):
            return {""}
    return {_ANYTHING}
