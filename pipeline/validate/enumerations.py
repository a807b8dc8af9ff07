"""Enumerations of numbers in a sentence: a whole and its parts, or numbers that are merely listed.

"12 (7 A and 5 B)", "12 were hurt—seven from A and five from B", "12: 7 A, 5 B", "7 A and 5 B, in total 12". What is an
enumeration is decided by punctuation and by words (`enumeration_patterns.py`); whether it adds up is the business of
`sums.py` and the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.validate.enumeration_patterns import LABEL, enumeration_patterns
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Number, Passage, Phrase, paragraphs
from pipeline.validate.wording import whole_words

Form = Literal["brackets", "opened", "summed", "bare"]

_GAP, _REACH = 90, 90  # the most characters between two parts, and between a total and its parts

_NEAR = 0.1  # share of a total by which parts told behind an aside may miss it and still be its parts
_FEWEST = 2  # numbers of an enumeration
_MOST_ARTICLES = 9  # parts told with an article: a driver, a guard and an interpreter
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of an enumeration with what it counts."""

    number: Number
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Numbers enumerated in one sentence.

    Attributes:
        passage: the sentence.
        form: ``brackets`` behind the total, ``opened`` by a colon, a dash or a word, ``summed`` by a total that
            follows, ``bare`` without a total.
        total: the whole, None of a bare enumeration.
        parts: at least two.
        extra: 1 where one more part is told with an article in the place of a number (and a civilian), else 0.
        is_open: whether something that has no number follows in the enumeration, or its parts need not be all.
    """

    passage: Passage
    form: Form
    total: Counted | None
    parts: tuple[Counted, ...]
    extra: int = 0
    is_open: bool = False


def enumerations(corpus: Corpus) -> tuple[Enumeration, ...]:
    """The enumerations of all documents, in the order of the source."""
    return corpus.derive(_enumerations)


def _enumerations(corpus: Corpus) -> tuple[Enumeration, ...]:
    return tuple(
        enumeration
        for told in paragraphs(corpus).values()
        for paragraph in told
        if len(paragraph.mentions) >= _FEWEST and len(paragraph.numbers) >= _FEWEST
        for passage in paragraph.passages
        for enumeration in enumerated(passage)
    )


def enumerated(passage: Passage) -> Iterator[Enumeration]:
    """The enumerations of one sentence."""
    if len(passage.mentions) < _FEWEST or len(passage.numbers) < _FEWEST:
        return
    for run in _runs(passage):
        if len(run) >= _FEWEST:
            yield _enumeration(passage, run)


def _enumeration(passage: Passage, run: list[Number]) -> Enumeration:
    first, last = run[0], run[-1]
    parts = tuple(Counted(n, passage.phrase(n)) for n in run)
    if _is_cut(passage, first):
        return Enumeration(passage, "bare", None, parts)
    index = passage.numbers.index(first)
    following = passage.numbers[index + len(run)] if index + len(run) < len(passage.numbers) else None
    if following is not None and _is_sum(passage, last, following):
        return Enumeration(passage, "summed", Counted(following, passage.phrase(following)), parts)
    if index:
        at = index - 1 - (index > 1 and _counts_countries(passage, *passage.numbers[index - 2 : index]))
        before = passage.numbers[at]
        form = None if _is_of_resolution(passage, before) else _opened(passage, before, first)
        form = form or _opened_apart(passage, before, run)
        closed = _closing(passage, last) if form == "brackets" else None
        if form and (form == "opened" or closed is not None) and not _goes_on(passage, last, form):
            extra, is_open = _rest(passage, parts[-1], closed)
            is_open = is_open or any(_is_share(passage, n) for n in run) or names_others(passage, first)
            # What breaks the run is joined as the next part would be: "…, 40 from A and up to 20 from B".
            is_open = is_open or (following is not None and _is_listed_on(passage, last, following))
            return Enumeration(passage, form, Counted(before, passage.phrase(before)), parts, extra, is_open)
    return Enumeration(passage, "bare", None, parts)


def _is_of_resolution(passage: Passage, number: Number) -> bool:
    """Whether a number is that of a resolution, which may stand before a colon too."""
    named = enumeration_patterns(passage.document.language).resolution
    return any(
        found.start(1) == number.start for found in named.finditer(passage.block.text, passage.start, number.end)
    )


def _counts_countries(passage: Passage, total: Number, before: Number) -> bool:
    """Whether the number before the parts is that of the countries that those counted come from: 900 men from 12."""
    patterns, text = enumeration_patterns(passage.document.language), passage.block.text
    is_of = patterns.from_countries.fullmatch(text, total.end, before.start) is not None
    return is_of and patterns.countries.match(text, before.end) is not None


def _is_cut(passage: Passage, first: Number) -> bool:
    """Whether a measure stands before the first part as one more of them: 216 million euros, then 344 million."""
    before = next((m for m in reversed(passage.mentions) if m.end <= first.start), None)
    if before is None or before.row["unused_reason"] != "measure" or before.row["value"] is None:
        return False
    gap = enumeration_patterns(passage.document.language).gap
    return gap.fullmatch(passage.block.text, before.end, first.start) is not None


def names_others(passage: Passage, first: Number) -> bool:
    """Whether others are told beside the parts: a few from Jordan, and others; one each from Mali and Togo."""
    if any(m.row["qualifier"] == "vague" for m in passage.mentions if m.start > first.start):
        return True
    language, text = passage.document.language, passage.block.text
    others = whole_words(language, "comparisons", "examples", "distributive", "rest_words").finditer(
        text, first.end, passage.end
    )
    # Behind the last of the parts, some of those counted are told of, not more of them: among them a colonel.
    some = whole_words(language, "comparisons", "some_of_them")
    last = max(n.end for n in passage.numbers)
    return any(found.start() < last or some.fullmatch(found[0]) is None for found in others)


def _runs(passage: Passage) -> Iterator[list[Number]]:
    """The numbers of a sentence in runs that an enumeration's punctuation joins."""
    run = [passage.numbers[0]]
    counted = frozenset(n.start for n in passage.numbers)
    others = [m for m in passage.mentions if m.start not in counted and m.row["notation"] != "ordinal"]
    for left, right in pairwise(passage.numbers):
        between = [m.start for m in others if left.end <= m.start < right.start]
        if any(not _in_brackets(passage, left.end, at) for at in between) or not _joins(passage, left, right):
            yield run
            run = []
        run.append(right)
    yield run


def _in_brackets(passage: Passage, start: int, at: int) -> bool:
    between = passage.block.text[start:at]
    return between.count("(") > between.count(")")


def _joins(passage: Passage, left: Number, right: Number) -> bool:
    if right.start - left.end > _GAP:
        return False
    text, patterns = passage.block.text, enumeration_patterns(passage.document.language)
    gap = _BRACKETS.sub("", text[left.end : right.start])
    found = patterns.gap.fullmatch(gap)
    if found is None or patterns.separator.search(found["label"]):
        return False
    if patterns.breaker.search(patterns.cause.sub(" ", gap)) or patterns.opening_word.search(gap):
        return False
    if _is_share(passage, right) and not _is_share(passage, left):
        return False
    is_sum = patterns.total_cue.search(text, left.end, right.start)
    return is_sum is None and patterns.total_behind.match(text, right.end, passage.end) is None


def _is_listed_on(passage: Passage, last: Number, following: Number) -> bool:
    """Whether nothing but the punctuation of an enumeration stands between its last part and one more number."""
    gap = _BRACKETS.sub("", passage.block.text[last.end : following.start])
    gaps = enumeration_patterns(passage.document.language).gap
    return following.start - last.end <= _GAP and gaps.fullmatch(gap) is not None


def _is_share(passage: Passage, number: Number) -> bool:
    """Whether a number is said to count some of those told before: 126 of them."""
    of_them = enumeration_patterns(passage.document.language).of_them
    return of_them.match(passage.block.text, number.end, passage.end) is not None


def _opened(passage: Passage, total: Number, first: Number) -> Form | None:
    """How the parts are joined to the total before them, if they are."""
    if first.start - total.end > _REACH:
        return None
    patterns = enumeration_patterns(passage.document.language)
    found = patterns.opener.fullmatch(passage.block.text, total.end, first.start)
    if found is None or patterns.partly.search(found["label"]) or patterns.partly.search(found["opener"]):
        return None
    opened = found.start("opener") if found["opener"].strip() == ":" else total.end
    if passage.dates and any(opened <= d.start and d.end <= first.start for d in passage.dates):
        return None  # the parts may hold for another day than the total
    return "brackets" if found["opener"].strip() == "(" else "opened"


def _opened_apart(passage: Passage, total: Number, run: list[Number]) -> Form | None:
    """Parts behind a colon that an aside parts from their total; such parts nearly make it up, if they are its parts.

    "60 men, placed under the Irish battalion: 45 marines and 16 engineers".
    """
    patterns, first = enumeration_patterns(passage.document.language), run[0]
    found = patterns.opener_apart.fullmatch(passage.block.text, total.end, first.start)
    if found is None or first.start - total.end > _REACH or patterns.partly.search(found["label"]):
        return None
    if any(total.end <= d.start and d.end <= first.start for d in passage.dates):
        return None
    off = abs(sum(number.value for number in run) - total.value)
    return "opened" if off <= _NEAR * total.value else None


def _closing(passage: Passage, last: Number) -> int | None:
    """Where the bracket closes that the last part stands in; None where none does, or more numbers stand in it."""
    text = passage.block.text
    closing = text.find(")", last.end, passage.end)
    if closing < 0 or "(" in text[last.end : closing]:
        return None
    return closing if not any(last.end <= m.start < closing for m in passage.mentions) else None


def _goes_on(passage: Passage, last: Number, form: Form) -> bool:
    """Whether the words behind the last part make another clause of them (… – 20 civilians and 5 others were hurt)."""
    if form == "brackets":
        return False
    rest = re.split(r"[—–;.)]", passage.block.text[last.end : passage.end], maxsplit=1)[0]
    return enumeration_patterns(passage.document.language).clause.search(rest) is not None


def _rest(passage: Passage, last: Counted, closed: int | None) -> tuple[int, bool]:
    """What follows the last part in the enumeration: how many told with an article; whether more without a number."""
    patterns = enumeration_patterns(passage.document.language)
    rest = passage.block.text[last.phrase.end : passage.end if closed is None else closed]
    told, at = 0, 0
    while told < _MOST_ARTICLES and (article := patterns.article_part.match(rest, at)) is not None:
        told, at = told + 1, article.end()
    more = patterns.separator.search(rest, at) if closed is not None else None
    some = whole_words(passage.document.language, "comparisons", "some_of_them")
    return told, more is not None and some.match(rest, more.end() + (rest[more.end() : more.end() + 1] == " ")) is None


def _is_sum(passage: Passage, last: Number, total: Number) -> bool:
    """Whether a number behind an enumeration is said to be its sum."""
    if total.start - last.end > _REACH:
        return False
    text, patterns = passage.block.text, enumeration_patterns(passage.document.language)
    if patterns.running_on.search(text, total.end, min(total.end + LABEL, passage.end)):
        return False  # more is counted than what the sentence lists
    cue = patterns.total_cue.search(text, last.end, total.start)
    if cue is not None:
        return not patterns.not_total.search(text, last.end, cue.start("cue"))
    gap = patterns.gap.fullmatch(text, last.end, total.start)
    return gap is not None and patterns.total_behind.match(text, total.end, passage.end) is not None
