"""The grammar of numbers: how number words and digits beside each other make one value.

A run of tokens (words that are something in a number, and digits, with nothing else between them) goes in; readings
come out. One grammar serves all languages; what differs is in the lexicon. text2num knows the cardinals as well (it is
the oracle of the tests), but gives a rewritten text and no places, and does not know halves, fractions, dozens, or
approximate numbers such as "vijftiental".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.recognise.number_cardinals import Cardinal, CardinalReader, Token

_MANY_DIGITS = 40
_BELOW = frozenset({"fraction", "ordinal", "scale_ordinal", "cardinal", "hundred"})  # what a denominator begins with


@dataclass(frozen=True, slots=True)
class Grammar:
    """What of the grammar differs between languages.

    Attributes:
        plural_denominators: a denominator is a plural except after one (two thirds); otherwise any ordinal after a
            number that it cannot be added to is one (twee derde), and the numerator is the last word alone, because
            larger numbers are written as one word.
        not_denominators: ordinals that never are one (second: the unit of time, and luitenants come in tweede).
    """

    plural_denominators: bool
    not_denominators: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class Reading:
    """One number read from a run.

    Attributes:
        first: position of its first token.
        end: position after its last token.
        value: the number.
        is_ordinal: whether it names a place in an order.
        is_approximate: whether the word itself says "about" (vijftiental, a couple).
        is_bare_fraction: whether it is a lone "half", which counts only in some places.
    """

    first: int
    end: int
    value: Decimal
    is_ordinal: bool = False
    is_approximate: bool = False
    is_bare_fraction: bool = False


def read_numbers(tokens: Sequence[Token], grammar: Grammar, is_before_noun: Callable[[int], bool]) -> Iterator[Reading]:
    """The numbers of a run, from left to right, each as long as the words allow.

    Args:
        tokens: the run.
        grammar: the language's choices.
        is_before_noun: whether a word that may be counted follows the token at a position: "a third attack" is the
            third one, "a third" a part.
    """
    reader = _Reader(tokens, grammar, is_before_noun)
    i = 0
    while i < len(tokens):
        reading = reader.number(i)
        if reading is None:
            i += 1
        else:
            yield reading
            i = reading.end


@dataclass(frozen=True, slots=True)
class _Part:
    """A proper part: a third, three quarters, ½."""

    value: Decimal
    end: int


@dataclass(frozen=True, slots=True)
class _Reader(CardinalReader):
    grammar: Grammar
    is_before_noun: Callable[[int], bool]

    # ---- parts

    def part(self, first: int, stop: int | None = None) -> _Part | None:
        """A part from `first` on: ½, a third, two thirds, three twenty-firsts."""
        kind = self.kind(first)
        if kind == "part":
            return _Part(self.tokens[first].word.value, first + 1)
        if kind == "article":
            count, at, before = Decimal(1), first + 1, first + 1
        elif kind in ("cardinal", "hundred", "scale", "digits"):
            numerator = self.cardinal(first, stop)
            if numerator is None or numerator.is_ordinal or numerator.value != int(numerator.value):
                return None
            count, at, before = numerator.value, numerator.end, numerator.end - 1
        else:
            return None
        if self.kind(at) == "fraction":
            return _Part(count / self.tokens[at].word.value, at + 1)
        ten = self.tokens[before].word if before < len(self.tokens) else None
        if before > first and ten is not None and ten.room == 10 and self._is_plural_unit(at) and kind != "article":
            if self.kind(before - 1) == "and":
                ten = None  # one hundred and thirty fifths: 130 of them
            else:
                numerator = self.cardinal(first, before)  # one hundred thirty-fifths
                if numerator is not None and numerator.end == before:
                    return _Part(numerator.value / (ten.value + self.tokens[at].word.value), at + 1)
        below = self.cardinal(at, plural=True)
        if below is None or not below.is_ordinal or below.value in self.grammar.not_denominators or below.value == 0:
            return None
        if not below.is_plural and count != 1 and self.grammar.plural_denominators:
            return None
        return _Part(count / below.value, below.end)

    def _is_plural_unit(self, i: int) -> bool:
        return self.kind(i) == "ordinal" and self.tokens[i].word.plural and self.tokens[i].word.value < 10

    # ---- everything together

    def number(self, i: int) -> Reading | None:
        """The number that starts at token i, if one does."""
        kind = self.kind(i)
        if kind == "minus":
            return self._negative(i)
        if kind == "fraction":
            return self._lone_fraction(i)
        if kind == "article":
            return self._after_article(i)
        if kind == "part":
            return self._grow(i, self.tokens[i].word.value, i + 1)
        if kind == "tally":
            return Reading(i, i + 1, self.tokens[i].word.value, is_approximate=True)
        if kind == "group":
            return Reading(i, i + 1, self.tokens[i].word.value)
        return self._counted(i, i)

    def _negative(self, i: int) -> Reading | None:
        if self.kind(i + 1) == "article" and self.kind(i + 2) not in ("fraction", "hundred", "scale", "ordinal"):
            return Reading(i, i + 2, Decimal(-1))
        inner = (
            self.number(i + 1)
            if self.kind(i + 1) in ("cardinal", "digits", "hundred", "scale", "article", "part")
            else None
        )
        if inner is None or inner.is_ordinal:
            return None
        return Reading(i, inner.end, -inner.value)

    def _lone_fraction(self, i: int) -> Reading | None:
        """A fraction word without a number: half a million, quarter million, half."""
        value = 1 / self.tokens[i].word.value
        after = i + 2 if self.kind(i + 1) == "article" else i + 1
        if self.kind(after) in ("scale", "group", "hundred"):
            return Reading(i, after + 1, value * self.tokens[after].word.value)
        return Reading(i, i + 1, value, is_bare_fraction=True)

    def _after_article(self, i: int) -> Reading | None:
        """A number that an article leads: a hundred, a dozen, a third, half a million in Dutch order."""
        kind = self.kind(i + 1)
        if kind in ("hundred", "scale"):
            return self._counted(i, i + 1)
        if kind == "group":
            return Reading(i, i + 2, self.tokens[i + 1].word.value)
        if kind == "couple":
            end = i + 3 if self.kind(i + 2) == "of" else i + 2
            return Reading(i, end, self.tokens[i + 1].word.value, is_approximate=True)
        if kind == "and":
            one = self._mixed(i, Cardinal(Decimal(1), i + 1))  # een en een vierde
            return one if one is not None and one.end > i + 2 else None
        part = self.part(i)
        if part is None:
            return None
        if kind != "fraction" and self.is_before_noun(part.end - 1):
            return None  # a third attack: the ordinal is read without its article
        return self._grow(i, part.value, part.end)

    def _counted(self, first: int, at: int) -> Reading | None:
        """A number that begins with a cardinal or ordinal at `at`; its span begins at `first`."""
        whole = self.cardinal(at)
        if whole is None:
            return None
        if whole.is_ordinal:
            return Reading(at, whole.end, whole.value, is_ordinal=True)
        fraction = self._fraction(first, at, whole)
        if fraction is not None:
            return fraction
        end = whole.end
        after = self.kind(end)
        if after == "point":
            return self._decimals(first, whole)
        if after == "group":
            return Reading(first, end + 1, self._groups(at, whole))
        if after == "over":
            below = self.cardinal(end + 1)
            if below is not None and below.value and not below.is_ordinal and not self.is_before_noun(below.end - 1):
                return Reading(first, below.end, whole.value / below.value)
        if after == "part" and whole.value == int(whole.value):
            return self._grow(first, whole.value + self.tokens[end].word.value, end + 1)
        if after in ("and", "article", "cardinal"):
            mixed = self._mixed(first, whole)
            if mixed is not None:
                return mixed
        return Reading(first, end, whole.value)

    def _groups(self, at: int, whole: Cardinal) -> Decimal:
        size = self.tokens[whole.end].word.value
        if whole.and_at is None:
            return whole.value * size
        base, rest = self.cardinal(at, whole.and_at), self.cardinal(whole.and_at + 1, whole.end)
        if base is None or rest is None:
            return whole.value * size
        return base.value + rest.value * size  # three hundred and two dozen: 324

    def _fraction(self, first: int, at: int, whole: Cardinal) -> Reading | None:
        """A number that ends in a denominator, alone or behind a whole number: two thirds, a hundred and two thirds."""
        if self.kind(whole.end) not in _BELOW:
            return None
        numerator_at = at
        if not self.grammar.plural_denominators:
            numerator_at = whole.end - 1  # the last word alone
        elif whole.and_at is not None:
            numerator_at = whole.and_at + 1
        part = self.part(numerator_at)
        if (
            part is not None
            and part.end > whole.end
            and numerator_at > at
            and (part.value < 1 or not self.grammar.plural_denominators)
        ):
            base_end = numerator_at - (self.kind(numerator_at - 1) == "and")
            base = self.cardinal(at, base_end)
            if base is not None and base.end == base_end:
                return self._grow(first, base.value + part.value * (base.scale or 1), part.end, base.value, part.value)
        part = self.part(at)
        if part is None or part.end <= whole.end:
            return None
        if self.kind(at) == "digits" and self.grammar.plural_denominators is False:
            return None  # "de 12 achtste" names no part
        return self._grow(first, part.value, part.end)

    def _mixed(self, first: int, whole: Cardinal) -> Reading | None:
        """A whole number and a part: two and a half, 3 million and a half, drie een vijfde."""
        at = whole.end + (self.kind(whole.end) == "and")
        if at == whole.end and self.grammar.plural_denominators:
            return None
        part = self.part(at)
        if part is None or part.value >= 1 or (self.kind(at) == "article" and self._is_ordinal_phrase(at, part)):
            return None
        return self._grow(first, whole.value + part.value * (whole.scale or 1), part.end, whole.value, part.value)

    def _is_ordinal_phrase(self, at: int, part: _Part) -> bool:
        return self.kind(at + 1) in ("ordinal", "scale_ordinal") and self.is_before_noun(part.end - 1)

    def _grow(
        self, first: int, value: Decimal, end: int, base: Decimal | None = None, part: Decimal | None = None
    ) -> Reading:
        """A reading that ends in a part, multiplied by a scale behind it: five and a half million."""
        after = end
        if self.kind(after) == "of":
            after += 1
            if self.kind(after) != "article":
                return Reading(first, end, value)
        if self.kind(after) == "article" and (after > end or self.kind(after + 1) in ("scale", "group")):
            after += 1
        if self.kind(after) not in ("scale", "group"):
            return Reading(first, end, value)
        size = self.tokens[after].word.value
        if base is not None and part is not None and base >= size:
            return Reading(first, after + 1, base + part * size)  # one billion and a half million
        return Reading(first, after + 1, value * size)

    def _decimals(self, first: int, whole: Cardinal) -> Reading:
        """The digits spoken behind the decimal mark: two point zero three, vijf komma vijf."""
        digits = ""
        i = whole.end + 1
        while self.kind(i) in ("cardinal", "digits") and len(digits) < _MANY_DIGITS and self.tokens[i].gap != "slash":
            value = self.tokens[i].word.value
            if value != int(value):
                break
            if digits and self.tokens[i - 1].word.room > value > 0:
                digits = str(int(digits) + int(value)).zfill(len(digits))  # point seventy-one
            else:
                digits += str(int(value))
            i += 1
        if not digits:
            return Reading(first, whole.end, whole.value)
        value = whole.value + Decimal(f"0.{digits}")
        if self.kind(i) == "scale":
            return Reading(first, i + 1, value * self.tokens[i].word.value)
        return Reading(first, i, value)
