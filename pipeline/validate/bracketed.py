"""Names with their numbers in brackets behind a total of people: 38 men from two countries: Chad (25), Togo (13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.validate.enumeration_patterns import LABEL, enumeration_patterns
from pipeline.validate.enumerations import Counted, Enumeration, names_others
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Paragraph, Passage, Phrase, paragraphs
from pipeline.validate.wording import alternation

_FEWEST = 3  # names with numbers
_REACH = 90  # characters between a total, the colon behind it and the first number


def bracketed(corpus: Corpus) -> Iterator[Enumeration]:
    """Such lists in all documents, in the order of the source, each with its total."""
    return (
        found
        for told in paragraphs(corpus).values()
        for paragraph in told
        if _may_hold_one(paragraph)
        for passage in paragraph.passages
        for found in _lists(passage)
    )


def _may_hold_one(paragraph: Paragraph) -> bool:
    """Whether a paragraph has the numbers and the marks of such a list; few have, and only they are cut up."""
    text = paragraph.block.text
    return len(paragraph.numbers) > _FEWEST and ":" in text and text.count("(") >= _FEWEST


def _lists(passage: Passage) -> Iterator[Enumeration]:
    for run in _runs(passage):
        total = _people_before(passage, run[0]) if len(run) >= _FEWEST else None
        if total is not None:
            parts = tuple(Counted(n, Phrase(None, "", n.end)) for n in run)
            is_open = names_others(passage, run[0])
            yield Enumeration(passage, "opened", Counted(total, passage.phrase(total)), parts, is_open=is_open)


def _runs(passage: Passage) -> Iterator[list[Number]]:
    """The bracketed numbers of a sentence in runs that only names part."""
    text, between = passage.block.text, _names_between(passage.document.language)
    run: list[Number] = []
    for number in passage.numbers:
        if text[number.start - 1 : number.start] != "(" or text[number.end : number.end + 1] != ")":
            continue
        if run and not between.fullmatch(text, run[-1].end, number.start):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _people_before(passage: Passage, first: Number) -> Number | None:
    """The one number of people that a colon follows, behind which the names begin."""
    text = passage.block.text
    colon = text.rfind(":", passage.start, first.start)
    partly = enumeration_patterns(passage.document.language).partly
    if colon < 0 or first.start - colon > _REACH or partly.search(text, colon, first.start):
        return None
    counted = [n for n in passage.numbers if n.end <= colon and passage.phrase(n).unit == "people"]
    return counted[0] if len(counted) == 1 and colon - counted[0].end <= _REACH else None


@cache
def _names_between(language: str) -> re.Pattern[str]:
    """From one bracketed number to the next: the name that the next one belongs to."""
    joiners = alternation(language, "comparisons", "joiners")
    return compiled(
        rf"\)\s*(?:[,;]\s*(?:(?:{joiners})\s+)?|\s(?:{joiners})\s+)[^,;:()\d\n]{{1,{LABEL}}}\(", re.IGNORECASE
    )
