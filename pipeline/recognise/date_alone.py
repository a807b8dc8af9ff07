"""Numbers and months that are all that a cell or a field holds: whether they are dates there.

A column or a field says so by its name; without one a lone 1998 counts something, and May is somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.document import Block
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_words import MONTH, DateWords, fold
from pipeline.recognise.mentions import DateMention

_FIELDS = frozenset({"infobox", "citation", "template"})
_BARE_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_FIRST_LIKELY = "1900"  # a span of two numbers from here on is one of years, whatever the field is called
_FIELD_WORD = re.compile(r"[^\W\d_]+")


def dated_columns(blocks: Sequence[Block], words: DateWords) -> frozenset[tuple[int | None, int | None]]:
    """The columns of tables whose header says that they hold dates."""
    dated = words.sets["dated_fields"]
    return frozenset(
        (block.group, block.column)
        for block in blocks
        if block.element == "table_cell" and block.is_header and any(w in dated for w in words_of(block.text))
    )


def is_lone_number(
    block: Block, mention: DateMention, words: DateWords, columns: frozenset[tuple[int | None, int | None]]
) -> bool:
    """Whether a cell or a field is only a number that could be a year, and nothing says that it holds dates."""
    if not _BARE_YEARS.fullmatch(mention.edtf) or mention.end - mention.start < len(block.text.strip()):
        return False
    if "/" in mention.edtf and mention.edtf >= _FIRST_LIKELY and block.element != "citation":
        return False  # life_span = 1962–1963, but pages = 1962–1963
    if block.element == "table_cell":
        return not block.is_header and (block.group, block.column) not in columns
    if block.element in _FIELDS:
        return not any(w in words.sets["dated_fields"] for w in words_of(block.field or ""))
    return False


def is_lone_month(
    block: Block, first: Expression, words: DateWords, columns: frozenset[tuple[int | None, int | None]]
) -> bool:
    """Whether a block is only a word that is a month or a name (May, Jan), and no column says that it is the month."""
    word = block.text.strip()
    month = fold(word).rstrip(".")
    is_clear = month in words.full_months and month not in words.sets["ambiguous_months"]
    if first.end - first.start < len(month) or words.classes.get(month) != MONTH or is_clear:
        return False
    return block.element != "table_cell" or (block.group, block.column) not in columns


def words_of(text: str) -> list[str]:
    """The words of a field's or header's name, as the lexicon has them."""
    return [fold(w) for w in _FIELD_WORD.findall(text)]
