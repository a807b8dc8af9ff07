"""Tolls: the running totals of the dead that a sentence gives, as against the dead of one incident.

A toll named as such, losses, a number that the sentence divides, or people killed in a sentence that sums up; and the
day the total holds for. The words are the lexicon's (``fatalities``). Whose dead they are, and the rows, are the
business of `fatalities.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.extract.cues import is_mixed
from pipeline.extract.harm.fatality_parts import divisions, losses
from pipeline.extract.harm.telling import Telling
from pipeline.extract.harm.toll_dates import date_of_toll, without_dates_of
from pipeline.extract.harm.toll_lists import Toll, listed_tolls
from pipeline.extract.harm.toll_patterns import (
    everybody,
    of_a_day,
    of_whom,
    opens_with_toll,
    points_back,
    same_total,
    strong,
    told_by_then,
    total_link,
    totals,
    weak,
)
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import Quantity
from pipeline.extract.questions import opens_answer, topic_of_question
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_TOTAL_REACH = 80  # characters from the word for a toll to its number
_LOSS_REACH = 100
_MIXED_REACH = 40  # characters behind a number in which it is said to count dead and injured alike


def tolls(telling: Telling, language: str) -> list[Toll]:
    """The running totals that a sentence gives; those killed that they count belong to no incident of their own."""
    found = [
        *listed_tolls(telling, language),
        *_of_those(telling, language),
        *_divided(telling, language),
        *_named_totals(telling, language),
        *_losses(telling, language),
        *_summed(telling, language),
        *_alone(telling, language),
        *_answered(telling, language),
    ]
    seen: set[int] = set()
    kept = []
    for toll in found:
        if toll.quantity.start not in seen:
            seen.add(toll.quantity.start)
            kept.append(toll)
    return kept + [toll for toll in _carried_on(telling, kept, language) if toll.quantity.start not in seen]


def _carried_on(telling: Telling, told: Sequence[Toll], language: str) -> Iterable[Toll]:
    """The same toll at a later day: as of June 170 had died; as of August the total was 204."""
    sentence = telling.sentence
    text = sentence.block.text
    if not told:
        return
    for quantity in telling.quantities:
        if quantity.start <= told[0].quantity.end or isinstance(quantity.number, Count):
            continue
        as_of = date_of_toll(telling, quantity, language)
        between = text[as_of.mention.end : quantity.start] if as_of and as_of.mention.end < quantity.start else ""
        is_bare = between.isspace() and quantity.noun is None  # by June it had lost 139 and by August 250
        is_same = is_bare or same_total(language).fullmatch(between) is not None
        if as_of is not None and as_of is not told[0].as_of and is_same:
            yield Toll(quantity, as_of, as_of.mention.start, quantity.end, "fatality_totals.carried_on", sums_up=True)


def _divided(telling: Telling, language: str) -> Iterable[Toll]:
    """A number of people killed that the list behind it divides, in a sentence that dates no incident."""
    for division in divisions(telling, language):
        as_of = date_of_toll(telling, division.whole, language)
        is_dated = telling.date is not None and telling.date.mention.precision in ("day", "month")
        is_incident = any(e.start < division.end and not e.is_generic for e in telling.events)
        is_certain = bool(division.parts) or _is_weak_or_strong(telling, language)
        if not division.parts and as_of is None and any(h.outcome == "injured" for h in telling.harms):
            is_certain = _sums_up(telling, language)  # seven fell, five of them of A, and 22 were wounded
        if everybody(language).fullmatch(telling.sentence.block.text, telling.sentence.start, division.whole.start):
            continue  # all eight on board: of one incident
        if points_back(language).match(telling.sentence.block.text, telling.sentence.start):
            continue  # those who died in what was told before
        if is_certain and not is_incident and (not is_dated or telling.date is as_of):
            yield Toll(division.whole, as_of, division.start, division.end, "fatality_totals.divided", sums_up=True)


def _of_those(telling: Telling, language: str) -> Iterable[Toll]:
    """Of the 18 who died, six were killed in accidents and five died of illness: a toll and what it is made up of."""
    sentence = telling.sentence
    opening = opens_with_toll(language).match(sentence.block.text, sentence.start, sentence.end)
    if opening is None:
        return
    counted = [q for q in telling.quantities if isinstance(q.number, PlacedNumber) and q.is_people]
    whole = next((q for q in counted if opening.start() <= q.start < opening.end()), None)
    if whole is None:
        return
    yield Toll(whole, None, opening.start(), opening.end(), "fatality_totals.divided", sums_up=True)
    for quantity in counted:
        if quantity.start >= opening.end() and quantity.kind is None:
            yield Toll(quantity, None, quantity.start, quantity.end, "fatality_totals.part", sums_up=True)


def _named_totals(telling: Telling, language: str) -> Iterable[Toll]:
    """The death toll rose to 21: a noun for the toll, then its number."""
    sentence = telling.sentence
    text = sentence.block.text
    for m in totals(language).finditer(text, sentence.start, sentence.end):
        ahead = _number_before(telling, m.start())
        if ahead is not None:
            if not telling.events and telling.date is None:
                yield Toll(ahead, None, ahead.start, m.end(), "fatality_totals.named_total", sums_up=False)
            continue
        for quantity in telling.quantities:
            if (
                quantity.start < m.end()
                or quantity.start - m.end() > _TOTAL_REACH
                or isinstance(quantity.number, Count)
            ):
                continue
            gap = text[m.end() : quantity.start]
            if _is_of_a_day(telling, m.end(), language):
                break  # the dead of 3 May: of one incident
            if quantity.is_people and not re.search(r"[.;]", gap) and total_link(language).search(gap):
                as_of = date_of_toll(telling, quantity, language) or telling.date
                yield Toll(quantity, as_of, m.start(), quantity.end, "fatality_totals.named_total", sums_up=False)
            break


def _is_of_a_day(telling: Telling, end: int, language: str) -> bool:
    """Whether the day on which people died stands right behind the noun for the toll that ends at a place."""
    day = of_a_day(language).match(telling.sentence.block.text, end)
    return day is not None and any(
        d.mention.start == day.end() and d.mention.precision == "day" for d in telling.sentence.dates
    )


def _number_before(telling: Telling, start: int) -> Quantity | None:
    """The number that stands directly before a noun for the toll: 17 fatalities."""
    text = telling.sentence.block.text
    return next(
        (
            q
            for q in telling.quantities
            if isinstance(q.number, PlacedNumber) and not text[q.number.mention.end : start].strip() and q.start < start
        ),
        None,
    )


def _losses(telling: Telling, language: str) -> Iterable[Toll]:
    """Has lost 318 peacekeepers; has lost more than any other: 318 as of a day."""
    sentence = telling.sentence
    text = sentence.block.text
    dead = {q.start for h in telling.harms if h.outcome == "killed" for q in h.quantities}
    if any(q.noun is None for h in telling.harms if h.outcome == "injured" for q in h.quantities) and any(
        q.noun is None for q in telling.quantities if q.start in dead
    ):
        return  # lost 30 dead and 50 wounded: in one fight
    for m in losses(language).finditer(text, sentence.start, sentence.end):
        for quantity in telling.quantities:
            if quantity.start < m.end() or quantity.start - m.end() > _LOSS_REACH or isinstance(quantity.number, Count):
                continue
            gap = text[m.end() : quantity.start]
            as_of = date_of_toll(telling, quantity, language)
            is_counted = quantity.kind in PEOPLE or quantity.start in dead
            words_between = len(without_dates_of(gap, m.end(), as_of, language).split())
            is_object = is_counted and words_between <= 3 and not re.search(r"[,;:.]", gap)
            if is_mixed(text[quantity.end : sentence.end][:_MIXED_REACH], language):
                break  # dead and injured in one number
            is_told_after = (
                as_of is not None and quantity.noun is None and ":" in gap and _speaks_of_people(gap, language)
            )
            is_summing = _is_weak_or_strong(telling, language) or (as_of is not None and telling.date is as_of)
            if (is_object and is_summing) or is_told_after:
                yield Toll(quantity, as_of, m.start(), _end(quantity, as_of), "fatality_totals.losses", sums_up=True)
            break


def _summed(telling: Telling, language: str) -> Iterable[Toll]:
    """People killed in a sentence that sums up: as of a day, in all, out of a force."""
    sentence = telling.sentence
    text = sentence.block.text
    for harm in telling.harms:
        if harm.outcome != "killed":
            continue
        quantity = harm.quantities[-1]
        if quantity.count.qualifier == "vague" or quantity.kind in ("attacker", "militant"):
            continue
        as_of = date_of_toll(telling, quantity, language)
        is_incident = any(not e.is_definite and not e.is_generic for e in telling.events) and telling.date is not as_of
        is_by_then = told_by_then(language).search(sentence.text) is not None
        if as_of is None and is_by_then:
            as_of = next((d for d in reversed(sentence.dates) if d.mention.end <= quantity.start), telling.date)
        is_strong = is_by_then or strong(language).search(sentence.text) is not None
        if isinstance(quantity.number, Count) or (is_incident and as_of is None):
            continue
        is_weak = (quantity.kind in PEOPLE or quantity.kind == "life") and weak(language).search(
            sentence.text
        ) is not None
        is_weak = is_weak and all(e.is_generic for e in telling.events)
        is_summing = is_strong or is_weak
        date = telling.date if telling.date is not as_of else None
        is_dated_otherwise = date is not None and date.mention.precision in ("day", "month")
        is_plain = is_strong and not telling.events
        is_share = telling.date is None and of_whom(language).search(text, sentence.start, quantity.start)
        if is_share and not any(e.start < quantity.start for e in telling.events):
            end = max(harm.end, quantity.end)
            yield Toll(quantity, None, quantity.start, end, "fatality_totals.share", sums_up=True)
        elif is_summing and (as_of is not None or is_plain or not is_dated_otherwise):
            yield Toll(quantity, as_of, min(harm.start, quantity.start), max(harm.end, _end(quantity, as_of)),
                       "fatality_totals.summed", sums_up=True)  # fmt: skip


def _alone(telling: Telling, language: str) -> Iterable[Toll]:
    """The peacekeepers or members killed whom a paragraph of one sentence counts, with neither a date nor an event."""
    sentence = telling.sentence
    is_all = sentence.block.element == "prose" and sentence.block.text.strip() == sentence.text.strip()
    if not is_all or telling.events or telling.sentence.dates:
        return
    for harm in telling.harms:
        quantity = harm.quantities[-1]
        is_counted = not isinstance(quantity.number, Count) and quantity.count.qualifier != "vague"
        is_own = quantity.kind == "peacekeeper" or (quantity.noun or "").casefold().split()[:1] in [
            [word] for word in load(language, "fatalities")["members"]
        ]
        if harm.outcome == "killed" and is_own and is_counted:
            yield Toll(quantity, None, min(harm.start, quantity.start), max(harm.end, quantity.end),
                       "fatality_totals.alone", sums_up=True)  # fmt: skip


def _answered(telling: Telling, language: str) -> Iterable[Toll]:
    """The one number with which a text answers the question above it how many died: as of March, 54."""
    sentence = telling.sentence
    if telling.harms or telling.events or len(telling.quantities) != 1 or not opens_answer(sentence):
        return
    quantity = telling.quantities[0]
    is_bare = quantity.noun is None and quantity.kind is None and isinstance(quantity.number, PlacedNumber)
    is_closed = not sentence.text[quantity.end - sentence.start :].strip(" .")
    if is_bare and is_closed and topic_of_question(sentence.block, language) == "deaths":
        as_of = date_of_toll(telling, quantity, language)
        start = min(quantity.start, as_of.mention.start) if as_of else quantity.start
        yield Toll(quantity, as_of, start, quantity.end, "fatality_totals.answer", sums_up=True)


def _is_weak_or_strong(telling: Telling, language: str) -> bool:
    return _sums_up(telling, language) or (not telling.events and telling.date is None)


def _sums_up(telling: Telling, language: str) -> bool:
    text = telling.sentence.text
    return strong(language).search(text) is not None or weak(language).search(text) is not None


def _end(quantity: Quantity, as_of: PlacedDate | None) -> int:
    return max(quantity.end, as_of.mention.end) if as_of is not None else quantity.end


def _speaks_of_people(text: str, language: str) -> bool:
    nouns = load(language, "quantities")["nouns"]
    words = {w.casefold() for w in re.findall(r"[^\W_]+", text)}
    return any(words & set(nouns[kind]) for kind in sorted(PEOPLE))
