"""Governments and armies named by their country behind them: the government of X, het leger van X."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import OrganisationKind, OrganisationMention
from pipeline.recognise.names import SPACE

_KINDS: tuple[OrganisationKind, ...] = ("government", "army")


def bodies_of_countries(text: str, language: str) -> Iterator[OrganisationMention]:
    """The bodies of a text that a noun and the country behind it name, in the order of the kinds."""
    for kind in _KINDS:
        pattern = _pattern(language, kind)
        behind = [(m.start(), m.end()) for m in pattern.finditer(text)]
        if not behind:
            continue
        countries = {c.start: c for c in find_countries(text, language) if c.kind == "name"}
        for start, end in behind:
            if (country := countries.get(end)) is not None:
                yield OrganisationMention(start, country.end, text[start : country.end], kind)


@cache
def _pattern(language: str, kind: OrganisationKind) -> Phrases:
    listed = load(language, "organisations")
    article = rf"(?:(?:{alternatives(listed['articles'])}){SPACE})?"
    heads, links = listed["heads"][kind], alternatives(load(language, "places")["name_links"])
    return Phrases.naming(heads, rf"(?<![\w-])(?:{alternatives(heads)}){SPACE}(?:{links}){SPACE}{article}")
