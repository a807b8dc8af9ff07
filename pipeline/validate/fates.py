"""What became of a number of people, told to the last: of these 11, nine were killed and three survived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon.compiled import compiled
from pipeline.validate.enumerations import Counted, Enumeration
from pipeline.validate.findings import Corpus
from pipeline.validate.passages import Passage, paragraphs
from pipeline.validate.wording import alternation, whole_words

_FEWEST = 3  # numbers of such a sentence: the whole and two parts
_LEAD = 30  # characters before a whole


def fates(corpus: Corpus) -> Iterator[Enumeration]:
    """Such divisions in all documents, in the order of the source: the parts may leave a rest, but are never more."""
    for told in paragraphs(corpus).values():
        for paragraph in told:
            for passage in paragraph.passages if len(paragraph.numbers) >= _FEWEST else ():
                if (found := _divided(passage)) is not None:
                    yield found


def _divided(passage: Passage) -> Enumeration | None:
    text, language, numbers = passage.block.text, passage.document.language, passage.numbers
    for i, total in enumerate(numbers[: 1 - _FEWEST]):
        if _opening(language).search(text[max(passage.start, total.start - _LEAD) : total.start]) is None:
            continue
        behind = numbers[i + 1 :]
        said = whole_words(language, "comparisons", "fates").findall(text, total.end, passage.end)
        others = whole_words(language, "comparisons", "breakers_of_fates").search(text, total.end, passage.end)
        is_exact = all(m.row["qualifier"] == "exact" for m in passage.mentions if m.start >= total.start)
        # Each part has a fate of its own; somebody may well be in two parts of any other kind.
        if others is not None or not is_exact or len(said) < len(behind):
            return None
        parts = tuple(Counted(number, passage.phrase(number)) for number in behind)
        if any(part.phrase.unit not in (None, "people") for part in parts):
            return None
        return Enumeration(passage, "summed", Counted(total, passage.phrase(total)), parts, is_open=True)
    return None


@cache
def _opening(language: str) -> re.Pattern[str]:
    """The words before a whole with which a sentence or clause begins: of the, of these."""
    of, articles = (alternation(language, "comparisons", name) for name in ("share_of", "wholes"))
    return compiled(rf"(?:^|[;:(—–,.]\s)(?:{of})(?:\s(?:{articles}))?\s\Z", re.IGNORECASE)
