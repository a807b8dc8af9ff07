"""Which sentences of a document hold which phrases: by this an extractor goes to those that can tell it something.

Most of a lexicon says nothing of most sentences. Asked sentence by sentence, that costs more than all that is found; so
the words of the sentences are turned round once for a document, and a list of phrases is asked where its words stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.context import Sentence
from pipeline.extract.phrase_words import OPEN, PhraseWords
from pipeline.lexicon.text_words import words_of
from pipeline.read.document import Block

_OPENING = 3  # letters that few enough words of a document have in common
_LONG = 10_000  # characters of a block of which a part may be too long for a sentence (see `sentences_of`)


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """The words of a document's sentences, without case, and where they stand.

    Attributes:
        sentences: of the document, in source order.
        by_word: the sentences that hold a word, as positions in `sentences`.
        words: all keys of `by_word`.
        by_opening: those words by their first letters.
    """

    sentences: Sequence[Sentence]
    by_word: Mapping[str, set[int]]
    words: frozenset[str]
    by_opening: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> SentenceIndex:
        """The index of some sentences."""
        by_word: dict[str, set[int]] = {}
        for position, sentence in enumerate(sentences):
            for word in words_of(sentence.block.text).of_stretch(sentence.start, sentence.end):
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
        for word in (*(self.words & phrases.words), *phrases.beginnings):
            holding = self._with(word)
            for others in phrases.by_word[word]:
                if not holding <= found:
                    found |= holding.intersection(*map(self._with, others))
        return found

    def holding(self, phrases: PhraseWords) -> list[Sentence]:
        """The sentences in which a match of one of some phrases may be, in order."""
        return [self.sentences[position] for position in sorted(self.positions(phrases))]

    def blocks(self, phrases: PhraseWords) -> frozenset[int]:
        """The blocks (`Block.index`) of those sentences."""
        return frozenset(self.sentences[position].block.index for position in self.positions(phrases))

    def blocks_of(self, blocks: Iterable[Block], phrases: PhraseWords) -> list[Block]:
        """Those of some blocks of the document in which a match of one of some phrases may be, in the order given."""
        held = self.blocks(phrases)
        told = {sentence.block.index for sentence in self.sentences}
        return [
            block
            for block in blocks
            if block.index in held
            or ((block.index not in told or len(block.text) > _LONG) and phrases.may_be_in(block.text))
        ]

    def _with(self, word: str) -> set[int]:
        if not word.endswith(OPEN):
            return self.by_word.get(word, set())
        beginning = word.removesuffix(OPEN)
        alike = self.by_opening.get(beginning[:_OPENING], ()) if len(beginning) >= _OPENING else self.words
        return set().union(*[self.by_word[word] for word in alike if word.startswith(beginning)])
