"""Whether a clause on a mission tells what happened, or what was only meant to."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.passages import Clause
from pipeline.extract.rows import Assertion
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases


def assertion_in(clause: Clause, language: str, act: int | None = None) -> Assertion:
    """Whether what a clause tells is said to have happened, or only to have been meant to.

    Args:
        clause: the clause.
        language: its language.
        act: where in the block the act ends; what is joined on behind it ("it began in May and had to …") is another.
    """
    cue = planned(language).search(clause.block.text, clause.start, clause.end)
    between = clause.block.text[act : cue.start()] if cue is not None and act is not None else ""
    if joined_on(language).search(between):
        return "asserted"
    return "planned" if cue else "asserted"


@cache
def joined_on(language: str) -> re.Pattern[str]:
    """A coordinator right before what it joins on."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'organisations')['coordinators'])})\s+\Z")


@cache
def planned(language: str) -> Phrases:
    """The words for what was only meant to happen."""
    return any_of(load(language, "missions")["planned"])
