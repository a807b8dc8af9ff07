"""Where a sentence on people killed tells of some of them alone: when and how these died is said of no others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.harm.clauses import Harm
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_COMMA = re.compile(r"[,;]\s")


def share_told_apart(harmed: Sequence[Harm], sentence: Sentence, language: str) -> tuple[int, int] | None:
    """The stretch behind those killed in which is told when and how some of them died: "seven, two of them in a crash".

    It ends at a comma, behind which the words are of all of them again; or it divides them by their days.
    """
    first = next((h for h in harmed if h.outcome == "killed"), None)
    if first is None:
        return None
    text = sentence.block.text
    days = [d for d in sentence.dates if d.mention.precision == "day" and d.mention.start >= first.end]
    colon = text.find(":", first.end, days[0].mention.start) if len(days) > 1 else -1
    if colon >= 0:
        return colon, sentence.end
    share = _of_which(language).search(text, first.end, sentence.end)
    if share is None:
        return None
    comma = _COMMA.search(text, share.end(), sentence.end)
    return share.start(), comma.start() if comma else sentence.end


@cache
def _of_which(language: str) -> re.Pattern[str]:
    """What opens the telling of some of those just counted."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'incidents')['of_which'])})(?!\w)", re.IGNORECASE)
