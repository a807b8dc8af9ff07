"""When the people of a sentence took up and left their offices: by dates at the name or in the clause, or by a verb."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from pipeline.extract.dating import beginning, ending
from pipeline.extract.leaders.bearers import Held, first_behind, last_before, nearest
from pipeline.extract.leaders.changes import change_of, changes, give_offices
from pipeline.extract.leaders.continuations import (
    carry_on,
    come_before,
    go_on,
    hold_on,
    leads_to_next,
    of_next,
    share,
)
from pipeline.extract.leaders.handover_phrases import handovers
from pipeline.extract.leaders.handovers import hand_over, is_agent, with_shared_role
from pipeline.extract.leaders.offices import phrase_start
from pipeline.extract.leaders.periods import Term, bracketed_term, prepositional_term, term_of
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.placed import PlacedDate

_RIGHT_BEHIND = 12  # characters from a name or office to a date right behind it: a comma and a preposition
_PREPOSITION = 4  # characters from a verb to a date right behind it: a preposition of two letters
_OVER = 8  # characters of a preposition that a date takes in: until
_BESIDE = 14  # characters from a verb to a word that denies it
_OTHER_SUBJECT = re.compile(r";\s+[^\W\d_a-zß-öø-ÿ][^\W\d_]+[^;]*\Z")
_BEFORE_NAME = 24  # characters of a verb and an article before a name
_STOP = re.compile(r"[.;:()]")
_LABEL = re.compile(r"\s*[:–—]|\s-(?=\s)")  # what parts a day from what a chronicle tells of it
_CLOSES = re.compile(r"\s*(?:[.;,]|\Z)")
_BRACKET = re.compile(r"[\s,]*\(([^()]{1,160})\)")


def with_terms(
    held: Sequence[Held],
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[PlacedDate],
    language: str,
    last: Held | None,
    known: Mapping[str, str | None] = MappingProxyType({}),
) -> list[Held]:
    """The people of a sentence with what it says of their terms; who takes over an office gets that of the one before.

    Args:
        held: in order of their names.
        text: the block's visible text.
        sentence: where the sentence begins and ends.
        dates: those of the sentence, in order.
        language: of the text.
        last: the bearer told of last before this sentence, for "he was succeeded by".
        known: the roles of those whom the document has told of, by surname; None where it is that of more than one.
    """
    found = list(held)
    whose = tenure_patterns(language).whose
    valid = [d for d in dates if d.mention.is_valid and not whose.search(text, sentence[0], d.mention.start)]
    for i, each in enumerate(found):
        found[i] = replace(each, term=_own_term(each, found, text, valid, language))
    carry_on(found, text, language)
    go_on(found, text, valid, language)
    hold_on(found, text, sentence, valid, language, last)
    come_before(found, text, sentence, valid, language, last)
    _take_over(found, text, sentence, valid, language)
    said = changes(text, sentence, language)
    give_offices(found, said, text, valid, language, last)
    told_to: dict[int, int] = {}  # by who takes over, where the words end that say so
    agents: set[int] = set()  # heads of state and ministers who relieve a commander, and follow nobody
    for each in handovers(found, text, sentence, language, known, last):
        told = with_shared_role(each, found, known)
        handover = replace(told, before=None) if told.before in agents else told
        before = found[handover.before] if handover.before is not None else last
        if handover.after is not None and is_agent(found[handover.after], before):
            agents.add(handover.after)
        else:
            usable = _in_own_clause(text, (handover.start, handover.end), valid)
            other = of_next(found[handover.after], text, valid, language) if handover.after is not None else None
            hand_over(found, handover, [d for d in usable if d is not other], last)
            if handover.after is not None:
                told_to[handover.after] = handover.end
    go_on(found, text, valid, language, told_to)
    share(found, text, language, tuple(told_to))
    _let_stay(found, text, sentence, valid, language)
    for change in said:
        i = change_of(change, found, text, language)
        if i is None or i in agents:
            continue
        m = change.verb
        usable = [d for d in _in_own_clause(text, m.span(), valid) if d.mention.precision != "interval"]
        date = _right_behind(m.end(), usable) or nearest(m.span(), usable)
        if found[i].office is None or date is None:
            continue
        told = Term(None, ending(date), (date,)) if change.kind == "ends" else Term(beginning(date), None, (date,))
        found[i] = replace(found[i], term=found[i].term.completed(told))
    return found


def _own_term(each: Held, held: Sequence[Held], text: str, dates: Sequence[PlacedDate], language: str) -> Term:
    """The term that the dates at a name or an office give."""
    own = _own_dates(each, held, text, dates, language) or _dates_of_service(each, held, text, dates, language)
    term = term_of(own).completed(bracketed_term(text, own))
    if each.office is not None and each.office.is_predicate:
        behind = [d for d in own if d.mention.start >= each.office.role_end]
        term = term.completed(prepositional_term(text, behind, language))
    if term.is_empty and _becomes(each, text, language):
        start = next((d for d in own if d.mention.precision != "interval" and d.mention.modifier is None), None)
        return Term(start, None, (start,)) if start else Term()
    return term


def _take_over(
    found: list[Held], text: str, sentence: tuple[int, int], dates: Sequence[PlacedDate], language: str
) -> None:
    """Give those who took over their terms: Name took over (May 1990 – June 1992); … took over, from May to June."""
    for m in tenure_patterns(language).takes_over.finditer(text, *sentence):
        i, bracket = last_before(found, m.start()), _BRACKET.match(text, m.end())
        if i is None or not found[i].term.is_empty:
            continue
        ends = bracket.span(1) if bracket is not None else (m.end(), m.end() + _RIGHT_BEHIND)
        inside = [d for d in dates if ends[0] <= d.mention.start < ends[1]]
        inside = inside if bracket is not None else [d for d in inside[:1] if d.mention.precision == "interval"]
        found[i] = replace(found[i], term=term_of(inside))


def _opens_next(each: Held, held: Sequence[Held], text: str, date: PlacedDate, language: str) -> bool:
    """Whether a date behind a name stands before the next name as the day on which that one's term began."""
    following = next((h for h in held if h.person.start >= date.mention.end), None)
    if following is None or following.office is not None or date.mention.start < each.person.end:
        return False
    joint = max(text.rfind(mark, each.person.end, date.mention.start) for mark in ",;")
    return joint >= 0 and leads_to_next(text, joint, phrase_start(following.person), [date], language)


def _in_own_clause(text: str, span: tuple[int, int], dates: Sequence[PlacedDate]) -> list[PlacedDate]:
    """The dates of a phrase, those left out that stand behind it and a semicolon: they are told of what comes next."""
    return [d for d in dates if ";" not in text[span[1] : max(span[1], d.mention.start)]]


def _let_stay(
    held: list[Held], text: str, sentence: tuple[int, int], dates: Sequence[PlacedDate], language: str
) -> None:
    """Whoever stayed until a date left the office then: "X succeeded Y in 1990 and stayed until 1992"."""
    for m in tenure_patterns(language).stays.finditer(text, *sentence):
        date = next((d for d in dates if -_OVER <= d.mention.start - m.end() <= 1), None)
        clause = text.rfind(";", sentence[0], m.start()) + 1 or sentence[0]
        # The subject of "and stayed" is that of the clause, whom a "who" stands for is the one named last.
        i = last_before(held, m.start()) if m["who"] else first_behind(held, clause)
        if date is None or i is None or date.mention.precision == "interval" or held[i].person.end > m.start():
            continue
        if held[i].office is not None and held[i].term.end is None:
            held[i] = replace(held[i], term=held[i].term.completed(Term(None, ending(date), (date,))))


def _right_behind(end: int, dates: Sequence[PlacedDate]) -> PlacedDate | None:
    """The date that stands behind a verb with no more than a preposition between."""
    return next((d for d in dates if 0 <= d.mention.start - end <= _PREPOSITION), None)


def _own_dates(
    each: Held, held: Sequence[Held], text: str, dates: Sequence[PlacedDate], language: str
) -> list[PlacedDate]:
    """The dates that are said of one person's office.

    They stand in brackets behind the name, right behind the office, or, where the clause gives it, anywhere in that.
    """
    office = each.office
    country = each.person.nationality_span or (0, 0)
    ends = {each.person.end, office.end if office else each.person.end, max(each.person.end, country[1])}
    bracket = _BRACKET.match(text, each.person.end) or _BRACKET.match(text, max(each.person.end, country[1]))
    own = []
    for date in dates:
        start = date.mention.start
        if _opens_next(each, held, text, date, language):
            continue
        is_bracketed = bracket is not None and bracket.start(1) <= start < bracket.end(1)
        is_behind = any(0 <= start - end <= _RIGHT_BEHIND and not _STOP.search(text, end, start) for end in ends)
        is_told = office is not None and office.is_predicate and _in_clause(text, each, date)
        if is_bracketed or is_behind or (is_told and _is_nearest(each, held, start)):
            own.append(date)
    return own


def _dates_of_service(
    each: Held, held: Sequence[Held], text: str, dates: Sequence[PlacedDate], language: str
) -> list[PlacedDate]:
    """The period of a relative clause behind the name: "Name of Sweden, who served from 1992 to 1995"."""
    behind_name = max(each.person.end, (each.person.nationality_span or (0, 0))[1])
    bracket = _BRACKET.match(text, each.person.end)
    m = tenure_patterns(language).who_served.match(text, max(behind_name, bracket.end() if bracket else 0))
    if m is None:
        return []
    behind = [d for d in dates if d.mention.start >= m.end() and not _STOP.search(text, m.end(), d.mention.start)]
    following = next((h.person.start for h in held if h.person.start >= m.end()), len(text))
    return [d for d in behind[:1] if d.mention.start < following]


def _is_nearest(each: Held, held: Sequence[Held], offset: int) -> bool:
    """Whether no other person stands nearer, of those whom the same verb is about: "he led X until May and was …"."""
    joints = [h.person.start for h in held if h.person.start == h.person.end]
    own = [h for h in held if bisect(joints, h.person.start) == bisect(joints, offset)] if joints else held
    return min(own or held, key=lambda h: (_distance(h.person, offset), h.person.start)) is each


def _distance(person: PersonMention, offset: int) -> int:
    first = phrase_start(person)
    return first - offset if offset < first else max(0, offset - person.end)


def _in_clause(text: str, each: Held, date: PlacedDate) -> bool:
    """Whether a date stands in the clause of a name, or is the label of all that is told: "3 March: General Name …"."""
    m, office = date.mention, each.office
    if office is not None and office.role_end <= m.start and m.end <= each.person.start:
        return ";" not in text[office.role_end : each.person.start]  # Commander since May 1990: General Name
    label = _LABEL.match(text, m.end) if not text[: m.start].strip() else None
    first = label.end() if label is not None else m.start
    return not re.search(r"[;:]", text[min(each.person.end, first) : max(each.person.start, first)])


def _becomes(each: Held, text: str, language: str) -> bool:
    """Whether the verb between a name and the role behind it says that the office began: "became"."""
    office = each.office
    if office is None or not office.is_predicate or office.role_start < each.person.end:
        return False
    becomes, first = tenure_patterns(language).becomes, phrase_start(each.person)
    before = max(0, first - _BEFORE_NAME)
    return (
        becomes.search(text, each.person.end, office.role_start) is not None
        or any(_is_thin(text[m.end() : first], language)
               for m in becomes.finditer(text, before, first))
    )  # fmt: skip


def _is_thin(text: str, language: str) -> bool:
    return tenure_patterns(language).thin.fullmatch(text) is not None
