"""The stretches of a sentence that each tell of an incident of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.extract.context import Sentence
from pipeline.extract.harm.telling import may_stand_alone, read_sentence
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_LONGEST_PARTED = 2_000  # characters of a sentence that may tell of more incidents than one
_SEMICOLON = re.compile(r";\s+")


def parts_of(rows: DocumentRows, sentence: Sentence) -> Iterator[Sentence]:
    """The stretches of a sentence that tell of incidents of their own; else all of it.

    They stand between semicolons, where each has a date and a number, or between commas and conjunctions, where each
    has a day and somebody hurt on it (one was shot dead on 3 May, and two were wounded on 4 June).
    """
    if (compared := _compared(sentence, rows.document.language)) is not None and _tells(rows, compared):
        yield compared
    sentence = _without_comparison(sentence, rows.document.language)
    text = sentence.block.text
    days = [d for d in sentence.dates if d.mention.is_valid and d.mention.precision in ("day", "month")]
    is_read = sentence.end - sentence.start <= _LONGEST_PARTED
    parts = _by_day(sentence, days, rows.document.language) if is_read and len(days) > 1 else []
    if len(parts) > 1 and all(_tells(rows, part) for part in parts):
        yield from parts
        return
    cuts = [m.end() for m in _SEMICOLON.finditer(text, sentence.start, sentence.end)]
    if not cuts:
        yield sentence
        return
    parts = [_stretch(sentence, *bounds) for bounds in pairwise([sentence.start, *cuts, sentence.end])]
    if len(parts) > 1 and all(part.dates and part.numbers for part in parts):
        yield from parts
    else:
        yield sentence


def _compared(sentence: Sentence, language: str) -> Sentence | None:
    """What a sentence says happened on the day that it goes back to for its like, behind it: "when twelve died"."""
    superlative, when = _comparison(language)
    for date in sentence.dates:
        if date.mention.modifier != "after" or date.mention.precision != "day":
            continue
        behind = when.match(sentence.block.text, date.mention.end, sentence.end)
        if behind is not None and superlative.search(sentence.block.text, sentence.start, date.mention.start + 1):
            return _stretch(sentence, date.mention.start, sentence.end)
    return None


def is_gone_back_to(date: PlacedDate, sentence: Sentence) -> bool:
    """Whether a sentence is what another one tells of the day that it goes back to: it begins with that day."""
    return date.mention.modifier == "after" and date.mention.start == sentence.start


def _without_comparison(sentence: Sentence, language: str) -> Sentence:
    """A sentence less the day that it goes back to for its like, and what happened then.

    "… killed nine, in the deadliest attack since May 1990, when twelve died".
    """
    back = [d.mention for d in sentence.dates if d.mention.modifier == "after"]
    if not back:
        return sentence
    superlative, when = _comparison(language)
    for m in superlative.finditer(sentence.block.text, sentence.start, sentence.end):
        date = next((d for d in back if m.start("since") <= d.start <= m.end() + 1), None)
        if date is None:
            continue
        if when.match(sentence.block.text, date.end):
            return _stretch(sentence, sentence.start, m.start())
        return replace(sentence, dates=tuple(d for d in sentence.dates if d.mention is not date))
    return sentence


def _tells(rows: DocumentRows, part: Sentence) -> bool:
    """Whether a part tells of an incident: of people hurt, or of what is one by itself."""
    language = rows.document.language
    telling = rows.of_sentence(read_sentence, part)
    return bool(telling.harms) or any(may_stand_alone(e, part, telling.date, language) for e in telling.events)


def _by_day(sentence: Sentence, days: Sequence[PlacedDate], language: str) -> list[Sentence]:
    """The stretches of a sentence between the joints of its clauses, each with a day of its own."""
    starts = [sentence.start]
    for m in _joint(language).finditer(sentence.block.text, sentence.start, sentence.end):
        is_told = any(starts[-1] <= d.mention.start < m.start() for d in days)
        # What follows without a day belongs to what was told before.
        next_joint = _joint(language).search(sentence.block.text, m.end(), sentence.end)
        limit = next_joint.start() if next_joint else sentence.end
        if is_told and any(m.end() <= d.mention.start < limit for d in days):
            starts.append(m.end())
    return [_stretch(sentence, *bounds) for bounds in pairwise([*starts, sentence.end])]


@cache
def _joint(language: str) -> re.Pattern[str]:
    words = alternatives([*load(language, "passages")["coordinators"], *load(language, "incidents")["besides"]])
    return compiled(rf";\s+|,\s+(?:{words})\s+")


@cache
def _comparison(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A superlative with a word for since when, and what begins to tell of that time."""
    words = load(language, "incidents")["comparisons"]
    superlatives, since = alternatives(words["superlatives"]), alternatives(words["since"])
    return (
        compiled(rf"(?<!\w)(?:{superlatives})(?!\w)[^.;:()]{{0,100}}?(?<!\w)(?P<since>{since})(?!\w)", re.IGNORECASE),
        compiled(rf",?\s(?:{alternatives(words['when'])})(?!\w)", re.IGNORECASE),
    )


def _stretch(sentence: Sentence, start: int, end: int) -> Sentence:
    return replace(
        sentence,
        start=start,
        end=end,
        text=sentence.block.text[start:end],
        dates=tuple(d for d in sentence.dates if start <= d.mention.start < end),
        numbers=tuple(n for n in sentence.numbers if start <= n.mention.start < end),
    )
