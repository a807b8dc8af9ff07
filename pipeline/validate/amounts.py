"""Amounts of money that a sentence divides: 10 million euros, of which 6 million in 2008 and 4 million in 2009.

What is divided by a colon should add up; what is divided by "of which" may leave a rest, and is never less than its
parts. Numbers of people and things are the business of `enumerations.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.validate.enumeration_patterns import enumeration_patterns
from pipeline.validate.enumerations import Counted, Enumeration
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Passage, Phrase, Told, passages
from pipeline.validate.wording import alternation

_FEWEST = 2  # parts


def divided_amounts(corpus: Corpus) -> Iterator[Enumeration]:
    """The amounts of all documents that their sentence divides, in the order of the source."""
    for passage in passages(corpus):
        if len(passage.mentions) > _FEWEST and any(_is_money(m) for m in passage.mentions):
            yield from divided(passage)


def divided(passage: Passage) -> Iterator[Enumeration]:
    """The amounts that one sentence divides."""
    for i, total in enumerate(passage.mentions):
        if not _is_money(total):
            continue
        run = _run(passage, total, passage.mentions[i + 1 :])
        if len(run) < _FEWEST:
            continue
        opener = passage.block.text[total.end : run[0].start]
        parts = tuple(_counted(part) for part in run)
        yield Enumeration(passage, "opened", _counted(total), parts, is_open=":" not in opener)


def _run(passage: Passage, total: Told, behind: Sequence[Told]) -> list[Told]:
    """The amounts behind one that are its parts."""
    language, text = passage.document.language, passage.block.text
    run: list[Told] = []
    for mention in behind:
        if not _is_like(mention, total):
            break
        if not run and _opening(language).fullmatch(text, total.end, mention.start) is None:
            break
        gap = enumeration_patterns(language).gap
        if run and gap.fullmatch(text, run[-1].end, mention.start) is None:
            break
        run.append(mention)
    return run


def _is_money(mention: Told) -> bool:
    """Whether a number is so many millions of a currency: a measure whose number is part digits, part words."""
    row = mention.row
    return row["unused_reason"] == "measure" and row["notation"] == "mixed" and row["value"] is not None


def _is_like(mention: Told, total: Told) -> bool:
    """Whether a number is an amount in the currency of another: it need not name it again."""
    row = mention.row
    is_plain = row["value"] is not None and row["value_high"] is None and row["notation"] == "mixed"
    return is_plain and row["noun"] in (None, total.row["noun"])


def _counted(mention: Told) -> Counted:
    return Counted(Number(mention.row, mention.start, mention.end), Phrase(None, "", mention.end))


@cache
def _opening(language: str) -> re.Pattern[str]:
    """From behind an amount up to the first of its parts: the currency, then a colon or "of which"."""
    of_which = alternation(language, "comparisons", "of_which")
    mark = alternatives(["$", "€", "£"])
    return compiled(
        rf"(?:\s[^\W\d_]+){{0,2}}(?:\s?:\s|,?\s(?:{of_which})\s)(?:[^\W\d_]+\s){{0,2}}(?:{mark})?\s?", re.IGNORECASE
    )
