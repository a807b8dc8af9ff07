"""The patterns by which sentences tell when an office was taken up, handed over or left, compiled from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
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
    by_next: re.Pattern[str]
    subject_before: re.Pattern[str]
    takes_over: Phrases
    took_over_from_last: Phrases
    predecessor: Phrases
    predecessors: Phrases
    becomes: Phrases
    appointed_next: re.Pattern[str]
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
    by = alternatives(load(language, "people")["introducers_apart"]["by"])
    # Then B; the second, B: the next of a row.
    then = rf"(?:{alternatives(words['then'])}|{'|'.join(words['one_of_them'])})(?:,(?=\s))?"
    conjunctions = alternatives(load(language, "quantities")["conjunctions"])
    no_subject = alternatives([*words["articles"], *words["role_of"], *words["date_prepositions"]])
    persons = [*words["third_persons"], *words["of_third_persons"]]
    no_name = alternatives([*persons, *words["it"], *words["relatives"], *words["articles"]])
    return TenurePatterns(
        changes=tuple((kind, any_of(listed)) for kind, listed in words["changes"].items()),
        succeeded_by=any_of(words["succeeded_by"]),
        succeeded=any_of(words["succeeded"]),
        succeeded_last=any_of(words["succeeded_last"]) if words["succeeded_last"] else None,
        succeeded_by_last=any_of(words["succeeded_by_last"]) if words["succeeded_by_last"] else None,
        by=compiled(rf"(?<!\w)(?:{by})\s(?:{article}\s)?\Z"),
        by_next=compiled(rf",?\s(?:{by})\s"),
        # A capitalised word right before a verb that is no pronoun; behind an article or preposition it is no subject's
        # name. A relative pronoun, or the auxiliary and a date, may stand between them.
        subject_before=compiled(
            rf"(?<![\w-])(?:(?P<other>(?i:{no_subject}))\s)?"
            rf"(?!(?i:{no_name})\s)"
            rf"(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?)(?:,?\s(?:{alternatives(words['relatives'])}))?"
            rf"(?:\s(?:{alternatives(load(language, 'missions')['passive'])})(?:\s[^.,;:()]{{1,40}})?)?\s\Z"
        ),
        becomes=any_of(words["becomes"]),
        appointed_next=compiled("|".join(words["appointed_next"]), re.IGNORECASE),
        predecessor=any_of(words["predecessor"]),
        predecessors=any_of(words["predecessors"]),
        takes_over=any_of(words["takes_over"]),
        took_over_from_last=any_of(words["took_over_from_last"]),
        who_served=compiled(
            rf",?\s(?:(?:{alternatives(words['relatives'])})\s(?:\w+\s)?|(?=(?:{alternatives(words['served'])})\s))"
            rf"(?:{alternatives(words['serving'])})(?!\w)"
        ),
        holds_it=any_of(words["holds_it"]),
        stays=any_of(words["stays"]),
        whose=compiled(
            rf"(?<!\w)(?:{alternatives(words['possessive_relatives'])})\s"
            rf"(?!(?:{alternatives(words['terms_of_office'])})(?!\w))[^,;.()]{{0,60}}\Z"
        ),
        handover_of_command=any_of(words["handover_of_command"]),
        # Between a verb and a name: an article, or who the next one is to the one before.
        thin=compiled(
            rf",?\s*(?:(?i:{article})\s+)?(?:(?:{alternatives(words['seconds'])}),?\s+(?:(?:{article})\s+)?)?"
        ),
        listed=compiled(rf"\s*(?:[,;]|[,;]?\s(?:{conjunctions}))\s+"),
        listed_with_article=compiled(rf"\s*(?:,|,?\s(?:{conjunctions}))\s+(?:(?:{article})\s+)?"),
        # Between a bearer, with the dates of the office, and the next one; behind "and" alone only "by" says so.
        then=compiled(
            rf"\s*(?:[,;](?:\s(?:{conjunctions}))?\s(?:(?:{then})|@(?:\s(?:{then}))?)\s(?:(?:{by})\s)?"
            rf"|(?:{conjunctions}),?\s(?:(?:{then})|@),?\s(?:{by})\s)(?:(?:{article})\s)?"
        ),
        denied=compiled(rf"(?<!\w)(?:{alternatives(words['negations'])})(?!\w)"),
        pronoun=compiled(rf"(?<!\w)(?:{alternatives(words['pronouns'])})(?!\w)"),
    )
