"""The words by which `places.py` tells that a capitalised name is a place's, compiled from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import load, load_shared
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import capital_names
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases, PhraseTable
from pipeline.recognise.entities import PlaceKind
from pipeline.recognise.names import CAPITALISED, SPACE

# Where a noun for places stands that makes a name beside it that of one.
Side = Literal["after", "before", "apposition"]
_Beside = tuple[tuple[Side, PlaceKind], Phrases]
# Words of a place's name at most.
_MOST_WORDS = 3
# A noun for places and a few words up to a colon: "the three cities of the north:".
_LISTING = r"(?:{nouns})[^.:;\n]{{0,30}}:"


@dataclass(frozen=True, slots=True)
class PlacePatterns:
    """The compiled words of one language that make a name that of a place."""

    name: re.Pattern[str]
    preposition: re.Pattern[str]
    joined: re.Pattern[str]
    row: re.Pattern[str]
    adjective: re.Pattern[str] | None
    linking: frozenset[str]
    leading: frozenset[str]
    moving: re.Pattern[str]
    is_verb_last: bool
    not_before: re.Pattern[str]
    adjective_ending: re.Pattern[str]
    noun_behind: re.Pattern[str]
    cues: tuple[tuple[re.Pattern[str], PlaceKind], ...]
    beside: PhraseTable[tuple[Side, PlaceKind]]
    direction: re.Pattern[str]
    in_country: re.Pattern[str]
    place_fields: frozenset[str]
    not_places: frozenset[str]


@cache
def longer_name(language: str) -> re.Pattern[str]:
    """What stands before a capital inside another name: the Treaty of Lisbon."""
    links = alternatives(load(language, "places")["name_links"])
    return compiled(rf"(?:[A-Z][^\W\d_]+ (?:{links})|(?<![.!?] )(?<!\A)[A-Z][^\W\d_]{{3,}}) \Z")


@cache
def capital_pattern(language: str) -> Phrases:
    """The names of capitals; not one that opens a longer name."""
    names = capital_names(language)
    return Phrases.naming(names, rf"(?<![\w-])(?:{alternatives(names)})(?![\w-])(?! [A-Z])")


@cache
def place_patterns(language: str) -> PlacePatterns:
    """The words of a language, compiled."""
    listed = load(language, "places")
    shortened = rf"(?:(?:{alternatives(listed['abbreviated'])})\.{SPACE}?)?"
    # A small word of the name's own language may stand inside: Dar es Salaam.
    particle = rf"(?:(?:{alternatives(listed['name_particles'])}){SPACE})?"
    name = rf"{shortened}{CAPITALISED}(?:{SPACE}{particle}{CAPITALISED}){{0,{_MOST_WORDS - 1}}}"
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

    return PlacePatterns(
        name=compiled(name),
        preposition=compiled(
            rf"(?<![\w-])(?:{lists}|(?i:{alternatives([*listed['prepositions'], *cues])})"
            rf"|(?P<weak>{alternatives(listed['weak_prepositions'])})){SPACE}(?P<article>(?:{articles}){SPACE})?"
        ),
        joined=compiled(
            rf",?{SPACE}(?:{coordinator}){SPACE}|,{SPACE}(?={CAPITALISED}(?:,|{SPACE}(?:{coordinator}){SPACE}))"
        ),
        row=compiled(rf",{SPACE}(?:(?:{coordinator}){SPACE})?|{SPACE}(?:{coordinator}){SPACE}"),
        adjective=compiled(
            rf"(?<![\w-])(?i:{alternatives([*listed['prepositions'], *listed['leading']])}){SPACE}"
            rf"(?:{alternatives(listed['adjective_articles'])}){SPACE}(?P<adjective>{CAPITALISED}){SPACE}"
        )
        if listed["adjective_articles"]
        else None,
        linking=frozenset(listed["linking_prepositions"]),
        leading=frozenset(listed["leading"]),
        moving=compiled(rf"(?<!\w)(?:{'|'.join(listed['moving'])})(?!\w)"),
        is_verb_last=bool(listed["verb_stands_last"]),
        # A number behind it counts rooms, sectors and phases; some nouns go with adjectives that have a capital.
        not_before=compiled(rf"{SPACE}(?:\d|(?:{alternatives(listed['not_before'])})(?!\w))"),
        adjective_ending=compiled(rf"(?:{'|'.join(listed['adjective_endings'])})\Z"),
        noun_behind=compiled(
            rf"{SPACE}(?!(?:{alternatives(load_shared('small_words')[language])})\b)[a-z]{{3,}}(?<!ed)\b"
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
