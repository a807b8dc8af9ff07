"""Changes told with their amount: raised from 900 by 400 to 1,300, or to 900 and then by a further 400 to 1,300."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Passage, paragraphs
from pipeline.validate.wording import whole_words, words_before

_FEWEST = 3  # numbers of a sentence that tells a change with its amount
_SURE = ("exact", "at_most")  # "to" before a number may also mean up to it
_TWO = 2
_NEAR = 0.2  # share of a total by which what brings it there may miss it and still be meant to add up
_REACH = 40  # characters before a number in which the words stand that lead to it


@dataclass(frozen=True, slots=True)
class Change:
    """A number, the amount by which it changed, and what the text says that it came to.

    Attributes:
        passage: the sentence.
        base: the number before.
        amount: of the change.
        result: what it came to.
        sign: 1 of a rise, -1 of a fall.
    """

    passage: Passage
    base: Number
    amount: Number
    result: Number
    sign: int

    @property
    def value(self) -> float:
        """What the base and the amount make."""
        return self.base.value + self.sign * self.amount.value

    def written(self, of: Number) -> str:
        """One of the numbers as a reader sees it."""
        return of.row["quote"]


def changes(corpus: Corpus) -> Iterator[Change]:
    """The changes of all documents, in the order of the source."""
    for told in paragraphs(corpus).values():
        for paragraph in told:
            if len(paragraph.numbers) < _FEWEST:
                continue
            for passage in paragraph.passages:
                yield from _in_passage(passage)
            for before, passage in pairwise(paragraph.passages):
                if (found := _brought_to(before, passage)) is not None:
                    yield found


def _in_passage(passage: Passage) -> Iterator[Change]:
    text, language = passage.block.text, passage.document.language
    patterns = _patterns(language)
    named = {m.start(1) for m in patterns.resolution.finditer(text, passage.start, passage.end)}
    numbers = [n for n in passage.numbers if n.row["notation"] != "ordinal" and n.start not in named]
    if len(numbers) < _FEWEST:
        return
    for base, (amount, result) in zip(numbers, pairwise(numbers[1:]), strict=False):
        if any(n.row["qualifier"] not in _SURE for n in (base, amount, result)):
            continue
        lead = text[max(passage.start, amount.start - _REACH) : amount.start]
        if patterns.to.fullmatch(text, amount.end, result.start) is None or patterns.by.search(lead) is None:
            continue
        before = text[max(passage.start, base.start - _REACH) : base.start]
        is_from = patterns.from_.search(before) is not None and patterns.just_by.fullmatch(text, base.end, amount.start)
        is_onward = patterns.further.search(lead) is not None and patterns.came_to.search(before) is not None
        sign = 0 if is_from else _sign(text[base.end : amount.start], language)
        sign = sign or _sign(text[passage.start : amount.start], language)
        if sign and (is_from or is_onward):
            yield Change(passage, base, amount, result, sign)


def _brought_to(before: Passage, passage: Passage) -> Change | None:
    """A total that so many more bring to another: 40 had died. By May a further 7 had, bringing the total to 57."""
    if len(passage.numbers) != _TWO or not before.numbers:
        return None
    text, language = passage.block.text, passage.document.language
    amount, result = passage.numbers
    further = words_before(language, "comparisons", "further")
    if further.search(text, max(passage.start, amount.start - _REACH), amount.start) is None:
        return None
    if words_before(language, "comparisons", "brought_to").search(text, amount.end, result.start) is None:
        return None
    base = before.numbers[-1] if len(before.numbers) == 1 else None
    found = None if base is None else Change(passage, base, amount, result, 1)
    # Of a total that is far off, the number before was no total.
    is_near = found is not None and abs(found.value - result.value) <= _NEAR * result.value
    return found if is_near and all(n.row["qualifier"] == "exact" for n in (*before.numbers, amount, result)) else None


def _sign(text: str, language: str) -> int:
    """Whether words tell of a rise (1) or a fall (-1); 0 where they tell of neither or of both."""
    rises, falls = (
        whole_words(language, "comparisons", words).search(text) is not None for words in ("increase", "decrease")
    )
    return rises - falls


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands before a number and between two numbers of a change."""

    from_: re.Pattern[str]
    by: re.Pattern[str]
    just_by: re.Pattern[str]
    further: re.Pattern[str]
    to: re.Pattern[str]
    came_to: re.Pattern[str]
    resolution: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "strengths")
    further = alternatives(load(language, "comparisons")["by_a_further"])
    by, to = alternatives(words["increments"]), alternatives(words["change"]["to"])
    from_ = alternatives(words["change"]["from"])
    ends = r"(?<!\w)(?:{})\s+\Z"
    return _Patterns(
        from_=compiled(ends.format(from_), re.IGNORECASE),
        by=compiled(ends.format(by), re.IGNORECASE),
        just_by=compiled(rf"\s+(?:{by})\s+", re.IGNORECASE),
        further=compiled(ends.format(further), re.IGNORECASE),
        to=compiled(rf"\s*,?\s*(?:{to})\s+", re.IGNORECASE),
        came_to=compiled(ends.format(to), re.IGNORECASE),
        resolution=compiled(words["resolution"], re.IGNORECASE),
    )
