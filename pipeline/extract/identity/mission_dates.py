"""Dated `statements` on missions and operations told in prose: established, deployed, ended, planned to start.

The clause tells the act and the date; of whom it speaks, `spoken_of` says: the one it names, for a relative clause the
one named last before it, for a pronoun or "the force" the one spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.authority.adoption_dates import is_of_resolution
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.date_lines import dates_of_entries
from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.act_limits import counts_people, leaves_a_part
from pipeline.extract.identity.assertions import assertion_in, planned
from pipeline.extract.identity.decided_ends import state_decided_end, tells_of_a_share
from pipeline.extract.identity.mission_names import EntityNames, MissionNames, entity_names, mission_names
from pipeline.extract.identity.mission_tables import state_tables
from pipeline.extract.identity.named_periods import state_periods
from pipeline.extract.identity.naming import state_date
from pipeline.extract.passages import Clause, clauses_of, dates_for, nearest
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import Assertion, DocumentRows, Entity
from pipeline.extract.troops.home import home_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import operation_names, operation_noun
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

_FARTHEST = 4  # clauses back in which a relative word looks for the name it stands for
_PREPOSITION = 4  # characters of a preposition of two letters and the spaces around it
_LONGEST_SENTENCE = 1000  # characters back in which the sentence before is looked for

# The property of a mission or operation that an act dates.
_PROPERTIES = {
    "missions": {"established": "established", "deployed": "deployed", "ended": "ended"},
    "operations": {"established": "start", "deployed": "start", "ended": "end"},
}


@dataclass(frozen=True, slots=True)
class Speaking:
    """How a document names missions: what decides of which one a clause speaks.

    Attributes:
        language: of the document.
        entities: the names of all missions and operations.
        missions: those of missions, with the one a stretch without a name speaks of.
    """

    language: str
    entities: EntityNames
    missions: MissionNames

    @property
    def is_of_none(self) -> bool:
        """Whether there is none of which a stretch could speak: the document treats none, and names none."""
        return self.missions.is_empty and self.entities.pattern is None


def speaking_of(rows: DocumentRows) -> Speaking:
    """The names of missions and operations, from the rows written so far."""
    return Speaking(rows.document.language, entity_names(rows), mission_names(rows))


def spoken_of(clauses: Sequence[Clause], i: int, act: tuple[int, int], speaking: Speaking) -> Entity | None:
    """The mission or operation that an act in a clause is said of; None where the clause speaks of none.

    Args:
        clauses: those of the sentence.
        i: which of them.
        act: where the act stands in the block.
        speaking: of the document.
    """
    clause = clauses[i]
    text = clause.block.text
    named = speaking.entities.named(text, clause.start, clause.end)
    meant = _subject_of_passive(clause, act, speaking)
    if meant is not None:
        return meant
    if named:
        return min(named, key=lambda n: (max(act[0] - n[1], n[0] - act[1]), n[0]))[2]
    if clause.is_relative:
        before = speaking.entities.named(text, clauses[max(0, i - _FARTHEST)].start, clause.start)
        return before[-1][2] if before else None
    if clause.is_elliptic and i:
        before = speaking.entities.named(text, clauses[i - 1].start, clauses[i - 1].end)
        return before[0][2] if before else referred_to(clauses[i - 1], speaking)
    meant = referred_to(clause, speaking)
    if meant is None and i and clauses[i - 1].is_relative:
        # Behind a relative clause goes on what is said of the one named before it.
        before = speaking.entities.named(text, clauses[max(0, i - _FARTHEST)].start, clauses[i - 1].start)
        return before[-1][2] if before else None
    return meant


def _subject_of_passive(clause: Clause, act: tuple[int, int], speaking: Speaking) -> Entity | None:
    """The mission meant by the pronoun that a passive clause begins with: "it was established … and succeeded X"."""
    text = clause.block.text
    pronoun = _pronouns(speaking.language).match(text, clause.body, clause.end)
    if pronoun is None or speaking.entities.named(text, clause.body, act[0]):
        return None
    is_passive = _passive(speaking.language).search(text, pronoun.end(), act[0]) is not None
    return referred_to(clause, speaking) if is_passive else None


def referred_to(clause: Clause, speaking: Speaking) -> Entity | None:
    """The mission meant by a pronoun or a noun for one at the beginning of a clause.

    It is the one that the sentence before is about; where that names none, the one the document treats. A noun ("the
    force") behind a sentence on another than the document's own is ambiguous and means nobody.
    """
    text, missions = clause.block.text, speaking.missions
    pronoun = _pronouns(speaking.language).match(text, clause.body, clause.end)
    if pronoun is None and (inverted := _inverted(speaking.language)) is not None:
        pronoun = inverted.search(text, clause.body, clause.end)
    if pronoun is None or (" " in pronoun[0] and text[pronoun.end() + 1 : pronoun.end() + 2].isupper()):
        return None  # the mission Task Force North: by a name of its own
    window = max(0, clause.start - _LONGEST_SENTENCE)
    earlier = text[window : clause.start].rstrip()
    begins = window + max(earlier[:-1].rfind(f"{mark} ") for mark in ".!?") + 1
    before = speaking.entities.named(text, begins, clause.start)
    if not before:
        return missions.subject if missions.is_sole else missions.of(clause.block, clause.start, clause.start)
    about = before[0][2]
    is_noun = " " in pronoun[0]
    noun = operation_noun().fullmatch(f"{pronoun[0].split()[-1]} ")
    if noun is not None and about.name is not None and operation_names().match(about.name):
        return about  # "the operation" behind a sentence on Operation Example
    return None if is_noun and missions.is_sole and about != missions.subject else about


def extract(rows: DocumentRows) -> None:
    """Write the dated acts down."""
    speaking = speaking_of(rows)
    if speaking.entities.pattern is None:
        return
    state_tables(rows, speaking.entities)
    state_periods(rows, speaking.entities)
    of_entries = dates_of_entries(rows)
    for sentence in rows.sentences:
        entry = of_entries.get((sentence.block.index, sentence.start))
        if sentence.dates or entry is not None:
            _read(rows, sentence, speaking, entry)
            state_decided_end(rows, sentence, speaking.entities, speaking.missions)


def _read(rows: DocumentRows, sentence: Sentence, speaking: Speaking, entry: PlacedDate | None) -> None:
    """Write the acts that a sentence tells; those of a chronicle's entry have its day."""
    language = speaking.language
    if not _words_of_acts(language).may_be_in(sentence.text):
        return
    clauses = rows.of_sentence(clauses_of, sentence)
    carried: str | None = None
    for i, clause in enumerate(clauses):
        act = _act(clause, language)
        assertion: Assertion = "asserted"
        if act is not None:
            name, start, end = act
            if name == "ended" and leaves_a_part(clause, end, language):
                carried = None
                continue
            carried, assertion = name, assertion_in(clause, language, end)
            entity = spoken_of(clauses, i, (start, end), speaking)
            is_implied = entity is None and name == "deployed" and _implied(language).search(clause.text) is not None
            if is_implied and home_of(rows.document) is None:  # else they are the first of that country
                entity = speaking.missions.of(clause.block, clause.start, clause.end)
        elif carried and (named := _date_and_name(clause, speaking)):
            name, start, end, entity = carried, *named
        else:
            continue
        usable = dates_for(clauses, i, language)
        if not usable and name == "established":
            usable = _of_founding(clause, end, language)
        date = _right_behind(usable, end) or nearest(usable, start, end) or entry
        if entity is None or date is None or (name == "deployed" and counts_people(clause, end, sentence, language)):
            continue
        if name != "established" and tells_of_a_share(clause.block.text, clause.start, clause.end, language):
            continue
        value = ending(date) if name == "ended" else beginning(date)
        if value is None or (name != "established" and is_of_resolution(date, sentence, language)):
            continue
        prop = _PROPERTIES[entity.table][name]
        if assertion == "planned" and prop == "start":
            prop = "planned_start"
        pieces = [
            (start, end),
            *([(date.mention.start, date.mention.end)] if date is not entry else []),
            *_around(clause, entity, start, language, speaking),
        ]
        span = clause.block.span(min(p[0] for p in pieces), max(p[1] for p in pieces))
        state_date(rows, entity, prop, date, value, span, "mission_dates.prose", assertion)
        closing = ending(date) if name == "deployed" and "/" in date.mention.edtf else None
        if closing is not None and assertion == "asserted":
            prop = _PROPERTIES[entity.table]["ended"]
            state_date(rows, entity, prop, date, closing, span, "mission_dates.prose", assertion)


def _of_founding(clause: Clause, end: int, language: str) -> list[PlacedDate]:
    """The date of the treaty or decision by which something is founded: "founded by a protocol of 3 August"."""
    by = _by_act(language)
    return [d for d in clause.dates if d.mention.start > end and by.fullmatch(clause.block.text[end : d.mention.start])]


def _right_behind(dates: Sequence[PlacedDate], end: int) -> PlacedDate | None:
    """The date behind an act with no more than a preposition between: nearer than one before it and a comma."""
    return next((d for d in dates if 0 < d.mention.start - end <= _PREPOSITION), None)


def _around(clause: Clause, entity: Entity, act: int, language: str, speaking: Speaking) -> list[tuple[int, int]]:
    """Where the entity is named nearest to an act in a clause, and where it is said that the act was only planned."""
    text = clause.block.text
    named = [n for n in speaking.entities.named(text, clause.start, clause.end) if n[2] == entity]
    near = min(named, key=lambda n: (abs(n[0] - act), n[0]), default=None)
    cue = planned(language).search(text, clause.start, clause.end)
    return [*([near[:2]] if near else []), *([cue.span()] if cue else [])]


def _act(clause: Clause, language: str) -> tuple[str, int, int] | None:
    """The act that a clause tells first: its name and where it stands."""
    found = [
        (m.start(), order, name, m.end())
        for order, (name, pattern) in enumerate(_acts(language))
        if (m := pattern.search(clause.block.text, clause.start, clause.end))
    ]
    if not found:
        return None
    start, _, name, end = min(found)
    return name, start, end


def _date_and_name(clause: Clause, speaking: Speaking) -> tuple[int, int, Entity] | None:
    """A clause without a verb that is a date and directly behind it a name: it shares the verb of the one before."""
    named = speaking.entities.named(clause.block.text, clause.start, clause.end)
    if not named or not clause.dates:
        return None
    start, end, entity = named[0]
    gap = clause.block.text[clause.dates[0].mention.end : start]
    lead = clause.block.text[clause.start : clause.dates[0].mention.start]
    return (start, end, entity) if not gap.strip() and len(lead.split()) <= 1 else None


@cache
def founding(language: str) -> Phrases:
    """The words for establishing a mission."""
    return any_of(load(language, "missions")["acts"]["established"])


@cache
def _acts(language: str) -> tuple[tuple[str, Phrases], ...]:
    words = load(language, "missions")
    implied = words["implied_acts"]
    return tuple((name, any_of([*listed, *implied.get(name, [])])) for name, listed in words["acts"].items())


@cache
def _words_of_acts(language: str) -> PhraseWords:
    words = load(language, "missions")
    return PhraseWords.of(*words["acts"].values(), *words["implied_acts"].values())


@cache
def _by_act(language: str) -> re.Pattern[str]:
    words = load(language, "missions")["founded_by"]
    by, acts, of = (alternatives(words[part]) for part in ("by", "acts", "of"))
    return compiled(rf"\s+(?:{by})\s+(?:[\w-]+\s+){{0,4}}(?:{acts})\s+(?:{of})\s+", re.IGNORECASE)


@cache
def _implied(language: str) -> Phrases:
    return any_of(load(language, "missions")["implied_acts"]["deployed"])


@cache
def _pronouns(language: str) -> re.Pattern[str]:
    return compiled(rf"(?:{'|'.join(load(language, 'missions')['pronouns'])})\b", re.IGNORECASE)


@cache
def _inverted(language: str) -> re.Pattern[str] | None:
    """The noun for the mission behind the verb, in a language that has it so: "In mei werd de missie …"."""
    nouns = load(language, "missions")["inverted"]
    passive = alternatives(load(language, "missions")["passive"])
    return compiled(rf"(?<!\w)(?:{passive})\s+(?:{alternatives(nouns)})(?!\w)") if nouns else None


@cache
def _passive(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(load(language, 'missions')['passive'])})\b", re.IGNORECASE)
