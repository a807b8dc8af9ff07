"""Strengths of a sentence that are no mission's in a text on one country's part: a unit's, or those who were there.

Which numbers of a sentence are strengths at all is decided in `strength_sentences.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.harm.telling import Telling
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.troops.participation import mission_words
from pipeline.extract.troops.strength_sentences import Strength
from pipeline.extract.troops.unit_strengths import unit_before
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled


def without_units(found: Sequence[Strength], telling: Telling, language: str) -> list[Strength]:
    """The strengths that are no unit's: in a text on one country's part, "the battalion had 800 men" tells of that.

    Nor is what there was, without a day or a word of whose it was: there it is that country's.
    """
    text, opening = telling.sentence.block.text, telling.sentence.start
    kept: list[Strength] = []
    is_left_out = False
    for s in found:
        is_unit = unit_before(language).search(text, opening, max(s.start, opening)) is not None
        were_there = s.as_of is None and _were_there(language).match(text, s.start) is not None
        is_same = is_left_out and s.rule == "strengths.continued"
        is_left_out = is_unit or were_there or is_same or s.rule == "strengths.frame_there"
        if not is_left_out:
            kept.append(s)
    return kept


def of_missions(found: Sequence[Strength], sentence: Sentence, names: MissionNames, language: str) -> list[Strength]:
    """The strengths of a sentence that names a mission or speaks of one; on the page of a mission all of them.

    In a text on one country's part in several missions, what it had is that country's.
    """
    is_on_mission = (
        names.subject is not None
        or bool(names.named(sentence.block.text, sentence.start, sentence.end))
        or mission_words(language).search(sentence.text) is not None
    )
    return list(found) if is_on_mission else []


@cache
def _were_there(language: str) -> re.Pattern[str]:
    """Words that say no more than that some were there."""
    return compiled("|".join(load(language, "strengths")["there"]) or r"(?!)", re.IGNORECASE)
