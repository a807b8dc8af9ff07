"""Events of clauses that tell what was done or happened on a day of their own, whatever their verb.

Which verbs make an event of a certain kind is the business of `events.py`. Here belong the clauses in which none of
those stands and whose date no row has used: a text on a mission or a conflict that dates an act tells it as an event.
States (stood, numbered) and what was only planned are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.dating import is_of_one_happening
from pipeline.extract.nesting import Nesting
from pipeline.extract.passages import Clause, clauses_of, own_dates
from pipeline.extract.rows import DocumentRows
from pipeline.extract.troops.strength_fields import is_military_document
from pipeline.extract.world.act_dates import is_recurring
from pipeline.extract.world.event_rows import Event
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_TOLD = frozenset({"prose", "list_item"})
_WORD = re.compile(r"\s(?P<word>[a-zà-ÿ]{3,})(?!\w)")
_LAST_WORD = re.compile(r"(?P<word>(?<!\w)[a-zà-ÿ]{3,})\s\Z")
_FEWEST_WORDS = 4
_MOST_BETWEEN = 1_500  # characters to each row on a mission, an incident or a toll, in a text that tells of such
_PREPOSITION = 16  # characters that the preposition before a date takes
_OF_CONFLICT = ("missions", "operations", "contributors", "fatality_totals", "incidents")
# Tables whose rows say what a clause tells.
_TELLING = (
    "events", "incidents", "casualties", "resolutions", "mandates", "leadership", "strengths", "contributions",
    "fatality_totals",
)  # fmt: skip


def is_of_conflict(rows: DocumentRows) -> bool:
    """Whether a document treats a mission or a conflict, or tells of little else."""
    if is_military_document(rows):
        return True
    told = sum(1 for table in _OF_CONFLICT for _ in rows.of(table))
    return told * _MOST_BETWEEN >= sum(len(sentence.text) for sentence in rows.sentences)


def plain_events(rows: DocumentRows) -> Iterator[Event]:
    """The events of clauses that no rule made anything of, in their order."""
    if not is_of_conflict(rows):
        return
    language = rows.document.language
    told = Nesting([row.span for table in _TELLING for row in rows.of(table)])
    events = Nesting([row.span for row in rows.of("events")])
    used = _used_dates(rows)
    for sentence in rows.sentences:
        if sentence.block.element not in _TOLD or not sentence.dates or sentence.text.rstrip().endswith("?"):
            continue
        if all((d.block, d.mention.start) in used for d in sentence.dates):
            continue
        for clause in rows.of_sentence(clauses_of, sentence):
            event = _event(clause, used, language)
            if event is None or event.date is None or events.touches(clause.span):
                continue
            if not any(True for _ in told.around(event.date.start)):
                yield event


def _used_dates(rows: DocumentRows) -> set[tuple[int, int]]:
    """Where the dates stand that rows have used."""
    return {
        (value.block, value.mention.start)
        for row in rows.rows
        for value in row.values.values()
        if isinstance(value, PlacedDate)
    }


def _event(clause: Clause, used: set[tuple[int, int]], language: str) -> Event | None:
    """What a clause tells on the first of its own dates, where it has a verb for an act."""
    text = clause.block.text
    if len(clause.text.split()) < _FEWEST_WORDS or is_recurring(clause.text, language):
        return None
    own = [d for d in own_dates(clause, language) if is_of_one_happening(d) or d.mention.precision == "year"]
    date = next((d for d in own if _is_placed(d, clause, language)), None)
    if (
        date is None
        or date.mention.modifier in ("before", "after", "about")
        or (date.block, date.mention.start) in used
    ):
        return None
    if "%" in clause.text or _unreal(language).search(text, clause.start, clause.end):
        return None
    act = _act(clause, date, language)
    return Event("other", clause, act.start(), act.end(), date, date) if act is not None else None


def _is_placed(date: PlacedDate, clause: Clause, language: str) -> bool:
    """Whether a date opens its clause or stands behind the preposition for when something happened."""
    at = date.mention.start
    is_behind = _on(language).search(clause.block.text, max(clause.start, at - _PREPOSITION), at) is not None
    return is_behind or (at == clause.start and date.mention.precision == "day")


def _act(clause: Clause, date: PlacedDate, language: str) -> re.Match[str] | None:
    """The verb of a clause that says what was done; in Dutch it stands right beside the date."""
    text = clause.block.text
    words = load(language, "events")["plain"]
    if not words["beside_date"]:
        found = _acts(language).finditer(text, clause.start, clause.end)
        return next((m for m in found if m[0].casefold() not in _states(language)), None)
    behind = _WORD.match(text, date.mention.end, clause.end)
    before = _on(language).search(text, max(clause.start, date.mention.start - _PREPOSITION), date.mention.start)
    last = _LAST_WORD.search(text, clause.start, before.start()) if before is not None else None
    for m in (behind, last):
        act = _acts(language).match(text, m.start("word"), clause.end) if m is not None else None
        if m is not None and act is not None and act.end() == m.end("word") and act[0] not in _states(language):
            return m
    return None


# ---- the lexicon, compiled


@cache
def _acts(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["plain"]["acts"]
    return compiled(rf"(?<![\w-])(?:{'|'.join(listed)})(?![\w-])")


@cache
def _states(language: str) -> frozenset[str]:
    return frozenset(load(language, "events")["plain"]["states"])


@cache
def _unreal(language: str) -> re.Pattern[str]:
    listed = load(language, "events")["plain"]["unreal"]
    return compiled(rf"(?<!\w)(?:{alternatives(listed)})(?!\w)")  # in lower case: May is a month


@cache
def _on(language: str) -> re.Pattern[str]:
    """The preposition before the day of an act, a word for a part of that day between."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'events')['plain']['when'])})\s\Z", re.IGNORECASE)
