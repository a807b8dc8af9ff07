"""The phrases of a sentence that make one bearer of an office follow another: was succeeded by, took over from.

What such a phrase makes of the offices and terms of the two is the business of `handovers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.leaders.bearers import Held, first_behind, last_before, within
from pipeline.extract.leaders.offices import phrase_start
from pipeline.extract.leaders.tenure_patterns import tenure_patterns

_SURNAME = re.compile(r"\s([^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?)(?!\s?[^\W\d_a-zß-öø-ÿ])")
_OPENING = re.compile(r"\W*([^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?)\s")
_STOP = re.compile(r"[.;:()]")


@dataclass(frozen=True, slots=True)
class Handover:
    """A phrase that makes one bearer follow another, as positions in the sentence's people; None for one not named.

    `role` is that of a predecessor whom the phrase names by the surname alone; `is_predecessor` is whether the phrase
    does no more than call the one before so, `is_apposed` whether it does no more than call the one after the
    successor: the dates of the clause are then told of something else. `shared` is the role that the document has told
    of for one of the two, where the sentence gives neither an office.
    """

    before: int | None
    after: int | None
    start: int
    end: int
    is_of_command: bool = False
    role: str | None = None
    is_predecessor: bool = False
    is_apposed: bool = False
    shared: str | None = None


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
        inside = within(held, m)  # in Dutch: droeg generaal Name het bevel over aan
        before = last_before(held, m.start()) if inside is None else inside
        surname = subject_of(held, before, text, (sentence[0], m.start()), known, language)
        if surname is None or inside is not None or (before is None and is_of(last, surname)):
            is_of_command = tenure_patterns(language).handover_of_command.search(m[0]) is not None
            is_apposed = text.startswith(",", m.end())
            yield Handover(before, behind, *m.span(), is_of_command, is_apposed=is_apposed)
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
        elif (before := first_behind(held, m.start())) is not None and _is_near(held[before], text, m):
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


def subject_of(
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


def is_of(each: Held | None, surname: str) -> bool:
    """Whether a surname is one of the words of somebody's name."""
    return each is not None and surname.casefold() in each.person.name.casefold().split()


def _surname_at(text: str, verb: re.Match[str], end: int) -> re.Match[str] | None:
    """The surname behind a verb, or between it and its particle, as in Dutch: "lost Name af"."""
    return _SURNAME.match(text, verb.end(), end) or _SURNAME.search(text, verb.start(), verb.end())


def _is_thin(text: str, language: str) -> bool:
    return tenure_patterns(language).thin.fullmatch(text) is not None


def _is_near(each: Held, text: str, verb: re.Match[str]) -> bool:
    """Whether somebody is named inside a verb and its particle, or behind a verb without one in the same clause."""
    if verb.lastgroup is not None:  # loste generaal Name af
        return phrase_start(each.person) <= verb.end()
    return not _STOP.search(text, verb.end(), max(verb.end(), phrase_start(each.person)))
