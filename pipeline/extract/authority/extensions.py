"""The days up to which one sentence says that a mandate was extended, one after the other.

"Until May, then to August"; "to 25 October (resolution 3), to 28 February (5) and, for the last time, to June".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.rows import Span
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_DATE = "\x00"  # stands for a date between two ends
_LONGEST_GAP = 160  # characters


def further_ends(sentence: Sentence, first: PlacedDate, language: str) -> Iterator[tuple[PlacedDate, Span]]:
    """The ends behind the first that a sentence gives a mandate, each with the words that say so.

    Between two of them stands nothing but the resolution that set the first, the day of the second's, and words for
    what came next.
    """
    at = first.mention.end
    between: list[PlacedDate] = []
    for date in sentence.dates:
        m = date.mention
        if m.start < at or not m.is_valid or m.precision not in ("day", "month"):
            continue
        if m.start - at > _LONGEST_GAP:
            return
        if _onward(language).fullmatch(_plain(sentence, at, m.start, between)):
            yield date, sentence.block.span(at, m.end)
            at, between = m.end, []
        else:
            between.append(date)


def _plain(sentence: Sentence, start: int, end: int, dates: list[PlacedDate]) -> str:
    """A stretch with a mark for each of the dates in it."""
    pieces, at = [], start
    for date in dates:
        pieces += [sentence.block.text[at : date.mention.start], _DATE]
        at = date.mention.end
    return "".join([*pieces, sentence.block.text[at:end]])


@cache
def _onward(language: str) -> re.Pattern[str]:
    """What stands between one end of a mandate and the next."""
    words, change = load(language, "mandates"), load(language, "strengths")["change"]
    resolutions = load(language, "resolutions")
    joined = alternatives(load(language, "quantities")["conjunctions"])
    ends = "|".join(word for word in words["ends"] if " " not in word)
    nouns, by = alternatives(resolutions["nouns"]), alternatives(resolutions["beside"])
    prepositions = alternatives(
        [*load(language, "passages")["attributive"], *load(language, "passages")["prepositions"]]
    )
    helped = alternatives(load(language, "incidents")["auxiliaries"])
    next_time = "|".join([*map(re.escape, [*change["then"], *words["renewed"]]), *words["again"]])
    adopted = rf"(?:\s(?:\((?:\d{{4}}|{_DATE})\)|(?:{prepositions})\s{_DATE}))?"
    by_one = rf"(?:{by})\s(?:\w+\s){{0,4}}?(?:{nouns})\s\d+{adopted}"
    return compiled(
        rf"(?:\s\([^()]{{1,80}}\))?(?:\s{by_one})?"
        rf"\s*[,;]?\s*(?:(?:{joined}),?\s)?(?:(?:{next_time}),?\s)?(?:(?:{helped})\s)?(?:{by_one}\s)?"
        rf"(?:(?:(?:{prepositions})\s)?{_DATE},?\s)?(?:(?:{next_time}),?\s)?(?:{ends}|{alternatives(change['to'])})\s",
        re.IGNORECASE,
    )
