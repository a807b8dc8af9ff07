"""What a clause tells beside an act, so that the act dates no mission: that a part was left, or people counted.

The acts and their dates are the business of `mission_dates.py`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.passages import Clause
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries


def leaves_a_part(clause: Clause, behind: int, language: str) -> bool:
    """Whether only a part was left, or changed its place: "withdrew to the other side", "withdrew from a camp"."""
    text = clause.block.text
    leaving = _leaving(language).match(text, behind, clause.end)
    if leaving is None or leaving["to"] is not None:
        return leaving is not None
    named = find_countries(text[leaving.end() : clause.end], language)
    return leaving["whole"] is None and not (named and named[0].start == 0)


def counts_people(clause: Clause, behind: int, sentence: Sentence, language: str) -> bool:
    """Whether a clause counts something: "6,000 had been deployed" dates a strength, not the mission.

    The number of a resolution counts nothing; with how many it began, a mission began all the same.
    """
    resolutions = load(language, "resolutions")["nouns"]
    return any(
        clause.start <= n.mention.start < clause.end
        and n.mention.unit is None
        and n.mention.notation != "ordinal"
        and (n.mention.noun or "").casefold() not in resolutions
        and not (n.mention.start > behind and _with(language).search(clause.block.text, behind, n.mention.start))
        for n in sentence.numbers
    )


# ---- the lexicon, compiled


@cache
def _leaving(language: str) -> re.Pattern[str]:
    words = load(language, "missions")["leaving"]
    away, whole = alternatives(words["from"]), alternatives(words["whole"])
    return compiled(rf"\s+(?:(?P<to>(?:{alternatives(words['to'])})\s)|(?:{away})\s+(?P<whole>(?:{whole})(?!\w))?)")


@cache
def _with(language: str) -> re.Pattern[str]:
    """What stands between an act and the number of those with whom it was done."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'contributions')['with'])})\s(?:\w+\s)?\Z")
