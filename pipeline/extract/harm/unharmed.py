"""Sentences that say that nobody was killed or injured: in the incident told of, or of those whom a country had there.

The words are the lexicon's (``incidents``, ``fatalities``). Fields that say so are the business of
`fatality_fields.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.cues import OUTCOMES, Outcome, any_or_none
from pipeline.extract.harm.populations import Setting
from pipeline.extract.phrase_words import PhraseWords
from pipeline.extract.rows import Count, DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries

NOBODY = Count(0, 0, 0)


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


def write_spared(rows: DocumentRows, setting: Setting) -> None:
    """Write a total of none for those of a nationality of whom a text on a mission says that none was killed.

    A sentence with a date tells of one day; one on the people of the mission's own country of no loss of it.
    """
    pattern = _spared(rows.document.language)
    if setting.names.subject is None:
        return
    for i in sorted(rows.index.positions(_spared_words(rows.document.language))):
        sentence = rows.sentences[i]
        m = pattern.search(sentence.block.text, sentence.start, sentence.end)
        if m is None or sentence.dates:
            continue
        countries = find_countries(sentence.text, rows.document.language)
        if len(countries) != 1 or countries[0].code in setting.host or countries[0].kind == "name":
            continue
        rows.fact(
            "fatality_totals", (0, "un_unspecified", "unspecified", None), sentence.block.span(*m.span()),
            "fatality_totals.nobody", mission_id=setting.names.of(sentence.block, sentence.start, sentence.end),
            cause="unspecified", population="un_unspecified", count=NOBODY,
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
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


@cache
def _spared(language: str) -> Phrases:
    return any_or_none(load(language, "fatalities")["nobody_of"])


@cache
def _spared_words(language: str) -> PhraseWords:
    return PhraseWords.of(load(language, "fatalities")["nobody_of"])
