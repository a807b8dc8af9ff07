"""The day that a running total of the dead holds for, as its sentence gives it."""

from __future__ import annotations

import re

from pipeline.extract.harm.telling import Telling
from pipeline.extract.harm.toll_patterns import as_of_before, by_then
from pipeline.extract.quantities import Quantity
from pipeline.recognise.placed import PlacedDate

_AS_OF_REACH = 24  # characters before a date in which "as of" stands


def date_of_toll(telling: Telling, quantity: Quantity, language: str) -> PlacedDate | None:
    """The date behind "as of" or its like that stands nearest to a number; a date in brackets behind the number."""
    text = telling.sentence.block.text
    start = telling.sentence.start
    found = [
        d
        for d in telling.sentence.dates
        if d.mention.is_valid
        and (
            as_of_before(language).search(text, max(start, d.mention.start - _AS_OF_REACH), d.mention.start)
            or (d.mention.modifier not in (None, "after") and by_then(language).match(text, d.mention.end))
        )
    ]
    # A date of another part of the sentence counts where the number's own part has none.
    at = (quantity.start, quantity.end)
    beside = [d for d in found if ";" not in text[at[1] : d.mention.start] + text[d.mention.end : at[0]]]
    found = beside or found
    if not found:
        return next(
            (d for d in telling.sentence.dates if re.fullmatch(r"\s*\(\s*", text[quantity.end : d.mention.start])), None
        )
    counted = max((q.end for q in telling.quantities if q.end <= quantity.start), default=start)
    own = [d for d in found if counted <= d.mention.start and d.mention.end <= quantity.start]
    return own[-1] if own else min(found, key=lambda d: abs(d.mention.start - quantity.start))


def without_dates_of(gap: str, start: int, as_of: PlacedDate | None, language: str) -> str:
    """What stands between a verb and a number, less the day that the number holds for and the words before that day.

    Args:
        gap: the stretch.
        start: where it begins in the block.
        as_of: the day.
        language: of the text.
    """
    first = as_of.mention.start - start if as_of is not None else -1
    if as_of is None or first < 0 or as_of.mention.end - start > len(gap):
        return gap
    return as_of_before(language).sub(" ", gap[:first]) + gap[as_of.mention.end - start :]
