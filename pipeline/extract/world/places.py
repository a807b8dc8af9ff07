"""`places`: where a mission has its seat, where it works, and where its incidents and the fighting happened.

A row with such a role needs words that give it to the place; each further place that says the same becomes a statement
on it. Places that are only named are the business of `named_places.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.leaders.leader_fields import Box, boxes
from pipeline.extract.passages import clauses_of
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import DocumentRows
from pipeline.extract.world.named_places import write_named
from pipeline.extract.world.place_rows import Role, Written, places_in, write, write_parts
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import literal
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.read.document import Block
from pipeline.recognise.entities import PlaceMention

_NEAR = 60  # characters between the words for a seat and the place
_LIST_GAP = re.compile(r",? (?:[^\W\d_]{1,3} )?")
_FINE = frozenset({"city", "region", "base", "site"})


def extract(rows: DocumentRows) -> None:
    """Write a row per place in a role, those of infoboxes first."""
    language = rows.document.language
    missions = mission_names(rows)
    written = Written(rows)
    for box in boxes(rows):
        for block in box.blocks:
            for found in _of_field(rows, box, block, language):
                write(written, block, found, rows.subject if box.is_of_mission else None, "places.infobox")
    words = _words(language)
    told = rows.index.positions(words.roles)
    introducing = rows.index.positions(words.missions)
    introduced = False
    found_in: tuple[int, list[PlaceMention]] | None = None
    for i in sorted(told | introducing):
        sentence = rows.sentences[i]
        block = sentence.block
        is_told = i in told and _gives_roles(sentence, language)
        if not is_told and (introduced or i not in introducing):
            continue
        if found_in is None or found_in[0] != block.index:
            found_in = (block.index, places_in(rows, block))
        inside = sentence.among(found_in[1])
        if not inside:
            continue
        area = _area(sentence, inside, language) if i in introducing and not introduced else None
        introduced = introduced or area is not None
        for found in [*([area] if area else []), *(_told(sentence, inside, language) if is_told else ())]:
            # On a page about something else a place is seldom that of the mission named beside it.
            is_its = missions.subject is not None or found.role == "headquarters"
            mission = missions.of(block, sentence.start, sentence.end) if is_its else None
            write(written, block, found, mission, "places.told")
    write_named(written)
    write_parts(written)


def _of_field(rows: DocumentRows, box: Box, block: Block, language: str) -> Iterator[Role]:
    """The first place of a field for a seat, an area or the place of what happened."""
    words = load(language, "place_roles")
    name = block.field_key
    role = next((role for role, fields in words["fields"].items() if name in fields), None)
    if role is None:
        return
    others = {b.field_key for b in box.blocks}
    if role == "incident" and not others & set(words["happening_fields"]):
        return
    found = places_in(rows, block)
    place = next((p for p in found if p.kind != "country"), found[0] if role != "headquarters" and found else None)
    if place is not None:
        country = next((p for p in found if p.kind == "country" and p.start > place.end), None)
        if place.country_code is None and country is not None:
            place = replace(place, country_code=country.country_code)
        if role == "incident" and place.kind == "country":
            role = "area"  # no single happening is all over a country
        yield Role(place, role, 0, len(block.text.rstrip()))


def _area(sentence: Sentence, places: Sequence[PlaceMention], language: str) -> Role | None:
    """The country of the sentence that introduces a mission: "a peacekeeping mission … in X"."""
    text = sentence.block.text
    for place in places:
        if place.kind != "country":
            continue
        m = _patterns(language).mission_in.search(text, sentence.start, place.start)
        # A capital is that of the mission's own name.
        if m is not None and not m[0][0].isupper():
            return Role(place, "area", m.start(), place.end)
    return None


def _gives_roles(sentence: Sentence, language: str) -> bool:
    """Whether a sentence holds words that give a place a role."""
    patterns = _patterns(language)
    stretch = (sentence.block.text, sentence.start, sentence.end)
    return any(p.search(*stretch) for p in (patterns.headquarters, patterns.control, patterns.incident))


def _told(sentence: Sentence, places: Sequence[PlaceMention], language: str) -> Iterator[Role]:
    text, patterns = sentence.block.text, _patterns(language)
    seats = list(patterns.headquarters.finditer(text, sentence.start, sentence.end))
    hit = _hit(sentence, places, language)
    tells_control = patterns.control.search(text, sentence.start, sentence.end) is not None
    previous: PlaceMention | None = None
    for place in (_placed(p, places, text, language) for p in places):
        near = (m for m in seats if 0 <= place.start - m.end() <= _NEAR)
        seat = next((m for m in near if patterns.between.fullmatch(text, m.end(), place.start)), None)
        if seat is not None and place.kind != "country":
            yield Role(place, "headquarters", seat.start(), place.end)
            continue
        is_listed = previous is not None and _LIST_GAP.fullmatch(text, previous.end, place.start) is not None
        is_at = patterns.at.search(text, max(0, place.start - 16), place.start) is not None
        if place.kind == "country" or not (place.kind in _FINE or is_at or is_listed):
            continue
        is_hit = place.start in hit and not patterns.elsewhere.search(text, sentence.start, place.start)
        if place.kind != "region" and is_hit and (is_at or is_listed or place.kind == "base"):
            yield Role(place, "incident", place.start, place.end)
        elif place.kind in _FINE and (tells_control or is_hit):
            yield Role(place, "area" if place.kind == "region" else "other", place.start, place.end)
        else:
            continue
        previous = place


def _hit(sentence: Sentence, places: Sequence[PlaceMention], language: str) -> frozenset[int]:
    """Where the places begin that the sentence's words for an incident may be about.

    They are those of the clauses that have such words ("after the attack in A, the staff moved to B"); all, where none
    of these clauses names a place.
    """
    text = sentence.block.text
    told = [m.start() for m in _patterns(language).incident.finditer(text, sentence.start, sentence.end)]
    starts = frozenset(place.start for place in places)
    if not told or len(places) == 1:
        return starts if told else frozenset()
    spans = [(c.start, c.end) for c in clauses_of(sentence, language)]
    telling = [(start, end) for start, end in spans if any(start <= at < end for at in told)]
    inside = frozenset(at for at in starts if any(start <= at < end for start, end in telling))
    return inside or starts


def _placed(place: PlaceMention, places: Sequence[PlaceMention], text: str, language: str) -> PlaceMention:
    """The place with the country it is a part of, where the words beside it say so: "X, the northern part of Y"."""
    if place.country_code is not None:
        return place
    for other in places:
        if other.country_code is None:
            continue
        if other.start > place.end and _patterns(language).part_of.fullmatch(text, place.end, other.start):
            return replace(place, country_code=other.country_code)
        if other.end < place.start and re.fullmatch(r"['’]s? ", text[other.end : place.start]):
            return replace(place, country_code=other.country_code)
    return place


# ---- the lexicon, compiled


@dataclass(frozen=True, slots=True)
class _Words:
    """What a sentence holds some of that gives a place a role, and one that introduces a mission."""

    roles: PhraseWords
    missions: PhraseWords


@cache
def _words(language: str) -> _Words:
    words = load(language, "place_roles")
    return _Words(
        PhraseWords.of(words["headquarters"], words["control"], words["incident"]),
        PhraseWords.of(literal(load(language, "missions")["kinds"])),
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    headquarters: Phrases
    between: re.Pattern[str]
    at: re.Pattern[str]
    control: Phrases
    incident: Phrases
    elsewhere: re.Pattern[str]
    mission_in: re.Pattern[str]
    part_of: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, places = load(language, "place_roles"), load(language, "places")
    article = alternatives(places["articles"])
    nouns = alternatives(noun for listed in places["apposition_nouns"].values() for noun in listed)
    kinds = alternatives(load(language, "missions")["kinds"])
    of = alternatives(load(language, "leadership")["role_of"])
    return _Patterns(
        headquarters=any_of(words["headquarters"]),
        between=compiled(rf"(?:\s*(?:{'|'.join(words['between'])})(?!\w))*\s*"),
        at=compiled(
            rf"(?<![\w-])(?i:{alternatives(places['prepositions'])})\s(?:(?:{article})\s)?(?:[a-z]+\s){{0,2}}\Z"
        ),
        control=any_of(words["control"]),
        incident=any_of(words["incident"]),
        elsewhere=compiled(rf"(?<!\w)(?:{'|'.join(words['elsewhere'])})\s(?:(?:{article})\s)?\Z", re.IGNORECASE),
        mission_in=compiled(
            rf"(?<!\w)(?:{kinds})(?!\w)(?:\s[^\s.;:()]+){{0,7}}?\s(?:{alternatives(words['mission_in'])})\s(?:(?:{article})\s)?\Z"
        ),
        part_of=compiled(rf",\s(?:(?:{article})\s)?(?:[^\W\d_]+\s){{0,3}}(?:{nouns})\s(?:{of})\s(?:(?:{article})\s)?"),
    )
