"""What a number counts: the noun behind it, or before it (resolution 2100, Omgekomen: 9).

Nouns of personnel, equipment and casualties are in the lexicon and are found across adjectives and nationalities; any
other noun is found by its form and place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.recognise.neighbours import Surroundings, Word
from pipeline.recognise.number_lexicon import fold, number_lexicon

_REACH = 9
_LABEL_REACH = 160
_LONGEST_LABEL = 5
_LONGEST_SIGN = 3
_LONGEST_MODIFIER = 24
_LABEL = re.compile(r"[\s*•-]*([^:\n.;]{2,60}):")
_QUOTES = frozenset("\"“”'")
_TRANSPARENT_MARKS = _QUOTES | {"-"}
_NUMBER_MARKS = frozenset(".#(")
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
    numbered_endings: tuple[str, ...]
    number_signs: frozenset[str]
    formations: frozenset[str]
    unit_words: frozenset[str]
    number_words: frozenset[str]
    named_series: frozenset[str]
    capital_series: frozenset[str]
    street_endings: tuple[str, ...]
    postcode: re.Pattern[str] | None
    adjective_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    not_plural_endings: tuple[str, ...]
    noun_plurals: tuple[str, ...]
    links: frozenset[str]
    months: frozenset[str]
    has_compounds: bool

    def is_noun(self, word: str) -> bool:
        """Whether a folded word is a noun of the lexicon, in the plural, or a compound that ends in one."""
        if word in self.nouns:
            return True
        if not self.has_compounds:
            return any(word.endswith(ending) and word[: -len(ending)] in self.nouns for ending in self.noun_plurals)
        return self._is_compound_of(word, self.nouns)

    def is_plain_noun(self, word: str) -> bool:
        """Whether a folded word is a noun that needs no look at the words behind it."""
        return word in self.nouns and word not in self.classifiers and word not in self.outcomes

    def is_of_unit(self, word: str) -> bool:
        """Whether a folded word ends the name of a unit: battalion, pantserinfanteriebataljon."""
        return word in self.unit_words or (self.has_compounds and self._is_compound_of(word, self.unit_words))

    def is_numbered(self, word: str) -> bool:
        """Whether a number behind this folded word is its number in a row: resolution 2100."""
        return word in self.numbered or (self.has_compounds and word.endswith(self.numbered_endings))

    @staticmethod
    def _is_compound_of(word: str, heads: frozenset[str]) -> bool:
        last = min(len(word) - _SHORTEST_COMPOUND_HEAD + 1, _LONGEST_MODIFIER)
        return any(word[i:] in heads for i in range(2, last))

    def looks_plural(self, word: str) -> bool:
        """Whether a word has the form of a plural."""
        return len(word) > 3 and word.endswith(self.plural_endings) and not word.endswith(self.not_plural_endings)

    def looks_adjective(self, word: str) -> bool:
        """Whether a word has the form of an adjective."""
        return word.endswith(self.adjective_endings)


@cache
def noun_lexicon(language: str) -> NounLexicon:
    """The nouns of a language, read once."""
    data = number_lexicon(language).data
    return NounLexicon(
        nouns=frozenset(fold(w) for w in (*data["nouns"], *data["outcomes"])),
        classifiers=frozenset(fold(w) + ending for w in data["classifiers"] for ending in ("", *data["noun_plurals"])),
        outcomes=frozenset(fold(w) for w in data["outcomes"]),
        stop=frozenset(fold(w) for w in data["stop"]),
        numbered=frozenset(fold(w) for w in data["numbered"]),
        numbered_endings=tuple(w for w in map(fold, data["numbered"]) if len(w) >= _SHORTEST_COMPOUND_HEAD),
        number_signs=frozenset(data["number_signs"]),
        formations=frozenset(data["formations"]),
        unit_words=frozenset(data["unit_words"]),
        number_words=frozenset(number_lexicon(language).words),
        named_series=frozenset(fold(w) for w in data["named_series"]),
        capital_series=frozenset(fold(w) for w in data["capital_series"]),
        street_endings=tuple(fold(w) for w in data["street_endings"]),
        postcode=compiled(data["postcode"]) if data["postcode"] else None,
        adjective_endings=tuple(data["adjective_endings"]),
        plural_endings=tuple(fold(w) for w in data["plural_endings"]),
        not_plural_endings=tuple(data["not_plural_endings"]),
        noun_plurals=tuple(data["noun_plurals"]),
        links=frozenset(data["of"]),
        months=frozenset(number_lexicon(language).folded_months),
        has_compounds="compound" in data,
    )


def noun_after(
    text: str, around: Surroundings, lexicon: NounLexicon, *, across_link: bool = False, is_single: bool = False
) -> Word | None:
    """The noun behind a number, across adjectives, nationalities and names of types.

    Args:
        text: the text.
        around: the words beside the number.
        lexicon: the language's nouns.
        is_single: whether one thing is counted, so that its noun need not have the form of a plural.
        across_link: whether a link may stand before it: dozens of soldiers, a couple of helicopters.
    """
    skipped = int(across_link and around.first(1) in lexicon.links)
    count = _reach(around.after[skipped : skipped + _REACH], lexicon)
    if not count:
        return None
    first = around.after[skipped]
    if lexicon.is_plain_noun(first) and (count == 1 or lexicon.has_compounds):
        return around.next_words(1, skipped)[0]
    words = around.next_words(count, skipped)
    run = _content_run(text, words, lexicon)
    for i, word in enumerate(run):
        if word.text in lexicon.classifiers:
            return _counted_by_classifier(text, around, word, lexicon) or word
        if word.text in lexicon.outcomes:
            return _noun_by_form(text, run[:i], lexicon, is_single=is_single) or word  # six Italians wounded
        if lexicon.has_compounds and (head := _hyphen_head(text, word, lexicon)):
            return head
        if lexicon.is_noun(word.text):
            return word if lexicon.has_compounds else _last_noun(run, i, lexicon)
    return _noun_by_form(text, run, lexicon, is_single=is_single)


def _last_noun(run: Sequence[Word], i: int, lexicon: NounLexicon) -> Word:
    """The head of nouns in a row: police officers, Military Police regiment."""
    while i + 1 < len(run) and lexicon.is_noun(run[i + 1].text) and run[i + 1].text not in lexicon.outcomes:
        i += 1
    return run[i]


def _hyphen_head(text: str, word: Word, lexicon: NounLexicon) -> Word | None:
    """The noun behind a name tied to it: III-helikopters, VN-soldaten."""
    name, _, head = word.text.rpartition("-")
    if not name or not text[word.start].isupper() or not lexicon.is_noun(head):
        return None
    return Word(head, word.end - len(head), word.end)


def _reach(words: Sequence[str], lexicon: NounLexicon) -> int:
    """How many words stand before the first that ends the search for a noun."""
    for i, word in enumerate(words):
        if word in lexicon.stop or not (word[0].isalnum() or word in _TRANSPARENT_MARKS):
            return i
    return len(words)


def _content_run(text: str, words: Sequence[Word], lexicon: NounLexicon) -> list[Word]:
    """The words up to the first that cannot stand between a number and its noun."""
    run: list[Word] = []
    for i, word in enumerate(words):
        if not word.text[0].isalnum():
            is_hyphen = word.text == "-" and i == 0 and len(words) > 1 and words[1].start == word.end
            if is_hyphen or word.text in _QUOTES:
                continue
            break
        if word.text in lexicon.stop:
            break
        if word.text in lexicon.number_words or word.text.partition("-")[0] in lexicon.number_words:
            continue  # the first two officers
        if word.text[0].isdigit():
            before = text[run[-1].start : run[-1].end] if run else ""
            if not (before.isupper() and len(before) > 1):  # IAR 330 Puma: the number of a type
                break
        run.append(word)
    return run


def _counted_by_classifier(text: str, around: Surroundings, classifier: Word, lexicon: NounLexicon) -> Word | None:
    """What a measure word counts: three members of peacekeeping troops, 12 man geüniformeerd personeel."""
    following = [w for w in around.next_words(_REACH) if w.start > classifier.start]
    if following and following[0].text in lexicon.links:
        following = following[1:]
    for word in _content_run(text, following[:4], lexicon):
        if lexicon.is_noun(word.text) and word.text not in lexicon.classifiers:
            return word
    return None


def _noun_by_form(text: str, run: list[Word], lexicon: NounLexicon, *, is_single: bool) -> Word | None:
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
    plurals = [w for w in run if lexicon.looks_plural(w.text) and not text[w.start].isupper()]
    if plurals:
        return plurals[0]
    for word in run if is_single else ():
        if not lexicon.looks_adjective(word.text):
            return word
    return None


def noun_before(around: Surroundings, lexicon: NounLexicon) -> Word | None:
    """The noun that a number behind it belongs to: resolution 2100, nr. 5."""
    if not around.before:
        return None
    back = 2 if around.before[-1] in _NUMBER_MARKS and len(around.before) > 1 else 1
    if not lexicon.is_numbered(around.before[-back]):
        return None
    word = around.last_word(back)
    if around.start - word.end > _LONGEST_SIGN:
        return None
    if word.text in lexicon.number_signs:
        before = around.last_word(back + 1) if len(around.before) > back else word
        return before if lexicon.is_numbered(before.text) else word  # Resolution No. 1701
    return word


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
    if len(words) > _LONGEST_LABEL or code_of(label[1].strip()) or any(w.text in lexicon.months for w in words):
        return None  # a sentence; a country or a day, which is not what the number beside it counts
    nouns = [w for w in words if lexicon.is_noun(w.text)]
    if nouns:
        return nouns[-1]
    is_next = not text[label.end() : start].strip()
    return words[-1] if is_next and words and words[-1].text not in lexicon.stop else None
