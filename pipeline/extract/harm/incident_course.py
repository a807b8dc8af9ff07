"""How an incident goes on from sentence to sentence: whose harms are its own, and what leads on to those hurt in it.

Putting sentences together to incidents is the business of `incidents.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.extract.cues import any_of
from pipeline.extract.harm.casualties import Hurt, is_share
from pipeline.extract.harm.clauses import Harm
from pipeline.extract.harm.happenings import is_of_war
from pipeline.extract.harm.telling import Event, Telling
from pipeline.extract.harm.tolls import tolls
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.quantities import article
from pipeline.extract.rows import Count
from pipeline.lexicon import load
from pipeline.lexicon.triggers import Phrases
from pipeline.recognise.placed import PlacedDate

_ONE_WORD = 8  # characters behind a number in which "more" stands
_MONTH = 31  # days
_MOST_BEFORE = 2  # words before a number that a sentence opens with


def own_harms(telling: Telling, language: str) -> list[Harm]:
    """The harms of a sentence that are no part of a running total; none where the sentence does nothing but sum up."""
    found = tolls(telling, language)
    if any(t.sums_up for t in found) or is_of_war(telling, language):
        return []
    counted = {t.quantity.start for t in found}
    return [h for h in telling.harms if not any(q.start in counted for q in h.quantities)]


def leads_on(telling: Telling, following: Telling, language: str) -> bool:
    """Whether a dated sentence tells of something new in which, as the next one says, people were hurt.

    That one says "thereby", or begins with those hurt.
    """
    first = following.sentence.text.split(maxsplit=1)[:1]
    is_thereby = first != [] and first[0].casefold() in load(language, "incidents")["thereby"]
    is_new = any((not e.is_definite or is_thereby) and not e.is_generic for e in telling.events)
    is_short = telling.date is not None and telling.date.mention.precision in ("day", "interval")
    is_dated = is_short and following.date is None
    is_of_item = telling.sentence.block.element == "list_item" and not following.events  # one item, one happening
    harmed = own_harms(following, language)
    return (
        is_new
        and is_dated
        and bool(harmed)
        and first != []
        and (is_of_item or is_thereby or (not following.events and opens(following, harmed)))
    )


def are_of_known_persons(telling: Telling, harms: Sequence[Harm], language: str) -> bool:
    """Whether nobody is told of but persons known by a definite article: the murder of his mother is no incident."""
    text = telling.sentence.block.text
    quantities = [q for h in harms for q in h.quantities]
    return all(isinstance(q.number, Count) and article(language).match(text, q.start) is None for q in quantities)


def is_beside(begun: Telling, following: Telling, language: str) -> bool:
    """Whether those whom a sentence says were hurt are not told of as those of the crash told before it.

    Neither does it lead on to them nor tell again of what happened.
    """
    of_what = {e.kind for e in begun.events if not e.is_generic}
    return of_what == {"crash"} and not following.events and not leads_on(begun, following, language)


def is_of_it_all(hurt: Sequence[Hurt], telling: Telling, harm: Harm) -> bool:
    """Whether a later sentence gives the dead of the whole fight that an incident was part of: more than were hurt."""
    is_back = bool(telling.events) and all(e.is_definite and e.kind == "clash" for e in telling.events)
    if telling.date is not None or not is_back or all(h.population == "attacker" for h in hurt):
        return False
    known = sum(h.quantity.count.best or 0 for h in hurt)
    return any((q.count.best or 0) > known for q in harm.quantities)


def opens(following: Telling, harmed: Sequence[Harm]) -> bool:
    """Whether a sentence opens with those hurt, a word or two before their number apart: all eight, at least five.

    Or with those whom they were among: of the 33 on board, 32.
    """
    sentence = following.sentence
    first = min(q.start for q in following.quantities if q.kind in PEOPLE or any(q in h.quantities for h in harmed))
    return len(sentence.block.text[sentence.start : first].split()) <= _MOST_BEFORE


def tell_of_one(events: Sequence[Event]) -> bool:
    """Whether words tell of a single happening: not of what kinds there were, nor of what else people died of."""
    return any(not e.is_generic for e in events) and all(e.kind != "illness" for e in events)


def are_years_apart(known: PlacedDate | None, new: PlacedDate | None) -> bool:
    """Whether two dates are known to be of different years: who died in another year died in something else."""
    days = [d.mention.earliest for d in (known, new) if d is not None]
    return len({day.year for day in days if day is not None}) > 1


def is_of_another_time(date: PlacedDate | None, telling: Telling) -> bool:
    """Whether a sentence in which nobody is hurt goes on to a day more than a month from that of the incident."""
    told = telling.date
    if date is None or told is None or told.mention.precision not in ("day", "interval"):
        return False
    known, new = date.mention, told.mention
    if not (known.earliest and known.latest and new.earliest and new.latest):
        return False
    return (new.earliest - known.latest).days > _MONTH or (known.earliest - new.latest).days > _MONTH


def is_other_account(telling: Telling, harms: Sequence[Harm], hurt: Sequence[Hurt], language: str) -> bool:
    """Whether a sentence gives another source's number of those killed in what was told: "another report gives 14".

    Those it counts are named no otherwise than the ones told, and not as some who died besides.
    """
    sentence, text = telling.sentence, telling.sentence.block.text
    killed = [q for h in harms if h.outcome == "killed" for q in h.quantities]
    told = [h.quantity for h in hurt if h.outcome == "killed"]
    account = _other_accounts(language).search(text, sentence.start, killed[0].start) if len(killed) == 1 else None
    if account is None or not told or killed[0].count.best in (None, *(q.count.best for q in told)):
        return False
    kinds, countries = {q.kind for q in told}, {q.country_code for q in told}
    around = text[account.end() : killed[0].end + _ONE_WORD].casefold().split()
    besides = set(load(language, "quantities")["others"]).intersection(around)
    is_same = killed[0].kind in (None, "person", "life", *kinds) and killed[0].country_code in (None, *countries)
    return is_same and not besides


@cache
def _other_accounts(language: str) -> Phrases:
    return any_of(load(language, "incidents")["other_accounts"])


def is_of_shares(telling: Telling, language: str) -> bool:
    """Whether a sentence does no more than name some of those who died in what was told before."""
    text = telling.sentence.block.text
    return bool(telling.harms) and telling.date is None and all(is_share(h, text, language) for h in telling.harms)
