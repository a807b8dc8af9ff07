"""`operation_relations`: a mission or operation takes over from another, takes it in, supports it, works beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.dating import beginning
from pipeline.extract.identity.assertions import assertion_in
from pipeline.extract.identity.mission_dates import Speaking, founding, referred_to, speaking_of
from pipeline.extract.identity.naming import state_date
from pipeline.extract.passages import Clause, clauses_of, dates_for, nearest, own_dates
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

_Named = tuple[int, int, Entity]

_ARTICLE = 5  # characters between a preposition and the name it governs: an article may stand there


def extract(rows: DocumentRows) -> None:
    """Write the relations down that clauses tell, and when a mission took over."""
    speaking = speaking_of(rows)
    if speaking.entities.pattern is None:
        return
    for i in sorted(rows.index.positions(_relating(speaking.language))):
        sentence = rows.sentences[i]
        clauses = rows.of_sentence(clauses_of, sentence)
        for j, clause in enumerate(clauses):
            _take_over(rows, clauses, j, speaking)
            _joins(rows, clause, speaking)
        after = [s for s in rows.sentences[i + 1 : i + 2] if s.block is sentence.block]
        _beside(rows, [sentence, *after], speaking)


def _take_over(rows: DocumentRows, clauses: Sequence[Clause], i: int, speaking: Speaking) -> None:
    clause, language = clauses[i], speaking.language
    text = clause.block.text
    named = speaking.entities.named(text, clause.start, clause.end)
    passive = _verb(language, "passive").search(text, clause.start, clause.end)
    active = _verb(language, "active").search(text, clause.start, clause.end)
    if passive:
        old = _last([n for n in named if n[1] <= passive.start()]) or _meant(clause, speaking)
        new = next((n for n in named if n[0] >= passive.end()), None)
    elif active:
        # Everybody named behind the first is taken over from; who takes over may go unnamed.
        behind = [n for n in named if _from(language).search(text, clause.start, n[0])]
        old = behind[0] if behind else _last([n for n in named if n[0] > active.start()])
        new = next((n for n in named if old is None or n[2] != old[2]), None)
    else:
        return
    verb = passive or active
    if old is None or verb is None:
        return
    assertion = assertion_in(clause, language)
    taker = new[2] if new else _unnamed_taker(clause, speaking) if assertion == "asserted" else None
    if taker is None or taker == old[2]:
        return
    dated = [
        d
        for d in dates_for(clauses, i, language)
        if not _of_founding(text, clause, verb, d, language) and not _is_bracketed_behind(text, old, d, clause)
    ]
    date = nearest(dated, *verb.span())
    on = beginning(date) if date else None
    ends = [verb.start(), old[0], *(n[0] for n in [new] if n), *([date.mention.start] if date else [])]
    stops = [verb.end(), old[1], *(n[1] for n in [new] if n), *([date.mention.end] if date else [])]
    span = clause.block.span(min(ends), max(stops))
    row = rows.fact(
        "operation_relations", (taker, "replaces", old[2]), span, "operation_relations.takes_over",
        assertion=assertion, from_id=taker, relation="replaces", to_id=old[2], on=on,
    )  # fmt: skip
    if date is not None and on is not date:
        row.uses.append(date)
    if date is not None and on is not None:
        _state_start(rows, taker, date, span, assertion == "planned")


def _is_bracketed_behind(text: str, old: _Named, date: PlacedDate, clause: Clause) -> bool:
    """Whether a date opens a bracket behind the name of the one that is replaced: it is that one's own."""
    return date.block == clause.block.index and text[old[1] : date.mention.start].strip() == "("


def _of_founding(text: str, clause: Clause, verb: re.Match[str], date: PlacedDate, language: str) -> bool:
    """Whether a date is that of a founding told beside the handover: "was set up on that day and succeeded X"."""
    if date.block != clause.block.index:
        return False
    m = date.mention
    start = verb.end() if m.start >= verb.end() else clause.start
    return founding(language).search(text, start, m.start) is not None


def _meant(clause: Clause, speaking: Speaking) -> _Named | None:
    """The mission that a pronoun at the beginning of a clause means, as if it were named there."""
    entity = referred_to(clause, speaking)
    return (clause.body, clause.body, entity) if entity is not None else None


def _state_start(rows: DocumentRows, taker: Entity, date: PlacedDate, span: tuple[int, int], is_planned: bool) -> None:
    value = beginning(date)
    if value is None:
        return
    prop = "deployed" if taker.table == "missions" else "planned_start" if is_planned else "start"
    assertion = "planned" if is_planned else "asserted"
    state_date(rows, taker, prop, date, value, span, "operation_relations.takes_over", assertion)


def _unnamed_taker(clause: Clause, speaking: Speaking) -> Entity | None:
    """Who takes over where the clause does not name it: a pronoun's mission, or "UN troops" that of the page."""
    meant = referred_to(clause, speaking)
    if meant is not None:
        return meant
    united_nations = alternatives(load(speaking.language, "quantities")["united_nations"])
    head = re.search(rf"(?<!\w)(?:{united_nations})(?!\w)", clause.text, re.IGNORECASE)
    troops = re.search(rf"(?<!\w)(?:{_peacekeepers(speaking.language)})(?!\w)", clause.text, re.IGNORECASE)
    return speaking.missions.subject if (head or troops) and speaking.missions.is_sole else None


def _joins(rows: DocumentRows, clause: Clause, speaking: Speaking) -> None:
    """Troops of one pass to another: the other subsumes it. "In support of" joins two likewise."""
    text = clause.block.text
    named = speaking.entities.named(text, clause.start, clause.end)
    if len(named) < 2:  # a relation is between two
        return
    first, second = named[0], named[1]
    if first[2] == second[2]:
        return
    for relation, words in (("subsumes", "joins"), ("supports", "supports")):
        m = _listed(speaking.language, words).search(text, first[1], clause.end)
        if m is None or m.start() > second[0]:
            continue
        source, target = (second, first) if relation == "subsumes" else (first, second)
        dates = own_dates(clause, speaking.language)
        date = nearest(dates, *m.span())
        rows.fact(
            "operation_relations", (source[2], relation, target[2]), clause.block.span(first[0], second[1]),
            f"operation_relations.{words}", assertion=assertion_in(clause, speaking.language),
            from_id=source[2], relation=relation, to_id=target[2], on=date,
        )  # fmt: skip
        return


def _beside(rows: DocumentRows, told: Sequence[Sentence], speaking: Speaking) -> None:
    """Missions told of beside another ("apart from X there are …"): named there or in the next sentence."""
    sentence = told[0]
    text = sentence.block.text
    language = speaking.language
    cue = _listed(language, "beside").search(text, sentence.start, sentence.end)
    named = speaking.entities.named(text, sentence.start, sentence.end)
    if cue is None or not named or named[0][0] - cue.end() > _ARTICLE:
        return
    if not _plural(language).search(text, cue.end(), sentence.end):
        return
    others = named[1:] or speaking.entities.named(text, sentence.end, told[-1].end)
    for start, end, entity in others:
        if entity == named[0][2]:
            continue
        span = sentence.block.span(min(cue.start(), start), end)
        rows.fact(
            "operation_relations", (named[0][2], "concurrent", entity), span, "operation_relations.beside",
            from_id=named[0][2], relation="concurrent", to_id=entity,
        )  # fmt: skip


def _last(named: Sequence[_Named]) -> _Named | None:
    return named[-1] if named else None


@cache
def _verb(language: str, voice: str) -> Phrases:
    return any_of(load(language, "missions")["takes_over"][voice])


@cache
def _relating(language: str) -> PhraseWords:
    """What one of must stand in a sentence that tells of a relation."""
    words = load(language, "missions")
    handovers = words["takes_over"]
    return PhraseWords.of(handovers["passive"], handovers["active"], words["joins"], words["supports"], words["beside"])


@cache
def _from(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "missions")["takes_over"]["from"])
    return compiled(rf"\b(?:{words})\s[^;]*\Z", re.IGNORECASE)


@cache
def _listed(language: str, part: str) -> Phrases:
    return any_of(load(language, "missions")[part])


@cache
def _plural(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(load(language, 'missions')['plural_nouns'])})\b", re.IGNORECASE)


@cache
def _peacekeepers(language: str) -> str:
    return alternatives(load(language, "quantities")["nouns"]["peacekeeper"])
