"""States that a sentence makes the doer of something, or a party to an agreement, by the words directly beside them.

Not where something is or comes from ("in X", "troops from X"), nor those that a sentence on personnel counts: these are
contributors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.world.actor_roles import Named
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import CountryMention
from pipeline.recognise.overlap import first_touching

_BEFORE = 60
_MOST = 5  # states that act together: more are a list of members or contributors


def doing_states(
    sentence: Sentence, countries: Sequence[CountryMention], named: Named, language: str
) -> list[CountryMention]:
    """The states of a sentence that do something in it, in order; those that act with one of them likewise."""
    text, patterns = sentence.block.text, _patterns(language)
    free = [
        c
        for c in countries
        if c.kind == "name"
        and all(first_touching(taken, c.start, c.end) is None for taken in (named.organisations, named.people))
    ]
    if not free or patterns.personnel.search(text, sentence.start, sentence.end):
        return []
    found: list[CountryMention] = []
    for row in _rows(free, text, patterns.joined):
        before = text[max(sentence.start, row[0].start - _BEFORE) : row[0].start]
        is_placed = patterns.placed.search(before) is not None or patterns.part.search(before) is not None
        is_party = patterns.parties.search(before) is not None
        has_verb = patterns.verb_behind.match(text, row[-1].end, sentence.end) is not None
        has_verb = has_verb or (patterns.verb_before is not None and patterns.verb_before.search(before) is not None)
        has_verb = has_verb or (patterns.opening is not None and patterns.opening.search(before) is not None)
        if len(row) <= _MOST and (is_party or (has_verb and not is_placed)):
            found += row
    return found


def _rows(countries: Sequence[CountryMention], text: str, joined: re.Pattern[str]) -> list[list[CountryMention]]:
    """The countries by the rows in which they stand: "X, Y and Z"."""
    rows: list[list[CountryMention]] = []
    for country in countries:
        if rows and joined.fullmatch(text, rows[-1][-1].end, country.start):
            rows[-1].append(country)
        else:
            rows.append([country])
    return rows


@dataclass(frozen=True, slots=True)
class _Patterns:
    joined: re.Pattern[str]
    placed: re.Pattern[str]
    part: re.Pattern[str]
    parties: re.Pattern[str]
    verb_behind: re.Pattern[str]
    verb_before: re.Pattern[str] | None
    opening: re.Pattern[str] | None
    personnel: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words = load(language, "actors")
    doing = words["doing_states"]
    directions = alternatives(load(language, "places")["directions"])
    article = rf"(?:(?:{alternatives(words['articles'])})\s)?"
    joiner = alternatives(load(language, "organisations")["coordinators"])
    verbs, between = "|".join(doing["verbs"]), "|".join(words["between"])
    before = doing["verbs_before"]
    return _Patterns(
        joined=compiled(rf"(?:,\s|,?\s(?:{joiner})\s){article}"),
        placed=compiled(rf"(?<![\w-])(?i:{alternatives(doing['placed'])})\s{article}\Z"),
        part=compiled(rf"(?<![\w-])(?:{directions})\s\Z", re.IGNORECASE),
        parties=compiled(rf"(?<!\w)(?i:{'|'.join(doing['parties'])})\s{article}\Z"),
        verb_behind=compiled(rf"\s(?:(?:{between})\s)*(?!(?:{'|'.join(doing['not_verbs'])})\b)(?:{verbs})(?!\w)"),
        verb_before=compiled(rf"(?<!\w)(?<!\bde )(?<!\bhet )(?:{'|'.join(before)})\s{article}\Z") if before else None,
        opening=compiled(rf"(?<!\w)(?i:{alternatives(doing['conjunctions'])})\s{article}\Z")
        if doing["conjunctions"]
        else None,
        personnel=compiled(rf"\d[\d.,]*\s(?:\S+\s){{0,2}}(?:{alternatives(doing['personnel'])})(?!\w)"),
    )
