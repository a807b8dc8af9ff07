"""Whether the words for a strength are told of a unit, and not of the mission that the page treats."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.quantities import Quantity
from pipeline.extract.troops.frames import Frame
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives


def is_of_unit(frame: Frame, quantity: Quantity, sentence: Sentence, language: str) -> bool:
    """Whether a number is a unit's, on the page of a mission: the battalion was 600 men strong, or grew to 600."""
    text = sentence.block.text
    if frame.rule == "strengths.frame_loose":
        return unit_before(language).search(text, sentence.start, max(frame.start, sentence.start)) is not None
    opens = _unit_and_verb(language).fullmatch(text, sentence.start, quantity.start)
    return frame.rule == "strengths.frame_behind" and opens is not None


@cache
def _unit_and_verb(language: str) -> re.Pattern[str]:
    """A unit and the verb behind it, that a sentence opens with: the battalion was 600 men strong."""
    units = alternatives(load(language, "quantities")["nouns"]["unit"])
    return re.compile(
        rf"{load(language, 'articles')['pattern']}(?:[^\W\d_]+\s+)?(?:{units})\s+[^\W\d_]+\s+", re.IGNORECASE
    )


@cache
def unit_before(language: str) -> re.Pattern[str]:
    """A unit, with its article, that ends where the words for a strength begin."""
    units = alternatives(load(language, "quantities")["nouns"]["unit"])
    return re.compile(rf"{load(language, 'articles')['pattern']}(?:[^\W\d_]+\s+)?(?:{units})\s+\Z", re.IGNORECASE)
