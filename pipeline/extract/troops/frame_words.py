"""The frames of a language: what stands before and behind strengths, compiled from its lexicon (``strengths``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.troops.frames import Frames
from pipeline.lexicon import load
from pipeline.lexicon.beginnings import firsts_of, needs_of
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases

_KINDS = ("authorised", "planned", "deployed")


@cache
def frames_of(language: str) -> Frames:
    """The frames of a language's lexicon."""
    words = load(language, "strengths")
    share, subjects = "|".join(words["share"]), alternatives(words["subjects"])
    article = load(language, "articles")["pattern"]
    return Frames(
        firm=_before(words["firm"], language),
        weak=_before(words["weak"], language),
        loose=_before(words["loose"], language),
        behind=_behind(words["behind"]),
        there=_before({"deployed": words["there"] or [r"(?!)"]}, language),
        there_behind=compiled(
            rf"(?:\s+(?P<words>{alternatives(words['there_behind'] or ['-'])}))?\s*"
            rf"(?:[.,;]|\Z|(?:{alternatives(load(language, 'quantities')['conjunctions'])})\s)",
            re.IGNORECASE,
        ),
        behind_of_itself=_behind(words["behind_of_itself"]),
        share=compiled(rf"\s+(?:{share})\s*\Z|\s+(?:{share})\s+", re.IGNORECASE),
        share_before=compiled(rf"(?:{share})\s*\Z", re.IGNORECASE),
        share_authorised=any_of(words["share_authorised"]),
        states=any_of(words["states"]),
        holders=compiled(
            rf"\b(?:{alternatives([w for w in words['subjects'] if w not in words['no_holders']])})\b", re.IGNORECASE
        ),
        beside_date=compiled(
            rf"(?:(?:{alternatives(words['adverbs'])})(?!\w))?"
            rf"\s*(?:,\s*)?(?:(?:{'|'.join(words['before_dates'])})\s+)?@(?:\s*,)?{_qualifying(language)}\s+~?",
            re.IGNORECASE,
        ),
        kinds=tuple((kind, any_of(words["kinds"][kind])) for kind in _KINDS),
        subjects=compiled(rf"\b(?:{subjects})\b", re.IGNORECASE),
        possessive=compiled(rf"\b(?:{alternatives(words['possessives'])})\s+\Z", re.IGNORECASE),
        missions=compiled(rf"(?<!\w)(?:{alternatives(load(language, 'quantities')['missions'])})(?!\w)", re.IGNORECASE),
        stands_for=compiled(rf"(?:{alternatives(words['stands_for'])})\s", re.IGNORECASE),
        # With what a sentence opens that is about something else: an article and a noun that is of no date.
        other_subject=compiled(
            rf"(?<!\w)(?i:{article})"
            rf"(?!(?:{alternatives(load(language, 'passages')['dating_nouns'])})(?!\w))[^\W\d_A-ZÀ-Þ]{{3,}}"
        ),
        counted=compiled(rf"(?<!\w)(?:{alternatives(words['counted'])})(?!\w)", re.IGNORECASE),
        relative=compiled(rf",\s+(?:{alternatives(words['relatives'])})(?!\w)", re.IGNORECASE),
        subject_alone=compiled(rf"(?:{article})?(?:{subjects})\s*", re.IGNORECASE),
    )


def _behind(
    listed: Mapping[str, Sequence[str]],
) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Frames behind a number, with the verb that must stand before it where a phrase is but its particle (… toe)."""
    found: list[tuple[str, re.Pattern[str], re.Pattern[str] | None]] = []
    for kind, phrases in listed.items():
        whole = [p for p in phrases if " … " not in p]
        if whole:
            found.append((kind, compiled(rf"\s*(?:{'|'.join(whole)})(?!\w)", re.IGNORECASE), None))
        for verb, particle in (p.split(" … ") for p in phrases if " … " in p):
            behind = compiled(rf"\s*(?:{particle})(?!\w)", re.IGNORECASE)
            found.append((kind, behind, compiled(rf"(?<!\w)(?:{verb})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def _before(listed: Mapping[str, Sequence[str]], language: str) -> tuple[tuple[str, Phrases], ...]:
    """Frames before a number: the phrase, then words that only qualify the number."""
    between = rf"{_qualifying(language)}\s+~?"
    return tuple(
        (
            kind,
            Phrases(
                rf"(?<!\w)(?:{'|'.join(phrases)}){between}",
                re.IGNORECASE,
                needs=needs_of(phrases),
                firsts=firsts_of(phrases),
            ),
        )
        for kind, phrases in listed.items()
    )


def _qualifying(language: str) -> str:
    """A pattern for the words between a frame and its number: those that qualify it, and adverbs."""
    numbers = load(language, "numbers")
    phrases = {*numbers["transparent"], *(p for q in numbers["qualifiers"].values() for p in q)}
    phrases.update(load(language, "strengths")["adverbs"])
    return rf"(?:\s+(?:{alternatives(sorted(phrases))}))*"
