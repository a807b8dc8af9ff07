"""People in running text: names made certain by a rank, a role, a nationality or a verb beside them.

A capitalised name alone is nobody yet: without such a word nothing is found, and precision comes first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from pipeline.read.document import LinkSpan
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import CountryMention, PersonMention
from pipeline.recognise.overlap import first_touching, last_ending_by, target_of
from pipeline.recognise.people_cues import before_role, before_verb, behind_cue, cues_in, inverted, person_at
from pipeline.recognise.people_patterns import PeoplePatterns, people_patterns, plain
from pipeline.recognise.person_names import name_at, name_to

_BEFORE_PEOPLE = 20  # characters of a verb or preposition and an article before a noun for a people
_MOST_OF = 8  # characters of a preposition between a name and a country, with its spaces
_OPENS = re.compile(r"[ \u00a0]\(")  # a bracket behind a name, that may hold a country
_ENDS_ASIDE = (")", ",", ";")


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
    for cue in cues_in(text, patterns):
        person = behind_cue(text, cue, patterns, links) or before_role(text, cue, patterns, links)
        if person is not None:
            found.append(_with_nationality(text, cue.start, person, countries, patterns))
        elif cue.role and cue.rank is None:
            found += filter(None, [before_verb(text, cue, patterns, links) or inverted(text, cue, patterns, links)])
    found += [
        person_at(text, span, nationality_code=country.code, nationality_span=(country.start, country.end))
        for country in countries
        if (span := _of_country(text, country, patterns, links))
    ]
    phrases = chain(patterns.introducer.finditer(text), patterns.office.finditer(text))
    behind = (_introduced(text, m.end(), countries, patterns, links) for m in phrases)
    before = (name_to(text, m.start(), names, links) for m in patterns.person_verb.finditer(text))
    listed = (_listed(text, m.end(), countries, patterns, links) for m in patterns.list_introducer.finditer(text))
    named = [person_at(text, span) for span in (*behind, *chain.from_iterable(listed), *before) if span]
    for m in patterns.kind_aside.finditer(text):
        if span := name_to(text, m.start(), names, links):
            own = next((c for c in countries[bisect_left(countries, m.start(), key=lambda c: c.start) :]), None)
            own = own if own and own.end <= m.end() else None
            found.append(
                person_at(
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
