"""Who leads a mission or operation, told by the words around its name: a country or an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.authority.resolution_names import organ_in
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.identity.naming import Name
from pipeline.extract.rows import Derivation
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import name_of
from pipeline.lexicon.organisations import organisation_pattern
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

_MOST_BETWEEN = 3  # words between a verb and the subject behind it
_RELATIVE = 24  # characters of a relative word and an article before a leader
_NEAR = 60  # characters between a leader and the noun or name it stands beside


@dataclass(frozen=True, slots=True)
class Lead:
    """A leader: its visible range in the block, its name in the document's language, and whether that is written."""

    start: int
    end: int
    value: str
    derivation: Derivation


@dataclass(frozen=True, slots=True)
class _Party:
    start: int
    end: int
    value: str
    is_adjective: bool
    is_behind_preposition: bool


def lead_of(names: Sequence[Name], sentence: Sentence, language: str) -> Lead | None:
    """The country or organisation that the sentence gives as an operation's leader, if any."""
    text = sentence.block.text
    start, end = min(n.start for n in names), max(n.end for n in names)
    parties = [p for p in _parties(text, sentence, language) if p.end <= start or p.start >= end]
    found = (
        _behind(text, end, sentence.end, parties, language)
        or _beside(text, start, parties, language)
        or _subject(text, sentence, start, parties, language)
    )
    if found is None:
        return None
    return Lead(found.start, found.end, found.value, "normalised" if found.is_adjective else "stated")


def _parties(text: str, sentence: Sentence, language: str) -> list[_Party]:
    """The countries and organisations of a sentence."""
    places = _place_before(language)
    found = [
        _Party(
            m.start(),
            m.end(),
            m[0],
            False,
            places.search(text, max(sentence.start, m.start() - 20), m.start()) is not None,
        )
        for m in organisation_pattern().finditer(text, sentence.start, sentence.end)
        if organ_in(m[0], language) is None  # a council decides on others' operations
    ]
    for c in find_countries(text, language):
        if not sentence.start <= c.start < sentence.end or any(p.start < c.end and c.start < p.end for p in found):
            continue
        behind = places.search(text, max(sentence.start, c.start - 20), c.start) is not None
        if c.kind == "name":
            found.append(_Party(c.start, c.end, text[c.start : c.end], False, behind))
        elif c.kind == "adjective" and (named := name_of(c.code, language)):
            found.append(_Party(c.start, c.end, named, True, behind))
    return sorted(found, key=lambda p: p.start)


def _behind(text: str, end: int, limit: int, parties: Sequence[_Party], language: str) -> _Party | None:
    """A party behind the name: "… (ACRONYM) of the union", "Operation X, led by the country"."""
    for party in parties:
        if end <= party.start < min(limit, end + _NEAR):
            gap = text[end : party.start]
            return party if _linked(language).fullmatch(gap) and not party.is_adjective else None
    return None


def _beside(text: str, start: int, parties: Sequence[_Party], language: str) -> _Party | None:
    """A party as an attribute of the name: "the union's X", "the union missions X and Y", "the French operation X"."""
    for party in reversed(parties):
        if party.end <= start:
            gap = text[party.end : start]
            return party if len(gap) < _NEAR and _attribute(language).fullmatch(gap) else None
    return None


def _subject(text: str, sentence: Sentence, start: int, parties: Sequence[_Party], language: str) -> _Party | None:
    """The party that stands before a verb of leading whose object the operation is."""
    able = [p for p in parties if not p.is_adjective and not p.is_behind_preposition]
    for verb in reversed(list(_verbs(language).finditer(text, sentence.start, start))):
        between = text[verb.end() : start]
        if re.search(r"[;.]", between):
            return None
        before = [p for p in able if p.end <= verb.start() < p.end + _NEAR]
        before = [p for p in before if not ("," in text[p.end : verb.start()] and _is_of_relative(text, p, language))]
        if len(before) > 1 and _listed(language).fullmatch(text, before[-2].end, before[-1].start):
            return None  # A, B and C sent it: none of them alone leads it
        behind = [p for p in able if verb.end() <= p.start < start]
        if behind and _is_inverted(text, verb, behind[0], before, language):
            return behind[0]
        if before:
            return before[-1]
    return None


def _is_inverted(text: str, verb: re.Match[str], behind: _Party, before: Sequence[_Party], language: str) -> bool:
    """Whether the subject stands behind the verb, as in a Dutch main clause that something else opens."""
    if not load(language, "missions")["lead"].get("may_invert"):
        return False
    is_adjacent = any(not text[p.end : verb.start()].strip() for p in before)
    gap = text[verb.end() : behind.start]
    return not is_adjacent and "," not in gap and len(gap.split()) <= _MOST_BETWEEN


def _is_of_relative(text: str, party: _Party, language: str) -> bool:
    """Whether a relative word stands before a party, as before the Council in: which the Council adopted, sent X."""
    return _relative_before(language).search(text, max(0, party.start - _RELATIVE), party.start) is not None


@cache
def _relative_before(language: str) -> re.Pattern[str]:
    words, article = alternatives(load(language, "passages")["relatives"]), load(language, "articles")["pattern"]
    return compiled(rf"(?<!\w)(?:{words})\s+(?:{article})?\Z", re.IGNORECASE)


@cache
def _listed(language: str) -> re.Pattern[str]:
    """What stands between the last two of several parties."""
    joined = alternatives(load(language, "missions")["lead"]["joined"])
    return compiled(rf"\s*,?\s*(?:(?:{joined})\s+)?(?:{load(language, 'articles')['pattern']})?", re.IGNORECASE)


@cache
def _verbs(language: str) -> Phrases:
    return any_of(load(language, "missions")["lead"]["verbs"])


@cache
def _linked(language: str) -> re.Pattern[str]:
    lead = load(language, "missions")["lead"]
    article = load(language, "articles")["pattern"]
    return compiled(
        rf"\)?,?\s+(?:\w+\s+)?(?:{alternatives([*lead['of'], *lead['by']])})\s+(?:{article})?", re.IGNORECASE
    )


@cache
def _attribute(language: str) -> re.Pattern[str]:
    words = load(language, "missions")
    nouns = alternatives([*words["plural_nouns"], *words["nouns"], *words["lead"]["adjectives"]])
    joined = alternatives(words["lead"]["joined"])
    article = load(language, "articles")["pattern"]
    # Behind a plural noun others of the list may stand before the name.
    others = rf"[^.;:()]{{0,50}}?(?:,|\b(?:{joined}))\s+"
    return compiled(rf"(?:['’]s?|-)?\s*(?:(?:{nouns})\s*,?\s*(?:{others})?)?(?:{article})?", re.IGNORECASE)


@cache
def _place_before(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "missions")["lead"]["places"])
    article = load(language, "articles")["pattern"]
    return compiled(rf"\b(?:{words})\s+(?:{article})?\Z", re.IGNORECASE)
