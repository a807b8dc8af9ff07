"""Whether a day or month without a year is in the year behind that told last, or in the one before it."""

from __future__ import annotations

import re

from pipeline.recognise.date_points import Point
from pipeline.recognise.date_sources import Source, words_of
from pipeline.recognise.date_words import DateWords

# A month before the last one told is in the next year where that is near and the other way is far: January after
# December. From October on, up to four months ahead.
_LATE_IN_YEAR, _NEAR_AHEAD = 10, 4
_SENTENCE_END = re.compile(r"[.!?]\s")
_BEHIND_END = re.compile(r"[.!?\n]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ADVERBS = 2  # words between "had" and its participle
_REACH = 4  # words before "had" among which the relative is that makes an aside of it (which it had …)
_CLAUSE = 2  # words at least that a clause has between what opens it and its date


def years_on(low: Point, source: Source, between: str, behind: str, words: DateWords, *, is_same_sentence: bool) -> int:
    """How many years a day or month lies behind the year that it takes from another date: 0, 1 or -1.

    Args:
        low: the day or month.
        source: the date told last.
        between: what stands between the two, or a stretch before the day where they are not in one sentence.
        behind: a stretch behind it.
        words: the date words of the language.
        is_same_sentence: whether one sentence has both.
    """
    if source.month is None or low.month is None or low.unit not in ("day", "month"):
        return 0
    if low.month > source.month:
        return -1 if is_same_sentence and low.unit == "day" and _goes_back(between, words) else 0
    if low.month == source.month:
        return 0
    said = words_of(_SENTENCE_END.split(between)[-1])
    told_on = words_of(_BEHIND_END.split(behind)[0])
    if (said | told_on) & words.sets["backward_words"]:
        return 0
    if said & words.sets["forward_words"]:
        return 1
    is_near = source.month >= _LATE_IN_YEAR and low.month + 12 - source.month <= _NEAR_AHEAD
    return int(not is_same_sentence and is_near)


def _goes_back(between: str, words: DateWords) -> bool:
    """Whether a clause of what had been before leads to a day: in January …, after they had landed on 2 August."""
    said = [w.lower() for w in _WORD.findall(between)]
    for i, word in enumerate(said):
        if word in words.sets["opens_earlier"] and len(said) - i > _CLAUSE:
            return True
        if word in words.sets["pluperfect"] and not words.sets["relatives"].isdisjoint(said[max(0, i - _REACH) : i]):
            after = said[i + 1 : i + 2 + _LONGEST_ADVERBS]
            if any(
                w in words.sets["participles"] or w.endswith(tuple(words.sets["participle_endings"])) for w in after
            ):
                return True
    return False
