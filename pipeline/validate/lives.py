"""Whose life a document tells: the name and the day of birth with which its first sentence opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.lexicon.compiled import compiled
from pipeline.recognise import edtf
from pipeline.validate.passages import Paragraph, Passage, Told
from pipeline.validate.wording import alternation, whole_words

_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{2,}")
_OPENING = 90  # characters before the bracket with somebody's dates
_PLACE = re.compile(r"[^;()\d]{0,40}")
_TO_DEATH = re.compile(r"\s*[-–—]\s*[^;()\d]{0,40}")


@dataclass(frozen=True, slots=True)
class Life:
    """Somebody whose life a document tells.

    Attributes:
        born: the mention of the day of birth, with the bounds of that day.
        names: the capitalised words of the name.
    """

    born: dict[str, Any]
    names: frozenset[str]


def life_of(told: Iterable[Paragraph]) -> Life | None:
    """Whose life a document's first paragraph of prose opens with: a name, and in brackets the days between which."""
    first = next((paragraph for paragraph in told if paragraph.block.element == "prose"), None)
    passage = next(iter(first.passages), None) if first is not None else None
    if passage is None or passage.start or not passage.dates:
        return None
    text = passage.block.text
    opened = text.find("(", 0, _OPENING)
    names = frozenset(_NAME.findall(text, 0, max(opened, 0)))
    if opened < 0 or not names or _PLACE.fullmatch(text, opened + 1, passage.dates[0].start) is None:
        return None
    said = text[opened : passage.dates[0].start]
    is_birth = whole_words(passage.document.language, "rules", "births").search(said) is not None
    born = _born(passage.dates, text, is_birth=is_birth)
    return None if born is None else Life(born, names)


def _born(dates: Sequence[Told], text: str, *, is_birth: bool) -> dict[str, Any] | None:
    row = dates[0].row
    if not row["is_valid"] or row["modifier"] is not None:
        return None
    if row["precision"] == "interval" and "/" in row["edtf"]:
        earliest, latest = edtf.bounds(row["edtf"].split("/")[0])
        return None if earliest is None or latest is None else {**row, "earliest": earliest, "latest": latest}
    is_pair = len(dates) > 1 and _TO_DEATH.fullmatch(text, dates[0].end, dates[1].start) is not None
    return row if (is_pair or is_birth) and row["precision"] in ("day", "year") else None


def is_told_of(life: Life, passage: Passage, age: Told) -> bool:
    """Whether an age is that of the person whose life is told: the sentence, or the clause behind, opens with it."""
    text = passage.block.text
    if not tells_of_none_else(passage):
        return False
    if is_of_one_named(passage):
        return True
    opening = _NAME.match(text, passage.start)
    if opening is not None and opening[0] in life.names:
        return True
    behind = _clause_behind(passage.document.language).match(text, age.end, passage.end)
    return behind is not None and (behind["name"] is None or behind["name"] in life.names)


def tells_of_none_else(passage: Passage) -> bool:
    """Whether a sentence tells of nobody's father or son, of whom its dates and ages may be."""
    kin = whole_words(passage.document.language, "rules", "kin")
    return kin.search(passage.block.text, passage.start, passage.end) is None


def is_of_one_named(passage: Passage) -> bool:
    """Whether a sentence opens with a pronoun for somebody who was named before it."""
    return _subject(passage.document.language).match(passage.block.text, passage.start) is not None


@cache
def _subject(language: str) -> re.Pattern[str]:
    return compiled(rf"(?:{alternation(language, 'rules', 'pronouns')})(?!\w)", re.IGNORECASE)


@cache
def _clause_behind(language: str) -> re.Pattern[str]:
    """Behind an age that a sentence opens with: the verb or the comma, and who it is."""
    pronouns = alternation(language, "rules", "pronouns")
    return compiled(rf"(?:\s[^\W\d_]+){{0,2}},?\s(?:(?:{pronouns})(?!\w)|(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]{{2,}}))")
