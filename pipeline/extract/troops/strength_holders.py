"""Whether a strength is that of the mission named beside it, in a document about something else.

There an army, a battalion or the other side of a battle has a strength in the same sentence as a mission has a name.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.identity.told_beside import behind_preposition, parting, tells_of_others
from pipeline.extract.rows import Entity
from pipeline.extract.troops.participation import mission_words, place_before
from pipeline.extract.troops.strength_sentences import Strength
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries

_WORDS_BEHIND_AND = 2  # between a conjunction and what is told of the same mission: and later


def holder_beside(names: MissionNames, block: Block, opening: int, strength: Strength) -> Entity | None:
    """The mission whose strength it is; None where the sentence tells of anybody else beside it."""
    entity = names.of(block, opening, strength.quantity.start)
    if entity is None:
        return None
    text, language = block.text, names.language
    named = names.named(text, opening, strength.start)
    first, last = (named[-1][0], named[-1][1]) if named else (opening, opening)
    between = text[last : strength.start]
    if tells_of_others(language).search(text, last, strength.quantity.start) or parting(language).search(between):
        return None
    if _has_other_subject(between, language) or _is_of_part(text, opening, first, last, strength, language):
        return None
    if named and _is_aside(text[opening:first], between, strength, language):
        return None
    return None if _names_country(text, last, strength.quantity.start, language) else entity


def is_of_other_force(block: Block, opening: int, strength: Strength, language: str) -> bool:
    """Whether a sentence that names no mission says how strong an army or a side was: the rebels had 9,000 fighters."""
    stretch = (opening, strength.quantity.end)
    other = _other_forces(language).search(block.text, *stretch)
    return other is not None and mission_words(language).search(block.text, *stretch) is None


def _has_other_subject(between: str, language: str) -> bool:
    """Whether a conjunction opens something said of somebody else: UNOFEX left, and the army had 900."""
    joined = list(_joining(language).finditer(between))
    if not joined:
        return False
    behind = between[joined[-1].end() :].split()
    return len(behind) > _WORDS_BEHIND_AND or any(word[:1].isupper() for word in behind)


def _is_aside(before: str, between: str, strength: Strength, language: str) -> bool:
    """Whether a mission is named in what is said of somebody else: the army that faced UNOFEX, the gift to UNOFEX.

    What explains its name directly is its own all the same: served in UNOFEX, a force of 900.
    """
    if _told_of(language).search(before):
        return True
    if not behind_preposition(language).search(before) or _held_of(language).search(before):
        return False
    is_explained = _explained(language).fullmatch(between)
    return is_explained is None or (not is_explained["relative"] and strength.rule == "strengths.frame_loose")


def _is_of_part(text: str, opening: int, first: int, last: int, strength: Strength, language: str) -> bool:
    """Whether what is counted is a part of the mission: the battalion of UNOFEX, UNOFEX's hospital."""
    is_behind = _part_of(language).search(text, opening, first) is not None
    return is_behind or _part(language).search(text, last, strength.start) is not None


def _names_country(text: str, start: int, end: int, language: str) -> bool:
    """Whether a country or its people stand between a mission and a number, other than as a place."""
    inside = text[start:end]
    return any(
        c.kind != "name" or not place_before(language).search(inside, 0, c.start)
        for c in find_countries(inside, language)
    )


# ---- the lexicon, compiled


@cache
def _other_forces(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(_words(language)['other_forces'])})(?!\w)", re.IGNORECASE)


@cache
def _joining(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{alternatives(load(language, 'passages')['coordinators'])})\b", re.IGNORECASE)


@cache
def _told_of(language: str) -> re.Pattern[str]:
    """A relative word in whose clause the name behind it stands."""
    relatives = alternatives(_words(language)["relatives"])
    return compiled(rf"(?:[^\W\d_],?)\s(?<!\bin\s)(?<!\bop\s)(?:{relatives})\s[^,;]*\Z", re.IGNORECASE)


@cache
def _held_of(language: str) -> re.Pattern[str]:
    """What a mission has, and the preposition before its name: the strength of."""
    nouns, prepositions = (alternatives(_words(language)[key]) for key in ("held", "not_subject"))
    article = load(language, "articles")["pattern"]
    return compiled(rf"(?<!\w)(?:{nouns})\s+(?:{prepositions})\s+(?:{article})?\Z", re.IGNORECASE)


@cache
def _explained(language: str) -> re.Pattern[str]:
    """What stands between a name and a strength that explains it: UNOFEX, a force of; UNOFEX, which had."""
    relatives, article = alternatives(_words(language)["relatives"]), load(language, "articles")["pattern"]
    return compiled(
        rf"\s*[,(]\s*(?:(?P<relative>{relatives})\s+(?:[^\W\d_]+\s+){{0,2}})?(?:{article})?(?:[^\W\d_]+\s+)?",
        re.IGNORECASE,
    )


@cache
def _part(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{alternatives(_words(language)['parts'])})(?!\w)", re.IGNORECASE)


@cache
def _part_of(language: str) -> re.Pattern[str]:
    """A part of a mission and the preposition before the mission's name."""
    parts, prepositions = (alternatives(_words(language)[key]) for key in ("parts", "not_subject"))
    article = load(language, "articles")["pattern"]
    return compiled(
        rf"(?<!\w)(?:{parts})\s+(?:[^\W\d_]+\s+){{0,2}}(?:{prepositions})\s+(?:{article})?\Z", re.IGNORECASE
    )


def _words(language: str) -> dict[str, list[str]]:
    return load(language, "missions")["told_beside"]
