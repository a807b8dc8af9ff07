"""What the words around a number make of it: about or at most, percent, kilometres, dollars.

What shows that it is no number at all is in `non_numbers.py`; what is counted, in `counted_nouns.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pipeline.recognise.mentions import Qualifier
from pipeline.recognise.neighbours import Surroundings, Word
from pipeline.recognise.number_lexicon import NumberLexicon, fold, number_lexicon
from pipeline.recognise.number_words import Grammar

_LONGEST_PHRASE = 4
_LONGEST_PERCENT = 24
_MARKS = frozenset('."“(~')


@dataclass(frozen=True)
class NumberContext:
    """The words around numbers in one language, made ready for look-up.

    Attributes:
        lexicon: the number words, and the lexicon as written.
        qualifiers: phrase before a number, or with a plus before it the phrase behind it, to what it means.
        qualifier_ends: the last words of the phrases before a number: most words beside one are none of them.
        transparent: words between a qualifier and its number that change nothing.
        percent: signs, words and phrases for percent.
        units: word or phrase to UCUM code.
        currencies: sign, word or phrase to ISO 4217 code.
        time_units: the UCUM codes that measure time.
        time_words: the words of the phrases for these units.
        vague_phrases: phrases for a quantity without a number, by their first word.
        rate_leads: the words that a rate goes on with behind its first number (one in three).
        grammar: the language's choices in the grammar.
        after_leads: the first words of the qualifiers behind a number.
    """

    lexicon: NumberLexicon
    qualifiers: dict[str, Qualifier]
    qualifier_ends: frozenset[str]
    transparent: frozenset[str]
    percent: frozenset[str]
    units: dict[str, str]
    currencies: dict[str, str]
    time_units: frozenset[str]
    time_words: frozenset[str]
    vague_phrases: dict[str, tuple[str, ...]]
    rate_leads: frozenset[str]
    grammar: Grammar
    after_leads: frozenset[str]

    @property
    def data(self) -> dict[str, Any]:
        """The lexicon as written."""
        return self.lexicon.data

    # ---- how sure, how much

    def qualifier(self, around: Surroundings) -> Qualifier:
        """What a word beside the number makes of it."""
        words = [w for w in around.before[-_LONGEST_PHRASE - 4 :] if w not in _MARKS]
        if around.before and around.before[-1] == "~":
            return "about"
        for skip in range(3):
            is_end = bool(words) and words[-1] in self.qualifier_ends
            for count in range(min(_LONGEST_PHRASE, len(words)) if is_end else 0, 0, -1):
                found = self.qualifiers.get(" ".join(words[-count:]))
                if found:
                    return found
            if not words or words[-1] not in self.transparent or skip == 2:
                break
            words.pop()
        if around.first(1) in self.after_leads:
            for count in (2, 3):
                found = self.qualifiers.get("+" + around.first(count))
                if found:
                    return found
        return "at_least" if around.first(1) == "+" else "exact"

    def percent_end(self, around: Surroundings) -> int | None:
        """Where the percent sign or word behind the number ends, None if there is none."""
        for count in (2, 1):
            if len(around.after) >= count and around.first(count) in self.percent:
                last = around.next_words(1, count - 1)[0]
                return last.end if last.end - around.end < _LONGEST_PERCENT else None
        return None

    def is_percent_before(self, around: Surroundings) -> bool:
        """Whether a word for percent leads the number: "per cent of 210"."""
        words = around.before
        if not words or words[-1] not in self.data["percent_link"]:
            return False
        for count in (2, 1):
            if " ".join(words[-1 - count : -1]) in self.data["percent_before"]:
                rest = words[: -1 - count]
                return not rest or (rest[-1] != "%" and not rest[-1][-1].isdigit() and not self.lexicon.word(rest[-1]))
        return False

    # ---- units

    def unit(self, text: str, around: Surroundings) -> tuple[str, Word] | None:
        """The unit behind the number and its word: ``km``, ``a`` for years; across a hyphen (a 10-day siege)."""
        after = around.after
        first = 1 if len(after) > 1 and after[0] == "-" and text[around.end] == "-" else 0
        for count in (2, 1):
            code = self.units.get(" ".join(after[first : first + count]))
            if code is None or len(after) < first + count:
                continue
            words = around.next_words(count, first)
            written = text[words[0].start : words[-1].end]
            if not (written.isalpha() and written.isupper()):  # 10 M is no distance
                return code, Word(written, words[0].start, words[-1].end)
        return None

    def currency(self, around: Surroundings) -> tuple[str, Word | None] | None:
        """The ISO 4217 code of a sign before the number or a word behind it, and that word."""
        if around.before:
            code = self.currencies.get(around.before[-1])
            if code and not self.lexicon.word(around.before[-1]):
                return code, None
        for count in (2, 1):
            code = self.currencies.get(around.first(count))
            if code and len(around.after) >= count:
                words = around.next_words(count)
                return code, Word(around.first(count), words[0].start, words[-1].end)
        return None


@cache
def number_context(language: str) -> NumberContext:
    """The words around numbers in a language, read once."""
    lexicon = number_lexicon(language)
    data = lexicon.data
    # "Reduced to 75" sets no bound, where the same word alone would: of several phrases the longest counts.
    qualifiers: dict[str, Qualifier] = {fold(phrase): "exact" for phrase in data["exact_before"]}
    names: tuple[Qualifier, ...] = ("about", "at_most", "at_least")
    for name in names:
        for phrase in data["qualifiers"][name]:
            qualifiers[fold(phrase)] = name
            if phrase in data["after_qualifiers"]:
                del qualifiers[fold(phrase)]
                qualifiers["+" + fold(phrase)] = name
    qualifiers.update((fold(phrase), "exact") for phrase in data["not_qualifiers"])
    return NumberContext(
        lexicon=lexicon,
        qualifiers=qualifiers,
        qualifier_ends=frozenset(phrase.split(" ")[-1] for phrase in qualifiers if not phrase.startswith("+")),
        transparent=frozenset(data["transparent"]),
        percent=frozenset({"%", *data["percent"]}),
        units={fold(w): code for code, words in data["measures"].items() for w in words},
        currencies={fold(w): code for code, words in data["currencies"].items() for w in words},
        time_units=frozenset(data["time_units"]),
        time_words=frozenset(fold(w) for unit in data["time_units"] for p in data["measures"][unit] for w in p.split()),
        vague_phrases=_by_first_word(fold(p) for p in data["vague"]),
        grammar=Grammar(data["denominators_need_plural"], frozenset(Decimal(v) for v in data["not_denominators"])),
        after_leads=frozenset(p.split()[0] for p in data["after_qualifiers"]),
        rate_leads=frozenset(p.split()[0] for p in (*data["rate_words"], *data["count_words"])),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase.split()[0], []).append(phrase)
    return {word: tuple(sorted(some, key=lambda p: (-len(p), p))) for word, some in found.items()}


def is_whole(value: Decimal) -> bool:
    """Whether a number has no part behind the decimal mark."""
    return value == value.to_integral_value()
