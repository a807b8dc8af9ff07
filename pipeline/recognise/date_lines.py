"""The day on which a text says that it was written: its dateline, or the head of a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.read.document import Block
from pipeline.recognise.date_phrases import Expression
from pipeline.recognise.date_sources import Source
from pipeline.recognise.date_words import DateWords, fold

_HEAD, _LETTERHEAD = 4, 8  # blocks of a text, and of a letter, among which its dateline is
_LINE = 60  # characters of a line at the head that is no sentence
_PLACE = re.compile(r"\s*(?:[^|\n\d]{1,40}\|\s*)?(?:[A-Z][^\W\d_]*(?:[ '-][A-Z][^\W\d_]*){0,3},?\s+)?\(?")
_DATELINE_END = re.compile(r"\)?\s*(?:[.|–—-]\s|\Z)")
_HEADED = frozenset({"prose", "heading"})


def dateline(
    blocks: Sequence[Block], found: Mapping[str, list[Expression]], words: DateWords
) -> tuple[Source | None, bool]:
    """The day of writing at the head of a text, and whether it is no entry of a chronicle for sure.

    A line that is a day, or opens with it ("Juba, 3 May 2014 -"), or the field of a letter's head. A place before the
    day, or a letter's other fields beside it, make it sure.
    """
    fields = {fold((b.field or "").strip()) for b in blocks[:_LETTERHEAD] if b.element == "infobox"}
    is_letter = not fields.isdisjoint(words.sets["letter_fields"])
    for block in blocks[: _LETTERHEAD if is_letter or _is_addressed(blocks) else _HEAD]:
        first = next(iter(found.get(block.text, ())), None)
        if block.element == "infobox" and is_letter and first is not None:
            if (day := _as_written(first, block)) is not None and is_date_of_event(block, words):
                return day, True
        elif block.element not in _HEADED and not (block.element == "list_item" and len(block.text) <= _LINE):
            if block.element != "infobox":
                break
        elif first is not None and (day := _as_written(first, block)) is not None:
            if _is_headed(block.text, first, words) and _DATELINE_END.match(block.text, first.end):
                return day, first.start > 0
            if block.element == "prose":
                break
        elif block.element == "prose" and len(block.text) > _LINE:
            break
    return None, False


def _is_headed(text: str, first: Expression, words: DateWords) -> bool:
    """Whether nothing but a place stands before a date: Juba, 3 May 2014; but "On 3 May 2014" is an answer."""
    is_place = _PLACE.fullmatch(text, 0, first.start) is not None
    return is_place and fold(text[: first.start].strip()) not in words.classes


def _as_written(first: Expression, block: Block) -> Source | None:
    """The one day, with its year, that an expression is; None of any other."""
    low = first.low
    if low is None or low.unit != "day" or low.year is None or first.high is not None:
        return None
    return Source(low.year, low.month, low.day, first.start, first.end, block.index)


def _is_addressed(blocks: Sequence[Block]) -> bool:
    """Whether a text opens with the lines of an address."""
    return len(blocks) > 1 and all(b.element == "list_item" for b in blocks[:2])


def is_date_of_event(block: Block, words: DateWords) -> bool:
    """Whether a field is that for the date of the event that its box is on."""
    return block.field is not None and fold(block.field.strip()) in words.sets["event_fields"]
