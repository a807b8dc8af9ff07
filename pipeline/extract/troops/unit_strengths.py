"""Whether a number of people that a frame of strengths counts is that of a unit, on the page of a mission.

The battalion was 600 men strong; a unit from India, which numbered 600; the battalion left in May: it numbered 600.
None of them is the strength of the mission.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.quantities import Quantity
from pipeline.extract.troops.frames import Frame
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_SENTENCE_BEFORE = 300  # characters in which the sentence before stands
_STOP = 2  # characters of the full stop of that sentence and a blank


def is_of_unit(frame: Frame, quantity: Quantity, sentence: Sentence, names: MissionNames, language: str) -> bool:
    """Whether the words before a number say that it is a unit's.

    Args:
        frame: what makes the number a strength.
        quantity: the number and what it counts.
        sentence: the sentence it stands in.
        names: the missions of the document.
        language: of the document.
    """
    text, patterns = sentence.block.text, _patterns(language)
    is_loose = frame.rule == "strengths.frame_loose"
    if is_loose and unit_before(language).search(text, sentence.start, max(frame.start, sentence.start)):
        return True
    if frame.rule == "strengths.frame_behind" and patterns.opening.fullmatch(text, sentence.start, quantity.start):
        return True
    is_on_mission = patterns.mission.search(text, sentence.start, quantity.start) or names.named(
        text, sentence.start, quantity.start
    )
    is_told = patterns.relative.search(text, sentence.start, quantity.start) is not None
    is_told = is_told or patterns.subject.match(text, sentence.start, quantity.start) is not None
    if is_told and not is_on_mission:
        return True
    if patterns.pronoun.match(text, sentence.start, quantity.start) is None:
        return False
    low = max(0, sentence.start - _SENTENCE_BEFORE)
    low = max(low, text.rfind(". ", low, max(low, sentence.start - _STOP)) + 1)
    is_on_unit = patterns.subject.match(text, low, sentence.start) is not None
    is_on_mission = patterns.mission.search(text, low, sentence.start) or names.named(text, low, sentence.start)
    return is_on_unit or (not is_on_mission and patterns.unit.search(text, low, sentence.start) is not None)


@cache
def unit_before(language: str) -> re.Pattern[str]:
    """A unit, with its article, that ends where the words for a strength begin."""
    words = load(language, "quantities")
    units = alternatives([*words["nouns"]["unit"], *load(language, "contributions")["unit_columns"]])
    stem = r"[^\W\d_]*" if words["compounds"] else ""
    article, aside = load(language, "articles")["pattern"], r"(?:,\s[^,.;()]{1,30},)?"
    return compiled(rf"{article}(?:[^\W\d_]+\s+){{0,3}}{stem}(?:{units}){aside}\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Of one language.

    Attributes:
        opening: a unit and a verb that a sentence opens with.
        subject: a unit that a sentence opens with.
        relative: a unit, and a relative clause on it up to where the number begins.
        pronoun: a pronoun that a sentence opens with.
        unit: a unit anywhere.
        mission: words for a mission.
    """

    opening: re.Pattern[str]
    subject: re.Pattern[str]
    relative: re.Pattern[str]
    pronoun: re.Pattern[str]
    unit: re.Pattern[str]
    mission: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words, told = load(language, "quantities"), load(language, "strengths")
    stem = r"[^\W\d_]*" if words["compounds"] else ""
    units = rf"(?:[^\W\d_]+-)?{stem}(?:{alternatives(words['nouns']['unit'])})(?!\w)"
    article = load(language, "articles")["pattern"]
    before = rf"\s*{article}(?:[^\W_]+\s+)?{units}"
    who = alternatives(told["unit_relatives"])
    return _Patterns(
        opening=compiled(rf"{before}\s+[^\W\d_]+\s+", re.IGNORECASE),
        subject=compiled(before, re.IGNORECASE),
        # Between a unit and the clause: where it comes from, or what it is called.
        relative=compiled(
            rf"(?<![\w-]){units}(?:\s[^.;:,()]{{1,40}})?(?:\s\([^()]{{1,30}}\))?,\s(?:{who})\s(?:[^\s.;:,()]+\s){{0,3}}\Z",
            re.IGNORECASE,
        ),
        pronoun=compiled(rf"\s*(?:{alternatives(told['unit_pronouns'])})\s", re.IGNORECASE),
        unit=compiled(rf"(?<![\w-]){units}", re.IGNORECASE),
        mission=compiled(rf"(?<!\w)(?:{alternatives(words['missions'])})(?!\w)", re.IGNORECASE),
    )
