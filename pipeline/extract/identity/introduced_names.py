"""The mission that a text without an infobox introduces by its acronym and what it is: "EUTM Examplia is a …"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.identity.naming import Name, matches
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_mission_acronym, mission_acronyms, name_with_place
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.sentences import sentences

_OPENING_BLOCKS = 4  # a title and a question may stand before it
_PREDICATE = 120  # characters behind the copula in which it is said what it is


def introduced_names(rows: DocumentRows) -> list[list[Name]]:
    """The names of the first mission of which one of the first blocks begins by saying what it is."""
    language = rows.document.language
    opening = [b for b in rows.document.blocks if b.element == "prose" and b.text.strip()][:_OPENING_BLOCKS]
    for block in opening:
        article = re.match(load(language, "articles")["pattern"], block.text, re.IGNORECASE)
        start = article.end() if article else 0
        m = mission_acronyms().match(block.text, start)
        if m is None or not is_mission_acronym(m[0]):
            continue
        placed = name_with_place(block.text, start)
        end = placed or m.end()
        copula = _copula(language).match(block.text, end)
        if copula is None:
            continue
        stop = min(sentences(block.text, language)[0][1], copula.end() + _PREDICATE)
        if next(matches(load(language, "missions")["kinds"], block.text[copula.end() : stop]), None) is not None:
            kind = "abbreviation" if placed is None else "official"
            return [[Name(block.text[start:end], block, start, end, kind, None)]]
    return []


@cache
def _copula(language: str) -> re.Pattern[str]:
    return compiled(rf"\s+(?:{alternatives(load(language, 'missions')['copulas'])})\s")
