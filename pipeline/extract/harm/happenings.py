"""What the words around an incident tell of it.

The date of what was told before, the country its place lies in, and whether its dead are those of a whole war.
The words are the lexicon's (``incidents``). Incidents are put together in `incidents.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache

from pipeline.extract.context import Sentence
from pipeline.extract.dating import date_of_item
from pipeline.extract.harm.telling import Telling
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import capitals, code_of, fold
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_MOST = 10_000  # people killed, at which a text without a name for it tells of no one incident
_FARTHEST = 3  # sentences back to where what a definite phrase points at was told


def dated_before(tellings: Sequence[Telling], i: int, language: str) -> PlacedDate | None:
    """The date of what an undated sentence points back at: "on D X invaded … During the invasion nine were killed".

    The noun of the definite phrase, or a word of its stem, stands in a sentence before with a day or month; or what it
    points back at is the one new thing told in the sentence right before. What an item of a chronology tells has the
    date that it opens with.
    """
    sentence = tellings[i].sentence
    head = date_of_item(sentence.block, tellings[0].sentence.dates) if i else None
    if head is not None and all(t.date in (None, head) for t in tellings[:i]):
        return head
    if i and (told := _then(tellings[i - 1], sentence, language)) is not None:
        return told
    m = _back(language).search(sentence.text)
    if m is None:
        return _of_what_happened(tellings[i - 1], tellings[i]) if i else None
    stem = m["noun"].casefold()[: _stem_length(m["noun"])]
    for telling in reversed(tellings[max(0, i - _FARTHEST) : i]):
        date = telling.date
        if date is None or date.mention.precision not in ("day", "month", "interval"):
            continue
        if re.search(rf"\b{re.escape(stem)}", telling.sentence.text, re.IGNORECASE):
            return date
    return _of_what_happened(tellings[i - 1], tellings[i]) if i else None


def _then(before: Telling, sentence: Sentence, language: str) -> PlacedDate | None:
    """The last day or month told in a sentence, where the next one opens with a word that goes back to it: thereby."""
    if _goes_back(language).match(sentence.text) is None:
        return None
    days = [d for d in before.sentence.dates if d.mention.is_valid and d.mention.modifier is None]
    return next((d for d in reversed(days) if d.mention.precision in ("day", "month")), None)


def _of_what_happened(before: Telling, telling: Telling) -> PlacedDate | None:
    """The date of something new told right before: "a truck hit a mine on D. Four were killed in the blast"."""
    is_back = bool(telling.events) and all(event.is_definite for event in telling.events)
    is_new = any(not event.is_definite and not event.is_generic for event in before.events)
    date = before.date
    if not is_back or not is_new or before.harms or date is None or date.mention.precision not in ("day", "month"):
        return None
    return date


def _stem_length(noun: str) -> int:
    """How much of a noun its verb shares: invasion and invade, attack and attacked."""
    return max(4, len(noun) - 4)


def is_of_war(telling: Telling, language: str) -> bool:
    """Whether the dead of a sentence are those of a war, a famine or a genocide as a whole: no single incident's.

    They are nobody's soldiers, and what cost their lives is named as such, not as a battle or an attack of it; or they
    are so many that nothing else is named.
    """
    if telling.events:
        return False
    anyone = set(load(language, "fatalities")["anyone"])
    quantities = [q for h in telling.harms for q in h.quantities]
    if not quantities or not all(_is_anyone(q, anyone) for q in quantities):
        return False
    is_named = _wars(language).search(telling.sentence.text) is not None
    return is_named or any((q.count.best or q.count.low or 0) >= _MOST for q in quantities)


def _is_anyone(quantity: Quantity, anyone: Set[str]) -> bool:
    """Whether a number counts people of no force."""
    last = (quantity.noun or "").casefold().split()[-1:]
    return quantity.kind == "life" or last == [] or last[0] in anyone


def country_of(place: str | None, known: Mapping[str, str], language: str) -> str | None:
    """The country that a place is said to lie in, or that it is the capital of; None where the words do not say.

    Args:
        place: as written, with the larger places it lies in behind commas.
        known: countries of the places that the document names, by folded name.
        language: of the document.
    """
    if place is None:
        return None
    for name in reversed([piece.strip() for piece in place.split(",")]):
        code = code_of(name, language) or capitals(language).get(fold(name)) or known.get(fold(name))
        if code is not None:
            return code
    return None


def known_places(rows: DocumentRows) -> dict[str, str]:
    """The countries that a document says its places lie in, by the place's folded name."""
    return {
        fold(row.values["name"]): row.values["country_code"]
        for row in rows.of("places")
        if row.values["country_code"] is not None
    }


# ---- the lexicon, compiled


@cache
def _goes_back(language: str) -> re.Pattern[str]:
    listed = load(language, "incidents")["then"]
    return compiled(rf"(?:{'|'.join(listed)})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


@cache
def _back(language: str) -> re.Pattern[str]:
    words = load(language, "incidents")["pointing_back"]
    article = alternatives(words["articles"])
    return compiled(
        rf"(?<!\w)(?:{alternatives(words['prepositions'])})\s(?:{article})\s(?:[^\W\d_]+\s)?(?P<noun>{alternatives(words['nouns'])})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _wars(language: str) -> re.Pattern[str]:
    return compiled(rf"(?<!\w)(?:{'|'.join(load(language, 'incidents')['wars'])})(?!\w)", re.IGNORECASE)
