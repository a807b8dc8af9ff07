"""The date that a strength holds for, by where it stands in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.harm.telling import Telling
from pipeline.extract.quantities import Quantity, conjunction
from pipeline.extract.troops.strength_changes import increments
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_APPOSED = re.compile(r",\s+(?:[^\W\d_]+\s+)?")  # behind a number between commas: its strength, 900 men, in May 1999
_OPENS = re.compile(r"\s*\(\s*(?:[^\W\d_]+\s+)?")
_REACH = 24  # characters before a date in which "until" stands


def as_of_date(
    telling: Telling, quantity: Quantity, people: Sequence[Quantity], i: int, language: str
) -> PlacedDate | None:
    """The date that a number holds for: one directly behind it, else the last before it and behind the last number."""
    text = telling.sentence.block.text
    dates = [d for d in telling.sentence.dates if d.mention.is_valid]
    limit = people[i + 1].start if i + 1 < len(people) else telling.sentence.end
    for d in dates:
        if quantity.end <= d.mention.start < limit:
            gap = text[quantity.end : d.mention.start]
            if _goes_on(text, gap, d, limit, language):
                break
            is_apposed = text[: quantity.start].rstrip(" ~").endswith(",") and _APPOSED.fullmatch(gap)
            if (
                is_apposed
                or _peak_before(language).fullmatch(gap)
                or _by_resolution(language).fullmatch(gap)
                or re.fullmatch(r"\s*(?:\(\s*)?(?:[^\W\d_]+\s+){0,2}|[^;:.()]{0,40}\((?:[^\W\d_]+\s+){0,2}", gap)
            ):
                return d
            break
    uncounted = resolution_numbers(telling, language) | increments(telling, language)
    before = max(
        (q.end for q in telling.quantities if q.end <= quantity.start and q.start not in uncounted),
        default=telling.sentence.start,
    )
    inside = [
        d
        for d in dates
        if before <= d.mention.end <= quantity.start
        and ";" not in text[d.mention.end : quantity.start]
        and d.mention.precision != "interval"
        and not _until(language).search(text, max(telling.sentence.start, d.mention.start - _REACH), d.mention.start)
        and not _OPENS.fullmatch(text, before, d.mention.start)  # in a bracket behind the number before: that one's
        and not _is_of_number_before(telling, quantity, before, d, language)
        and not _is_in_closed_aside(text, telling.sentence.start, d, quantity.start, language)
    ]
    return inside[-1] if inside else None


def _is_of_number_before(telling: Telling, quantity: Quantity, before: int, date: PlacedDate, language: str) -> bool:
    """Whether a date right behind one number is that one's alone, a conjunction before the next: 800 in May and 700."""
    text = telling.sentence.block.text
    return (
        before > telling.sentence.start
        and _before_date(language).fullmatch(text, before, date.mention.start) is not None
        and conjunction(language).fullmatch(text, date.mention.end, quantity.start) is not None
    )


def date_behind_frame(telling: Telling, end: int, language: str) -> PlacedDate | None:
    """The date right behind the words that say of a number that so many are there: were in place by 3 May."""
    text = telling.sentence.block.text
    dates = (d for d in telling.sentence.dates if d.mention.is_valid and d.mention.start >= end)
    first = next(dates, None)
    is_beside = first is not None and _before_date(language).fullmatch(text, end, first.mention.start) is not None
    return first if is_beside and first is not None and first.mention.precision != "interval" else None


def _goes_on(text: str, gap: str, date: PlacedDate, following: int, language: str) -> bool:
    """Whether a date behind a number and a conjunction is that of the next number: 8,000 and on 3 May to 9,000."""
    first = gap.replace(",", " ").split()[:1]
    is_joined = bool(first) and first[0].casefold() in load(language, "quantities")["conjunctions"]
    return is_joined and _onward(language).fullmatch(text, date.mention.end, following) is not None


@cache
def _onward(language: str) -> re.Pattern[str]:
    """What stands between the day of a change, or of the resolution that made it, and the number it led to."""
    return compiled(rf"\)?,?\s+(?:{alternatives(load(language, 'strengths')['change']['to'])})\s+", re.IGNORECASE)


def _is_in_closed_aside(text: str, start: int, date: PlacedDate, end: int, language: str) -> bool:
    """Whether a date stands in a clause about something else that a comma closes before a place of the sentence."""
    return "," in text[date.mention.end : end] and is_aside(text, start, date.mention.start, language)


def opening_date(telling: Telling, language: str) -> PlacedDate | None:
    """The date with which a sentence says for what day all of it holds (As of 1 May 2015, ...)."""
    sentence = telling.sentence
    text = sentence.block.text
    first = next((d for d in sentence.dates if d.mention.is_valid), None)
    if first is None:
        return None
    opening, start, end = _opening(language), first.mention.start, first.mention.end
    is_before = opening.fullmatch(text, sentence.start, start) is not None
    is_own = not text[sentence.start : start].strip() and opening.match(text, start, end) is not None
    return first if is_before or is_own else None


def is_aside(text: str, start: int, end: int, language: str) -> bool:
    """Whether a clause about something else opens between two places of a sentence."""
    return _aside(language).search(text, start, end) is not None


def resolution_numbers(telling: Telling, language: str) -> frozenset[int]:
    """Where the numbers of resolutions begin, which count nobody."""
    sentence = telling.sentence
    found = resolution_number(language).finditer(sentence.block.text, sentence.start, sentence.end)
    return frozenset(m.start(1) for m in found)


@cache
def resolution_number(language: str) -> re.Pattern[str]:
    """Finds the numbers of resolutions, as group 1."""
    return compiled(load(language, "strengths")["resolution"], re.IGNORECASE)


@cache
def _by_resolution(language: str) -> re.Pattern[str]:
    """What stands between a number and the day of the resolution that made it so: by resolution 2295 of."""
    words = load(language, "strengths")
    return compiled(
        rf"(?:\s+[^\s.;:,()]+){{0,5}}?,?\s+(?:{alternatives(words['by_resolution'])})\s+(?:[^\W\d_]+\s+){{0,4}}{words['resolution']}"
        rf"(?:\s+\(|,?\s+[^\W\d_]+\s+)",
        re.IGNORECASE,
    )


@cache
def _opening(language: str) -> re.Pattern[str]:
    """What of a sentence stands before the date that all of it holds for."""
    words = alternatives(load(language, "strengths")["as_of"])
    article = load(language, "articles")["pattern"]
    return compiled(rf"\s*(?:{words})\s+(?:{article})?", re.IGNORECASE)


@cache
def _aside(language: str) -> re.Pattern[str]:
    """What opens a clause about something else: a date in it is not the number's."""
    relatives = alternatives(load(language, "strengths")["relatives"])
    return compiled(rf",\s+(?:[^\W\d_]+\s+)?(?:{relatives})(?!\w)", re.IGNORECASE)


@cache
def _before_date(language: str) -> re.Pattern[str]:
    words = "|".join(load(language, "strengths")["before_dates"])
    return compiled(rf"\s(?:(?:{words})\s+)?", re.IGNORECASE)


@cache
def _until(language: str) -> re.Pattern[str]:
    """What stands before a date up to which something lasts, which is no date of a number."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'strengths')['until'])})\s+\Z", re.IGNORECASE)


@cache
def _peak_before(language: str) -> re.Pattern[str]:
    """What stands between a number and the date of which it is said to have been the highest."""
    return compiled(rf",?\s+(?:{'|'.join(load(language, 'strengths')['peaks'])})\s*(?:[^\W\d_]+\s+)?", re.IGNORECASE)
