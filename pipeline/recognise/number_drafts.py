"""Drafts of number mentions: the readings of a run with their places in the text, before the words around are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.read.frozen import constructor
from pipeline.recognise.counted_nouns import noun_lexicon
from pipeline.recognise.mentions import Notation
from pipeline.recognise.neighbours import Neighbours, Surroundings
from pipeline.recognise.non_numbers import is_article_one, is_bare_half, is_plus_minus
from pipeline.recognise.number_cardinals import Token
from pipeline.recognise.number_context import NumberContext, is_whole
from pipeline.recognise.number_lexicon import fold
from pipeline.recognise.number_words import read_numbers

_NEXT_WORD = re.compile(r"[ \u00a0-]([^\W\d_]+)")
_PLAIN = frozenset({"cardinal", "digits"})
_SCALES = frozenset({"scale", "hundred"})
_ONE = Decimal(1)
_LARGE = Decimal("1e27")  # what fits the digits of the default decimal context


@dataclass(slots=True)
class Draft:
    """A number on its way to a mention.

    Attributes:
        start: where it begins in the text.
        end: where it ends, exclusive.
        value: the number, None for a vague quantity.
        high: the high end of a range.
        is_ordinal: whether it names a place in an order.
        is_approximate: whether the word itself says "about".
        notation: how it is written.
        scale: the value of the scale word it ends in, which the low end of a range may share (2 to 3 million).
        is_tentative: whether it is a number only as a part of a rate (een op de drie).
        around: the words beside it, once they were looked up.
    """

    start: int
    end: int
    value: Decimal | None
    high: Decimal | None = None
    is_ordinal: bool = False
    is_approximate: bool = False
    notation: Notation = "words"
    scale: Decimal | None = None
    is_tentative: bool = False
    around: Surroundings | None = None


_draft = constructor(Draft)


def drafts(near: Neighbours, run: list[Token], context: NumberContext) -> Iterator[Draft]:
    """The numbers of a run, and the articles in it that are the number one."""
    text = near.text
    grammar = context.grammar
    stop = noun_lexicon(context.lexicon.language).stop

    def is_before_noun(i: int) -> bool:
        word = _NEXT_WORD.match(text, run[i].end)
        return word is not None and fold(word[1]) not in stop

    first = run[0]
    if len(run) == 1 and first.word.kind in _PLAIN:  # most runs: one number, nothing to read
        is_digits = text[first.start].isdigit() or text[first.end - 1].isdigit()
        value = _plain(first.word.value) if is_digits else first.word.value
        yield _draft(first.start, first.end, value, notation="digits" if is_digits else "words")
        return
    read_to = 0
    if len(run) > 1 or first.word.kind != "article":
        for reading in read_numbers(run, grammar, is_before_noun):
            yield from _articles(near, run[read_to : reading.first], context)
            read_to = reading.end
            tokens = run[reading.first : reading.end]
            value = reading.value
            if tokens[0].word.kind == "minus" and is_plus_minus(near.around(tokens[0].start, tokens[0].end), context):
                tokens, value = tokens[1:], -value
            kinds = {t.word.kind for t in tokens}
            if reading.is_bare_fraction and not is_bare_half(near.around(tokens[0].start, tokens[-1].end), context):
                continue
            if "ordinal" in kinds and reading.is_ordinal and _is_unit_of_time(near, run, reading.first, context):
                continue
            yield _draft(
                tokens[0].start,
                tokens[-1].end,
                _plain(value),
                is_ordinal=reading.is_ordinal,
                is_approximate=reading.is_approximate,
                notation=_notation(text, tokens, is_ordinal=reading.is_ordinal),
                scale=tokens[-1].word.value if tokens[-1].word.kind in _SCALES and len(tokens) > 1 else None,
            )
    yield from _articles(near, run[read_to:], context)


def _plain(value: Decimal) -> Decimal:
    """The value without digits that say nothing: 60300000 for 60300000.0, 1.5 for 1.50."""
    if value.same_quantum(_ONE):  # a whole number, written without zeros behind the mark
        return value
    return value.quantize(_ONE) if is_whole(value) and abs(value) < _LARGE else value.normalize()


def _notation(text: str, tokens: Sequence[Token], *, is_ordinal: bool) -> Notation:
    if is_ordinal:
        return "ordinal"
    has_digits = any(text[t.start : t.end][-1:].isdecimal() or text[t.start].isdecimal() for t in tokens)
    has_words = any(text[t.start].isalpha() for t in tokens)
    return "mixed" if has_digits and has_words else "digits" if has_digits else "words"


def _is_unit_of_time(near: Neighbours, run: Sequence[Token], i: int, context: NumberContext) -> bool:
    """Whether an ordinal is the unit of time: sixty second(s), in a second."""
    text = near.text
    if fold(text[run[i].start : run[i].end]) not in context.data["unit_ordinals"]:
        return False
    word = _NEXT_WORD.match(text, run[i].end)
    return i > 0 and (
        run[i - 1].word.kind in ("cardinal", "digits") or (run[i - 1].word.kind == "article" and not word)
    )


def _articles(near: Neighbours, tokens: Sequence[Token], context: NumberContext) -> Iterator[Draft]:
    """Articles that are the number one: a length of time, or the one of "een op de drie"."""
    text = near.text
    for token in tokens:
        if token.word.kind != "article":
            continue
        word = _NEXT_WORD.match(text, token.end)
        if word is None:
            continue
        following = fold(word[1])
        if following in context.data["one_as_article"]["nouns"]:
            if is_article_one(near.around(token.start, token.end), context):
                yield Draft(token.start, token.end, Decimal(1))
        elif following in context.rate_leads:
            yield Draft(token.start, token.end, Decimal(1), is_tentative=True)
