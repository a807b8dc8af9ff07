"""Of which mission a stretch tells in a document about something else: a battle, a country, a person, a ship.

There nothing is said of a mission unless it is named beside it: in the sentence, or in the one before, where a pronoun
or a noun for a mission takes it up. Where two are named, or something else may be meant, it is said of none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.rows import Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

# What finds the missions named in a stretch of a text, in order: where, and which; None for one not treated.
Named = Callable[[str, int, int], list[tuple[int, int, Entity | None]]]

_LONGEST_SENTENCE = 1000  # characters in which the ends of a sentence are looked for
_END = re.compile(r"[.!?](?=\s)|\n")
_WORDS_BETWEEN = 5  # from what is counted to the preposition before a mission's name: soldiers of its own to


def sole_beside(named: Named, text: str, start: int, end: int, language: str) -> Entity | None:
    """The mission that a stretch of a sentence tells of.

    The one joined to what stands behind the stretch (500 men to UNOFEX), else the only one named in it or before it in
    the sentence, else the one that the sentence takes up from the one before. Of an empty stretch only what stands
    before it counts.
    """
    opens, closes = _sentence(text, start, end)
    behind = named(text, end, closes) if end > start else []
    if behind and _joined(language).fullmatch(text, end, behind[0][0]):
        return behind[0][2]
    for first in (start, opens):
        inside = named(text, first, end)
        if inside:
            inside = inside[-1:] if _is_apart(text, inside, end, language) else inside
            return _sole({entity for _, _, entity in inside})
    taken_up = _reference(language).match(text, opens, closes)
    return _of_sentence_before(named, text, opens, taken_up["noun"] is not None, language) if taken_up else None


def _sole(entities: set[Entity | None]) -> Entity | None:
    return entities.pop() if len(entities) == 1 else None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a stretch begins and ends."""
    window = max(0, start - _LONGEST_SENTENCE)
    opens = max((m.end() for m in _END.finditer(text, window, start)), default=window)
    last = start + len(text[start:end].rstrip())
    closing = _END.search(text, max(start, last - 1), last + _LONGEST_SENTENCE)
    return opens, closing.end() if closing else min(len(text), end + _LONGEST_SENTENCE)


def _is_apart(text: str, inside: list[tuple[int, int, Entity | None]], end: int, language: str) -> bool:
    """Whether what is told is told of the last of several names alone.

    It stands in a part of the sentence of its own (UNOFEX stayed; MINUEX left), or is explained by what is told
    (UNOFEX replaced MINUEX, which had 900 men).
    """
    if len(inside) == 1:
        return False
    if parting(language).search(text, inside[-2][1], inside[-1][0]):
        return True
    return _explaining(language).fullmatch(text, inside[-1][1], end) is not None


def _of_sentence_before(named: Named, text: str, opens: int, is_noun: bool, language: str) -> Entity | None:
    """The one mission that the sentence before tells of; for a pronoun it must be what that sentence is about."""
    first, last = _sentence(text, max(0, opens - 2), max(0, opens - 2))
    before = named(text, first, min(last, opens))
    entity = _sole({entity for _, _, entity in before})
    if entity is None or tells_of_others(language).search(text, first, opens):
        return None
    if not is_noun and behind_preposition(language).search(text, first, before[0][0]):
        return None  # the zone is patrolled by UNOFEX. It …
    return entity


# ---- the lexicon, compiled


@cache
def tells_of_others(language: str) -> Phrases:
    """The verbs whose object is others than the mission's own: attacked, disarmed, trained."""
    return any_of(_words(language)["others"])


@cache
def _joined(language: str) -> re.Pattern[str]:
    """What joins a number to the name of the mission behind it: soldiers to the."""
    prepositions, article = alternatives(_words(language)["joined_by"]), load(language, "articles")["pattern"]
    return compiled(
        rf"[\d.,\s]*(?:[^\W\d_][\w-]*\s+){{0,{_WORDS_BETWEEN}}}?(?:{prepositions})\s+(?:{article})?",
        re.IGNORECASE,
    )


@cache
def parting(language: str) -> re.Pattern[str]:
    """Where a part of a sentence begins that tells of somebody else."""
    return compiled(rf";|\b(?:{'|'.join(_words(language)['parting'])})\b", re.IGNORECASE)


@cache
def _reference(language: str) -> re.Pattern[str]:
    """A sentence that takes up the mission of the one before, at its beginning or behind when it is told for."""
    words, verbs = _words(language), _words(language)["verbs_before"]
    pronouns = "|".join(load(language, "missions")["pronouns"])
    dated = r"(?:[^\W\d_]+\s+){1,4}(?:\d{1,2}\s+)?(?:[^\W\d_]+\s+)?(?:\d{1,2},\s+)?\d{4}"
    inverted = rf"(?:(?:{alternatives(verbs)})\s+)?" if verbs else ""
    return compiled(
        rf"\s*(?:(?:{dated}|{alternatives(words['openings'])}),?\s+{inverted})?"
        rf"(?:(?P<noun>(?:{alternatives(words['nouns'])})(?!\w))|(?:{pronouns})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _explaining(language: str) -> re.Pattern[str]:
    """A relative word right behind a name, and what it tells up to the next comma."""
    return compiled(rf"\s*,\s*(?:{alternatives(_words(language)['relatives'])})\s[^,;]*", re.IGNORECASE)


@cache
def behind_preposition(language: str) -> re.Pattern[str]:
    """What ends in a preposition before a mission's name, so that it is not what the sentence is about."""
    prepositions, article = alternatives(_words(language)["not_subject"]), load(language, "articles")["pattern"]
    nouns = alternatives(load(language, "missions")["nouns"])
    return compiled(rf"(?<!\w)(?:{prepositions})\s+(?:{article})?(?:(?:[\w-]+\s+)?(?:{nouns})\s+)?\Z", re.IGNORECASE)


def _words(language: str) -> dict[str, list[str]]:
    return load(language, "missions")["told_beside"]
