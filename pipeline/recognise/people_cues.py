"""Ranks and roles in running text, and the people that they make certain: the name behind one, or before it.

What else makes a name one of a person's is the business of `people.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.read.document import LinkSpan
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.people_patterns import PeoplePatterns, plain
from pipeline.recognise.person_names import name_at, name_to

# How far a role's country or body may part it from the name: "the president of Burkina Faso, Name,".
_ROLE_OF_WIDTH = 60
_NAME_WIDTH = 80
_VERB_WIDTH = 12  # characters of a verb right before a name
# A single initial before the word makes it a part of a name: M. King Hubbert, but U.S. President.
_MIDDLE_NAME = re.compile(r"(?:\A|[\s(])[A-Z]\. \Z")


@dataclass(frozen=True, slots=True)
class Cue:
    """A rank, a role or both, as one stretch: "Force Commander Major General"."""

    start: int
    end: int
    rank: str | None
    rank_span: tuple[int, int] | None
    role: str | None
    role_span: tuple[int, int] | None


def cues_in(text: str, patterns: PeoplePatterns) -> Iterable[Cue]:
    """Ranks and roles, those that follow each other joined to one."""
    pending: Cue | None = None
    for m in patterns.cue.finditer(text):
        written = plain(m["core"])
        rank = patterns.ranks.get(written)
        if rank and patterns.ranks_need_capital and " " not in written and not m["core"][0].isupper():
            continue
        if _MIDDLE_NAME.search(text[max(0, m.start() - 4) : m.start()]):
            continue
        span, core = (m.start(), m.end()), (m.start(), m.end("core"))
        cue = Cue(*span, rank, core, None, None) if rank else Cue(*span, None, None, patterns.roles[written], core)
        if pending and text[pending.end : cue.start] in (" ", "\u00a0", ", ") and not (pending.rank and cue.rank):
            cue = Cue(
                pending.start,
                cue.end,
                cue.rank or pending.rank,
                cue.rank_span or pending.rank_span,
                cue.role or pending.role,
                cue.role_span or pending.role_span,
            )
        elif pending:
            yield pending
        pending = cue
    if pending:
        yield pending


def behind_cue(text: str, cue: Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """Rank or role, then the name; or the role's country or body between commas before it."""
    least = 1 if cue.rank or cue.role in patterns.single_roles else 2
    # Behind a role "van" names what it is a role in, and is no particle of a name.
    is_of = cue.role_span and cue.role_span[1] == cue.end and patterns.role_of_begins.match(text, cue.end)
    span = None if is_of else name_at(text, cue.end, patterns.names, links, least)
    if span is None and cue.role:
        m = patterns.role_of.match(text, cue.end, cue.end + _ROLE_OF_WIDTH)
        if m and (span := name_at(text, m.end() - 1, patterns.names, links, least=2)):
            # An apposition is closed again: by a comma, a bracket, or the end of the text.
            following = text[span[1] : span[1] + 1]
            span = span if not following or following in ",.;()\n" else None
    if span is None and cue.role and text.startswith(", ", cue.end):
        # The name as an apposition: "the special representative, Name,", "…, Name of Sweden,".
        span = name_at(text, cue.end + 1, patterns.names, links, least=2)
        if span and not (text[span[1] : span[1] + 1] in ("", *",.;()\n") or patterns.name_of.match(text, span[1])):
            span = None
    return _person_of(text, span, cue) if span else None


def before_role(text: str, cue: Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """The name, a comma, then the role: "Name, Special Representative", "Name, the president of X"."""
    if cue.role is None:
        return None
    following = text[cue.end : cue.end + 6]
    goes_on = patterns.role_of_begins.match(text, cue.end) or patterns.term_begins.match(text, cue.end)
    if following and following[0] not in ",.;)\n" and not goes_on:
        return None
    m = patterns.name_before.search(text, max(0, cue.start - _NAME_WIDTH), cue.start)
    if m is None:
        return None
    span = name_to(text, m.start(), patterns.names, links)
    return _person_of(text, span, cue) if span else None


def before_verb(text: str, cue: Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """The name, a verb, then the role: "Name was force commander"."""
    m = patterns.verb_before.search(text, max(0, cue.start - _NAME_WIDTH), cue.start)
    span = name_to(text, m.start(), patterns.names, links) if m else None
    return _person_of(text, span, cue) if span else None


def inverted(text: str, cue: Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """The name between a verb and the role, as where Dutch opens with a date: "Since May was Name force commander"."""
    if patterns.inverting is None or not text[max(0, cue.start - 1) : cue.start].isspace():
        return None
    span = name_to(text, cue.start - 1, patterns.names, links)
    is_verb = span is not None and patterns.inverting.search(text, max(0, span[0] - _VERB_WIDTH), span[0]) is not None
    return _person_of(text, span, cue) if span and is_verb else None


def person_at(
    text: str,
    span: tuple[int, int],
    *,
    nationality_code: str | None = None,
    nationality_span: tuple[int, int] | None = None,
) -> PersonMention:
    """The person whose name stands at a place of a text."""
    return PersonMention(
        *span, text[slice(*span)], nationality_code=nationality_code, nationality_span=nationality_span
    )


def _person_of(text: str, span: tuple[int, int], cue: Cue) -> PersonMention:
    return replace(
        person_at(text, span), rank=cue.rank, rank_span=cue.rank_span, role=cue.role, role_span=cue.role_span
    )
