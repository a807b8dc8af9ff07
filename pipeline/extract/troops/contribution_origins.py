"""Quantities that a sentence gives to a country by its place alone: from A, from B; A, with so many.

Gifts told by a verb are the business of `contribution_givers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipeline.extract.context import Sentence
from pipeline.extract.harm.telling import Telling
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries

FEWEST_BRACKETED = 2  # countries with a number in brackets that make a list of contributions
_FORCES = ("military", "police", "peacekeeper", "uniformed", "person")


def origins(rows: DocumentRows, telling: Telling, free: Sequence[Quantity]) -> dict[int, str]:
    """The countries behind several numbers of a force: "8,000 soldiers: 2,087 from Tunisia, 2,394 from Ghana".

    Returns:
        By where its number begins, the code of each country.
    """
    is_of_force = rows.subject is not None and any(q.kind in _FORCES for q in telling.quantities)
    named = stated_countries(rows)
    found = {q.start: q.country_code for q in free if q.kind is None and q.country_code not in (None, *named)}
    if not is_of_force or len(found) < FEWEST_BRACKETED:
        return {}
    joined = {q.start: q.country_code for q in free if q.kind in _FORCES and q.country_code not in (None, *named)}
    return {start: code for start, code in {**joined, **found}.items() if code is not None}


def with_theirs(rows: DocumentRows, sentence: Sentence, free: Sequence[Quantity]) -> dict[int, str]:
    """The countries that are named right before what they have there: A, with 377 soldiers the largest contributor.

    Returns:
        By where its number begins, the code of each country.
    """
    language = rows.document.language
    between = _with(language)
    stated, text = stated_countries(rows), sentence.block.text
    named = [c for c in find_countries(sentence.text, language) if c.kind == "name" and c.code not in stated]
    between_two = [
        (one, two, text[sentence.start + one.end : sentence.start + two.start]) for one, two in pairwise(named)
    ]
    joined = [two for _, two, gap in between_two if len(gap.split()) == 1 and not _is_joint(gap, language)]
    named = [c for c in named if c not in joined]  # not whom another one joins: A joined B with 200 men
    return {
        q.start: c.code
        for q in free
        for c in named
        if rows.subject is not None and q.kind in PEOPLE and q.country_code is None
        and between.fullmatch(text, sentence.start + c.end, q.start)
    }  # fmt: skip


@cache
def _with(language: str) -> re.Pattern[str]:
    """What stands between a country and a number of its people: A, with …; A is with … the largest."""
    with_, copulas = (
        alternatives(load(language, "contributions")["with"]),
        alternatives(load(language, "missions")["copulas"]),
    )
    return compiled(rf",?\s(?:(?:{copulas})\s)?(?:{with_})\s(?:[^\W\d_]+\s)?", re.IGNORECASE)


def stated_countries(rows: DocumentRows) -> set[str]:
    """The countries that the missions and other entities of a document are said to be of, governments left out."""
    stated = [(r.values["entity_id"], r.values.get("property"), r.values["value"]) for r in rows.of("statements")]
    governments = {entity for entity, name, value in stated if name == "kind" and value == "government"}
    return {value for entity, name, value in stated if name == "country_code" and entity not in governments}


def _is_joint(gap: str, language: str) -> bool:
    """Whether nothing parts two countries but a comma or a conjunction."""
    return gap.strip(" ,") in ("", *load(language, "quantities")["conjunctions"])
