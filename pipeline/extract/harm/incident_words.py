"""The words without which no sentence tells of anybody hurt, or of anything that makes an incident.

They tell where `read_sentence` is worth its time: what it looks for in a sentence, it finds by these words.
"""

from __future__ import annotations

from functools import cache

from pipeline.extract.phrase_words import PhraseWords
from pipeline.lexicon import load


@cache
def harm_words(language: str) -> PhraseWords:
    """The words of the cues that somebody was killed or injured (see `find_cues`)."""
    harm = load(language, "incidents")["harm"]
    return PhraseWords.of(*(listed for sides in harm.values() for listed in sides.values()))


@cache
def event_words(language: str) -> PhraseWords:
    """The words for attacks, accidents and the like (see `Event`)."""
    return PhraseWords.of(*load(language, "incidents")["events"].values())
