"""Regions, seas and features of the land in running text: by their names, by a direction, by the noun in the name.

A region of the code list is one wherever it stands; a feature has the noun for it in its name (the Litani River, the
Gulf of Sirte); a direction with a hyphen before a country makes a region of it (Noord-Irak). Cities and bases are the
business of `places.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.regions import regions
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.entities import PlaceMention
from pipeline.recognise.names import CAPITALISED, SPACE


def find_regions(text: str, language: str) -> Iterator[PlaceMention]:
    """The regions of a text that their own words make certain; of those that overlap each."""
    known = regions(language)
    for m in _listed(language).finditer(text):
        yield PlaceMention(m.start(), m.end(), m[0], "region", known[" ".join(m[0].split())])
    for pattern in _features(language):
        for m in pattern.finditer(text):
            yield PlaceMention(m.start("name"), m.end("name"), m["name"], "region")
    for m in _directed(language).finditer(text):
        code = code_of(m["country"], language)
        if code is not None and code_of(m[0], language) is None:
            yield PlaceMention(m.start(), m.end(), m[0], "region", code)


@cache
def _listed(language: str) -> Phrases:
    """The names of the code list; not one in a compound (the X-debate)."""
    names = regions(language)
    return Phrases.naming(names, rf"(?<![\w-])(?:{alternatives(names)})(?![\w-])")


@cache
def _features(language: str) -> tuple[Phrases, ...]:
    words = load(language, "places")
    before, behind = alternatives(words["features_of"]), alternatives(words["features_named"])
    article = rf"(?:(?:{alternatives(words['articles'])}){SPACE})?"
    # The capital of a word that begins a sentence or title is no name's.
    others = alternatives([*words["articles"], *load(language, "organisations")["not_in_names"]])
    return (
        Phrases.of(
            rf"(?<![\w-])(?P<name>(?:{before}){SPACE}{article}{CAPITALISED})(?![\w-])(?!{SPACE}[A-Z])",
            words=rf"\b(?:{before})",
        ),
        Phrases.of(
            rf"(?<![\w-])(?P<name>(?!(?i:{others}){SPACE}){CAPITALISED}(?:{SPACE}{CAPITALISED})?{SPACE}(?:{behind}))(?![\w-])(?!{SPACE}[A-Z])",
            words=rf"\b(?:{behind})",
        ),
    )


@cache
def _directed(language: str) -> Phrases:
    prefixes = alternatives(load(language, "places")["direction_prefixes"])
    return Phrases.of(rf"(?<![\w-])(?:{prefixes})-(?P<country>{CAPITALISED})(?!\w)", words=rf"\b(?:{prefixes})")
