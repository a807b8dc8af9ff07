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
from pipeline.extract.harm.incident_dates import before_told, incident_date, is_of_another, of_own_clause
from pipeline.extract.harm.named_victims import with_named_victims
from pipeline.extract.harm.shares_apart import share_told_apart
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import Assertion
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable
from pipeline.recognise.placed import PlacedDate

_LONGEST_SENTENCE = 4_000  # characters


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
    tells = [(h.start, h.end) for h in found] or [(e.start, e.end) for e in told if not e.is_generic]
    first = of_own_clause(sentence, tells, language) or incident_date(sentence, language)
    date = corrected or before_told(first, sentence, language)
    if (share := share_told_apart(found, sentence, language)) is not None:
        told = tuple(e for e in told if not share[0] <= e.start < share[1])
        date = None if date is not None and share[0] <= date.mention.start < share[1] else date
    if corrected is None and date is not None and is_of_another(date, found, [e.end for e in told], sentence, language):
        date = None
    return Telling(sentence, tuple(counted), tuple(found), told, date, assertion_of(sentence, language))


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
    words, told = load(language, "incidents"), sentence.block.text[event.start : event.end].casefold()
    if event.kind not in words["told_alone"] or told in words["never_alone"]:
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
def _definite(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["definite"])
    return compiled(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


@cache
def _since(language: str) -> re.Pattern[str]:
    """What counts from an event to another day: after the, a week before the."""
    listed = load(language, "incidents")
    words, definite = alternatives(listed["counted_from"]), alternatives(listed["definite"])
    return compiled(rf"(?<!\w)(?:{words})\s(?:{definite})\s(?:[^\W\d_]+\s)?\Z", re.IGNORECASE)


@cache
def _participles(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["participles"])


@cache
def _indefinite(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["indefinite"])
    return compiled(rf"\b(?:{words})\s+(?:[^\W\d_-]+[\s-]+){{0,2}}\Z", re.IGNORECASE)


@cache
def _condemned(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["condemned"])
    return compiled(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+){{0,2}}\Z", re.IGNORECASE)


@cache
def _generic(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["generic"])


@cache
def _speaking(language: str, assertion: str) -> Phrases:
    return any_of(load(language, "incidents")[assertion])
