"""What one sentence tells of an incident: its events, its date and place, who was hurt, by what and by whom.

The words are the lexicon's (``incidents``). Putting sentences together to incidents is the business of `incidents.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.clauses import Harm, any_of, harms
from pipeline.extract.context import Sentence
from pipeline.extract.quantities import Quantity, alternatives, quantities
from pipeline.extract.rows import Assertion
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.recognise.names import name_after, name_before
from pipeline.recognise.placed import PlacedDate

_LONGEST_STRETCH = 31  # days of an interval that may still be one incident's date
_MOST_NAME_WORDS = 7


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
    """Find in a sentence all that bears on an incident."""
    block = sentence.block
    counted = quantities(block, sentence.numbers, sentence.start, sentence.end, language, articles=True)
    found = harms(block.text, sentence.start, sentence.end, counted, language)
    told = tuple(_events(sentence, language))
    return Telling(
        sentence, tuple(counted), tuple(found), told, incident_date(sentence), assertion_of(sentence, language)
    )


def incident_date(sentence: Sentence) -> PlacedDate | None:
    """The first date of a sentence that is fine enough for something that happened once."""
    for placed in sentence.dates:
        d = placed.mention
        if not d.is_valid:
            continue
        if d.precision in ("day", "month", "season"):
            return placed
        if d.precision == "interval" and d.earliest and d.latest and (d.latest - d.earliest).days <= _LONGEST_STRETCH:
            return placed
    return next((p for p in sentence.dates if p.mention.precision == "year" and p.mention.is_valid), None)


def _events(sentence: Sentence, language: str) -> list[Event]:
    text = sentence.block.text
    found: list[Event] = []
    for kind, pattern in _event_patterns(language):
        for m in pattern.finditer(text, sentence.start, sentence.end):
            if any(e.start < m.end() and m.start() < e.end for e in found):
                continue
            before = text[max(sentence.start, m.start() - 40) : m.start()]
            is_definite = _definite(language).search(before) is not None
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


def may_stand_alone(event: Event, sentence: Sentence, date: PlacedDate | None, language: str) -> bool:
    """Whether an event with a date is an incident though nobody is said to be hurt."""
    if date is None or date.mention.precision == "year" or event.is_generic:
        return False
    if event.kind not in load(language, "incidents")["told_alone"]:
        return False
    if not event.is_definite:
        return True
    gap = sentence.block.text[event.end : date.mention.start]
    return date.mention.start >= event.end and len(gap.split()) <= 2


def assertion_of(sentence: Sentence, language: str) -> Assertion:
    """Whose word a sentence is: the text's own, another's report, or a party's claim."""
    for assertion in ("claimed", "reported"):
        if _speaking(language, assertion).search(sentence.text):
            return assertion
    return "asserted"


def weapon_of(sentence: Sentence, language: str) -> str | None:
    """The weapon that a sentence names first, as written."""
    m = _weapon(language).search(sentence.text)
    return m[0] if m else None


def place_of(sentence: Sentence, language: str) -> str | None:
    """The first place that a preposition leads to: a name in capitals that is no date.

    Two names joined to one place by a second preposition (a bank in a town) are given together, a comma between. A
    country counts only where no finer place is named.
    """
    text = sentence.block.text
    dated = [(d.mention.start, d.mention.end) for d in sentence.dates]
    found: list[list[tuple[int, int]]] = []
    for m in _place_before(language).finditer(text, sentence.start, sentence.end):
        direction = _direction(language).match(text, m.end(), sentence.end)
        start = m.end()
        name = name_after(text, direction.end() if direction else start, language, _MOST_NAME_WORDS)
        if name is None or name[1] > sentence.end or any(s < name[1] and start < e for s, e in dated):
            continue
        if found and start < found[-1][-1][1]:
            continue
        inner = _place_before(language).search(text, name[0], name[1])
        place = (start, inner.start() if inner else name[1])
        written = text[slice(*place)].strip()
        if written.casefold() in _not_places(language) or (written.isupper() and len(written) > 1):
            continue
        pieces = [place, (inner.end(), name[1])] if inner else [place]
        if found and m.start() - found[-1][-1][1] <= 1:
            found[-1] += pieces
        else:
            found.append(pieces)
    named = [", ".join(text[s:e].strip() for s, e in pieces) for pieces in found]
    finer = [place for place in named if code_of(place, language) is None]
    return next(iter(finer or named), None)


# ---- who did it


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is said to have done it: the name's range in the block, and how certain the words are."""

    start: int
    end: int
    attribution: str


def blame_of(sentence: Sentence, language: str) -> Blame | None:
    """The group that claimed an incident, or to which the text ascribes it; an empty name where it is unknown."""
    text = sentence.block.text
    for name, attribution in (("claims", "claimed"), ("blames", "established")):
        for m in _behind(language, name).finditer(text, sentence.start, sentence.end):
            start = _after_article(text, m.end(), language)
            group = name_after(text, start, language, _MOST_NAME_WORDS)
            if group is not None and group[1] <= sentence.end:
                return Blame(*group, attribution)
    for m in _claims_before(language).finditer(text, sentence.start, sentence.end):
        head = text[sentence.start : m.start()]
        group = _last_name(text, sentence.start, m.start(), language) if len(head.split()) <= 12 else None
        if group is not None:
            return Blame(*group, "claimed")
    unknown = _unknown(language).search(text, sentence.start, sentence.end)
    return Blame(unknown.start(), unknown.start(), "unknown") if unknown else None


def _after_article(text: str, start: int, language: str) -> int:
    m = re.compile(rf"\s*(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE).match(text, start)
    return m.end() if m else start


def _last_name(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    found = name_before(text, end, language, _MOST_NAME_WORDS)
    return found if found is not None and found[0] >= start else None


# ---- the lexicon, compiled


@cache
def _event_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, any_of(listed)) for kind, listed in load(language, "incidents")["events"].items())


@cache
def _definite(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["definite"])
    return re.compile(rf"\b(?:{words})\s+(?:[^\W\d_]+\s+)?\Z", re.IGNORECASE)


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
def _speaking(language: str, assertion: str) -> re.Pattern[str]:
    return any_of(load(language, "incidents")[assertion])


@cache
def _weapon(language: str) -> re.Pattern[str]:
    listed = load(language, "incidents")["weapons"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(listed, key=lambda p: (-len(p), p)))})(?!\w)", re.IGNORECASE)


@cache
def _place_before(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "incidents")["place_before"])
    article = load(language, "articles")["pattern"]
    return re.compile(rf"\b(?i:{words})\s+(?i:{article})?")


@cache
def _direction(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives(load(language, 'incidents')['directions'])})\s+")


@cache
def _not_places(language: str) -> frozenset[str]:
    return frozenset(load(language, "incidents")["not_places"])


@cache
def _behind(language: str, name: str) -> re.Pattern[str]:
    return any_of(load(language, "incidents")[name]["after"])


@cache
def _claims_before(language: str) -> re.Pattern[str]:
    return any_of(load(language, "incidents")["claims"]["before"])


@cache
def _unknown(language: str) -> re.Pattern[str]:
    return any_of(load(language, "incidents")["unknown_perpetrators"])
