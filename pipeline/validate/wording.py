"""Words of the lexicon as the rules look for them: as whole words, or before what they say something of."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives


@cache
def alternation(language: str, part: str, *lists: str) -> str:
    """Any phrase of some lists of a part of the lexicon, the longest first: an alternation to make a pattern of."""
    return alternatives(phrase for name in lists for phrase in load(language, part)[name])


@cache
def whole_words(language: str, part: str, *lists: str) -> re.Pattern[str]:
    """Finds such a phrase as whole words, in any case."""
    return compiled(rf"(?<!\w)(?:{alternation(language, part, *lists)})(?!\w)", re.IGNORECASE)


@cache
def unjoined_words(language: str, part: str, *lists: str) -> re.Pattern[str]:
    """Finds such a phrase as whole words that no hyphen joins to another, in any case."""
    return compiled(rf"(?<![\w-])(?:{alternation(language, part, *lists)})(?![\w-])", re.IGNORECASE)


@cache
def words_before(language: str, part: str, *lists: str) -> re.Pattern[str]:
    """Finds such a phrase where the text searched ends, in any case: before the number or date that begins there."""
    return compiled(rf"(?<!\w)(?:{alternation(language, part, *lists)})\s+\Z", re.IGNORECASE)
