"""Which of a sentence's dates is that of the incident it tells: fine enough, and not of something told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.clauses import Harm
from pipeline.extract.passages import clauses_of, own_dates
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

_PREPOSITION = 24  # characters that the preposition before a date takes
_DASH = re.compile(r"\s*\)?\s[–—-]\s")
_PLACE = 40  # characters of the place before the day of writing
_WEEK = 7  # days
_APPOSED = re.compile(r",\s(?:\w+\s)?")
_TWO = 2  # days that a sentence names at least, where one clause has one of them
_LONGEST_STRETCH = 31  # days of an interval that may still be one incident's date


def of_own_clause(sentence: Sentence, tells: Sequence[tuple[int, int]], language: str) -> PlacedDate | None:
    """The one date of the clause in which all that tells of an incident stands, where other clauses have theirs.

    "He was arrested on 17 May after guards had fired on a crowd on 8 May, killing 20": they died on the 8th.

    Args:
        sentence: the sentence.
        tells: where those hurt are told of, or else what happened.
        language: of the text.
    """
    days = [d for d in sentence.dates if d.mention.is_valid and d.mention.precision == "day"]
    if len(days) < _TWO or not tells:
        return None
    clauses = clauses_of(sentence, language)
    at = next((i for i, c in enumerate(clauses) if c.start <= tells[0][0] < c.end), None)
    if at is None or any(not clauses[at].start <= start for start, _ in tells):
        return None
    # A clause without a date goes on from the one before it: fired on a crowd on 8 May, killing 20.
    dated = (own for clause in reversed(clauses[: at + 1]) if (own := own_dates(clause, language)))
    own = next(dated, [])
    if len(own) > 1:
        joint = max(
            (m.end() for m in _joint(language).finditer(sentence.block.text, own[0].mention.end, tells[0][0])),
            default=-1,
        )
        own = [d for d in own if joint >= 0 and d.mention.start >= joint]
    return own[0] if len(own) == 1 and own[0].mention.precision == "day" else None


def is_of_another(
    date: PlacedDate, harmed: Sequence[Harm], told: Sequence[int], sentence: Sentence, language: str
) -> bool:
    """Whether a date behind all that tells of the incident has a clause of its own: "…, and reopened on 3 May"."""
    last = max([*(harm.end for harm in harmed), *told], default=None)
    if last is None or date.mention.start < last:
        return False
    if _dies_later(date, harmed, sentence, language):
        return True
    if harmed and _ahead(language).search(sentence.block.text, max(h.end for h in harmed), date.mention.start):
        return True  # "… were killed before the battalion left on 3 May"
    own = next((c for c in clauses_of(sentence, language) if c.start <= date.mention.start < c.end), None)
    return own is not None and own.start >= last and not own.is_relative and not own.is_dated_before


def _dies_later(date: PlacedDate, harmed: Sequence[Harm], sentence: Sentence, language: str) -> bool:
    """Whether a date is the day on which one of those hurt died: "nineteen were hurt, one of whom died on 7 April"."""
    before = [h.end for h in harmed if h.end <= date.mention.start]
    share = _share(language).search(sentence.block.text, before[0], date.mention.start) if before else None
    return share is not None and any(h.outcome == "killed" and h.end > share.end() for h in harmed)


def before_told(date: PlacedDate | None, sentence: Sentence, language: str) -> PlacedDate | None:
    """The date of what somebody said on a day that had happened before it: that behind the verb, if any."""
    said = _told_later(language).search(sentence.block.text, sentence.start, sentence.end) if date is not None else None
    if date is None or said is None or date.mention.end > said.start():
        return date
    behind = (d for d in sentence.dates if d.mention.start > said.start() and d.mention.precision == "day")
    return next((d for d in behind if d.mention.is_valid), None)


def incident_date(sentence: Sentence, language: str) -> PlacedDate | None:
    """The first date of a sentence that is fine enough for something that happened once."""
    for placed in sentence.dates:
        d = placed.mention
        if not d.is_valid:
            continue
        if _is_dateline(placed, sentence):
            continue
        if d.precision in ("day", "month", "season"):
            return placed if d.precision == "day" else _finer(placed, sentence, language)
        if d.precision == "interval" and d.earliest and d.latest and (d.latest - d.earliest).days <= _LONGEST_STRETCH:
            return placed
    return next((p for p in sentence.dates if p.mention.precision == "year" and p.mention.is_valid), None)


def _is_dateline(date: PlacedDate, sentence: Sentence) -> bool:
    """Whether a day with a dash behind it is that of writing: one of the week before is told in the same sentence."""
    d, text = date.mention, sentence.block.text
    if d.precision != "day" or d.earliest is None or not _DASH.match(text, d.end) or d.start - sentence.start > _PLACE:
        return False
    later = [p.mention for p in sentence.dates if p.mention.start > d.end and p.mention.precision == "day"]
    return any(m.earliest is not None and 0 < (d.earliest - m.earliest).days <= _WEEK for m in later)


def _finer(coarse: PlacedDate, sentence: Sentence, language: str) -> PlacedDate:
    """The first of the days told later in a sentence that lie within a month told first: "in May …: on 3 May nine".

    The day of a noun (the resolution of 3 May) is not.
    """
    bounds, on = coarse.mention, _on(language)
    for placed in sentence.dates:
        d = placed.mention
        if not d.is_valid or d.start < bounds.end or d.earliest is None or d.latest is None:
            continue
        is_fine = d.precision == "day" or (
            d.precision == "interval" and (d.latest - d.earliest).days < _LONGEST_STRETCH
        )
        is_inside = bounds.earliest and bounds.latest and bounds.earliest <= d.earliest and d.latest <= bounds.latest
        is_own = on.search(sentence.block.text, max(sentence.start, d.start - _PREPOSITION), d.start) is not None
        is_apposed = (
            _APPOSED.fullmatch(sentence.block.text, bounds.end, d.start) is not None
        )  # a month before, on 9 October
        if is_fine and (is_inside or is_apposed) and is_own and d.modifier is None:
            return placed
    return coarse


# ---- the lexicon, compiled


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What opens a clause on another time: after, when."""
    words = alternatives(load(language, "incidents")["joints"])
    return compiled(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _ahead(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'incidents')['ahead_of'])})\s+\w+\s", re.IGNORECASE)


@cache
def _share(language: str) -> re.Pattern[str]:
    """What goes back to those hurt and counts some of them: one of whom."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'fatalities')['of_whom'])})(?!\w)", re.IGNORECASE)


def _told_later(language: str) -> Phrases:
    return any_of(load(language, "incidents")["told_later"])


@cache
def _on(language: str) -> re.Pattern[str]:
    """The preposition before a day on which something happened; not that of a noun's own date."""
    words = load(language, "passages")
    before = [word for word in words["prepositions"] if word not in words["attributive"]]
    return compiled(rf"(?<!\w)(?:{alternatives(before)})\s+\Z", re.IGNORECASE)
