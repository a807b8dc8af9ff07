"""What sentences on the tasks of missions have in common: whose they are, where they end, and where each task ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extract.authority.task_lists import FEWEST_WORDS, LONGEST, Found, trimmed
from pipeline.extract.context import Sentence
from pipeline.extract.identity.assertions import joined_on
from pipeline.extract.identity.mission_dates import Speaking, referred_to
from pipeline.extract.passages import clauses_of
from pipeline.extract.rows import Entity
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_OPENING_WORDS = 3  # before the name that a sentence begins with: an article, "this", a full name before its acronym


def tasks_from(sentence: Sentence, at: int, mission: Entity, language: str, form: str) -> Iterator[Found]:
    """The tasks that a sentence gives from a place on, each in its own range."""
    text = sentence.block.text
    for start, stop in _split(text, at, _stop(sentence, at, language), language):
        s, e = trimmed(text, start, stop, language)
        if len(text[s:e].split()) >= FEWEST_WORDS and e - s <= LONGEST:
            yield sentence.block, s, e, mission, form


def whose(sentence: Sentence, before: int, speaking: Speaking) -> Entity | None:
    """The mission that the sentence is about: the first it names before the aim, or the one that it begins with."""
    text = sentence.block.text
    named = speaking.entities.named(text, sentence.start, before)
    if named:
        # "X relieved Y and had to …": what is joined on is said of the one that the sentence begins with.
        meant = joined_subject(sentence, before, speaking) or named[-1][2]
    else:
        clauses = clauses_of(sentence, speaking.language)
        meant = (referred_to(clauses[0], speaking) if clauses else None) or _taken_up(sentence, speaking)
    return meant if meant is not None and meant.table == "missions" else None


def joined_subject(sentence: Sentence, before: int, speaking: Speaking) -> Entity | None:
    """The mission that a sentence begins with, where what stands at a place is joined on to what is said of it."""
    text = sentence.block.text
    named = speaking.entities.named(text, sentence.start, before)
    if joined_on(speaking.language).search(text, named[-1][1] if named else sentence.start, before) is None:
        return None
    if not named:
        return whose(sentence, before, speaking)
    begins = text[sentence.start : named[0][0]].count(" ") <= _OPENING_WORDS
    return named[0][2] if begins and named[0][2].table == "missions" else None


def _taken_up(sentence: Sentence, speaking: Speaking) -> Entity | None:
    """The mission that "the mission" or "its mandate" takes up: the first of the last sentence to name one."""
    text = sentence.block.text
    if not _taking_up(speaking.language).match(text, sentence.start, sentence.end):
        return None
    at = sentence.start
    while at > 0:
        begins = max((text.rfind(mark, 0, at - 1) for mark in (". ", "! ", "? ", "\n")), default=-1) + 1
        if named := speaking.entities.named(text, begins, at):
            return named[0][2]
        at = begins
    return None


def _stop(sentence: Sentence, start: int, language: str) -> int:
    text = sentence.block.text
    stops = [
        at for stop in load(language, "mandates")["tasks"]["stops"] if (at := text.find(stop, start, sentence.end)) >= 0
    ]
    return min([sentence.end, *stops])


def _split(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The tasks of a stretch: parted where a conjunction stands before a further infinitive."""
    found, at = [], start
    cuts = [*_splits(language).finditer(text, start, end)]
    verbs = _verb_splits(language)
    if verbs is not None:
        cuts += verbs.finditer(text, start, end)
    for m in sorted(cuts, key=lambda m: (m.start("cut"), -m.end("cut"))):
        if m.start("cut") >= at:
            found.append((at, m.start("cut")))
            at = m.end("cut")
    return [*found, (at, end)]


@cache
def _taking_up(language: str) -> re.Pattern[str]:
    pronouns = "|".join(load(language, "missions")["pronouns"])
    mandates = alternatives(load(language, "mandates")["tasks"]["taken_up"])
    return compiled(rf"(?:{pronouns}|{mandates})\b", re.IGNORECASE)


@cache
def _splits(language: str) -> re.Pattern[str]:
    return compiled(rf"(?P<cut>{'|'.join(load(language, 'mandates')['tasks']['splits'])})", re.IGNORECASE)


@cache
def _verb_splits(language: str) -> re.Pattern[str] | None:
    """Where a task ends with its verb, and a further one that ends in one is joined on: "X bewaken, Y herstellen"."""
    words = load(language, "mandates")["tasks"]
    if not words["verbs_last"]:
        return None
    verbs, joiner = "|".join(words["task_verbs"]), alternatives(load(language, "organisations")["coordinators"])
    clauses = alternatives(words["clause_openers"])
    return compiled(
        rf"(?<!\w)(?:{verbs})(?P<cut>,\s+(?:(?:{joiner})\s+)?|\s+(?:{joiner})\s+)"
        rf"(?=[^.;]*(?<!\w)(?:{verbs})(?!\w))(?!(?:{verbs})(?!\w)(?!\s+(?:{clauses})\b))"
    )
