"""What the words around a number make of it: about or at most, percent or kilometres, a year, a clock time, a name.

Each question looks at a bounded stretch of one line beside the number, so that the whole stays linear. What is counted is
found in `counted_nouns.py`.
"""

from __future__ import annotations

import re
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
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]")
_HOUR = re.compile(r"[01]?[0-9]|2[0-4]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}")
_DASHES = frozenset("-–/")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")


@dataclass(frozen=True)
class NumberContext:
    """The words around numbers in one language, made ready for look-up."""

    lexicon: NumberLexicon
    qualifiers: dict[str, Qualifier]
    transparent: frozenset[str]
    percent: frozenset[str]
    units: dict[str, str]
    currencies: dict[str, str]
    time_units: frozenset[str]
    vague_phrases: dict[str, tuple[str, ...]]
    rate_leads: frozenset[str]
    grammar: Grammar

    @property
    def data(self) -> dict[str, Any]:
        """The lexicon as written."""
        return self.lexicon.data

    # ---- how sure, how much

    def qualifier(self, around: Surroundings) -> Qualifier:
        """What a word beside the number makes of it."""
        words = [w.text for w in around.before if w.text not in (".", '"', "“", "(", "~")]
        if around.before and around.before[-1].text == "~":
            return "about"
        for skip in range(3):
            for count in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
                found = self.qualifiers.get(" ".join(words[-count:]))
                if found:
                    return found
            if not words or words[-1] not in self.transparent or skip == 2:
                break
            words.pop()
        for count in (2, 3):
            found = self.qualifiers.get("+" + around.first(count))
            if found:
                return found
        if around.after and around.after[0].text == "+":
            return "at_least"
        return "exact"

    def percent_end(self, around: Surroundings, end: int) -> int | None:
        """Where the percent sign or word behind the number ends, None if there is none."""
        if not around.after or around.after[0].start - end > 2:
            return None
        first = around.after[0]
        if first.text == "%":
            return first.end
        for count in (2, 1):
            if len(around.after) >= count and around.first(count) in self.percent:
                return around.after[count - 1].end
        return None

    def is_percent_before(self, around: Surroundings) -> bool:
        """Whether a word for percent leads the number: "per cent of 210"."""
        words = [w.text for w in around.before]
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
        if after and after[0].text == "-" and len(after) > 1 and after[1].start == after[0].end:
            after = after[1:]
        for count in (2, 1):
            if len(after) >= count:
                phrase = " ".join(w.text for w in after[:count])
                written = text[after[0].start : after[count - 1].end]
                code = self.units.get(phrase)
                if code and (len(written) > 2 or written == written.lower()):  # 10 M is no distance
                    return code, Word(phrase, after[0].start, after[count - 1].end)
        return None

    def currency(self, around: Surroundings) -> tuple[str, Word | None] | None:
        """The ISO 4217 code of a sign before the number or a word behind it, and that word."""
        if around.before:
            code = self.currencies.get(around.before[-1].text)
            if code and not self.lexicon.word(around.before[-1].text):
                return code, None
        for count in (2, 1):
            code = self.currencies.get(around.first(count))
            if code and len(around.after) >= count:
                return code, Word(around.first(count), around.after[0].start, around.after[count - 1].end)
        return None

    # ---- no number after all

    def is_clock(self, written: str, around: Surroundings) -> bool:
        """Whether digits are a time of day: om 16.05 uur, at 5 pm."""
        after = around.first(1)
        leads = bool(around.before) and around.before[-1].text in self.data["clock_before"]
        if _CLOCK.fullmatch(written):
            return ":" in written or after in self.data["clock_after"] or (leads and after not in self.units and after != "%")
        is_half_day = after in ("am", "pm") or (after in ("a", "p") and around.first(3) in ("a . m", "p . m"))
        return bool(_HOUR.fullmatch(written)) and (is_half_day or (leads and after in self.data["clock_after"]))

    def is_date_part(self, text: str, start: int, end: int, around: Surroundings) -> bool:
        """Whether a day or a year: beside a month, after a word that leads to a year, in a pair of years.

        A guard for texts whose dates were not looked for; it knows obvious dates only.
        """
        written = text[start:end]
        after = [w for w in around.after[:2] if w.text not in self.data["day_link"]]
        if after and after[0].start - end < 8 and self._is_month(text, after[0]):
            return True
        if len(after) > 1 and after[0].text in self.data["day_pair"] and len(around.after) > 2:
            first, second, third = around.after[:3]  # the night of 14 to 15 March
            if _DAY.fullmatch(written) and _DAY.fullmatch(second.text) and third.start - first.start < 12:
                return self._is_month(text, third)
        if text[start - 1 : start] in ("'", "’") and len(written) == 2:
            return True  # summer '56
        before = [w for w in around.before[-4:] if w.text not in (",", ".")]
        if before and self._is_month(text, before[-1]):
            return bool(_DAY.match(written) or _YEAR.fullmatch(written))
        if not _YEAR.fullmatch(written):
            return bool(before) and before[-1].text in self.data["decade_before"]
        if len(before) > 1 and self._is_month(text, before[-2]) and before[-1].text[:1].isdigit():
            return True  # May 4, 2013
        last = before[-1].text if before else ""
        if last in self.data["year_before"] or " ".join(w.text for w in before[-3:]) in self.data["year_before"]:
            return True
        if len(before) > 1 and last in _DASHES and _YEAR.fullmatch(before[-2].text):
            return True
        if last in self.data["year_determiners"] and around.after and text[around.after[0].start].isupper():
            return True  # the 2013 Malian election
        is_bracketed = text[start - 1 : start] == "(" and text[end : end + 1] in (")", "–", "-", ",", ";")
        return is_bracketed or bool(re.match(r"\s?[-–/]\s?(?:[12][0-9]{3}|[0-9]{2})(?![0-9.,])", text[end : end + 8]))

    def _is_month(self, text: str, word: Word) -> bool:
        return text[word.start : word.end] in self.lexicon.months

    def is_pronoun(self, around: Surroundings) -> bool:
        """Whether "one" stands for somebody or something: the one, one of the largest, a new one."""
        rules = self.data["pronoun"]
        before, after = [w.text for w in around.before[-2:]], [w.text for w in around.after[:6]]
        if before and (before[-1] in rules["before"] or " ".join(before) in rules["before"]):
            return not (after and self.lexicon.word(after[0]))  # but: the one hundred
        if len(before) == 2 and before[0] in rules["determiners"] and before[1].isalpha():
            return not (after and after[0].isalpha() and after[0] not in self.data["stop"])
        if after and (after[0] in rules["after"] or " ".join(after[:2]) in rules["after"]):
            return True
        if len(after) > 2 and after[0] in rules["of"]:
            return any(
                w in rules["superlatives"] or (len(w) > 5 and w.endswith(tuple(rules["superlative_endings"])))
                for w in after[2:4]
            )
        return False

    def is_idiom(self, word: str, around: Surroundings) -> bool:
        """Whether a number word is another word here: in acht nemen, at first."""
        rule = self.data["idioms"].get(word)
        if rule is None:
            return False
        return around.ends_with(rule["before"]) or around.first(1) in rule["after"] or around.first(2) in rule["after"]

    def is_article_one(self, around: Surroundings) -> bool:
        """Whether an article is the number one: voor een jaar, within a week."""
        rules = self.data["one_as_article"]
        before = around.before[-1].text if around.before else ""
        if around.first(1) not in rules["nouns"] or before in rules["not_after"]:
            return False
        following = around.after[1].text if len(around.after) > 1 else ""
        return (not rules["before"] or before in rules["before"]) and following not in rules["not_before_following"]

    def is_plus_minus(self, around: Surroundings) -> bool:
        """Whether a minus belongs to "plus minus", which is about."""
        return self.qualifiers.get(f"{around.last(1)} {around.first(1)}") is not None or any(
            self.qualifiers.get(f"{around.last(1)} {word}") == "about" for word in self.data["negatives"]
        )

    def is_bare_half(self, around: Surroundings) -> bool:
        """Whether a lone "half" is a part of something counted: half of them, more than half."""
        before = around.before[-1].text if around.before else ""
        if before in self.data["not_before_bare_fraction"] or (before and self.qualifier(around) == "exact" and not around.after):
            return False
        return around.first(1) in self.data["after_bare_fraction"] or self.qualifier(around) != "exact"


@cache
def number_context(language: str) -> NumberContext:
    """The words around numbers in a language, read once."""
    lexicon = number_lexicon(language)
    data = lexicon.data
    qualifiers: dict[str, Qualifier] = {}
    names: tuple[Qualifier, ...] = ("about", "at_most", "at_least")
    for name in names:
        for phrase in data["qualifiers"][name]:
            qualifiers[fold(phrase)] = name
            if phrase in data["after_qualifiers"]:
                del qualifiers[fold(phrase)]
                qualifiers["+" + fold(phrase)] = name
    return NumberContext(
        lexicon=lexicon,
        qualifiers=qualifiers,
        transparent=frozenset(data["transparent"]),
        percent=frozenset(data["percent"]),
        units={fold(w): code for code, words in data["measures"].items() for w in words},
        currencies={fold(w): code for code, words in data["currencies"].items() for w in words},
        time_units=frozenset(data["time_units"]),
        vague_phrases=_by_first_word(fold(p) for p in data["vague"]),
        grammar=Grammar(data["denominators_need_plural"], frozenset(Decimal(v) for v in data["not_denominators"])),
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
