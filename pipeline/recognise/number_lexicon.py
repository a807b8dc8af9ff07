"""A language's number words as the recogniser uses them: the lexicon and CLDR, made ready once.

Only what is looked up belongs here; how words make a number is the business of `number_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal
from unicodedata import numeric

from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled

Kind = Literal[
    "cardinal", "hundred", "scale", "ordinal", "scale_ordinal", "fraction", "part", "group", "couple", "tally",
    "digits", "article", "and", "point", "minus", "over", "of",
]  # fmt: skip

_LONGEST_COMPOUND = 80  # negenhonderdnegenennegentigduizendnegenhonderdnegenennegentigste has 63 letters


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one word is in a number.

    Attributes:
        kind: its part in the grammar.
        value: of a cardinal, ordinal, scale or group its value; of a fraction its denominator; of a part (driekwart,
            ½) the fraction itself.
        room: what may be added behind it must be less (twenty 10, tweehonderd 100); 0 for nothing.
        plural: whether it is a plural, as of a denominator (thirds).
    """

    kind: Kind
    value: Decimal = Decimal(0)
    room: Decimal = Decimal(0)
    plural: bool = False


@dataclass(frozen=True)
class NumberLexicon:
    """The number words of one language and the words around numbers.

    Attributes:
        language: BCP 47 code.
        decimal_mark: the decimal separator of CLDR.
        grouping_mark: the grouping separator of CLDR.
        words: word in lower case, without diaeresis, to its part in a number.
        months: the names and short names of the months, as CLDR writes them and with a capital.
        folded_months: the same, folded.
        data: the lexicon as written, for single look-ups.
    """

    language: str
    decimal_mark: str
    grouping_mark: str
    words: dict[str, NumberWord]
    months: frozenset[str]
    folded_months: frozenset[str]
    data: dict[str, Any]
    _compound: re.Pattern[str] | None
    _compound_part: re.Pattern[str]
    _compound_words: dict[str, NumberWord]
    _first_letters: frozenset[str]

    @property
    def compound_starts(self) -> frozenset[str]:
        """The words that a number written as one word begins with; none where numbers are not so written."""
        whole = {"cardinal", "hundred", "scale"}
        return frozenset(
            m for m, e in self._compound_words.items() if e.kind in whole and (e.value <= 20 or not e.value % 10)
        )

    def word(self, folded: str) -> NumberWord | None:
        """What a word (folded by `fold`) is in a number, None if it is nothing."""
        found = self.words.get(folded)
        if found is not None or self._compound is None or folded[:2] not in self._first_letters:
            return found
        return self._read_compound(folded)

    def _read_compound(self, folded: str) -> NumberWord | None:
        """A number written as one word, by its morphemes: zeshonderdzeventien, tweeduizendste, vijftiental."""
        if len(folded) > _LONGEST_COMPOUND or self._compound is None or not self._compound.fullmatch(folded):
            return None
        done = segment = room = Decimal(0)
        parts = [self._compound_words[m[0]] for m in self._compound_part.finditer(folded)]
        last: NumberWord | None = None
        for position, part in enumerate(parts):
            if last is not None and last.kind not in ("cardinal", "hundred", "scale", "and"):
                return None  # an ordinal, a half or a tally ends the word
            if part.kind == "and":
                if last is None or last.kind not in ("hundred", "scale") or position == len(parts) - 1:
                    return None
            elif part.kind in ("hundred", "scale_ordinal") and part.value == 100:
                if not 0 <= segment < 100 or (last is not None and last.kind == "hundred"):
                    return None
                segment, room = (segment or 1) * 100, Decimal(100)
            elif part.kind in ("scale", "scale_ordinal"):
                if done:
                    return None
                done, segment, room = (segment or 1) * part.value, Decimal(0), part.value
            elif part.kind == "fraction":
                if last is None or last.kind != "cardinal":
                    return None
                segment += part.value
                room = Decimal(0)
            elif part.kind == "tally":
                if last is None or last.kind == "and":
                    return None
            else:
                if last is not None and not part.value < room:
                    return None
                segment, room = segment + part.value, Decimal(0)
            last = part
        if last is None or len(parts) == 1:
            return None  # a morpheme alone is a word of the list, or none at all (eende)
        value = done + segment
        if last.kind in ("ordinal", "scale_ordinal"):
            return NumberWord("ordinal", value, plural=last.plural)
        if last.kind == "tally":
            return NumberWord("tally", value)
        return NumberWord("cardinal", value, room)


def fold(text: str) -> str:
    """Lower case without diaeresis, and one kind of apostrophe; every character keeps its place."""
    folded = text.replace("\u0130", "I").lower()  # the one letter whose lower case is two characters
    return folded.replace("ë", "e").replace("ï", "i").replace("’", "'")


@cache
def number_lexicon(language: str) -> NumberLexicon:
    """The number words of a language, read once.

    Raises:
        KeyError: the language has no lexicon.
    """
    data = load(language, "numbers")
    words: dict[str, NumberWord] = {}

    def add(kind: Kind, entries: Iterable[tuple[str, Any]], room: int = 0, plural: bool = False) -> None:
        for word, value in entries:
            words[fold(str(word))] = NumberWord(kind, Decimal(value), Decimal(room), plural)

    plural = data["denominator_plural"]
    units, tens, ordinals, scale_ordinals = (data[k] for k in ("units", "tens", "ordinals", "scale_ordinals"))
    add("cardinal", units.items())
    add("cardinal", ((w, str(v)) for w, v in data.get("mixed_words", {}).items()))
    compound = data.get("compound")
    if compound is None:
        for ten, tens_value in tens.items():
            add("cardinal", ((ten + unit, tens_value + v) for unit, v in units.items() if 0 < v < 10))
        add("cardinal", tens.items(), room=10)
    else:
        add("cardinal", tens.items())
    add("hundred", ((w, 100) for w in data["hundred"]))
    add("scale", data["scales"].items())
    add("ordinal", ordinals.items())
    add("scale_ordinal", scale_ordinals.items())
    add("ordinal", ((w + plural, v) for w, v in ordinals.items() if w not in data["unit_ordinals"]), plural=True)
    add("scale_ordinal", ((w + plural, v) for w, v in scale_ordinals.items()), plural=True)
    add("fraction", data["fractions"].items())
    add("group", data["groups"].items())
    add("couple", data["approximate_groups"].items())
    add("part", ((w, Decimal(str(v))) for w, v in data.get("whole_fractions", {}).items()))
    vulgar = ((c, Fraction(numeric(c)).limit_denominator(20)) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")
    add("part", ((c, Decimal(f.numerator) / f.denominator) for c, f in vulgar))
    parts: tuple[tuple[Kind, str], ...] = (
        ("article", "articles"), ("and", "conjunction"), ("point", "decimal_words"), ("minus", "negatives"),
        ("over", "over"), ("of", "of"),
    )  # fmt: skip
    for kind, part in parts:
        add(kind, ((w, 0) for w in data[part]))
    morphemes = _morphemes(data) if compound is not None else {}
    for word, entry in morphemes.items():
        if entry.kind in ("cardinal", "ordinal") and entry.value > 20:
            words.setdefault(word, entry)
    locale = Locale.parse(language)
    names = {n.rstrip(".") for width in ("wide", "abbreviated") for n in locale.months["format"][width].values()}
    return NumberLexicon(
        language=language,
        decimal_mark=get_decimal_symbol(locale),
        grouping_mark=get_group_symbol(locale),
        words=words,
        months=frozenset(names | {n[0].upper() + n[1:] for n in names}),
        folded_months=frozenset(fold(n) for n in names),
        data=data,
        _compound=compiled(f"(?:{_one_of(morphemes).pattern})++") if morphemes else None,
        _compound_part=_one_of(morphemes),
        _compound_words=morphemes,
        _first_letters=frozenset(m[:2] for m in morphemes),
    )


def _morphemes(data: dict[str, Any]) -> dict[str, NumberWord]:
    """The parts a number written as one word is made of: numbers below a hundred, hundred, thousand, endings."""
    compound = data["compound"]
    link, one = compound["link"], compound["one"]
    units = {**{fold(w): v for w, v in data["units"].items() if v > 0}, one: 1}
    found: dict[str, NumberWord] = {link: NumberWord("and")}
    for word, value in units.items():
        found[word] = NumberWord("cardinal", Decimal(value))
    ordinal_tens = {v: fold(w) for w, v in data["ordinals"].items() if v >= 20}
    for ten, value in data["tens"].items():
        found[fold(ten)] = NumberWord("cardinal", Decimal(value))
        for unit, more in units.items():
            if more < 10:
                found[unit + link + fold(ten)] = NumberWord("cardinal", Decimal(value + more))
                found[unit + link + ordinal_tens[value]] = NumberWord("ordinal", Decimal(value + more))
    for word, value in data["ordinals"].items():
        if value > 0:
            found[fold(word)] = NumberWord("ordinal", Decimal(value))
    for word in compound["ordinal_one"]:
        found[word] = NumberWord("ordinal", Decimal(1))
    for word in data["hundred"]:
        found[word] = NumberWord("hundred", Decimal(100))
    scales: tuple[tuple[Kind, str], ...] = (("scale", "scales"), ("scale_ordinal", "scale_ordinals"))
    for kind, part in scales:
        for word, value in data[part].items():
            if value <= 1000:  # a million and more are words of their own
                found[word] = NumberWord(kind, Decimal(value))
    plural = data["denominator_plural"]
    for word, entry in list(found.items()):
        if entry.kind in ("ordinal", "scale_ordinal") and entry.value > 2:
            found[word + plural] = NumberWord(entry.kind, entry.value, plural=True)
    for word in compound["halves"]:
        found[word] = NumberWord("fraction", Decimal("0.5"))
    for word in compound["approximate"]:
        found[word] = NumberWord("tally")
    return found


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of these words, the longest first."""
    return compiled("|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))))
