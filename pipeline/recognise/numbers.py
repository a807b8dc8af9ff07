"""Numbers in a text: digits, words and both, with what they count and how sure they are.

`find_numbers` reads one text, `find_numbers_in_blocks` a document. A number is a quantity or a place in an order; parts
of dates, clock times, codes and names are not (`find_identifiers` gives the latter).

Each step has its module: `number_scan` passes over the text, `number_digits` and `number_patterns` read digits,
`number_words` the grammar of words, `non_numbers` and `number_names` leave out what is none, `number_ranges` joins,
`number_context` and `counted_nouns` read the words around, and `number_mentions` puts them in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.lexicon import load_shared
from pipeline.read.document import Block
from pipeline.recognise.identifiers import Identifier, roman_numerals
from pipeline.recognise.mentions import NumberMention
from pipeline.recognise.number_context import NumberContext, number_context
from pipeline.recognise.number_lexicon import fold
from pipeline.recognise.number_mentions import recognise
from pipeline.recognise.number_patterns import Habit, note_habit
from pipeline.recognise.number_scan import may_hold_numbers

__all__ = ["Identifier", "find_identifiers", "find_numbers", "find_numbers_in_blocks"]

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+")


def find_numbers(text: str, language: str) -> list[NumberMention]:
    """The numbers of a text, in order, without overlap.

    Separators are judged by the language and by the text before the number. Obvious parts of dates (a day beside a
    month, "in 2013") are left out; where dates were recognised, `find_numbers_in_blocks` takes them.

    Args:
        text: visible text, without markup.
        language: BCP 47 code of a language with a lexicon.

    Raises:
        KeyError: the language has no lexicon.
    """
    context = number_context(language)
    return recognise(text, context, Habit(context.lexicon.decimal_mark), is_learning=True).mentions


def find_numbers_in_blocks(
    blocks: Sequence[Block], language: str, dates: Sequence[Sequence[Span]] | None = None
) -> list[list[NumberMention]]:
    """The numbers of each block, with offsets in its text. Separators are judged by the whole document's habit.

    Args:
        blocks: the blocks of one document.
        language: BCP 47 code of a language with a lexicon.
        dates: for each block the stretches that date mentions take. A number inside one is part of the date, unless it
            counts a unit of time (three days later). None where dates were not looked for.

    Raises:
        KeyError: the language has no lexicon.
        ValueError: `dates` has not one entry for each block.
    """
    context = number_context(language)
    habit = Habit(context.lexicon.decimal_mark)
    note_habit("\n".join([block.text for block in blocks]), habit)
    taken = [None] * len(blocks) if dates is None else dates
    holding: dict[str, bool] = {}
    known: dict[tuple[str, tuple[Span, ...] | None], list[NumberMention]] = {}
    found: list[list[NumberMention]] = []
    for block, spans in zip(blocks, taken, strict=True):
        text = block.text
        may_hold = holding.get(text)
        if may_hold is None:
            may_hold = holding[text] = may_hold_numbers(text, language)
        if (
            not may_hold
            or _is_locator(block)
            or _is_code(block, context)
            or (spans and _is_all_date(text, spans, context))
        ):
            found.append([])
            continue
        templates = [(start, end) for start, end, _ in block.templates]
        # Cells and fields of a page often say the same; what is said is read once.
        key = (text, None if spans is None else tuple(spans))
        mentions = None if templates else known.get(key)
        if mentions is None:
            mentions = recognise(text, context, habit, is_learning=False, dates=spans, templates=templates).mentions
            if not templates:
                known[key] = mentions
        found.append(list(mentions))
    return found


def _is_all_date(text: str, spans: Sequence[Span], context: NumberContext) -> bool:
    """Whether a date is all that a text says, and no length of time: then its numbers are parts of it."""
    start, end = spans[0]
    if text[:start].strip() or text[end:].strip():
        return False
    return context.time_words.isdisjoint(_WORD.findall(fold(text)))


def _is_locator(block: Block) -> bool:
    """Whether a block says where in a source something stands (a page, a volume, a code): that counts nothing."""
    if block.element != "citation" or block.field is None:
        return False
    return block.field.isdigit() or block.field.casefold().rstrip("0123456789") in _locators()


def _is_code(block: Block, context: NumberContext) -> bool:
    """Whether a field of an infobox holds a code rather than a count: of a time zone, a postal district, a soldier."""
    return block.element == "infobox" and block.field_key in context.data["code_fields"]


@cache
def _locators() -> frozenset[str]:
    return frozenset(load_shared("citations")["locators"])


def find_identifiers(text: str, language: str) -> list[Identifier]:
    """The digits and numerals of a text that are names, not numbers: F-27, S/RES/2100, 16.05 uur, Alouette III.

    Args:
        text: visible text, without markup.
        language: BCP 47 code of a language with a lexicon.

    Raises:
        KeyError: the language has no lexicon.
    """
    context = number_context(language)
    found = recognise(text, context, Habit(context.lexicon.decimal_mark), is_learning=True).identifiers
    return sorted({*found, *roman_numerals(text)}, key=lambda i: (i.start, i.end))
