"""The patterns by which sentences tell when an office was taken up, handed over or left, compiled from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases


@dataclass(frozen=True, slots=True)
class TenurePatterns:
    """Of one language; what each means is said where it is used, in `tenures.py`."""

    changes: tuple[tuple[str, Phrases], ...]
    succeeded_by: Phrases
    succeeded: Phrases
    succeeded_last: Phrases | None
    succeeded_by_last: Phrases | None
    by: re.Pattern[str]
    takes_over: Phrases
    predecessor: Phrases
    predecessors: Phrases
    becomes: Phrases
    handover_of_command: Phrases
    who_served: re.Pattern[str]
    holds_it: Phrases
    stays: Phrases
    whose: re.Pattern[str]
    thin: re.Pattern[str]
    listed: re.Pattern[str]
    listed_with_article: re.Pattern[str]
    then: re.Pattern[str]
    pronoun: re.Pattern[str]
    denied: re.Pattern[str]


@cache
def tenure_patterns(language: str) -> TenurePatterns:
    """The patterns of a language."""
    words = load(language, "leadership")
    article = alternatives(words["articles"])
    return TenurePatterns(
        changes=tuple((kind, any_of(listed)) for kind, listed in words["changes"].items()),
        succeeded_by=any_of(words["succeeded_by"]),
        succeeded=any_of(words["succeeded"]),
        succeeded_last=any_of(words["succeeded_last"]) if words["succeeded_last"] else None,
        succeeded_by_last=any_of(words["succeeded_by_last"]) if words["succeeded_by_last"] else None,
        by=re.compile(
            rf"(?<!\w)(?:{alternatives(load(language, 'people')['introducers_apart']['by'])})\s(?:{article}\s)?\Z"
        ),
        becomes=any_of(words["becomes"]),
        predecessor=any_of(words["predecessor"]),
        predecessors=any_of(words["predecessors"]),
        takes_over=any_of(words["takes_over"]),
        who_served=re.compile(
            rf",?\s(?:{alternatives(words['relatives'])})\s(?:\w+\s)?(?:{alternatives(words['serving'])})(?!\w)"
        ),
        holds_it=any_of(words["holds_it"]),
        stays=any_of(words["stays"]),
        whose=re.compile(
            rf"(?<!\w)(?:{alternatives(words['possessive_relatives'])})\s"
            rf"(?!(?:{alternatives(words['terms_of_office'])})(?!\w))[^,;.()]{{0,60}}\Z"
        ),
        handover_of_command=any_of(words["handover_of_command"]),
        thin=re.compile(rf"\s*(?:(?i:{article})\s+)?"),
        listed=re.compile(rf"\s*(?:[,;]|[,;]?\s(?:{alternatives(load(language, 'quantities')['conjunctions'])}))\s+"),
        listed_with_article=re.compile(
            rf"\s*(?:,|,?\s(?:{alternatives(load(language, 'quantities')['conjunctions'])}))\s+(?:(?:{article})\s+)?"
        ),
        # Between a bearer, with the dates of the office, and the next one.
        then=re.compile(
            rf"\s*[,;](?:\s(?:{alternatives(load(language, 'quantities')['conjunctions'])}))?"
            rf"\s(?:(?:{alternatives(words['then'])})|@(?:\s(?:{alternatives(words['then'])}))?)\s(?:(?:{article})\s)?"
        ),
        denied=re.compile(rf"(?<!\w)(?:{alternatives(words['negations'])})(?!\w)"),
        pronoun=re.compile(rf"(?<!\w)(?:{alternatives(words['pronouns'])})(?!\w)"),
    )
