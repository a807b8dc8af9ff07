"""What a number counts: the noun behind it, or before it (resolution 2100, Omgekomen: 9).

Nouns of personnel, equipment and casualties are in the lexicon and are found across adjectives and nationalities; any
other noun is found by its form and place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.recognise.neighbours import Surroundings, Word
from pipeline.recognise.number_lexicon import fold, number_lexicon

_REACH = 8
_LABEL_REACH = 160
_LONGEST_LABEL = 5
_LABEL = re.compile(r"[\s*•-]*([^:\n.;]{2,60}):")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SHORTEST_COMPOUND_HEAD = 4


@dataclass(frozen=True)
class NounLexicon:
    """The nouns that numbers count in one language, made ready for look-up."""

    nouns: frozenset[str]
    classifiers: frozenset[str]
    outcomes: frozenset[str]
    stop: frozenset[str]
    numbered: frozenset[str]
    named_series: frozenset[str]
    adjective_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    links: frozenset[str]
    has_compounds: bool

    def is_noun(self, word: str) -> bool:
        """Whether a folded word is a noun of the lexicon, in the plural, or a compound that ends in one."""
        if word in self.nouns:
            return True
        if not self.has_compounds:
            return word.endswith("s") and (word[:-1] in self.nouns or (word.endswith("es") and word[:-2] in self.nouns))
        return self._is_compound_of(word, self.nouns)

    def is_numbered(self, word: str) -> bool:
        """Whether a number behind this folded word is its number in a row: resolution 2100."""
        return word in self.numbered or (self.has_compounds and self._is_compound_of(word, self.numbered))

    @staticmethod
    def _is_compound_of(word: str, heads: frozenset[str]) -> bool:
        return any(word[i:] in heads for i in range(2, min(len(word) - _SHORTEST_COMPOUND_HEAD + 1, 24)))

    def looks_plural(self, word: str) -> bool:
        """Whether a word has the form of a plural."""
        return len(word) > 3 and word.endswith(self.plural_endings) and not word.endswith("ss")

    def looks_adjective(self, word: str) -> bool:
        """Whether a word has the form of an adjective."""
        return word.endswith(self.adjective_endings)


@cache
def noun_lexicon(language: str) -> NounLexicon:
    """The nouns of a language, read once."""
    data = number_lexicon(language).data
    return NounLexicon(
        nouns=frozenset(fold(w) for w in (*data["nouns"], *data["outcomes"])),
        classifiers=frozenset(fold(w) for w in data["classifiers"]) | {fold(w) + "s" for w in data["classifiers"]},
        outcomes=frozenset(fold(w) for w in data["outcomes"]),
        stop=frozenset(fold(w) for w in data["stop"]),
        numbered=frozenset(fold(w) for w in data["numbered"]),
        named_series=frozenset(fold(w) for w in data["named_series"]),
        adjective_endings=tuple(data["adjective_endings"]),
        plural_endings=tuple(fold(w) for w in data["plural_endings"]),
        links=frozenset(data["of"]),
        has_compounds="compound" in data,
    )


def noun_after(text: str, around: Surroundings, lexicon: NounLexicon) -> Word | None:
    """The noun behind a number, across adjectives, nationalities and names of types."""
    run = _content_run(text, around.after, lexicon)
    for i, word in enumerate(run[:_REACH]):
        if word.text in lexicon.classifiers:
            return _counted_by_classifier(text, around.after, word, lexicon) or word
        if word.text in lexicon.outcomes:
            return _noun_by_form(text, run[:i], lexicon) or word  # six Italians wounded
        if lexicon.is_noun(word.text):
            return word if lexicon.has_compounds else _last_noun(run, i, lexicon)
        if lexicon.has_compounds and (tail := _hyphen_head(text, word, lexicon)):
            return tail
    return _noun_by_form(text, run, lexicon)


def _last_noun(run: Sequence[Word], i: int, lexicon: NounLexicon) -> Word:
    """The head of nouns in a row: police officers, Military Police regiment."""
    while i + 1 < len(run) and lexicon.is_noun(run[i + 1].text) and run[i + 1].text not in lexicon.outcomes:
        i += 1
    return run[i]


def _hyphen_head(text: str, word: Word, lexicon: NounLexicon) -> Word | None:
    """The noun behind a name tied to it: III-helikopters, VN-soldaten."""
    name, _, head = word.text.rpartition("-")
    if not name or not text[word.start : word.start + len(name)].isupper() or not lexicon.is_noun(head):
        return None
    return Word(head, word.end - len(head), word.end)


def _content_run(text: str, words: Sequence[Word], lexicon: NounLexicon) -> list[Word]:
    """The words up to the first that cannot stand between a number and its noun."""
    run: list[Word] = []
    for i, word in enumerate(words):
        if not word.text[0].isalnum():
            is_hyphen = word.text == "-" and i == 0 and len(words) > 1 and words[1].start == word.end
            if is_hyphen or word.text in "\"“”'":
                continue
            break
        if word.text in lexicon.stop:
            break
        if word.text[0].isdigit():
            before = text[run[-1].start : run[-1].end] if run else ""
            if not (before.isupper() and len(before) > 1):  # IAR 330 Puma: the number of a type
                break
        run.append(word)
    return run


def _counted_by_classifier(
    text: str, words: Sequence[Word], classifier: Word, lexicon: NounLexicon
) -> Word | None:
    """What a measure word counts: three members of peacekeeping troops, 12 man geüniformeerd personeel."""
    following = [w for w in words if w.start > classifier.end]
    if following and following[0].text in lexicon.links:
        following = following[1:]
    for word in _content_run(text, following[:4], lexicon):
        if lexicon.is_noun(word.text) and word.text not in lexicon.classifiers:
            return word
    return None


def _noun_by_form(text: str, run: list[Word], lexicon: NounLexicon) -> Word | None:
    run = [w for w in run[:4] if _LETTERS.search(w.text)]
    if not run:
        return None
    capitals = 0
    for word in run:
        if not text[word.start].isupper():
            break
        capitals += 1
    if capitals == len(run):
        return run[-1]
    for i, word in enumerate(run):
        if lexicon.looks_plural(word.text) and not text[word.start].isupper():
            while i + 1 < len(run) and not lexicon.has_compounds and lexicon.looks_plural(run[i + 1].text):
                i += 1
            return run[i]
    for word in run:
        if not lexicon.looks_adjective(word.text):
            return word
    return None


def noun_before(text: str, start: int, around: Surroundings, lexicon: NounLexicon) -> Word | None:
    """The noun that a number behind it belongs to: resolution 2100, nr. 5."""
    before = [w for w in around.before[-2:] if w.text not in (".", "(", "#")]
    if before and start - before[-1].end <= 2 and lexicon.is_numbered(before[-1].text):
        return before[-1]
    return None


def noun_in_label(text: str, start: int, lexicon: NounLexicon) -> Word | None:
    """The noun of the label that opens the number's line: "Dodelijke slachtoffers: 2"."""
    lo = max(0, start - _LABEL_REACH)
    line = text.rfind("\n", lo, start) + 1
    if not line and lo:
        return None
    label = _LABEL.match(text, line, start)
    if label is None:
        return None
    words = [Word(fold(m[0]), m.start(), m.end()) for m in _LETTERS.finditer(text, label.start(1), label.end(1))]
    if len(words) > _LONGEST_LABEL:
        return None  # a sentence
    nouns = [w for w in words if lexicon.is_noun(w.text)]
    if nouns:
        return nouns[-1]
    is_next = not text[label.end() : start].strip()
    return words[-1] if is_next and words and words[-1].text not in lexicon.stop else None
