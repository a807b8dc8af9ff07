"""What a handover makes of those between whom it is: who comes after has the office from that day, the other left it.

The phrases that tell of one are the business of `handover_phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.extract.dating import ending
from pipeline.extract.leaders.bearers import Held, first_behind, last_before, nearest
from pipeline.extract.leaders.handover_phrases import Handover, is_of, subject_of
from pipeline.extract.leaders.office_bodies import OF_MISSIONS, OF_STATES
from pipeline.extract.leaders.offices import Office, phrase_start
from pipeline.extract.leaders.periods import Term, term_of
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.placed import PlacedDate

_YEAR = 366  # days
_PREPOSITION = 4  # characters from a name to a date right behind it: a preposition of two letters


def with_shared_role(handover: Handover, held: Sequence[Held], known: Mapping[str, str | None]) -> Handover:
    """The handover with the role that the document has told of for one of the two, where neither has an office here.

    "He succeeded General A on 3 May": what he was is told before. The other must be of rank too.
    """
    if handover.before is None or handover.after is None:
        return handover
    both = [held[i] for i in (handover.before, handover.after)]
    if any(each.office is not None for each in both) or all(each.person.rank is None for each in both):
        return handover
    roles = {role for each in both if (role := known.get(each.person.name.rsplit(maxsplit=1)[-1])) is not None}
    return replace(handover, shared=roles.pop()) if len(roles) == 1 else handover


def hand_over(held: list[Held], handover: Handover, dates: Sequence[PlacedDate], last: Held | None) -> None:
    """The one after gets the office of the one before, and the day of the handover as beginning."""
    for i in (handover.before, handover.after):
        if handover.shared is not None and i is not None:
            held[i] = replace(held[i], office=replace(command_of(held[i].person, handover), role=handover.shared))
    before = held[handover.before] if handover.before is not None else last
    dates = () if handover.is_apposed else dates
    usable = [d for d in dates if d.mention.precision != "interval" and d.mention.modifier != "after"]
    if handover.before is None and before is not None and _had_left(before, usable):
        return  # it is another office that is handed over
    # The name of the one after stands between the phrase and its date.
    ahead = [h.person.end for h in held if h.person.start >= handover.end]
    follower = held[handover.after] if handover.after is not None else None
    is_next = follower is not None and follower.person.end in ahead[:1]
    date = _behind_name(follower, usable) if follower is not None and is_next else None
    date = date or nearest((handover.start, ahead[0] if is_next else handover.end), usable)
    if handover.after is not None:
        after = held[handover.after]
        office = after.office or (taken_over(before.office, after.person) if before and before.office else None)
        if handover.role is not None:
            before, office = None, after.office or replace(command_of(after.person, handover), role=handover.role)
        if office is None and handover.is_of_command:
            office = command_of(after.person, handover)
        told = Term(ending(date), None, (date,)) if date else Term(before.term.end if before else None)
        if date is not None and date.mention.modifier == "before" and date.mention.start >= after.person.end:
            # Succeeded by Name until May: the date is that of the end, and the beginning is the end before.
            told = Term(before.term.end if before else None, date, (date,))
            date = None
        told = told if office else Term()
        is_said = date is not None and date.mention.modifier != "before"
        is_inferred = told.start is not None and after.term.start is None and not is_said
        held[handover.after] = Held(after.person, office, after.term.completed(told), is_inferred)
    if handover.before is None:
        return
    left = held[handover.before]
    after_office = held[handover.after].office if handover.after is not None else None
    if handover.is_predecessor and handover.after is None and last is not None:
        after_office = last.office
        if left.term.is_empty:
            left = replace(left, term=term_of(d for d in dates if d.mention.start >= left.person.end))
    is_shared = after_office is not None and (after_office.role in OF_MISSIONS or after_office.is_predicate)
    if left.office is None and after_office is not None and is_shared:
        left = replace(left, office=taken_over(after_office, left.person))
    if date is not None:
        left = replace(left, term=left.term.completed(Term(None, ending(date), (date,))))
    held[handover.before] = left


def _had_left(each: Held, dates: Sequence[PlacedDate]) -> bool:
    """Whether a term ended more than a year before the first day of a sentence."""
    end = each.term.end
    left = end.mention.latest if isinstance(end, PlacedDate) else end.latest if end is not None else None
    first = next((d.mention.earliest for d in dates if d.mention.earliest is not None), None)
    return left is not None and first is not None and (first - left).days > _YEAR


def _behind_name(each: Held, dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The day right behind a name and its bearer's country: handed over to Name of Sweden on 3 May."""
    end = max(each.person.end, (each.person.nationality_span or (0, 0))[1])
    return next((d for d in dates if 0 <= d.mention.start - end <= _PREPOSITION and d.mention.modifier is None), None)


def end_of_last(
    held: Sequence[Held],
    last: Held,
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[PlacedDate],
    language: str,
    known: Mapping[str, str | None],
) -> Term:
    """The end of the term of the one told of last, where the sentence says that he or she was succeeded on a day."""
    for m in tenure_patterns(language).succeeded_by.finditer(text, *sentence):
        behind = first_behind(held, m.end())
        if behind is None or last_before(held, m.start()) is not None:
            continue
        surname = subject_of(held, None, text, (sentence[0], m.start()), known, language)
        if surname is not None and not is_of(last, surname):
            continue
        usable = [d for d in dates if d.mention.is_valid and d.mention.precision != "interval"]
        date = _behind_name(held[behind], usable) or next(
            (d for d in usable if m.start() <= d.mention.start and d.mention.end <= held[behind].person.start), None
        )
        if date is None and len(usable) == 1 and usable[0].mention.end <= m.start():
            date = usable[0]  # In May he was replaced by Name.
        if date is not None and date.mention.modifier is None:
            return Term(None, ending(date), (date,))
    return _end_by_successor(held, last, text, sentence, dates, language)


def _end_by_successor(
    held: Sequence[Held],
    last: Held,
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[PlacedDate],
    language: str,
) -> Term:
    """The end of the term of the one told of last, where somebody took over from "him" on a day."""
    m = tenure_patterns(language).took_over_from_last.search(text, *sentence)
    days = [d for d in dates if d.mention.is_valid and d.mention.precision != "interval" and d.mention.modifier is None]
    if m is None or len(held) != 1 or len(days) != 1 or last.office is None or held[0].office is not None:
        return Term()
    is_other = held[0].person.name != last.person.name
    return Term(None, ending(days[0]), (days[0],)) if is_other and last.office.role in OF_MISSIONS else Term()


def is_agent(each: Held, before: Held | None) -> bool:
    """Whether somebody of a state's office stands where the successor of a mission's leader would: relieved by."""
    is_of_mission = before is not None and before.office is not None and before.office.role in OF_MISSIONS
    return is_of_mission and each.office is not None and each.office.role in OF_STATES


def command_of(person: PersonMention, handover: Handover) -> Office:
    """The office of somebody who takes over a command of which no more is said."""
    start, end = min(phrase_start(person), handover.start), max(person.end, handover.end)
    return Office("force_commander", None, start, end, handover.start, handover.end, is_predicate=True)


def taken_over(office: Office, person: PersonMention) -> Office:
    """The same office for the next bearer, with the words that stand at the own name."""
    first = phrase_start(person)
    return replace(office, start=first, end=person.end, role_start=first, role_end=first, is_predicate=True)


def without_ordinal(office: Office, language: str) -> Office:
    """An office taken over, less the word that counts its bearers: who follows the first commander is not the first."""
    if office.written is None or office.role_start != office.role_end:
        return office
    return replace(office, written=_ordinal(language).sub("", office.written))


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    return compiled(rf"\A(?:{alternatives(load(language, 'dates')['ordinals'])})\s+(?=\S)", re.IGNORECASE)
