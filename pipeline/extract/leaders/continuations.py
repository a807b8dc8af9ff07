"""Who has the office of the one told of before without words for it: the next of a list, "then", "held the post"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from pipeline.extract.dating import beginning
from pipeline.extract.leaders.bearers import Held, first_behind, last_before
from pipeline.extract.leaders.handovers import taken_over
from pipeline.extract.leaders.office_bodies import OF_MISSIONS
from pipeline.extract.leaders.offices import phrase_start
from pipeline.extract.leaders.periods import Term, prepositional_term, term_of
from pipeline.extract.leaders.tenure_patterns import tenure_patterns
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.placed import PlacedDate

_RIGHT_BEHIND = 12  # characters from words to a date right behind them: a comma and a preposition
_BRACKET = re.compile(r"\s*\([^()]{1,160}\)")
_PREPOSITION = 4  # characters from a name to a date right behind it: a preposition of two letters


def carry_on(held: list[Held], text: str, language: str) -> None:
    """Whoever a list goes on with has the office of the one before, though its verb is not said again.

    "A led the force from May to June 1990, B from June to July": both have a period of their own, and nothing but a
    comma or a conjunction stands between the period of the first and the second.
    """
    for i in range(1, len(held)):
        before, each = held[i - 1], held[i]
        if each.office is not None or before.office is None or before.office.role not in OF_MISSIONS:
            continue
        if each.term.start is None or before.term.start is None or not before.term.dates:
            continue
        told_to = max(d.mention.end for d in before.term.dates)
        behind = max(each.person.end, (each.person.nationality_span or (0, 0))[1])
        first = min(d.mention.start for d in each.term.dates)
        is_listed = tenure_patterns(language).listed.fullmatch(text, told_to, phrase_start(each.person)) is not None
        if is_listed and 0 <= first - behind <= _PREPOSITION + 2 and first < len(text):
            held[i] = replace(each, office=taken_over(before.office, each.person))


def share(held: list[Held], text: str, language: str, followers: Sequence[int] = ()) -> None:
    """Whoever is named with another in one breath has the same office: led by General A and Colonel B.

    Args:
        held: the people of the sentence.
        text: the block's text.
        language: of the text.
        followers: those who come after somebody, by their positions: "then came A (2016) and B".
    """
    for i in range(1, len(held)):
        before, each = held[i - 1], held[i]
        if each.office is not None or before.office is None:
            continue
        is_led = before.office.is_lead and before.office.role_end <= before.person.start
        told_to = max(before.person.end, (before.person.nationality_span or (0, 0))[1])
        gap = _BRACKET.sub("", text[told_to : phrase_start(each.person)])
        if (is_led or i - 1 in followers) and tenure_patterns(language).listed_with_article.fullmatch(gap):
            held[i] = replace(each, office=taken_over(before.office, each.person))


def go_on(
    held: list[Held],
    text: str,
    dates: Sequence[PlacedDate],
    language: str,
    told_behind: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Whoever came next has the office of the one before: "the commander was A until May, then B and, from June, C".

    The beginning is the end of the one before, unless a date before the name gives another. What is told of the one
    before may go on behind the name (`told_behind`): "B took over, and in June C".
    """
    for i in range(1, len(held)):
        before, each = held[i - 1], held[i]
        if each.office is not None or before.office is None:
            continue
        told_to = max([before.person.end, told_behind.get(i - 1, 0), *(d.mention.end for d in before.term.dates)])
        first = phrase_start(each.person)
        between = [d for d in dates if told_to <= d.mention.start and d.mention.end <= first]
        if len(between) > 1 or not leads_to_next(text, told_to, first, between, language):
            continue
        start = beginning(between[0]) if between else before.term.end
        term = each.term.completed(Term(start, None, tuple(between)))
        held[i] = Held(each.person, taken_over(before.office, each.person), term, start is not None and not between)


def hold_on(
    held: list[Held],
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[PlacedDate],
    language: str,
    last: Held | None,
) -> None:
    """Whoever held "the post" had that of the one told of last, for the time right behind those words."""
    for m in tenure_patterns(language).holds_it.finditer(text, *sentence):
        i = last_before(held, m.start())
        if i is None or held[i].office is not None or last is None or last.office is None:
            continue
        behind = [d for d in dates if m.end() <= d.mention.start < m.end() + _RIGHT_BEHIND]
        term = held[i].term.completed(term_of(behind))
        held[i] = replace(held[i], office=taken_over(last.office, held[i].person), term=term)


def of_next(each: Held, text: str, dates: Sequence[PlacedDate], language: str) -> PlacedDate | None:
    """The date behind a bearer's name that is the next one's: followed by A and, in June, by B."""
    behind = next((d for d in dates if d.mention.start >= each.person.end), None)
    by = tenure_patterns(language).by_next.match(text, behind.mention.end) if behind is not None else None
    if behind is None or by is None or not leads_to_next(text, each.person.end, by.end(), [behind], language):
        return None
    return behind


def come_before(
    held: list[Held],
    text: str,
    sentence: tuple[int, int],
    dates: Sequence[PlacedDate],
    language: str,
    last: Held | None,
) -> None:
    """Those listed as the predecessors of the one told of last had that office: his predecessors were A and B."""
    m = tenure_patterns(language).predecessors.search(text, *sentence)
    if m is None or last is None or last.office is None:
        return
    told_to = m.end()
    for i in range(first_behind(held, m.end()) or 0, len(held)):
        each, first = held[i], phrase_start(held[i].person)
        gap = _BRACKET.sub(" ", text[told_to:first])
        is_first = told_to == m.end() and tenure_patterns(language).thin.fullmatch(gap) is not None
        is_next = tenure_patterns(language).listed_with_article.fullmatch(gap) is not None
        if each.person.start < m.end() or each.office is not None or not (is_first or is_next):
            return
        bracket = _BRACKET.match(text, each.person.end)
        inside = [d for d in dates if bracket is not None and bracket.start() < d.mention.start < bracket.end()]
        term = each.term.completed(prepositional_term(text, inside, language))
        held[i] = replace(each, office=taken_over(last.office, each.person), term=term)
        told_to = each.person.end


def leads_to_next(text: str, start: int, end: int, dates: Sequence[PlacedDate], language: str) -> bool:
    """Whether nothing but words for what came next, and one date, stands between two bearers."""
    gap = text[start:end]
    for date in dates[:1]:
        first, last = date.mention.start - start, date.mention.end - start
        gap = f"{_preposition(language).sub('', gap[:first])}@{gap[last:]}"
    return tenure_patterns(language).then.fullmatch(gap) is not None


@cache
def _preposition(language: str) -> re.Pattern[str]:
    """The preposition before a date, at the end of a stretch."""
    words = [w for listed in load(language, "leadership")["term_prepositions"].values() for w in listed]
    return compiled(rf"(?:{alternatives([*words, *load(language, 'leadership')['date_prepositions']])})\s+\Z")
