"""A whole told first and divided to the last: of the 192, 17 fell, 76 had accidents, and the other 99 fell ill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.validate.enumerations import Counted, Enumeration
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Passage, paragraphs
from pipeline.validate.wording import alternation, words_before

_FEWEST = 3  # numbers of such a sentence: the whole, a part and the rest
_REACH = 40  # characters before a number in which it is said to be the rest


def remainders(corpus: Corpus) -> Iterator[Enumeration]:
    """Such divisions in all documents, in the order of the source."""
    for told in paragraphs(corpus).values():
        for paragraph in told:
            for passage in paragraph.passages if len(paragraph.numbers) >= _FEWEST else ():
                found = _divided(passage)
                if found is not None:
                    yield found


def _divided(passage: Passage) -> Enumeration | None:
    text, language = passage.block.text, passage.document.language
    numbers = passage.numbers
    if len(numbers) < _FEWEST or _opening(language).fullmatch(text, passage.start, numbers[0].start) is None:
        return None
    rest = words_before(language, "comparisons", "the_rest")
    last = next((i for i, n in enumerate(numbers) if rest.search(text[max(0, n.start - _REACH) : n.start])), 0)
    if last < _FEWEST - 1 or any(m.start < numbers[last].end for m in passage.mentions if not _counts(m.row)):
        return None
    parts = tuple(Counted(n, passage.phrase(n)) for n in numbers[1 : last + 1])
    if any(part.phrase.unit not in (None, "people") or "(" in text[part.number.start - 1] for part in parts):
        return None
    return Enumeration(passage, "opened", Counted(numbers[0], passage.phrase(numbers[0])), parts)


def _counts(row: dict[str, object]) -> bool:
    return row["notation"] not in ("ordinal", "percent") and row["qualifier"] == "exact" and row["value_high"] is None


@cache
def _opening(language: str) -> re.Pattern[str]:
    """The words before a whole that a sentence opens with: of the."""
    article = load(language, "articles")["pattern"]
    return compiled(rf"\s*(?:{alternation(language, 'comparisons', 'share_of')})\s+(?:{article})?", re.IGNORECASE)
