"""`actors` and `actor_relations` told in sentences: who acts, what they want, and how they stand to each other.

Parties of infoboxes are the business of `parties.py`, which actor a name means that of `actor_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.extract.world.actor_names import ActorNames, group_words
from pipeline.extract.world.actor_roles import ActorMention, Named, acting_words, actors_in, holder_before
from pipeline.extract.world.parties import extract_parties
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_REACH = 130  # characters between an actor and the words on its aim or relation
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """One actor's relation to another, and the stretch of the block that says so."""

    subject: ActorMention
    relation: str
    other: ActorMention
    start: int
    end: int


def extract(rows: DocumentRows) -> None:
    """Write the actors of infoboxes and sentences down, with their aims and relations."""
    language = rows.document.language
    names, missions = ActorNames.of(rows), mission_names(rows)
    written: set[tuple[Entity, str, Entity]] = set()
    extract_parties(rows, names, written)
    named: tuple[int, Named] | None = None
    telling = _telling(rows, names)
    for sentence in rows.sentences:
        if sentence.block.index not in telling:
            continue
        if named is None or named[0] != sentence.block.index:
            named = (sentence.block.index, Named.of(sentence.block, names))
        actors = list(actors_in(sentence, named[1], names, missions, language))
        if not actors:
            continue
        rows.acting += [(sentence.block.span(actor.start, actor.end), actor.entity) for actor in actors]
        relations = list(_relations(sentence, actors, language))
        for relation in relations:
            span = sentence.block.span(relation.start, relation.end)
            subject, other = relation.subject.entity, relation.other.entity
            write_relation(rows, subject, relation.relation, other, span, "actors.relation", written)
        others = {(r.other.start, r.other.end) for r in relations}
        _write_aims(sentence, actors, others, names, language)
    rows.acting.sort(key=lambda named: named[0])


def _telling(rows: DocumentRows, names: ActorNames) -> frozenset[int]:
    """The blocks that name a group or a people, or hold words that make somebody one who acts."""
    language = rows.document.language
    words = (group_words(language), acting_words(language), PhraseWords.of(literal(names.known.kinds)))
    return frozenset().union(*map(rows.index.blocks, words))


def write_relation(
    rows: DocumentRows,
    subject: Entity,
    relation: str,
    other: Entity,
    span: Span,
    extractor: str,
    written: set[tuple[Entity, str, Entity]],
) -> None:
    """Write a relation down, once for each pair."""
    key = (subject, relation, other)
    if subject == other or key in written:
        return
    written.add(key)
    rows.fact(
        "actor_relations", (subject.name, relation, other.name), span, extractor, derivation="normalised",
        actor_id=subject, relation=relation, other_actor_id=other,
    )  # fmt: skip


def _relations(sentence: Sentence, actors: Sequence[ActorMention], language: str) -> Iterator[Relation]:
    """The relations that a sentence of two actors or more tells; one whose two ends stand beside the words."""
    if len(actors) < _FEWEST:
        return
    text, patterns = sentence.block.text, _patterns(language)
    for relation, pattern in patterns.relations:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            others = _listed_behind(text, m.end(), actors, patterns)
            if not others:
                continue
            free = [a for a in actors if a not in others]
            subject = holder_before(free, m.start())
            if subject is None or m.start() - subject.end > _REACH:
                # A sentence may begin with the other: "Against the army … the rebels won".
                subject = next((a for a in free if a.start >= others[-1].end), None) if relation == "opposes" else None
            if subject is None:
                continue
            for other in others:
                yield Relation(subject, relation, other, min(subject.start, m.start()), max(subject.end, other.end))
    for relation, pattern in patterns.followers:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            other = holder_before(actors, m.start())
            for subject in _listed_behind(text, m.end(), actors, patterns):
                if other is not None and m.start() - other.end <= 1:
                    yield Relation(subject, relation, other, other.start, subject.end)


def _listed_behind(text: str, offset: int, actors: Sequence[ActorMention], patterns: _Patterns) -> list[ActorMention]:
    """The actors that stand in a row directly behind a place."""
    found: list[ActorMention] = []
    for actor in actors:
        if actor.start < offset:
            continue
        gap = patterns.joined if found else patterns.thin
        if gap.fullmatch(text, found[-1].end if found else offset, actor.start) is None:
            break
        found.append(actor)
    return found


def _write_aims(
    sentence: Sentence,
    actors: Sequence[ActorMention],
    others: set[tuple[int, int]],
    names: ActorNames,
    language: str,
) -> None:
    """What an actor wants, said behind its name in the same sentence; not of one that only stands in a relation."""
    text = sentence.block.text
    holders = [a for a in actors if (a.start, a.end) not in others]
    for pattern in _patterns(language).aims:
        for m in pattern.finditer(text, sentence.start, sentence.end):
            holder = holder_before(holders, m.start())
            if holder is None or m.start() - holder.end > _REACH:
                continue
            aim = " ".join(m["aim"].split())
            names.state(holder.entity, "aim", aim, sentence.block.span(holder.start, m.end("aim")), "actors.aim")


# ---- the lexicon, compiled


@dataclass(frozen=True, slots=True)
class _Patterns:
    relations: tuple[tuple[str, Phrases], ...]
    followers: tuple[tuple[str, Phrases], ...]
    aims: tuple[re.Pattern[str], ...]
    thin: re.Pattern[str]
    joined: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "actors")
    article = rf"(?:(?:{alternatives(words['articles'])})\s+)?"
    organisations = load(language, "organisations")
    joiner = alternatives(organisations["coordinators"])
    acronym = r"(?:\s*\([^()]{2,12}\))?"
    return _Patterns(
        relations=tuple((code, any_of(listed)) for code, listed in words["relations"].items()),
        followers=tuple((code, any_of(listed)) for code, listed in words["followers"].items()),
        aims=tuple(compiled(rf"(?<!\w)(?:{aim})") for aim in words["aims"]),
        # A noun for such a group may stand before its name: "the armed group X".
        thin=compiled(rf"\s+{article}(?:(?:{alternatives(organisations['group_before'])})\s+)?"),
        joined=compiled(rf"{acronym}(?:,\s+|,?\s+(?:{joiner})\s+){article}"),
    )
