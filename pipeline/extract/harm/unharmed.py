"""Sentences that say that nobody was killed or injured: in the incident told of, or of all whom a mission had there.

The words are the lexicon's (``incidents``, ``fatalities``). Fields that say so are the business of
`fatality_fields.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pipeline.extract.context import Sentence
from pipeline.extract.cues import OUTCOMES, Outcome, any_or_none
from pipeline.extract.harm.populations import Setting
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import Count, DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

NOBODY = Count(0, 0, 0)

# The lists of the lexicon that say it of all of a mission, and of those of one nationality in it.
_Whose = Literal["nobody_died", "nobody_of"]


def unharmed(sentence: Sentence, language: str) -> frozenset[Outcome]:
    """What a sentence says happened to nobody in the incident it tells of: to none at all, not to none of some."""
    text = sentence.block.text
    found: frozenset[Outcome] = frozenset(
        [outcome for outcome, pattern in _nobody(language) if pattern.search(text, sentence.start, sentence.end)]
    )
    if not found:
        return found
    of_some = _of_some(language).search(sentence.text) is not None or bool(find_countries(sentence.text, language))
    return frozenset() if of_some or sentence.text.rstrip().endswith("?") else found


def write_nobody_lost(rows: DocumentRows, setting: Setting) -> None:
    """Write a total of none where a text says that nobody of a mission died, or none of a nationality in it."""
    for sentence, m in _told(rows, "nobody_died"):
        if setting.names.of(sentence.block, sentence.start, sentence.end) is not None:
            _write(rows, sentence, m, setting, "fatality_totals.nobody_died")
    if setting.names.subject is None:
        return
    for sentence, m in _told(rows, "nobody_of"):
        if not sentence.dates and _is_of_a_guest(sentence, setting):
            _write(rows, sentence, m, setting, "fatality_totals.nobody")


def _told(rows: DocumentRows, whose: _Whose) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The sentences that say it, in order, and where."""
    pattern = _lost_none(rows.document.language, whose)
    for i in sorted(rows.index.positions(_words_of(rows.document.language, whose))):
        sentence = rows.sentences[i]
        m = pattern.search(sentence.block.text, sentence.start, sentence.end)
        if m is not None:
            yield sentence, m


def _is_of_a_guest(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence is on the people of one country, by a word for them, that is not the mission's own."""
    countries = find_countries(sentence.text, setting.language)
    return len(countries) == 1 and countries[0].code not in setting.host and countries[0].kind != "name"


def _write(rows: DocumentRows, sentence: Sentence, m: re.Match[str], setting: Setting, rule: str) -> None:
    rows.fact(
        "fatality_totals", (0, "un_unspecified", "unspecified", None), sentence.block.span(*m.span()), rule,
        mission_id=setting.names.of(sentence.block, sentence.start, sentence.end), cause="unspecified",
        population="un_unspecified", count=NOBODY,
    )  # fmt: skip


# ---- the lexicon, compiled


@cache
def _nobody(language: str) -> tuple[tuple[Outcome, Phrases], ...]:
    listed = load(language, "incidents")["nobody"]
    return tuple([(outcome, any_or_none(listed[outcome])) for outcome in OUTCOMES])


@cache
def _of_some(language: str) -> re.Pattern[str]:
    """What limits those of whom it is said: among the civilians, on our side."""
    listed = load(language, "incidents")["nobody_of_some"]
    return compiled(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


@cache
def _lost_none(language: str, whose: _Whose) -> Phrases:
    return any_or_none(load(language, "fatalities")[whose])


@cache
def _words_of(language: str, whose: _Whose) -> PhraseWords:
    """The words without which no sentence says it."""
    return PhraseWords.of(load(language, "fatalities")[whose])
