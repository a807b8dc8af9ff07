"""People in running text: names made certain by a rank, a role, a nationality or a verb beside them.

A capitalised name alone is nobody yet: without such a word nothing is found, and precision comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pipeline.read.document import LinkSpan
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention, PersonMention
from pipeline.recognise.overlap import first_touching, last_ending_by, target_of
from pipeline.recognise.people_patterns import PeoplePatterns, people_patterns, plain
from pipeline.recognise.person_names import name_at, name_to

# How far a role's country or body may part it from the name: "the president of Burkina Faso, Name,".
_ROLE_OF_WIDTH = 60
_NAME_WIDTH = 80
_VERB_WIDTH = 12  # characters of a verb right before a name
_BEFORE_PEOPLE = 20  # characters of a verb or preposition and an article before a noun for a people
_MOST_OF = 8  # characters of a preposition between a name and a country, with its spaces
_OPENS = re.compile(r"[ \u00a0]\(")  # a bracket behind a name, that may hold a country
_ENDS_ASIDE = (")", ",", ";")
# A single initial before the word makes it a part of a name: M. King Hubbert, but U.S. President.
_MIDDLE_NAME = re.compile(r"(?:\A|[\s(])[A-Z]\. \Z")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A rank, a role or both, as one stretch: "Force Commander Major General"."""

    start: int
    end: int
    rank: str | None
    rank_span: tuple[int, int] | None
    role: str | None
    role_span: tuple[int, int] | None


def find_people(text: str, language: str, links: Sequence[LinkSpan] = ()) -> list[PersonMention]:
    """The people a text names, in order, each span once.

    Args:
        text: visible text.
        language: its language.
        links: the links inside the text; a name never runs over the end of one.
    """
    patterns = people_patterns(language)
    names = patterns.names
    countries = find_countries(text, language)
    found: list[PersonMention] = []
    for cue in _cues(text, patterns):
        person = _behind_cue(text, cue, patterns, links) or _before_role(text, cue, patterns, links)
        if person is not None:
            found.append(_with_nationality(text, cue.start, person, countries, patterns))
        elif cue.role and cue.rank is None:
            found += filter(None, [_before_verb(text, cue, patterns, links) or _inverted(text, cue, patterns, links)])
    found += [
        _person(text, span, nationality_code=country.code, nationality_span=(country.start, country.end))
        for country in countries
        if (span := _of_country(text, country, patterns, links))
    ]
    phrases = chain(patterns.introducer.finditer(text), patterns.office.finditer(text))
    behind = (_introduced(text, m.end(), countries, patterns, links) for m in phrases)
    before = (name_to(text, m.start(), names, links) for m in patterns.person_verb.finditer(text))
    listed = (_listed(text, m.end(), countries, patterns, links) for m in patterns.list_introducer.finditer(text))
    named = [_person(text, span) for span in (*behind, *chain.from_iterable(listed), *before) if span]
    for m in patterns.kind_aside.finditer(text):
        if span := name_to(text, m.start(), names, links):
            own = next((c for c in countries[bisect_left(countries, m.start(), key=lambda c: c.start) :]), None)
            own = own if own and own.end <= m.end() else None
            found.append(
                _person(
                    text,
                    span,
                    nationality_code=own.code if own else None,
                    nationality_span=(own.start, own.end) if own else None,
                )
            )
    found += [_with_nationality(text, person.start, person, countries, patterns) for person in named]
    people = filter(None, (_behind_people(text, person, countries, patterns) for person in found))
    return [_with_target(_with_role(text, person, patterns), links) for person in _without_overlap(people)]


def _behind_people(
    text: str, person: PersonMention, countries: Sequence[CountryMention], patterns: PeoplePatterns
) -> PersonMention | None:
    """A person less the noun for a people that the name seems to begin with, "the Frenchman Name"; None if empty."""
    article = patterns.article_of_people.match(text, person.start, person.end)
    at = article.end() if article else person.start
    country = first_touching(countries, at, at + 1)
    if country is None or country.start != at or country.kind == "name":
        return person
    if article is None and not patterns.article_ends.search(text, max(0, at - _MOST_OF), at):
        return person
    start = country.end + 1
    if start >= person.end or not text[start].isupper():
        return None
    return replace(
        person, start=start, name=text[start : person.end], nationality_code=country.code,
        nationality_span=(country.start, country.end),
    )  # fmt: skip


def _of_country(
    text: str, country: CountryMention, patterns: PeoplePatterns, links: Sequence[LinkSpan]
) -> tuple[int, int] | None:
    """The name that a country makes certain.

    It stands behind a noun for a people ("the Swede Name"), behind an adjective and a profession ("the Swedish diplomat
    Name"), or before a country that a verb of leading or a role follows ("Name of Sweden headed", "Name
    of Sweden, the first commander"). An adjective alone is a woman's nationality in some languages.
    """
    if country.kind == "name":
        of = patterns.name_of_ends.search(text, max(0, country.start - _MOST_OF), country.start)
        if of is None:
            return None
        if not patterns.leader_verb.match(text, country.end) and not patterns.apposed.match(text, country.end):
            return None
        return name_to(text, of.start(), patterns.names, links)
    profession = patterns.profession.match(text, country.end)
    if profession is None and country.kind != "demonym":
        return _of_adjective(text, country, patterns, links)
    return name_at(text, profession.end() if profession else country.end, patterns.names, links, least=2)


def _of_adjective(
    text: str, country: CountryMention, patterns: PeoplePatterns, links: Sequence[LinkSpan]
) -> tuple[int, int] | None:
    """The name behind a nationality that is an adjective and may be a noun: in Dutch a woman's, and some men's.

    "De Noorse Name leidde", "de Rwandees Name": behind the article an adjective has an ending, a man's noun has none.
    """
    if country.kind != "adjective" or patterns.woman.search(text, max(0, country.start - 4), country.start) is None:
        return None
    span = name_at(text, country.end, patterns.names, links, least=2)
    ending = patterns.adjective_ending
    is_man = bool(ending) and not text[country.start : country.end].endswith(ending)
    is_said = patterns.before_people.search(text, max(0, country.start - _BEFORE_PEOPLE), country.start) is not None
    return span if span is not None and (is_man or is_said or patterns.leader_verb.match(text, span[1])) else None


def _introduced(
    text: str, at: int, countries: Sequence[CountryMention], patterns: PeoplePatterns, links: Sequence[LinkSpan]
) -> tuple[int, int] | None:
    """The name behind an introducing phrase, an article and a nationality between them allowed."""
    m = patterns.article.match(text, at)
    country = first_touching(countries, m.end(), m.end() + 1) if m else None
    if m and country and country.kind != "name" and country.start == m.end():
        at = country.end
    return name_at(text, at, patterns.names, links, least=2)


def _listed(
    text: str, at: int, countries: Sequence[CountryMention], patterns: PeoplePatterns, links: Sequence[LinkSpan]
) -> Iterable[tuple[int, int]]:
    """The names behind a phrase that introduces several, each with a bracket behind it or none."""
    while (span := _introduced(text, at, countries, patterns, links)) is not None:
        yield span
        joint = patterns.name_joint.match(text, span[1])
        if joint is None:
            return
        at = joint.end()


def _cues(text: str, patterns: PeoplePatterns) -> Iterable[_Cue]:
    """Ranks and roles, those that follow each other joined to one."""
    pending: _Cue | None = None
    for m in patterns.cue.finditer(text):
        written = plain(m["core"])
        rank = patterns.ranks.get(written)
        if rank and patterns.ranks_need_capital and " " not in written and not m["core"][0].isupper():
            continue
        if _MIDDLE_NAME.search(text[max(0, m.start() - 4) : m.start()]):
            continue
        span, core = (m.start(), m.end()), (m.start(), m.end("core"))
        cue = _Cue(*span, rank, core, None, None) if rank else _Cue(*span, None, None, patterns.roles[written], core)
        if pending and text[pending.end : cue.start] in (" ", "\u00a0", ", ") and not (pending.rank and cue.rank):
            cue = _Cue(
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


def _behind_cue(text: str, cue: _Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
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


def _before_role(text: str, cue: _Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
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


def _before_verb(text: str, cue: _Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """The name, a verb, then the role: "Name was force commander"."""
    m = patterns.verb_before.search(text, max(0, cue.start - _NAME_WIDTH), cue.start)
    span = name_to(text, m.start(), patterns.names, links) if m else None
    return _person_of(text, span, cue) if span else None


def _inverted(text: str, cue: _Cue, patterns: PeoplePatterns, links: Sequence[LinkSpan]) -> PersonMention | None:
    """The name between a verb and the role, as where Dutch opens with a date: "Since May was Name force commander"."""
    if patterns.inverting is None or not text[max(0, cue.start - 1) : cue.start].isspace():
        return None
    span = name_to(text, cue.start - 1, patterns.names, links)
    is_verb = span is not None and patterns.inverting.search(text, max(0, span[0] - _VERB_WIDTH), span[0]) is not None
    return _person_of(text, span, cue) if span and is_verb else None


def _person(
    text: str,
    span: tuple[int, int],
    *,
    nationality_code: str | None = None,
    nationality_span: tuple[int, int] | None = None,
) -> PersonMention:
    return PersonMention(
        *span, text[slice(*span)], nationality_code=nationality_code, nationality_span=nationality_span
    )


def _person_of(text: str, span: tuple[int, int], cue: _Cue) -> PersonMention:
    return replace(_person(text, span), rank=cue.rank, rank_span=cue.rank_span, role=cue.role, role_span=cue.role_span)


def _with_nationality(
    text: str, cue_start: int, person: PersonMention, countries: Sequence[CountryMention], patterns: PeoplePatterns
) -> PersonMention:
    """The adjective before the rank or role, or the country behind the name ("of Sweden")."""
    before = last_ending_by(countries, cue_start)
    if before and before.kind != "name" and before.end < cue_start and text[before.end : cue_start].isspace():
        return replace(person, nationality_code=before.code, nationality_span=(before.start, before.end))
    of = patterns.name_of.match(text, person.end)
    m = of or _OPENS.match(text, person.end)
    behind = first_touching(countries, m.end(), m.end() + 1) if m else None
    if m is None or behind is None or behind.kind != "name" or behind.start != m.end():
        return person
    if of is None and text[behind.end : behind.end + 1] not in _ENDS_ASIDE:
        return person
    return replace(person, nationality_code=behind.code, nationality_span=(behind.start, behind.end))


def _with_role(text: str, person: PersonMention, patterns: PeoplePatterns) -> PersonMention:
    """The role that a verb behind the name gives: "Name was appointed the force commander"."""
    if person.role is not None:
        return person
    verb = patterns.role_verb.match(text, person.end)
    aside = patterns.role_aside.match(text, person.end) if verb is None and person.rank else None
    cue = patterns.cue.match(text, (verb or aside).end()) if verb or aside else None  # type: ignore[union-attr]
    role = patterns.roles.get(plain(cue["core"])) if cue else None
    if cue and aside and not patterns.role_ends.match(text, cue.end()):
        return person
    return replace(person, role=role, role_span=cue.span()) if cue and role else person


def _with_target(person: PersonMention, links: Sequence[LinkSpan]) -> PersonMention:
    return replace(person, target=target_of(links, person.start, person.end))


def _without_overlap(people: Iterable[PersonMention]) -> list[PersonMention]:
    """In order; of those that overlap the one of which more is known, then the longer."""
    kept: list[PersonMention] = []
    for person in sorted(people, key=lambda p: (p.start, -p.end)):
        if kept and person.start < kept[-1].end:
            better, other = (person, kept[-1]) if _known(person) > _known(kept[-1]) else (kept[-1], person)
            is_same = (person.start, person.end) == (kept[-1].start, kept[-1].end)
            kept[-1] = _completed(better, other) if is_same else better
        else:
            kept.append(person)
    return kept


def _completed(person: PersonMention, other: PersonMention) -> PersonMention:
    """A person with what another reading of the same name says besides: "Colonel Name, commander of X"."""
    if person.nationality_code is None:
        person = replace(person, nationality_code=other.nationality_code, nationality_span=other.nationality_span)
    if person.rank is None:
        person = replace(person, rank=other.rank, rank_span=other.rank_span)
    if person.role is None:
        person = replace(person, role=other.role, role_span=other.role_span)
    return person


def _known(person: PersonMention) -> int:
    return sum(value is not None for value in (person.rank, person.role, person.nationality_code))
