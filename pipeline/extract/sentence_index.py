"""Which sentences of a document hold which phrases: by this an extractor goes to those that can tell it something.

Most of a lexicon says nothing of most sentences. Asked sentence by sentence, that costs more than all that is found; so
the words of the sentences are turned round once for a document, and a list of phrases is asked where its words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.context import Sentence
from pipeline.lexicon.triggers import Phrases, beginnings_of, places_in

_SHORTENED = "…"  # behind a key of `beginnings_of` that knows no more of a word than its beginning
_OPENING = 2  # letters of that beginning

_LONGEST = 4  # letters of a key

# Keys (see `places_in`) one of which a match holds.
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words of some phrases.

    Attributes:
        by_key: for a key of the most telling word of a phrase, the keys of the other words of the phrases that have it:
            one of each set stands in a sentence with a match.
        keys: all keys of `by_key`.
        shortened: those of which only a beginning is known.
        is_known: whether that is so of all the phrases; where it is not, a match may stand anywhere.
    """

    by_key: Mapping[str, Sequence[frozenset[Keys]]]
    keys: Keys
    shortened: tuple[str, ...]
    is_known: bool = True

    @classmethod
    def of(cls, *sources: Iterable[str] | Phrases) -> PhraseWords:
        """The words of lists of a lexicon, as `any_of` takes them, and of compiled phrases."""
        by_key: dict[str, set[frozenset[Keys]]] = {}
        for source in sources:
            for telling, *others in _phrases(source):
                if not telling:
                    return cls({}, frozenset(), (), is_known=False)
                for key in telling:
                    by_key.setdefault(key, set()).add(frozenset(others))
        # Of two phrases, of which one needs no more than words of the other, that one says all.
        least = {
            key: tuple(each for each in wanted if not any(other < each for other in wanted))
            for key, wanted in by_key.items()
        }
        return cls(least, frozenset(by_key), tuple(sorted(key for key in by_key if key.endswith(_SHORTENED))))


def _phrases(source: Iterable[str] | Phrases) -> Iterator[list[Keys]]:
    """The words of each phrase, the most telling first: it is the longest that is known; none where none is."""
    if isinstance(source, Phrases):
        yield [source.words or frozenset()]
        return
    for entry in source:
        for phrase in _split(entry, "|"):
            known = [keys for word in _split(phrase, " …") if (keys := _keys_of(word))]
            yield sorted(known, key=lambda keys: (-min(map(len, keys)), len(keys), sorted(keys))) or [frozenset()]


def _keys_of(word: str) -> Keys | None:
    if word.isalpha() and word.isascii():
        return frozenset([word[:_LONGEST].lower()])
    return beginnings_of(rf"(?<!\w)(?:{word})(?!\w)")


def _split(pattern: str, marks: str) -> list[str]:
    """The parts of a pattern between some marks outside its groups and sets of characters."""
    parts, depth, is_in_set, is_escaped = [""], 0, False, False
    for char in pattern:
        if char in marks and not (depth or is_in_set or is_escaped):
            parts.append("")
            continue
        parts[-1] += char
        if not is_escaped:
            is_in_set = char == "[" or (is_in_set and char != "]")
            depth += 0 if is_in_set else (char == "(") - (char == ")")
        is_escaped = char == "\\" and not is_escaped
    return [part for part in parts if part]


def literally(phrases: Iterable[str]) -> list[str]:
    """Phrases without patterns in them (see `alternatives`), as patterns."""
    return [" ".join(re.escape(word) for word in phrase.split()) for phrase in phrases]


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """The words of a document's sentences, by their keys (see `places_in`), and where they stand.

    Attributes:
        sentences: of the document, in source order.
        by_word: the sentences that hold a word, as positions in `sentences`.
        words: all keys of `by_word`.
        by_opening: those keys by their first two letters.
    """

    sentences: Sequence[Sentence]
    by_word: Mapping[str, set[int]]
    words: Keys
    by_opening: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> SentenceIndex:
        """The index of some sentences."""
        by_word: dict[str, set[int]] = {}
        for position, sentence in enumerate(sentences):
            for word in places_in(sentence.block.text, sentence.start, sentence.end).by_word:
                if word in by_word:
                    by_word[word].add(position)
                else:
                    by_word[word] = {position}
        by_opening: dict[str, list[str]] = {}
        for word in by_word:
            by_opening.setdefault(word[:_OPENING], []).append(word)
        return cls(sentences, by_word, frozenset(by_word), by_opening)

    def positions(self, phrases: PhraseWords) -> set[int]:
        """Where, in `sentences`, those stand in which a match of one of some phrases may be; in no other is one."""
        if not phrases.is_known:
            return set(range(len(self.sentences)))
        found: set[int] = set()
        for key in (*(self.words & phrases.keys), *phrases.shortened):
            holding = self._holding(key)
            for others in phrases.by_key[key]:
                if not holding <= found:
                    found |= self._with_all(holding, others)
        return found

    def holding(self, phrases: PhraseWords) -> list[Sentence]:
        """The sentences in which a match of one of some phrases may be, in order."""
        return [self.sentences[position] for position in sorted(self.positions(phrases))]

    def blocks(self, phrases: PhraseWords) -> frozenset[int]:
        """The blocks (`Block.index`) of those sentences."""
        return frozenset(self.sentences[position].block.index for position in self.positions(phrases))

    def _with_all(self, positions: set[int], words: Iterable[Keys]) -> set[int]:
        for keys in words:
            positions = positions & set().union(*map(self._holding, keys))
        return positions

    def _holding(self, key: str) -> set[int]:
        if not key.endswith(_SHORTENED):
            return self.by_word.get(key, set())
        beginning = key.removesuffix(_SHORTENED)
        words = (w for w in self.by_opening.get(beginning[:_OPENING], ()) if w.startswith(beginning))
        return set().union(*(self.by_word[word] for word in words))
