"""`names` and `statements` on the missions a document treats: which they are, and what introduces them says.

The subject of the document is settled here: later extractors lean on it where a text says "the force" or "the mission".
It comes from the infobox, else from the lead, else from the title; a document may treat several missions. Missions and
operations that are only mentioned are the business of `operations.py`, dated acts told in prose that of
`mission_dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.identity.introduced_names import introduced_names
from pipeline.extract.identity.mission_boxes import box_names, write_fields
from pipeline.extract.identity.mission_leads import (
    explained_names,
    lead_names,
    title_names,
)
from pipeline.extract.identity.named_together import names_of_periods, numbered_names
from pipeline.extract.identity.naming import Name, entity_of, matches, state, write_names
from pipeline.extract.identity.page_titles import is_on_title
from pipeline.extract.identity.period_lines import state_lines
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.missions import is_box_on_other_subject, is_conflict_box, is_mission_name, is_other_box
from pipeline.lexicon.organisations import organisation_pattern
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Template
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.sentences import sentences

_PREDICATE = 160  # characters behind the copula in which the predicate names an organisation


def extract(rows: DocumentRows) -> None:
    """Write down what the document says its missions are, and what they are called."""
    boxes = [t for t in rows.document.templates if t.is_infobox]
    box = boxes[0] if boxes else None
    from_box = box_names(rows, box) if box else []
    is_on_mission = not from_box or is_mission_name(from_box[0].text)
    is_elsewhere = not is_on_mission or (box is not None and not from_box and is_box_on_other_subject(box.key))
    subjects = lead_names(rows, only_bold=is_elsewhere)
    is_beside = box is None and is_on_title(rows, [name for names in subjects for name in names])
    subjects = [] if is_beside else subjects
    if from_box and (is_on_mission or any(_same(from_box, names) for names in subjects)):
        own = next((names for names in subjects if _same(from_box, names)), [])
        rows.subject = entity_of([*from_box, *own])
        write_names(rows, rows.subject, from_box, "missions.infobox")
        subjects = [own] if own else []
    missions: list[Entity] = [rows.subject] if rows.subject else []
    for names in [*subjects, *(title_names(rows, subjects) if box is None else [])]:
        entity = rows.subject if rows.subject and _same(from_box, names) else entity_of(names)
        rows.subject = rows.subject or entity
        if entity not in missions:
            missions.append(entity)
        write_names(rows, entity, names, "missions.lead")
        _write_predicate(rows, entity, names)
    is_bare = not missions and not boxes and not is_beside
    for names in (introduced_names(rows) or explained_names(rows)) if is_bare else ():
        rows.subject = entity_of(names)
        missions.append(rows.subject)
        write_names(rows, rows.subject, names, "missions.lead")
        _write_predicate(rows, rows.subject, names)
    known = {n.abbreviation for n in missions}
    for names in (*numbered_names(rows), *names_of_periods(rows)):
        if names[0].text not in known:
            known.add(names[0].text)
            entity = entity_of(names)
            rows.subject = rows.subject or entity
            missions.append(entity)
            write_names(rows, entity, names, "missions.lead")
    if rows.subject is not None:
        is_named = is_on_mission or bool(_names(rows.subject) & {n.text.casefold() for n in from_box})
        if box is None or is_other_box(box.key):
            write_fields(rows, rows.subject, missions, None)
            state_lines(rows)
        elif is_named or is_conflict_box(box.key):
            write_fields(rows, rows.subject, missions, box)  # else the box is on an event or a unit beside it
        for other, entity in _boxes_of_others(rows, boxes[1:], missions):
            write_fields(rows, entity, [entity], other)


def _boxes_of_others(
    rows: DocumentRows, boxes: Sequence[Template], missions: Sequence[Entity]
) -> Iterator[tuple[Template, Entity]]:
    """The further infoboxes of a document that treats several missions, the first for each of them."""
    by_name = {name: m for m in missions[1:] for name in (m.name, m.abbreviation) if name}
    for box in boxes if by_name else ():
        named = next((n.text for n in box_names(rows, box) if n.text in by_name), None)
        if named is not None:
            yield box, by_name.pop(named)


def _same(left: list[Name], right: list[Name]) -> bool:
    return bool({n.text.casefold() for n in left} & {n.text.casefold() for n in right})


def _names(entity: Entity) -> set[str]:
    return {name.casefold() for name in (entity.name, entity.abbreviation) if name}


def _write_predicate(rows: DocumentRows, mission: Entity, names: list[Name]) -> None:
    """What the sentence that introduces a name says it is: its kind, whose it is, and its country."""
    first = min(names, key=lambda n: (n.block.index, n.start))
    block, language = first.block, rows.document.language
    sentence = next((s for s in sentences(block.text, language) if s[0] <= first.start < s[1]), None)
    if sentence is None:
        return
    words = load(language, "missions")
    after = max(n.end for n in names if n.block is block)
    rest = block.text[after : sentence[1]]
    copula = re.search(rf"\b(?:{alternatives(words['copulas'])})\b", rest)
    if copula:
        at = after + copula.end()
        predicate = rest[copula.end() :]
        kind = next(matches(words["kinds"], predicate), None)
        if kind:
            phrase, m = kind
            span = block.span(at + m.start(), at + m.end())
            state(rows, mission, "kind", words["kinds"][phrase], span, "missions.lead", derivation="normalised")
        whose = organisation_pattern().search(predicate[:_PREDICATE]) if kind else None
        if whose:
            span = block.span(at + whose.start(), at + whose.end())
            state(rows, mission, "organisation", whose[0], span, "missions.lead")
    name = next((n for n in names if n.kind == "official" and n.block is block), None)
    for c, at in _countries(name, rest if copula else "", after, language):
        span = block.span(at + c.start, at + c.end)
        state(rows, mission, "country_code", c.code, span, "missions.lead", derivation="normalised")


def _countries(name: Name | None, predicate: str, after: int, language: str) -> list[tuple[CountryMention, int]]:
    """The countries of a mission and from where their offsets count: all of its name, else the last of the predicate.

    A name may be in another language than the text around it: the one that finds most in it counts.
    """
    if name is not None:
        tries = [_by_name(name.text, each) for each in dict.fromkeys((language, *LANGUAGES))]
        if most := max(tries, key=len):
            return [(c, name.start) for c in most]
    return [(c, after) for c in _by_name(predicate, language)[-1:]]


def _by_name(text: str, language: str) -> list[CountryMention]:
    return [c for c in find_countries(text, language) if c.kind == "name"]
