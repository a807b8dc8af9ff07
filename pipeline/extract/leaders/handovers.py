"""Who takes over an office from whom: the phrases that make one bearer follow another, and the day of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from pipeline.extract.dating import ending
from pipeline.extract.leaders.office_bodies import OF_MISSIONS, OF_STATES
from pipeline.extract.leaders.offices import Office, phrase_start
from pipeline.extract.leaders.periods import Term, term_of
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.placed import PlacedDate

_YEAR = 366  # days
_PREPOSITION = 4  # characters from a name to a date right behind it: a preposition of two letters
_SURNAME = re.compile(r"\s([^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?)(?!\s?[^\W\d_a-zß-öø-ÿ])")
_OPENING = re.compile(r"\W*([^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?)\s")
_STOP = re.compile(r"[.;:()]")


@dataclass(frozen=True, slots=True)
class Held:
    """An office and its bearer in one sentence.

    Attributes:
        person: the bearer.
        office: the office, None as long as the sentence gives none.
        term: when it was held.
        is_inferred: whether a date was said of another's office and holds for this one too.
    """

    person: PersonMention
    office: Office | None
    term: Term = field(default_factory=Term)
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Handover:
    """A phrase that makes one bearer follow another, as positions in the sentence's people; None for one not named.

    `role` is that of a predecessor whom the phrase names by the surname alone; `is_predecessor` is whether the phrase
    does no more than call the one before so. `shared` is the role that the document has told of for one of the two,
    where the sentence gives neither an office.
    """

    before: int | None
    after: int | None
    start: int
    end: int
    is_of_command: bool = False
    role: str | None = None
    is_predecessor: bool = False
    shared: str | None = None


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


def handovers(
    held: Sequence[Held],
    text: str,
    sentence: tuple[int, int],
    language: str,
    known: Mapping[str, str | None],
    last: Held | None = None,
) -> Iterator[Handover]:
    """The phrases of a sentence that make one of its people follow another.

    Args:
        held: the people of the sentence.
        text: the block's visible text.
        sentence: where the sentence begins and ends.
        language: of the text.
        known: the roles of those whom the document has told of, by surname; None where it is that of more than one.
        last: the bearer told of last before the sentence.
    """
    for m in tenure_patterns(language).succeeded_by.finditer(text, *sentence):
        behind = first_behind(held, m.end())
        if behind is None or not _is_thin(text[m.end() : phrase_start(held[behind].person)], language):
            continue
        before = last_before(held, m.start())
        surname = _subject(held, before, text, (sentence[0], m.start()), known, language)
        if surname is None or (before is None and _is_of(last, surname)):
            yield Handover(before, behind, *m.span())
        elif (role := known.get(surname)) is not None:
            yield Handover(None, behind, *m.span(), role=role)
    active_last = tenure_patterns(language).succeeded_last
    for m in active_last.finditer(text, *sentence) if active_last is not None else ():
        before = last_before(held, m.start())
        if before is not None and tenure_patterns(language).pronoun.search(text, held[before].person.end, m.start()):
            yield Handover(before - 1 if before else None, before, *m.span())  # who succeeded him stands before him
        elif before and not _STOP.search(text, held[before - 1].person.end, m.start()):
            yield Handover(before, before - 1, *m.span())
    passive_last = tenure_patterns(language).succeeded_by_last
    for m in passive_last.finditer(text, *sentence) if passive_last is not None else ():
        after = last_before(held, m.start())
        first = phrase_start(held[after].person) if after is not None else 0
        if after and tenure_patterns(language).by.search(text, sentence[0], first):
            yield Handover(after - 1, after, *m.span())  # who by general Name was relieved
    for m in tenure_patterns(language).succeeded.finditer(text, *sentence):
        after = last_before(held, m.start())
        if tenure_patterns(language).pronoun.search(text, m.start(), min(sentence[1], m.end() + 12)):
            if (inside := within(held, m)) is not None:
                yield Handover(after, inside, *m.span())
            else:
                yield Handover(after - 1 if after else None, after, *m.span())
        elif (before := first_behind(held, m.start())) is not None:
            is_of_command = tenure_patterns(language).handover_of_command.search(m[0]) is not None
            yield Handover(before, after, *m.span(), is_of_command)
        elif (surname := _surname_at(text, m, sentence[1])) and (role := known.get(surname[1])):
            yield Handover(None, after, m.start(), max(m.end(), surname.end()), role=role)
    for m in tenure_patterns(language).predecessor.finditer(text, *sentence):
        if (before := first_behind(held, m.end())) is not None:
            yield Handover(before, last_before(held, m.start()), *m.span(), is_predecessor=True)
    for m in tenure_patterns(language).takes_over.finditer(text, *sentence):
        inside = within(held, m)
        after = last_before(held, m.start()) if inside is None else inside
        if after is not None and held[after].office is None:
            # The one before may stand in the same sentence; else it is the one told of last.
            before = after - 1 if after and held[after - 1].office is not None else None
            yield Handover(before, after, *m.span())


def _subject(
    held: Sequence[Held],
    before: int | None,
    text: str,
    clause: tuple[int, int],
    known: Mapping[str, str | None],
    language: str,
) -> str | None:
    """The surname by which alone the subject of a passive is called, none of those named in full: "Name was succeeded".

    It stands right before the verb, or opens the sentence where the document knows somebody of that name.
    """
    start = clause[0]
    if before is not None:
        person = held[before].person
        start = max(person.end, (person.nationality_span or (0, 0))[1])
    m = tenure_patterns(language).subject_before.search(text, start, clause[1])
    if m is None and start == clause[0] and (first := _OPENING.match(text, *clause)) and first[1] in known:
        return first[1]
    return m["name"] if m is not None and m["other"] is None else None


def _is_of(each: Held | None, surname: str) -> bool:
    """Whether a surname is one of the words of somebody's name."""
    return each is not None and surname.casefold() in each.person.name.casefold().split()


def _surname_at(text: str, verb: re.Match[str], end: int) -> re.Match[str] | None:
    """The surname behind a verb, or between it and its particle, as in Dutch: "lost Name af"."""
    return _SURNAME.match(text, verb.end(), end) or _SURNAME.search(text, verb.start(), verb.end())


def hand_over(held: list[Held], handover: Handover, dates: Sequence[PlacedDate], last: Held | None) -> None:
    """The one after gets the office of the one before, and the day of the handover as beginning."""
    for i in (handover.before, handover.after):
        if handover.shared is not None and i is not None:
            held[i] = replace(held[i], office=replace(command_of(held[i].person, handover), role=handover.shared))
    before = held[handover.before] if handover.before is not None else last
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
    if left.office is None and after_office is not None and after_office.role in OF_MISSIONS:
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
        surname = _subject(held, None, text, (sentence[0], m.start()), known, language)
        if surname is not None and not _is_of(last, surname):
            continue
        usable = [d for d in dates if d.mention.is_valid and d.mention.precision != "interval"]
        date = _behind_name(held[behind], usable) or next(
            (d for d in usable if m.start() <= d.mention.start and d.mention.end <= held[behind].person.start), None
        )
        if date is not None and date.mention.modifier is None:
            return Term(None, ending(date), (date,))
    return Term()


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
    return re.compile(rf"\A(?:{alternatives(load(language, 'dates')['ordinals'])})\s+(?=\S)", re.IGNORECASE)


def last_before(held: Sequence[Held], offset: int) -> int | None:
    """The person last named before a place of the text."""
    return next((i for i in reversed(range(len(held))) if held[i].person.end <= offset), None)


def first_behind(held: Sequence[Held], offset: int) -> int | None:
    """The first person named behind it."""
    return next((i for i, each in enumerate(held) if each.person.start >= offset), None)


def within(held: Sequence[Held], verb: re.Match[str]) -> int | None:
    """The one person whom a verb and its particle stand around, as in Dutch: "volgt generaal Name hem op"."""
    around = [i for i, each in enumerate(held) if verb.start() <= each.person.start and each.person.end <= verb.end()]
    return around[0] if len(around) == 1 else None


def nearest(span: tuple[int, int], dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The date nearest to a stretch of text."""

    def distance(date: PlacedDate) -> int:
        return max(span[0] - date.mention.end, date.mention.start - span[1], 0)

    return min(dates, key=lambda d: (distance(d), d.start), default=None)


def _is_thin(text: str, language: str) -> bool:
    return tenure_patterns(language).thin.fullmatch(text) is not None
