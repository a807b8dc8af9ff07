"""Places in a block: countries and capitals by their names, other places by the words beside them and by links.

A capitalised name behind a place preposition counts only where nothing says it is a person, a body or a date; its kind
comes from a cue ("the base at X", "X region", "X, the northern part of Y"), never from a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.lexicon.countries import capitals, demonyms, fold, languages
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention, OrganisationMention, PersonMention, PlaceKind, PlaceMention
from pipeline.recognise.organisations import find_organisations
from pipeline.recognise.overlap import first_touching, target_of
from pipeline.recognise.people import find_people
from pipeline.recognise.place_patterns import PlacePatterns, capital_pattern, longer_name, place_patterns
from pipeline.recognise.regions import find_regions

__all__ = ["find_countries", "find_places"]

People = Sequence[PersonMention]
Bodies = Sequence[OrganisationMention]

# Where a cue ends before a name.
_CUE_WIDTH = 64
# How far from a preposition its clause is looked for a verb of moving.
_CLAUSE_WIDTH = 90
_CLAUSE_END = re.compile(r"[.;:!?](?=\s)|\n")
_SENTENCE_START = re.compile(r"[.!?]\s+\Z|\n\Z")


def find_places(
    block: Block, language: str, known: Callable[[Block, str], tuple[People, Bodies]] | None = None
) -> list[PlaceMention]:
    """The places a block names, in order, none inside another: countries, capitals and the places made certain.

    A country's adjective is no place; a direction before a country makes a region of it (northern X).

    Args:
        block: the block.
        language: its language.
        known: what gives the people and the bodies of the block, for a caller that knows them already.
    """
    text = block.text
    patterns = place_patterns(language)
    countries = find_countries(text, language)
    found = [_country(text, country, patterns) for country in countries if country.kind == "name"]
    found += _capitals(text, language)
    found += [r for r in find_regions(text, language) if not _is_inside_name(block, r, language)]
    named = (
        *_behind_cues(block, patterns),
        *_behind_adjectives(text, language, patterns),
        *_beside_nouns(text, patterns),
        *_of_field(block, patterns),
    )
    for start, end, kind in (*named, *_listed_on(block, found, patterns)):
        if _may_be_place(text, (start, end), countries, language, patterns) and (
            kind is not None or not _is_attribute(text, (start, end), language, patterns)
        ):
            found.append(PlaceMention(start, end, text[start:end], kind))
    kept = _without_overlap(found)
    if any(place.kind not in ("country", "capital") for place in kept):
        taken = _people_and_bodies(*(known or _named)(block, language))
        kept = [
            place
            for place in kept
            if place.kind in ("country", "capital") or first_touching(taken, place.start, place.end) is None
        ]
    return [_placed(text, place, block, countries, patterns) for place in kept]


def _named(block: Block, language: str) -> tuple[People, Bodies]:
    return find_people(block.text, language, block.links), find_organisations(block.text, language, block.links)


def _people_and_bodies(people: People, organisations: Bodies) -> list[PersonMention | OrganisationMention]:
    """Who stands where, in order; a person inside an organisation's name is left out."""
    alone = [person for person in people if first_touching(organisations, person.start, person.end) is None]
    return sorted([*alone, *organisations], key=lambda mention: mention.start)


def _country(text: str, country: CountryMention, patterns: PlacePatterns) -> PlaceMention:
    m = patterns.direction.search(text, max(0, country.start - 24), country.start)
    start = m.start() if m else country.start
    kind: PlaceKind = "region" if m else "country"
    return PlaceMention(start, country.end, text[start : country.end], kind, country.code)


def _capitals(text: str, language: str) -> Iterable[PlaceMention]:
    by_name, longer = capitals(language), longer_name(language)
    for m in capital_pattern(language).finditer(text):
        if not longer.search(text[max(0, m.start() - 40) : m.start()]):
            yield PlaceMention(m.start(), m.end(), m[0], "capital", by_name[fold(m[0])])


def _is_inside_name(block: Block, place: PlaceMention, language: str) -> bool:
    """Whether a longer name holds that of a region: Radio X, or the link to a group of X."""
    if longer_name(language).search(block.text[max(0, place.start - 40) : place.start]):
        return True
    link = first_touching(block.links, place.start, place.end)
    return link is not None and link.start < place.start and block.text[link.start].isupper()


def _behind_cues(block: Block, patterns: PlacePatterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """Names behind a preposition or a cue, and the further names of a list ("near X and Y", "X, Y and Z").

    Behind a weak preposition, or a preposition with an article ("in the Treaty"), only a link is a place.
    """
    text = block.text
    linked = {link.start for link in block.links if link.kind == "internal"}
    for m in patterns.preposition.finditer(text):
        if patterns.name.match(text, m.end()) is None:
            continue
        kind = _kind(text, m.end(), patterns)
        is_linked = m.end() in linked and m["weak"] in patterns.linking
        if kind is None and m["weak"] and not is_linked and not _leads(text, m, patterns):
            continue
        if kind is None and m["article"] and not (m.end() in linked and _leads(text, m, patterns)):
            continue
        at = m.end()
        while name := patterns.name.match(text, at):
            # What has a possessive or a slash behind it is a person or a title as often.
            if kind or text[name.end() : name.end() + 1] not in ("'", "’", "/"):
                yield (name.start(), name.end(), kind)
            further = patterns.joined.match(text, name.end())
            if further is None:
                break
            at = further.end()


def _listed_on(
    block: Block, found: Sequence[PlaceMention], patterns: PlacePatterns
) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """The links that go on with a row that a capital or region begins: [[Dili]], [[Suai]] and [[Liquiçá]]."""
    starts = {link.start: link.end for link in block.links if link.kind == "internal"}
    for place in found if starts else ():
        at = place.end
        while place.kind != "country" and (joint := patterns.row.match(block.text, at)) and joint.end() in starts:
            at = starts[joint.end()]
            yield joint.end(), at, None


def _behind_adjectives(
    text: str, language: str, patterns: PlacePatterns
) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """Names behind a preposition, an article and an adjective for a country (het Spaanse Rota)."""
    if patterns.adjective is None:
        return
    for m in patterns.adjective.finditer(text):
        if fold(m["adjective"]) in demonyms(language) and (name := patterns.name.match(text, m.end())):
            yield (*name.span(), None)


def _leads(text: str, preposition: re.Match[str], patterns: PlacePatterns) -> bool:
    """Whether a preposition leads to a place: somebody moves in the same clause."""
    if preposition["weak"] not in patterns.leading:
        return False
    before = text[max(0, preposition.start() - _CLAUSE_WIDTH) : preposition.start()]
    behind = _CLAUSE_END.split(text[preposition.end() : preposition.end() + _CLAUSE_WIDTH], maxsplit=1)[0]
    clause = [_CLAUSE_END.split(before)[-1], *([behind] if patterns.is_verb_last else [])]
    return any(patterns.moving.search(part) for part in clause)


def _kind(text: str, end: int, patterns: PlacePatterns) -> PlaceKind | None:
    start = max(0, end - _CUE_WIDTH)
    return next((kind for cue, kind in patterns.cues if cue.search(text, start, end)), None)


def _of_field(block: Block, patterns: PlacePatterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    if block.field and block.field.casefold() in patterns.place_fields and (m := patterns.name.match(block.text)):
        yield (*m.span(), None)


def _beside_nouns(text: str, patterns: PlacePatterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """Names with a noun behind (X region) or before (Camp X, taken into the name), or an apposition."""
    for (side, kind), pattern in patterns.beside.possible(text):
        for m in pattern.finditer(text):
            # A sentence's first word has its capital for nothing.
            if side != "after" or not _SENTENCE_START.search(text, max(0, m.start() - 3), m.start()):
                yield (*m.span("name"), kind)


def _may_be_place(
    text: str, span: tuple[int, int], countries: Sequence[CountryMention], language: str, patterns: PlacePatterns
) -> bool:
    """Whether a capitalised name may be a place's: no month, no word for a people, no acronym, no country inside."""
    words = text[slice(*span)].split()
    if any(word.casefold().strip(".,") in patterns.not_places for word in words):
        return False
    if text[slice(*span)].isupper() or any(fold(word) in demonyms(language) for word in words):
        return False
    following = text[span[1] : span[1] + 1]
    if words and words[-1].rpartition("-")[2][:1].islower():
        return False  # a compound with a place's name: the Dayton-akkoord
    is_part_of_word = following in "-–" and following != "" and text[span[1] + 1 : span[1] + 2].isalpha()
    return not is_part_of_word and first_touching(countries, *span) is None


def _is_attribute(text: str, span: tuple[int, int], language: str, patterns: PlacePatterns) -> bool:
    """Whether a capitalised name only describes the noun behind it (in Baroque style), or is that of a language."""
    if patterns.not_before.match(text, span[1]):
        return True
    name = text[slice(*span)]
    if name.casefold() in languages(language):
        return True
    following = patterns.noun_behind.match(text, span[1])
    return following is not None and patterns.adjective_ending.search(name) is not None


def _placed(
    text: str, place: PlaceMention, block: Block, countries: Sequence[CountryMention], patterns: PlacePatterns
) -> PlaceMention:
    """The place with the country it lies in, where the text says so, and the page it links to."""
    code = place.country_code
    if code is None and (m := patterns.in_country.match(text, place.end)):
        country = first_touching(countries, m.end(), m.end() + 1)
        code = country.code if country and country.kind == "name" and country.start == m.end() else None
    return replace(place, country_code=code, target=target_of(block.links, place.start, place.end))


def _without_overlap(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """In order; of those that overlap the longer, among equals the one with a kind."""
    kept: list[PlaceMention] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end, p.kind is None, p.kind or "")):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.kind and not kept[-1].kind and (place.start, place.end) == (kept[-1].start, kept[-1].end):
            kept[-1] = place
    return kept
