"""`events`: what happened at a time, attacks apart: coups, appointments, agreements, elections, decisions, statements.

An event is a clause with a verb or noun of a kind in the lexicon and a date; a few acts (a coup, the signing of an
agreement, a named person's condemnation) make one without. Its description is the clause's words. Attacks and accidents
are the business of `incidents.py`; a clause that tells one is no event of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.date_lines import dates_of_entries
from pipeline.extract.dating import beginning, ending, shifted
from pipeline.extract.identity.mission_dates import Speaking, assertion_in, founding, speaking_of
from pipeline.extract.nesting import Nesting
from pipeline.extract.passages import Clause, clauses_of, dates_for, nearest, own_dates
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows
from pipeline.extract.world.act_dates import dates_of_act, is_long, is_of_people, is_recurring, is_succession
from pipeline.extract.world.chronicle_events import events_of_entries
from pipeline.extract.world.event_rows import Event, write_event
from pipeline.extract.world.infobox_events import write_boxes
from pipeline.extract.world.plain_events import plain_events
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable
from pipeline.recognise.people import find_people
from pipeline.recognise.placed import PlacedDate

_TOLD = frozenset({"prose", "list_item"})
# Kinds that a clause on an incident is not told as beside it.
_BESIDE_INCIDENTS = frozenset({"offensive", "other", "takeover"})
_APPOINTMENT = "appointment"
_RIGHT_BEHIND = 60  # characters from a verb of succession in which a mission's name says that no person succeeds
_NEGATION_REACH = 16
_NOUN_REACH = 60
_LABEL_END = re.compile(r"\s*:|\s+[–—-]\s|—")
_FEWEST_WORDS = 3
_AT_ONCE = frozenset({"statement", "agreement", "decision", "appointment", "resolution"})  # what takes no years


def extract(rows: DocumentRows) -> None:
    """Write the events of a document down: from its infoboxes, then from its prose and lists."""
    write_boxes(rows)
    speaking = speaking_of(rows)
    incidents = _Incidents(rows)
    places = sorted(((row.span, row) for row in rows.of("places")), key=lambda place: place[0])
    entries = dates_of_entries(rows)
    for sentence in _telling(rows, speaking, entries):
        entry = None if sentence.dates else entries.get((sentence.block.index, sentence.start))
        for event in _told(rows.of_sentence(clauses_of, sentence), speaking, entry):
            if event.kind in _BESIDE_INCIDENTS and incidents.tell(event):
                continue
            write_event(rows, event, speaking, places)
    for further in (events_of_entries, plain_events):
        for event in [*further(rows)]:
            write_event(rows, event, speaking, places)


def _telling(rows: DocumentRows, speaking: Speaking, entries: Mapping[tuple[int, int], PlacedDate]) -> list[Sentence]:
    """The sentences of prose, lists and chronicles that hold a word for an act, and a date where the act needs one."""
    dated, undated, founding = _cues(speaking.language)
    acting = rows.index.positions(dated)
    found = {i for i in acting if rows.sentences[i].dates} | rows.index.positions(undated)
    if speaking.entities.pattern is not None:
        found |= rows.index.positions(founding)
    found = {i for i in found if rows.sentences[i].block.element in _TOLD}
    found |= {i for i in acting if (rows.sentences[i].block.index, rows.sentences[i].start) in entries}
    return [rows.sentences[i] for i in sorted(found)]


class _Incidents:
    """Where the incidents of a document are told, and by which mentions they are dated."""

    def __init__(self, rows: DocumentRows) -> None:
        told = rows.of("incidents")
        self._spans = Nesting([row.span for row in told])
        self._dates = {id(row.values["date"]) for row in told}

    def tell(self, event: Event) -> bool:
        """Whether what a clause tells is an incident: one stands in it, and the event has no other day than that."""
        if not self._spans.touches(event.clause.span):
            return False
        date = event.date
        return date is None or id(date) in self._dates or any(True for _ in self._spans.around(date.start))


def _told(clauses: Sequence[Clause], speaking: Speaking, entry: PlacedDate | None) -> Iterator[Event]:
    """The events of a sentence's clauses, in the order told; without dates of their own, on that of the entry."""
    language = speaking.language
    for i, clause in enumerate(clauses):
        if len(clause.text.split()) < _FEWEST_WORDS:
            continue
        dates = dates_for(clauses, i, language)
        event = _dated(clause, dates, entry, speaking) or _undated(clause, speaking)
        if event is not None:
            yield event
        yield from _named_by_noun(clause, event, language)
        yield from _offset(clause, language)


def _dated(clause: Clause, dates: Sequence[PlacedDate], entry: PlacedDate | None, speaking: Speaking) -> Event | None:
    if not dates and entry is None:
        return None
    text, language = clause.block.text, speaking.language
    offset = _offsets(language).search(text, clause.start, clause.end)
    # What stands behind "a day before" is not dated by the clause.
    end = offset.start() if offset else clause.end
    for kind, pattern in _patterns(language, "dated").possible(text, clause.start, end):
        if not dates and kind == "other":
            continue  # a table may list the versions of an aircraft: improved, increased
        for m in pattern.finditer(text, clause.start, end):
            if _is_denied(text, clause.start, m.start(), language):
                continue
            if is_of_people(text, clause.start, m, language) or is_recurring(clause.text, language):
                continue
            if kind == _APPOINTMENT and _succeeds(m[0], language) and _names_a_mission(clause, m.end(), speaking):
                continue
            if not dates:
                return Event(kind, clause, m.start(), m.end(), entry, entry)
            usable = dates_of_act(dates, m, text, clause.start, language)
            date = _label(clause, usable) or nearest(usable, m.start(), m.end())
            is_before = date is not None and date.mention.start < clause.start
            if date is not None and (is_before or kind not in _AT_ONCE or not is_long(date)):
                value = ending(date) if is_before else beginning(date) if date.mention.modifier == "after" else date
                told = _APPOINTMENT if kind == "takeover" and is_succession(text, m, end, language) else kind
                return Event(told, clause, m.start(), m.end(), date, value, is_worked_out=is_before)
    return None


def _label(clause: Clause, dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The date that stands as a label before a clause and dates all of it: "24 September: it is extended to March"."""
    first = next((d for d in dates if d.mention.start == clause.start), None)
    if first is None or _LABEL_END.match(clause.block.text, first.mention.end, clause.end) is None:
        return None
    return first


def _undated(clause: Clause, speaking: Speaking) -> Event | None:
    """An act that is an event without a date; one of speech only where a person does it, of founding of a mission."""
    text, language = clause.block.text, speaking.language
    for kind, pattern in _patterns(language, "undated").possible(text, clause.start, clause.end):
        m = pattern.search(text, clause.start, clause.end)
        if m and not _is_denied(text, clause.start, m.start(), language):
            if kind == _APPOINTMENT and _names_a_mission(clause, m.end(), speaking):
                continue
            return Event(kind, clause, m.start(), m.end(), None, None)
    m = founding(language).search(text, clause.start, clause.end)
    if m and assertion_in(clause, language) == "asserted" and speaking.entities.named(text, clause.start, clause.end):
        return Event("founding", clause, m.start(), m.end(), None, None)
    m = _stated(language).search(text, clause.start, clause.end)
    if m is None or _is_denied(text, clause.start, m.start(), language):
        return None
    persons = find_people(clause.text, language, ())
    return Event("statement", clause, m.start(), m.end(), None, None) if persons else None


def _names_a_mission(clause: Clause, start: int, speaking: Speaking) -> bool:
    """Whether a mission is named right behind a verb: it succeeds another, and no person does."""
    return bool(speaking.entities.named(clause.block.text, start, min(clause.end, start + _RIGHT_BEHIND)))


def _succeeds(verb: str, language: str) -> bool:
    return any(word in verb.casefold() for word in load(language, "events")["successions"]["verbs"])


def _named_by_noun(clause: Clause, told: Event | None, language: str) -> Iterator[Event]:
    """A noun with the date of what it names: the ceasefire of 24 October 1973."""
    own = {d.start for d in own_dates(clause, language)}
    for date in clause.dates:
        m = date.mention
        if m.precision not in ("day", "month"):
            continue
        if date.start in own and (told is None or told.date is None or told.date.mention.edtf == m.edtf):
            continue  # the date of the clause, not of a noun in it
        before = clause.block.text[max(clause.start, m.start - _NOUN_REACH) : m.start]
        for kind, pattern in _nouns(language):
            noun = pattern.search(before)
            if noun is None:
                continue
            is_told = told is not None and told.date is not None and told.date.mention.edtf == m.edtf
            if not is_told:
                yield Event(kind, clause, m.start - len(before) + noun.start(), m.end, date, date, is_noun=True)
            break


def _offset(clause: Clause, language: str) -> Iterator[Event]:
    """An event dated from the clause's own date: "a day before the second round of the election"."""
    text = clause.block.text
    offsets = load(language, "events")["offsets"]
    for m in _offsets(language).finditer(text, clause.start, clause.end):
        named = _counted_from(language).search(text, m.end(), clause.end)
        dates = [d for d in own_dates(clause, language) if d.mention.end <= m.start()]
        date = nearest(dates, m.start(), m.end())
        if named is None or date is None:
            continue
        number = m["number"].casefold()
        cardinals = {**load(language, "dates")["cardinals"], **offsets["articles"]}
        count = int(number) if number.isdigit() else cardinals[number]
        days = count * offsets["units"][m["unit"].casefold()]
        value = shifted(date, days if m["before"] else -days)
        if value is not None and days:
            yield Event(offsets["kind"], clause, m.start(), clause.end, date, value, is_worked_out=True, is_noun=True)


def _is_denied(text: str, start: int, act: int, language: str) -> bool:
    return _negations(language).search(text, max(start, act - _NEGATION_REACH), act) is not None


# ---- the lexicon, compiled


@cache
def _cues(language: str) -> tuple[PhraseWords, PhraseWords, PhraseWords]:
    """What one of stands in a sentence that tells an event with a date, of one without, and of a founding."""
    words = load(language, "events")
    nouns = (literal(listed) for listed in words["nouns"].values())
    offsets = literal([*words["offsets"]["before"], *words["offsets"]["after"]])
    return (
        PhraseWords.of(*words["dated"].values(), *nouns, offsets),
        PhraseWords.of(*words["undated"].values(), words["stated"]),
        PhraseWords.of(load(language, "missions")["acts"]["established"]),
    )


@cache
def _patterns(language: str, part: str) -> PhraseTable[str]:
    return PhraseTable(tuple((kind, any_of(listed)) for kind, listed in load(language, "events")[part].items()))


@cache
def _stated(language: str) -> Phrases:
    return any_of(load(language, "events")["stated"])


@cache
def _counted_from(language: str) -> Phrases:
    return any_of(load(language, "events")["offsets"]["named"])


@cache
def _nouns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load(language, "events")
    joins = alternatives(words["joins"])
    return tuple(
        (kind, compiled(rf"(?<![\w-])(?:{alternatives(listed)})\s+(?:{joins})\s+\Z", re.IGNORECASE))
        for kind, listed in words["nouns"].items()
    )


@cache
def _negations(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(load(language, 'events')['negations'])})\s+\Z", re.IGNORECASE)


@cache
def _offsets(language: str) -> Phrases:
    words = load(language, "events")["offsets"]
    cardinals = load(language, "dates")["cardinals"]
    numbers = alternatives([*words["articles"], *cardinals])
    directions = alternatives([*words["before"], *words["after"]])
    return Phrases.of(
        rf"\b(?P<number>\d{{1,3}}|{numbers})\s+(?P<unit>{alternatives(words['units'])})\s+"
        rf"(?:(?P<before>{alternatives(words['before'])})|(?P<after>{alternatives(words['after'])}))\b",
        re.IGNORECASE,
        words=rf"\b(?:{directions})\b",
    )
