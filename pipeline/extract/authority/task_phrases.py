"""What sentences on the tasks of missions have in common: whose they are, where they end, and where one ends the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.authority.task_lists import FEWEST_WORDS, LONGEST, Found, trimmed
from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_dates import Speaking, referred_to
from pipeline.extract.passages import clauses_of
from pipeline.extract.rows import Entity
from pipeline.lexicon import load


def tasks_from(sentence: Sentence, at: int, mission: Entity, language: str, form: str) -> Iterator[Found]:
    """The tasks that a sentence gives from a place on, each in its own range."""
    text = sentence.block.text
    for start, stop in _split(text, at, _stop(sentence, at, language), language):
        s, e = trimmed(text, start, stop, language)
        if len(text[s:e].split()) >= FEWEST_WORDS and e - s <= LONGEST:
            yield sentence.block, s, e, mission, form


def whose(sentence: Sentence, before: int, speaking: Speaking) -> Entity | None:
    """The mission that the sentence is about: the first it names before the aim, or the one that it begins with."""
    named = speaking.entities.named(sentence.block.text, sentence.start, before)
    if named:
        return named[-1][2] if named[-1][2].table == "missions" else None
    clauses = clauses_of(sentence, speaking.language)
    meant = referred_to(clauses[0], speaking) if clauses else None
    return meant if meant is not None and meant.table == "missions" else None


def _stop(sentence: Sentence, start: int, language: str) -> int:
    text = sentence.block.text
    stops = [
        at for stop in load(language, "mandates")["tasks"]["stops"] if (at := text.find(stop, start, sentence.end)) >= 0
    ]
    return min([sentence.end, *stops])


def _split(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The tasks of a stretch: parted where a conjunction stands before a further infinitive."""
    found, at = [], start
    for m in _splits(language).finditer(text, start, end):
        found.append((at, m.start()))
        at = m.end()
    return [*found, (at, end)]


@cache
def _splits(language: str) -> re.Pattern[str]:
    return re.compile("|".join(load(language, "mandates")["tasks"]["splits"]), re.IGNORECASE)
