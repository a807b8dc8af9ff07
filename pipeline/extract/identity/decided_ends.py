"""The end of a mission told as a decision: "the Council decided to end the mission by 31 December 2017".

What is told as done (the mission ended) is the business of `mission_dates.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.mission_names import EntityNames, MissionNames
from pipeline.extract.identity.naming import state_date
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_REACH = 160  # characters between the verb of deciding and the day that the decision sets


def state_decided_end(rows: DocumentRows, sentence: Sentence, entities: EntityNames, missions: MissionNames) -> None:
    """Write the day down that a decision sets for the end of a mission or operation.

    Args:
        rows: of the document.
        sentence: any with a date.
        entities: the names of all missions and operations.
        missions: those of missions, with the one that a stretch without a name speaks of.
    """
    decided = _decided(rows.document.language)
    text = sentence.block.text
    verb = decided.verb.search(text, sentence.start, sentence.end)
    if verb is None:
        return
    for date in sentence.dates:
        if date.mention.start < verb.end() or date.mention.start - verb.end() > _REACH:
            continue
        act = decided.of(text, verb.end(), date)
        if act is None:
            continue
        stretch = (verb.end(), max(act[1], date.mention.start))
        if tells_of_a_share(text, *stretch, rows.document.language):
            return
        named = entities.named(text, *stretch)
        is_meant = decided.mission.search(text, *stretch) is not None
        unnamed = missions.of(sentence.block, sentence.start, sentence.end) if is_meant else None
        entity = named[-1][2] if named else unnamed
        # "per 31 december" opens what follows; of an end it is the day itself.
        value = beginning(date) if date.mention.modifier == "after" else ending(date)
        if entity is not None and value is not None:
            prop = "ended" if entity.table == "missions" else "end"
            span = sentence.block.span(verb.start(), max(act[1], date.mention.end))
            state_date(rows, entity, prop, date, value, span, "mission_dates.decided", "planned")
        return


def tells_of_a_share(text: str, start: int, end: int, language: str) -> bool:
    """Whether a stretch tells of what one country has of a mission: the Dutch contribution to it."""
    return _shares(language).search(text, start, end) is not None


@cache
def _shares(language: str) -> re.Pattern[str]:
    words = load(language, "missions")["shares"]
    nouns, of = alternatives(words["nouns"]), alternatives(words["of"])
    return compiled(rf"(?<!\w)(?:{nouns})\s(?:[^\W\d_]+\s){{0,2}}?(?:{of})\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Decided:
    """The words of a decision: its verb, and the act it is about, before the day it sets or behind that."""

    verb: re.Pattern[str]
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    mission: re.Pattern[str]

    def of(self, text: str, start: int, date: PlacedDate) -> tuple[int, int] | None:
        """Where the act stands that a decision dates; None where the date is none of an end."""
        m = self.before.search(text, start, date.mention.start) if self.before else None
        m = m or (self.behind.match(text, date.mention.end) if self.behind else None)
        return m.span() if m else None


@cache
def _decided(language: str) -> _Decided:
    words = load(language, "missions")["decided_end"]
    before, behind = words["before_date"], words["behind_date"]
    dating = alternatives(words["dating"])
    return _Decided(
        verb=compiled(rf"(?<!\w)(?:{alternatives(words['verbs'])})(?!\w)", re.IGNORECASE),
        before=compiled(rf"(?<!\w)(?:{alternatives(before)})\s[^,.;:]{{2,80}}?,?\s(?:{dating})\s+\Z")
        if before
        else None,
        behind=compiled(rf"\s(?:{alternatives(behind)})(?!\w)") if behind else None,
        mission=compiled(rf"(?<!\w)(?:{'|'.join(load(language, 'missions')['pronouns'])})(?!\w)", re.IGNORECASE),
    )
