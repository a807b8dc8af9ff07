"""When a resolution was adopted: the day beside it, that of a verb in its clause, or of the clauses around it.

Which resolutions a sentence names is the business of `resolution_names.py`, their rows of `resolutions.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipeline.extract.authority.resolution_names import Named, named_in
from pipeline.extract.context import Sentence
from pipeline.extract.cues import any_of
from pipeline.extract.dating import date_of_item
from pipeline.extract.passages import Clause, nearest, own_dates
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

_REACH = 24  # characters before a date in which is told that a mandate ends then
_GAP_TO_DATE = 30
_HEAD_MARKS = " \t\n\u00a0:.,–—-"  # between the date of an entry and what it tells


def adopted_on(
    resolution: Named, sentence: Sentence, clauses: Sequence[Clause], i: int | None, language: str
) -> PlacedDate | None:
    """The date on which a resolution was adopted.

    Args:
        resolution: the resolution.
        sentence: the sentence that names it.
        clauses: those of the sentence.
        i: the position of the clause that names it, None where none does.
        language: of the document.
    """
    clause = clauses[i] if i is not None else None
    date = _adopted(resolution, sentence, clause, language)
    if date is None and clause is not None and i is not None and i + 1 < len(clauses) and clauses[i + 1].is_relative:
        date = _adopted_in(clauses[i + 1], resolution, language)
    if date is None and clause is not None and i and clause.is_dated_before:
        date = _adopted_then(clauses[i - 1], clause, language)
    if date is None and clause is not None:
        date = _adopted_in_item(resolution, sentence, clause, language)
    return date


def is_of_resolution(date: PlacedDate, sentence: Sentence, language: str) -> bool:
    """Whether a date stands right behind a resolution's number, as its own: ended by resolution 47 on 3 May."""
    text = sentence.block.text
    return any(
        named.end <= date.mention.start <= named.end + _GAP_TO_DATE
        and _to_date(language).fullmatch(text, named.end, date.mention.start)
        for named in named_in(sentence, language)
    )


def adopted_in_entry(
    entry: PlacedDate | None, resolution: Named, sentence: Sentence, clause: Clause, action: str | None, language: str
) -> PlacedDate | None:
    """The day of a chronicle's entry that tells of a resolution's adoption, or of what it does."""
    if entry is None or entry.mention.precision != "day":
        return None
    text = clause.block.text
    is_adopted = _adopting_verb(language).search(text, clause.start, clause.end) is not None
    is_opening = _opens_entry(resolution, sentence, entry, language)
    return entry if is_adopted or action is not None or is_opening else None


def _opens_entry(resolution: Named, sentence: Sentence, entry: PlacedDate, language: str) -> bool:
    """Whether an entry opens with the resolution that does something: "3 May: resolution 45 adds 100 observers"."""
    text, m = sentence.block.text, entry.mention
    first = (
        m.end if entry.block == sentence.block.index and sentence.start <= m.start < sentence.end else sentence.start
    )
    if text[first : resolution.start].strip(_HEAD_MARKS) or text[resolution.end : resolution.end + 1] in ("'", "’"):
        return False
    return _running_on(language).match(text, resolution.end) is None


def _adopted(resolution: Named, sentence: Sentence, clause: Clause | None, language: str) -> PlacedDate | None:
    """The date of adoption: directly behind the number, else that of a verb of adopting or founding in the clause."""
    text = sentence.block.text
    first = bisect_left(sentence.dates, resolution.end, key=lambda d: d.mention.start)
    for date in sentence.dates[first : first + 1]:
        m = date.mention
        is_near = m.start <= resolution.end + _GAP_TO_DATE
        is_end = m.modifier == "before"  # extended by Resolution 1230 until 15 November
        if m.is_valid and is_near and not is_end and _to_date(language).fullmatch(text, resolution.end, m.start):
            return date
    if clause is None:
        return None
    before = sentence.dates[first - 1] if first else None
    if before is not None and _is_right_before(before, resolution, text, language):
        return before
    verb = _adopting(language).search(text, clause.start, clause.end)
    if verb is None:
        return None
    dates = [
        d
        for d in own_dates(clause, language)
        if d.mention.modifier is None
        and (d.mention.precision == "day" or (d.mention.precision == "month" and d.mention.end <= resolution.start))
        and not is_of_resolution(d, sentence, language)
        and not _expiring(language).search(text, max(clause.start, d.mention.start - _REACH), d.mention.start)
    ]
    # A day told before a resolution is its own rather than one behind, on which something was to be done.
    before = [d for d in dates if d.mention.end <= resolution.start]
    return nearest(before or dates, resolution.start, resolution.end)


def _is_right_before(date: PlacedDate, resolution: Named, text: str, language: str) -> bool:
    """Whether a day stands right before a resolution: "on 3 May (resolution 45)", "on 3 May by resolution 45"."""
    m = date.mention
    is_day = m.is_valid and m.precision == "day" and m.modifier is None
    is_end = _expiring(language).search(text, max(0, m.start - _REACH), m.start) is not None
    return is_day and not is_end and _beside_date(language).fullmatch(text, m.end, resolution.start) is not None


def _adopted_in(clause: Clause, resolution: Named, language: str) -> PlacedDate | None:
    """The day that a relative clause behind a resolution gives: "which the Council adopted on that day"."""
    text = clause.block.text
    if not _adopting_verb(language).search(text, clause.start, clause.end):
        return None
    days = [d for d in own_dates(clause, language) if d.mention.precision == "day" and d.mention.modifier is None]
    return nearest(days, resolution.start, resolution.end)


def _adopted_in_item(resolution: Named, sentence: Sentence, clause: Clause, language: str) -> PlacedDate | None:
    """The day that an item of a chronology opens with, where it tells of nothing else and a resolution was adopted."""
    text = sentence.block.text
    others = [
        d
        for d in sentence.dates[1:]
        if not _expiring(language).search(text, max(0, d.mention.start - _REACH), d.mention.start)
    ]
    head = date_of_item(sentence.block, sentence.dates) if sentence.dates and not others else None
    is_adopted = _adopting_verb(language).search(text, clause.start, clause.end) is not None
    is_done_by_it = _done_by(language).search(text, clause.start, resolution.start) is not None
    return head if is_adopted or is_done_by_it else None


def _adopted_then(before: Clause, clause: Clause, language: str) -> PlacedDate | None:
    """The one day of the clause before, where a resolution was adopted then: "on 3 May, when the Council"."""
    if not _adopting_verb(language).search(clause.block.text, clause.start, clause.end):
        return None
    days = [d for d in own_dates(before, language) if d.mention.precision == "day" and d.mention.modifier is None]
    return days[0] if len(days) == 1 and not own_dates(clause, language) else None


# ---- the lexicon, compiled


@cache
def _running_on(language: str) -> re.Pattern[str]:
    """What becomes of a resolution some time after it was adopted: it expires."""
    words = alternatives(load(language, "resolutions")["running_on"])
    return compiled(rf"\s(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _adopting_verb(language: str) -> Phrases:
    return any_of(load(language, "resolutions")["adopted"])


@cache
def _to_date(language: str) -> re.Pattern[str]:
    passages = load(language, "passages")
    words = alternatives([*passages["attributive"], *passages["prepositions"], "dated"])
    verbs = "|".join(p for p in load(language, "resolutions")["adopted"] if " " not in p)
    manners = "|".join(rf"{p}\s" for p in load(language, "resolutions")["manners"])
    return compiled(rf"[,\s]*\(?\s*(?:(?:{verbs})\s(?:{manners})?)?(?:(?:{words})\s)?", re.IGNORECASE)


@cache
def _expiring(language: str) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(load(language, 'resolutions')['expiring'])})\s+\Z", re.IGNORECASE)


@cache
def _adopting(language: str) -> Phrases:
    words = load(language, "resolutions")
    acts = load(language, "missions")["acts"]["established"]
    return any_of([*words["adopted"], *acts, *(p for listed in words["actions"].values() for p in listed)])


@cache
def _beside_date(language: str) -> re.Pattern[str]:
    """What stands between a day and the resolution of that day: a bracket, or a preposition."""
    words, article = alternatives(load(language, "resolutions")["beside"]), load(language, "articles")["pattern"]
    return compiled(rf"\s*(?:\(\s*|,?\s(?:{words})\s)(?:{article})?", re.IGNORECASE)


@cache
def _done_by(language: str) -> re.Pattern[str]:
    """The preposition that ends where the resolution begins by which something is done."""
    return compiled(rf"(?<!\w)(?:{alternatives(load(language, 'resolutions')['beside'])})\s\Z", re.IGNORECASE)
