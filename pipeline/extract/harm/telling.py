"""What one sentence tells of an incident: its events, its date and place, who was hurt, by what and by whom.

The words are the lexicon's (``incidents``). Putting sentences together to incidents is the business of `incidents.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.harm.clauses import Harm, harms
from pipeline.extract.harm.corrected_dates import corrected_date
from pipeline.extract.harm.named_victims import with_named_victims
from pipeline.extract.harm.shares_apart import share_told_apart
from pipeline.extract.passages import clauses_of
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import Assertion
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable
from pipeline.recognise.placed import PlacedDate

_LONGEST_SENTENCE = 4_000  # characters
_PREPOSITION = 24  # characters that the preposition before a date takes
_DASH = re.compile(r"\s*\)?\s[–—-]\s")
_PLACE = 40  # characters of the place before the day of writing
_WEEK = 7  # days
_LONGEST_STRETCH = 31  # days of an interval that may still be one incident's date


@dataclass(frozen=True, slots=True)
class Event:
    """A word or phrase for something that happened, and where it stands in the block.

    Attributes:
        kind: code of the kind of incident.
        start: where it begins.
        end: where it ends.
        is_definite: whether it points back (the attack) rather than tells something new.
        is_generic: whether it names no single happening by itself (attacks).
    """

    kind: str
    start: int
    end: int
    is_definite: bool
    is_generic: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence, read for incidents."""

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    harms: tuple[Harm, ...]
    events: tuple[Event, ...]
    date: PlacedDate | None
    assertion: Assertion


def read_sentence(sentence: Sentence, language: str) -> Telling:
    """Find in a sentence all that bears on an incident; in what is too long for one, nothing.

    A question tells of nobody hurt, and of nothing that happened.
    """
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return Telling(sentence, (), (), (), None, "asserted")
    block = sentence.block
    counted = quantities(block, sentence.numbers, sentence.start, sentence.end, language, articles=True)
    if sentence.text.rstrip().endswith("?"):
        return Telling(sentence, tuple(counted), (), (), incident_date(sentence, language), "asserted")
    dates = [(d.mention.start, d.mention.end) for d in sentence.dates]
    found = harms(block.text, sentence.start, sentence.end, counted, language, dates)
    told = tuple(_events(sentence, language))
    found = with_named_victims(found, sentence, counted, language, dates, is_of_event=bool(told))
    corrected = corrected_date(sentence, language)
    date = corrected or _before_told(incident_date(sentence, language), sentence, language)
    if (share := share_told_apart(found, sentence, language)) is not None:
        told = tuple(e for e in told if not share[0] <= e.start < share[1])
        date = None if date is not None and share[0] <= date.mention.start < share[1] else date
    if corrected is None and date is not None and _is_of_another(date, found, told, sentence, language):
        date = None
    return Telling(sentence, tuple(counted), tuple(found), told, date, assertion_of(sentence, language))


def _is_of_another(
    date: PlacedDate, harmed: Sequence[Harm], told: Sequence[Event], sentence: Sentence, language: str
) -> bool:
    """Whether a date behind all that tells of the incident has a clause of its own: "…, and reopened on 3 May"."""
    last = max([*(harm.end for harm in harmed), *(event.end for event in told)], default=None)
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


def _before_told(date: PlacedDate | None, sentence: Sentence, language: str) -> PlacedDate | None:
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
        if is_fine and is_inside and is_own and d.modifier is None:
            return placed
    return coarse


def _events(sentence: Sentence, language: str) -> list[Event]:
    text = sentence.block.text
    found: list[Event] = []
    for kind, pattern in _event_patterns(language).possible(text, sentence.start, sentence.end):
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if any(e.start < m.end() and m.start() < e.end for e in found):
                continue
            before = text[max(sentence.start, m.start() - 40) : m.start()]
            is_verb = m[0].casefold() in _participles(language)  # an article before it is another noun's
            is_definite = not is_verb and _definite(language).search(before) is not None
            is_one = _indefinite(language).search(before) is not None
            is_generic = m[0].casefold() in _generic(language) and not is_one
            if _condemned(language).search(before):
                is_generic, is_definite = True, True
            found.append(Event(kind, m.start(), m.end(), is_definite, is_generic))
    return sorted(found, key=lambda e: e.start)


def kind_of(events: Sequence[Event], language: str) -> str:
    """The kind of incident that several words make together: the first in the lexicon's order."""
    order = list(load(language, "incidents")["events"])
    return min((e.kind for e in events), key=order.index, default="other")


def kinds_in(text: str, language: str) -> str | None:
    """The kind of incident that the words of a title or a cell name; None where they name none."""
    return next((kind for kind, pattern in _event_patterns(language).entries if pattern.search(text)), None)


def may_stand_alone(event: Event, sentence: Sentence, date: PlacedDate | None, language: str) -> bool:
    """Whether an event with a date is an incident though nobody is said to be hurt."""
    if date is None or date.mention.precision == "year" or event.is_generic:
        return False
    if event.kind not in load(language, "incidents")["told_alone"]:
        return False
    if not event.is_definite:
        return True
    gap = sentence.block.text[event.end : date.mention.start]
    if "," in gap and _since(language).search(sentence.block.text, sentence.start, event.start):
        return False  # five days after the massacre, on 27 April
    return date.mention.start >= event.end and len(gap.split()) <= 2


def assertion_of(sentence: Sentence, language: str) -> Assertion:
    """Whose word a sentence is: the text's own, another's report, or a party's claim."""
    for assertion in ("claimed", "reported"):
        if _speaking(language, assertion).search(sentence.block.text, sentence.start, sentence.end):
            return assertion
    return "asserted"


# ---- the lexicon, compiled


@cache
def _event_patterns(language: str) -> PhraseTable[str]:
    return PhraseTable(tuple((kind, any_of(listed)) for kind, listed in load(language, "incidents")["events"].items()))


@cache
def _ahead(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(load(language, 'incidents')['ahead_of'])})\s+\w+\s", re.IGNORECASE)


@cache
def _share(language: str) -> re.Pattern[str]:
    """What goes back to those hurt and counts some of them: one of whom."""
    return re.compile(rf"(?<!\w)(?:{alternatives(load(language, 'fatalities')['of_whom'])})(?!\w)", re.IGNORECASE)


def _told_later(language: str) -> Phrases:
    return any_of(load(language, "incidents")["told_later"])


@cache
def _on(language: str) -> re.Pattern[str]:
    """The preposition before a day on which something happened; not that of a noun's own date."""
    words = load(language, "passages")
    before = [word for word in words["prepositions"] if word not in words["attributive"]]
    return re.compile(rf"(?<!\w)(?:{alternatives(before)})\s+\Z", re.IGNORECASE)


@cache
def _definite(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["definite"])
    return re.compile(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _since(language: str) -> re.Pattern[str]:
    """What counts from an event to another day: after the, a week before the."""
    listed = load(language, "incidents")
    words, definite = alternatives(listed["counted_from"]), alternatives(listed["definite"])
    return re.compile(rf"(?<!\w)(?:{words})\s(?:{definite})\s(?:[^\W\d_]+\s)?\Z", re.IGNORECASE)


@cache
def _participles(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["participles"])


@cache
def _indefinite(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["indefinite"])
    return re.compile(rf"\b(?:{words})\s+(?:[^\W\d_-]+[\s-]+){{0,2}}\Z", re.IGNORECASE)


@cache
def _condemned(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["condemned"])
    return re.compile(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+){{0,2}}\Z", re.IGNORECASE)


@cache
def _generic(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["generic"])


@cache
def _speaking(language: str, assertion: str) -> Phrases:
    return any_of(load(language, "incidents")[assertion])
