"""Changes of a strength as a sentence tells them: the amount, the next step, and the words that a step repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.extract.harm.telling import Telling
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives

_ORIGIN = 40  # characters before a number in which a change from it is told


def increments(telling: Telling, language: str) -> frozenset[int]:
    """Where the amounts begin by which a number changes: raised by a further 900 to 4,900."""
    text, opening = telling.sentence.block.text, telling.sentence.start
    by, to = _increment(language)
    return frozenset(
        q.start for q in telling.quantities if to.match(text, q.end) and by.search(text[opening : q.start]) is not None
    )


@cache
def _increment(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the amount of a change, and between it and the number that it makes."""
    words = load(language, "strengths")
    return (
        compiled(rf"(?<!\w)(?:{alternatives(words['increments'])})\s+\Z", re.IGNORECASE),
        compiled(rf"\s*,?\s*(?:{alternatives(words['change']['to'])})\s+~?(?=\d)", re.IGNORECASE),
    )


def begins_change(text: str, start: int, language: str) -> bool:
    """Whether a number is what a change began with: raised from 400."""
    return _change(language)[0].search(text[max(0, start - _ORIGIN) : start]) is not None


def is_next_step(text: str, end: int, start: int, language: str) -> bool:
    """Whether what stands between two numbers says no more than that the first became the second."""
    return _change(language)[1].fullmatch(text, end, start) is not None


def is_later(gap: str, language: str) -> bool:
    """Whether the words between two numbers say that the second step came after the day of the first: then to."""
    return _then(language).search(gap) is not None


def without_resolutions(gap: str, language: str) -> str:
    """The words between two numbers without the resolution that made the step: and, by Resolution 9 (), to."""
    return _by_resolution(language).sub(" ", gap)


def is_step_of(
    resolution: tuple[int, int], number: tuple[int, int], numbers: Sequence[tuple[int, int]], text: str, language: str
) -> bool:
    """Whether a number may be what a resolution led to: in a change it is one step's, and never what there was before.

    Args:
        resolution: where the resolution stands in the text.
        number: where the number stands.
        numbers: where all strengths of the sentence stand, in order.
        text: visible text of the block.
        language: the text's.
    """
    origins = {each for each in numbers if begins_change(text, each[0], language)}
    if not origins or number in origins:
        return not origins
    before = [each for each in numbers if each[1] <= resolution[0]]
    if not before:
        return True
    behind = [each for each in numbers if each[0] >= resolution[1]]
    is_joined = _joint(language).search(text, before[-1][1], resolution[0]) is not None
    return number in (behind[:1] if is_joined else before[-1:])


@cache
def _by_resolution(language: str) -> re.Pattern[str]:
    """The resolution that changed a number, between it and the next: to 6,000 and, by Resolution 9, to 7,000."""
    words = load(language, "strengths")
    return compiled(
        rf",?\s+(?:{alternatives(words['by_resolution'])})\s+(?:[^\W\d_]+\s+){{0,4}}?{words['resolution']}\s*,?",
        re.IGNORECASE,
    )


@cache
def _then(language: str) -> re.Pattern[str]:
    words = alternatives(load(language, "strengths")["change"]["then"])
    return compiled(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _joint(language: str) -> re.Pattern[str]:
    joined = alternatives(load(language, "quantities")["conjunctions"])
    return compiled(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def goes_onward(before: str, gap: str, language: str, *, is_next: bool) -> bool:
    """Whether two numbers are the ends of a change (fell from 3,000 in May to 1,700) or of its next step."""
    origin, onward = _change(language)
    return onward.fullmatch(f" {gap.strip()} ") is not None and (is_next or origin.search(before) is not None)


@cache
def repeated(language: str) -> re.Pattern[str]:
    """What a second number repeats of the words before the first: at 900 by the end of May and at 700 in June."""
    words = load(language, "strengths")
    before, article = "|".join(words["before_dates"]), load(language, "articles")["pattern"]
    return compiled(
        rf"\A\s*(?:{before})\s+(?:{article})?(?=\s)|(?<=\s)(?:{alternatives(words['repeated'])})\s*\Z", re.IGNORECASE
    )


@cache
def _change(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, joined = load(language, "strengths")["change"], alternatives(load(language, "quantities")["conjunctions"])
    return (
        compiled(rf"(?<!\w)(?:{alternatives(words['from'])})\s+(?:[^\W\d_]+\s+){{0,2}}\Z", re.IGNORECASE),
        compiled(
            rf"\s*,?\s*(?:(?:{joined})\s+)?(?:(?:{alternatives(words['then'])})\s+)?(?:{alternatives(words['to'])})\s+(?:[^\W\d_]+\s+){{0,2}}",
            re.IGNORECASE,
        ),
    )
