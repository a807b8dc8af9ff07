"""`leadership` told in sentences: people in their roles, of what, from when to when. With it `people` and their names.

Lists, tables, fields of infoboxes and sentences that list the holders of a post are the business of `leader_lists.py`,
`leader_fields.py` and `leader_enumerations.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames, mission_names
from pipeline.extract.leaders.answers import answered
from pipeline.extract.leaders.appointees import appointees, gives_an_office
from pipeline.extract.leaders.bearers import Held
from pipeline.extract.leaders.commands import extract_commands
from pipeline.extract.leaders.handovers import end_of_last, without_ordinal
from pipeline.extract.leaders.leader_enumerations import extract_enumerations, without_list
from pipeline.extract.leaders.leader_fields import extract_fields
from pipeline.extract.leaders.leader_lists import extract_lists
from pipeline.extract.leaders.lives import extract_offices, introduce, is_pronoun, person_of, with_subject
from pipeline.extract.leaders.named_by_title import named_by_title
from pipeline.extract.leaders.office_bodies import OF_MISSIONS, Bodies, Body, is_own_state
from pipeline.extract.leaders.office_patterns import office_words
from pipeline.extract.leaders.office_readers import office_of
from pipeline.extract.leaders.offices import Office, is_former, is_title, phrase_start, without_dates
from pipeline.extract.leaders.people import People, with_appointees
from pipeline.extract.leaders.periods import Term, edtf_of
from pipeline.extract.leaders.references import Bearers, bearers_of, gone_on, left_words
from pipeline.extract.leaders.signatures import extract_signatures
from pipeline.extract.leaders.successions import extract_successions
from pipeline.extract.leaders.tenures import with_terms
from pipeline.extract.leaders.told_offices import Telling, settle
from pipeline.extract.questions import blocks_asked_for
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.extract.world.block_names import bodies_in, countries_in, people_in
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention

_MOST_PEOPLE = 20  # people whom a sentence may tell of


@dataclass(frozen=True, slots=True)
class _Told:
    """A bearer, the office, and what it is an office of, all from one sentence, and the position of that."""

    held: Held
    office: Office
    body: Body
    block: Block
    told_in: int


def extract(rows: DocumentRows) -> None:
    """Write a row for every person in a role, the roles of infoboxes and lists first."""
    names = mission_names(rows)
    people = People(rows)
    extract_fields(rows, people)
    extract_offices(rows, people, names)
    for write in (extract_commands, extract_successions, extract_signatures):
        write(rows, people)
    subject, read = person_of(rows), extract_lists(rows, people, names)
    enumerated = extract_enumerations(rows, people, names)
    told: set[tuple[Entity, str]] = set()
    telling, bearers = _telling(rows), bearers_of(rows)
    leaving = rows.index.blocks(left_words(rows.document.language))
    known: dict[str, str | None] = {}
    for row in rows.of("leadership"):
        _remember(known, row.values["person_as_written"], row.values["role"])
    for index, grouped in groupby(rows.sentences, key=lambda s: s.block.index):
        is_telling = index in telling or (index in leaving and bool(bearers.by_surname))
        if index in read or not is_telling:
            continue
        sentences = [
            s for each in grouped if (s := without_list(each, enumerated.get((index, each.start)))) is not None
        ]
        if sentences:
            for each in _told_in(rows, sentences, names, known, bearers, subject):
                bearers.remember(each.held.person, each.office)
                _write(rows, each, people, told)


def _remember(known: dict[str, str | None], name: str, role: str) -> None:
    """Keep the role of somebody by the surname; None where people of one surname have several."""
    surname = name.rsplit(maxsplit=1)[-1]
    if len(surname) < len(name):
        known[surname] = role if role in OF_MISSIONS and known.get(surname, role) == role else None


def _telling(rows: DocumentRows) -> frozenset[int]:
    """The blocks that hold words by which somebody may be given an office, or a rank with a date or "under"."""
    words = office_words(rows.document.language)
    with_ranks = rows.index.blocks(words.ranks)
    ranked = {index for index in with_ranks if rows.mentions.dates_in(index)}
    ranked |= with_ranks & rows.index.blocks(words.under)
    return rows.index.blocks(words.offices) | ranked | blocks_asked_for(rows.document, "leader")


def _told_in(
    rows: DocumentRows,
    sentences: Sequence[Sentence],
    names: MissionNames,
    known: dict[str, str | None],
    bearers: Bearers,
    subject: PersonMention | None,
) -> list[_Told]:
    block, language = sentences[0].block, rows.document.language
    plain = without_dates(block.text, rows.mentions.dates_in(block.index), language)
    people = list(rows.of_block(people_in, block))
    people = with_appointees(people, appointees(block.text, plain, language))
    people = sorted([*people, *named_by_title(block, plain, people, language)], key=lambda p: p.start)
    if not people and subject is None and not bearers.by_surname:
        return []
    bodies: Bodies | None = None
    last: Held | None = None
    found = []
    for sentence in sentences:
        bounds = (sentence.start, sentence.end)
        inside = with_subject(sentence.among(people), sentence, plain, subject, language)
        if not inside and found and found[-1].told_in + 1 == sentence.position:
            found[-1] = replace(found[-1], held=gone_on(found[-1].held, sentence, plain, language))
        if len(inside) > _MOST_PEOPLE:
            continue  # a list of names tells nothing of their offices
        called = bearers.called_in(sentence, inside, found[-1].held if found else None, language)
        held = [Held(p, office_of(p, block.text, plain, bounds, language)) for p in inside]
        held = sorted([*held, *called], key=lambda h: h.person.start)
        told = answered(held, sentence, plain, language)
        is_answer = told is not held
        held = _dated(told, sentence, language, last, known)
        was = found[-1] if found else None
        left = Term()
        if was is not None:
            left = end_of_last(held, was.held, block.text, bounds, sentence.dates, language, known)
        if was is not None and not left.is_empty:
            found[-1] = replace(was, held=replace(was.held, term=was.held.term.completed(left)))
        for each in held:
            if each.office is None or (each.term.is_empty and any(each.person is c.person for c in called)):
                continue
            bodies = bodies or Bodies(
                rows.of_block(bodies_in, block), rows.of_block(countries_in, block), people, names, language
            )
            before = (found[-1].office, found[-1].body) if found else None
            telling = Telling(sentence, plain, bodies, before, is_answer)
            settled = settle(without_ordinal(each.office, language), each.person, telling)
            if settled is None:
                continue
            office, body = settled
            _remember(known, each.person.name, office.role)
            found.append(_Told(replace(each, office=office), office, body, block, sentence.position))
            if not gives_an_office(each.person, block.text, language):
                last = found[-1].held
    return found


def _dated(
    held: Sequence[Held], sentence: Sentence, language: str, last: Held | None, known: Mapping[str, str | None]
) -> list[Held]:
    """The same with their terms. What somebody was before has no dates here, and nobody follows in it."""
    bounds = (sentence.start, sentence.end)
    current = [replace(h, office=None) if h.office and is_former(h.office, language) else h for h in held]
    dated = with_terms(current, sentence.block.text, bounds, sentence.dates, language, last, known)
    return [each if each.office else was for was, each in zip(held, dated, strict=True)]


def _write(rows: DocumentRows, told: _Told, people: People, seen: set[tuple[Entity, str]]) -> None:
    """Write the row, unless it says no more than that a person is what an earlier row has said already."""
    held, office, block = told.held, told.office, told.block
    person = held.person
    entity = people.entity(person.name)
    spans = [(phrase_start(person), person.end), (office.start, office.end)]
    spans += [(d.mention.start, d.mention.end) for d in held.term.dates if d.block == block.index]
    spans += [told.body.span] if told.body.span else []
    span = block.span(min(start for start, _ in spans), max(end for _, end in spans))
    _write_person(people, entity, person, office, block)
    people.state(entity, "role", office.written, span, "leadership.role")
    # Of the many other offices each has words of its own.
    role = office.written.casefold() if office.written and is_title(office, rows.document.language) else office.role
    if held.term.is_empty and (entity, role) in seen:
        return
    seen.add((entity, role))
    rows.fact(
        "leadership",
        (entity.name, office.role, office.written, edtf_of(held.term.start), edtf_of(held.term.end)),
        span,
        "leadership.told",
        assertion="planned" if office.is_planned else "asserted",
        derivation="inferred" if held.is_inferred else "normalised",
        person_id=entity,
        person_as_written=person.name,
        role=office.role,
        role_as_written=office.written or None,
        rank=block.text[slice(*person.rank_span)] if person.rank_span else None,
        nationality_code=person.nationality_code,
        mission_id=told.body.mission,
        organisation=told.body.organisation,
        start=held.term.start,
        end=held.term.end,
    ).uses.extend(held.term.dates)


def _write_person(people: People, entity: Entity, person: PersonMention, office: Office, block: Block) -> None:
    """Write down the name, the nationality and the rank that stand at a name."""
    subject = person_of(people.rows) if is_pronoun(person, block.text, people.rows.document.language) else None
    if subject is not None:
        introduce(people.rows, people, subject)
        return
    people.introduce(entity, person, block, "inferred" if is_own_state(office, person) else "normalised")
