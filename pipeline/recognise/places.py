"""Places in a block: countries and capitals by their names, other places by the words beside them and by links.

A capitalised name behind a place preposition counts only where nothing says it is a person, a body or a date; its kind
comes from a cue ("the base at X", "X region", "X, the northern part of Y"), never from a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import capital_names, capitals, demonyms, fold
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention, OrganisationMention, PersonMention, PlaceKind, PlaceMention
from pipeline.recognise.names import CAPITALISED, SPACE
from pipeline.recognise.organisations import find_organisations
from pipeline.recognise.overlap import first_touching, target_of
from pipeline.recognise.people import find_people

__all__ = ["find_countries", "find_places"]

# Where a noun for places stands that makes a name beside it that of one.
Side = Literal["after", "before", "apposition"]
_Beside = tuple[tuple[Side, PlaceKind], Phrases]
People = Sequence[PersonMention]
Bodies = Sequence[OrganisationMention]

# Words of a place's name at most, and where a cue ends before it.
_MOST_WORDS = 3
_CUE_WIDTH = 64
# A noun for places and a few words up to a colon: "the three cities of the north:".
_LISTING = r"(?:{nouns})[^.:;\n]{{0,30}}:"
_SENTENCE_START = re.compile(r"[.!?]\s+\Z|\n\Z")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The compiled words of one language that make a name that of a place."""

    name: re.Pattern[str]
    preposition: re.Pattern[str]
    joined: re.Pattern[str]
    cues: tuple[tuple[re.Pattern[str], PlaceKind], ...]
    beside: PhraseTable[tuple[Side, PlaceKind]]
    direction: re.Pattern[str]
    in_country: re.Pattern[str]
    place_fields: frozenset[str]
    not_places: frozenset[str]


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
    patterns = _patterns(language)
    countries = find_countries(text, language)
    found = [_country(text, country, patterns) for country in countries if country.kind == "name"]
    found += _capitals(text, language)
    named = (*_behind_cues(block, patterns), *_beside_nouns(text, patterns), *_of_field(block, patterns))
    for start, end, kind in named:
        if _may_be_place(text, (start, end), countries, language, patterns):
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


def _country(text: str, country: CountryMention, patterns: _Patterns) -> PlaceMention:
    m = patterns.direction.search(text, max(0, country.start - 24), country.start)
    start = m.start() if m else country.start
    kind: PlaceKind = "region" if m else "country"
    return PlaceMention(start, country.end, text[start : country.end], kind, country.code)


def _capitals(text: str, language: str) -> Iterable[PlaceMention]:
    by_name, longer_name = capitals(language), _longer_name(language)
    for m in _capital_pattern(language).finditer(text):
        if not longer_name.search(text[max(0, m.start() - 40) : m.start()]):
            yield PlaceMention(m.start(), m.end(), m[0], "capital", by_name[fold(m[0])])


def _behind_cues(block: Block, patterns: _Patterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """Names behind a preposition or a cue, and the further names of a list ("near X and Y", "X, Y and Z").

    Behind a weak preposition, or a preposition with an article ("in the Treaty"), only a link is a place.
    """
    text = block.text
    linked = {link.start for link in block.links if link.kind == "internal"}
    for m in patterns.preposition.finditer(text):
        if patterns.name.match(text, m.end()) is None:
            continue
        kind = _kind(text, m.end(), patterns)
        if kind is None and m["weak"] and m.end() not in linked:
            continue
        if kind is None and m["article"]:
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


def _kind(text: str, end: int, patterns: _Patterns) -> PlaceKind | None:
    start = max(0, end - _CUE_WIDTH)
    return next((kind for cue, kind in patterns.cues if cue.search(text, start, end)), None)


def _of_field(block: Block, patterns: _Patterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    if block.field and block.field.casefold() in patterns.place_fields and (m := patterns.name.match(block.text)):
        yield (*m.span(), None)


def _beside_nouns(text: str, patterns: _Patterns) -> Iterable[tuple[int, int, PlaceKind | None]]:
    """Names with a noun behind (X region) or before (Camp X, taken into the name), or an apposition."""
    for (side, kind), pattern in patterns.beside.possible(text):
        for m in pattern.finditer(text):
            # A sentence's first word has its capital for nothing.
            if side != "after" or not _SENTENCE_START.search(text, max(0, m.start() - 3), m.start()):
                yield (*m.span("name"), kind)


def _may_be_place(
    text: str, span: tuple[int, int], countries: Sequence[CountryMention], language: str, patterns: _Patterns
) -> bool:
    """Whether a capitalised name may be a place's: no month, no word for a people, no acronym, no country inside."""
    words = text[slice(*span)].split()
    if any(word.casefold().strip(".,") in patterns.not_places for word in words):
        return False
    if text[slice(*span)].isupper() or any(fold(word) in demonyms(language) for word in words):
        return False
    following = text[span[1] : span[1] + 1]
    is_part_of_word = following in "-–" and following != "" and text[span[1] + 1 : span[1] + 2].isalpha()
    return not is_part_of_word and first_touching(countries, *span) is None


def _placed(
    text: str, place: PlaceMention, block: Block, countries: Sequence[CountryMention], patterns: _Patterns
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


@cache
def _longer_name(language: str) -> re.Pattern[str]:
    """What stands before a capital inside another name: the Treaty of Lisbon."""
    links = alternatives(load(language, "places")["name_links"])
    return compiled(rf"(?:[A-Z][^\W\d_]+ (?:{links})|(?<![.!?] )(?<!\A)[A-Z][^\W\d_]{{3,}}) \Z")


@cache
def _capital_pattern(language: str) -> Phrases:
    names = capital_names(language)
    return Phrases.naming(names, rf"(?<![\w-])(?:{alternatives(names)})(?![\w-])(?! [A-Z])")


@cache
def _patterns(language: str) -> _Patterns:
    listed = load(language, "places")
    shortened = rf"(?:(?:{alternatives(listed['abbreviated'])})\.{SPACE}?)?"
    name = rf"{shortened}{CAPITALISED}(?:{SPACE}{CAPITALISED}){{0,{_MOST_WORDS - 1}}}"
    coordinator = alternatives(listed["coordinators"])
    articles = alternatives(listed["articles"])
    article = rf"(?:(?:{articles}){SPACE})?"
    listing = [noun for nouns in listed["list_nouns"].values() for noun in nouns]
    lists = _LISTING.format(nouns=alternatives(listing))
    cues = [cue for forms in listed["cues"].values() for cue in forms]

    def beside(side: Side, nouns: Mapping[PlaceKind, Sequence[str]], form: str) -> Iterator[_Beside]:
        for kind, words in nouns.items():
            written = form.format(name=name, words=alternatives(words), article=article, space=SPACE)
            yield (side, kind), Phrases.of(written, words=rf"\b(?i:{alternatives(words)})")

    return _Patterns(
        name=compiled(name),
        preposition=compiled(
            rf"(?<![\w-])(?:{lists}|(?i:{alternatives([*listed['prepositions'], *cues])})"
            rf"|(?P<weak>{alternatives(listed['weak_prepositions'])})){SPACE}(?P<article>(?:{articles}){SPACE})?"
        ),
        joined=compiled(
            rf",?{SPACE}(?:{coordinator}){SPACE}|,{SPACE}(?={CAPITALISED}(?:,|{SPACE}(?:{coordinator}){SPACE}))"
        ),
        cues=tuple(
            (compiled(rf"(?<![\w-])(?i:{alternatives(forms)}){SPACE}{article}\Z"), kind)
            for kind, forms in listed["cues"].items()
        )
        + tuple(
            (compiled(rf"(?<![\w-]){_LISTING.format(nouns=alternatives(nouns))}{SPACE}\Z"), kind)
            for kind, nouns in listed["list_nouns"].items()
        ),
        beside=PhraseTable(
            (
                *beside("after", listed["nouns_after"], r"(?<![\w-])(?P<name>{name}){space}(?:{words})(?!\w)"),
                *beside("before", listed["nouns_before"], r"(?<![\w-])(?P<name>(?i:{words}){space}{name})"),
                *beside(
                    "apposition",
                    listed["apposition_nouns"],
                    rf"(?<![\w-])(?P<name>{{name}}),{{space}}(?!(?:{alternatives(listed['copulas'])}){SPACE})"
                    r"{article}(?:[^\W\d_]+{space}){{0,3}}(?:{words})(?!\w)",
                ),
            )
        ),
        direction=compiled(rf"(?<![\w-])(?i:{alternatives(listed['directions'])}){SPACE}\Z"),
        in_country=compiled(rf",?{SPACE}(?:(?:{alternatives(listed['containing'])}){SPACE})?{article}"),
        place_fields=frozenset(listed["place_fields"]),
        not_places=frozenset(listed["not_places"]) | frozenset(load(language, "organisations")["not_in_names"]),
    )
