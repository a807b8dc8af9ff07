"""`contributors` of sentences that say how long people of a country served: "from 1960 to 1964 6,000 Irish served".

The number is a row of `contributions.py`; that the country took part then is one of its own.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows, Span, When
from pipeline.extract.troops.part_periods import ends_of
from pipeline.lexicon import load
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate


def write_served(
    rows: DocumentRows,
    sentence: Sentence,
    quantity: Quantity,
    code: str,
    mission: Any,
    period: PlacedDate | When | None,
) -> None:
    """Write a country's part in a mission with the period for which a number of its people is told.

    Nothing where the sentence does not name the country or its people, or a period of its part is known.
    """
    if mission is None or not isinstance(period, PlacedDate) or period.mention.precision != "interval":
        return
    known = [
        r for r in rows.of("contributors") if (r.values["country_code"], r.values["mission_id"]) == (code, mission)
    ]
    if any(r.values.get("start") is not None or r.values.get("end") is not None for r in known):
        return
    if _leaving(rows.document.language).search(sentence.text) is not None:
        return  # the time of its going
    named = [c for c in find_countries(sentence.text, rows.document.language) if c.code == code]
    if not named:
        return
    country = min(named, key=lambda c: abs(sentence.start + c.start - quantity.start))
    written = sentence.text[country.start : country.end]
    first, last = ends_of(period)
    row = rows.fact(
        "contributors", (code, written), sentence.span(), "contributors.served", derivation="normalised",
        mission_id=mission, country_code=code, country_as_written=written, start=first, end=last,
    )  # fmt: skip
    row.uses.append(period)


@cache
def _leaving(language: str) -> Phrases:
    """The verbs by which a country takes its people home."""
    return any_of([*load(language, "contributions")["withdraw"], *load(language, "contributors")["leaves"]])


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches of a document have a character in common."""
    return one[0] < other[1] and other[0] < one[1]
