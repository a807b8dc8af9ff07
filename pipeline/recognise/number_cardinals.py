"""Whole numbers in a run of tokens: cardinals and ordinals, by the rule of adding less and multiplying by scales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.recognise.number_lexicon import NumberWord

Gap = Literal["none", "space", "hyphen", "slash"]

_LARGEST = Decimal("1e36")
_MANY_TOKENS = 40  # no number has so many words; bounds the work on a run that never ends


@dataclass(frozen=True, slots=True)
class Token:
    """A word or digits inside a run. `gap` is what stands between it and the token before it."""

    start: int
    end: int
    word: NumberWord
    gap: Gap = "none"


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A cardinal or ordinal: its value, the position after it, its last scale if it ends there, where its "and" is."""

    value: Decimal
    end: int
    scale: Decimal | None = None
    and_at: int | None = None
    is_ordinal: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class CardinalReader:
    """Reads the whole numbers of one run."""

    tokens: Sequence[Token]

    def kind(self, i: int) -> str | None:
        """The kind of the token at i, None past the end."""
        return self.tokens[i].word.kind if i < len(self.tokens) else None

    def cardinal(self, first: int, stop: int | None = None, *, plural: bool = False) -> Cardinal | None:
        """The longest cardinal or ordinal from `first` on; with `plural` it may end in a plural ordinal."""
        stop = min(len(self.tokens) if stop is None else stop, first + _MANY_TOKENS)
        done, limit, room = Decimal(0), _LARGEST, Decimal(0)
        segment: Decimal | None = None  # what stands behind the last scale
        and_at: int | None = None
        i = first
        while i < stop:
            token = self.tokens[i]
            kind, value = token.word.kind, token.word.value
            space = limit if segment is None else room  # what is added must be less
            if i > first and token.gap == "slash":
                break
            if kind == "and":
                if i == first or space < 100 or not self._fits_after_and(i + 1, stop, first, space, segment):
                    break
                and_at = i
            elif kind in ("cardinal", "digits"):
                if i > first and not self._can_add(i, first, space, segment):
                    break
                segment, room = (segment or Decimal(0)) + value, token.word.room
            elif kind == "hundred" and room > 100 and segment is not None:
                segment, room = segment + value, Decimal(100)  # tweeduizend honderd
            elif kind == "hundred":
                if i > first and segment is not None and not self._can_multiply(first, segment, room):
                    break
                segment, room = (1 if segment is None else segment) * value, Decimal(100)
            elif kind == "scale":
                grown = _scaled(done, segment, limit, value, is_first=i == first)
                if grown is None:
                    break
                done, segment, limit = grown, None, value
            elif kind in ("ordinal", "scale_ordinal") and plural >= token.word.plural:
                whole = self._ordinal(i, first, done, segment, limit, room)
                if whole is None:
                    break
                return Cardinal(whole, i + 1, None, and_at, is_ordinal=True, is_plural=token.word.plural)
            else:
                break
            i += 1
        if segment is None and done == 0:
            return None
        return Cardinal(done + (segment or 0), i, limit if segment is None else None, and_at)

    def _can_add(self, i: int, first: int, space: Decimal, segment: Decimal | None) -> bool:
        """Whether the cardinal or digits at i add to the number so far: twenty-one, 4 thousand 3 hundred."""
        word, following = self.tokens[i].word, self.kind(i + 1)
        if not 0 < word.value < space or (segment is not None and segment >= 100 and following == "hundred"):
            return False  # two hundred, three hundred
        if word.kind == "cardinal":
            return True
        is_led = self.kind(i - 1) == "and" or following in ("hundred", "scale")
        return is_led and self.kind(first) == "digits" and word.value == int(word.value)

    def _fits_after_and(self, i: int, stop: int, first: int, space: Decimal, segment: Decimal | None) -> bool:
        if i >= stop:
            return False
        word = self.tokens[i].word
        if word.kind not in ("cardinal", "ordinal", "digits") or word.plural:
            return False
        if word.kind == "digits" and self.kind(first) != "digits":
            return False  # "a hundred and 25 were hurt" counts twice
        joins_hundred = segment is not None and self.kind(i + 1) == "hundred"  # 3 hundred and 2 hundred
        return 0 < word.value < space and word.value == int(word.value) and not joins_hundred

    def _can_multiply(self, first: int, segment: Decimal, room: Decimal) -> bool:
        return room < 100 and segment >= 1 and (segment < 100 or self.kind(first) == "digits")

    def _ordinal(
        self, i: int, first: int, done: Decimal, segment: Decimal | None, limit: Decimal, room: Decimal
    ) -> Decimal | None:
        """The value of an ordinal that ends at i, None if what stands before it is a number of its own."""
        word = self.tokens[i].word
        if i == first:
            return word.value
        if word.kind == "ordinal":
            return done + (segment or 0) + word.value if word.value < (limit if segment is None else room) else None
        if word.value == 100:
            return done + segment * 100 if segment is not None and self._can_multiply(first, segment, room) else None
        return _scaled(done, segment, limit, word.value, is_first=False)


def _scaled(
    done: Decimal, segment: Decimal | None, limit: Decimal, scale: Decimal, *, is_first: bool
) -> Decimal | None:
    """The number so far with a scale behind it, None where the scale does not belong to it."""
    if is_first:
        return scale
    total = done + (segment or 0)
    if total == 0 or total * scale > _LARGEST or (segment is not None and scale == limit):
        return None
    if scale < limit:
        return done + (1 if segment is None else segment) * scale  # één miljoen duizend
    return total * scale  # hundred thousand million
