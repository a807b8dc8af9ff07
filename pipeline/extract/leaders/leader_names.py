"""Names of people where their place in the page says that they are names: cells, list items, lines of a field."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.leaders.offices import phrase_start
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of, country_of_flag
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block, Document
from pipeline.recognise.entities import OrganisationMention, PersonMention
from pipeline.recognise.organisations import find_organisations
from pipeline.recognise.overlap import first_touching
from pipeline.recognise.people import find_people
from pipeline.recognise.person_names import name_at, name_patterns

_BREAK = re.compile(r"\n")
_COUNTRY_BEHIND = re.compile(r"\s*\(([^()\n;,]{2,40})\)")  # Name (Senegal)
_COUNTRY_LAST = re.compile(r",\s([^()\n;:,\d]{3,40}?)\s*(?=[(:;–]|,\s|\Z)")  # Name, Senegal (1992)
_MOST_FLAGS = 8  # templates at one place that are looked through for a flag
_LEAD = re.compile(r"[\s*•·:–—-]*")
# A term before the name: "1992–1993: Name", "1992–93 Name", "(1992) Name", "March 1992 to May 1993: Name".
_TERM_BEFORE = re.compile(
    r"(?:\([^()\n]{0,40}\d[^()\n]{0,20}\)|\d{4}(?:\s?[–-]\s?(?:\d{2,4})?)?(?=[\s:])|[^:\n()]{0,40}\d{4}[^:\n()]{0,40}(?=:))"
    r"\s*[:–—-]?\s*"
)


@dataclass(frozen=True, slots=True)
class ListedName:
    """A person named by the place in the page.

    Attributes:
        person: the person, with what stands beside the name; offsets in the block.
        country_code: alpha-3 of the flag before the name, or of the country in brackets behind it; else None.
        line: where the line begins and ends that is about the person.
    """

    person: PersonMention
    country_code: str | None
    line: tuple[int, int]


def listed_names(document: Document, block: Block) -> Iterator[ListedName]:
    """The person at the beginning of each line of a block, behind flags, ranks and roles; other lines are left out."""
    text, language = block.text, document.language
    found = find_people(text, language, block.links)
    bodies = find_organisations(text, language, block.links)
    for start, end in lines(text):
        people: list[tuple[PersonMention, int]] = []
        for first in items(text, start, end, language):
            person = _named_in(text, first, end, found, bodies, language, is_first=first == start)
            if person is not None and text[person.end : person.end + 1] == "?":
                continue  # doubted by the text itself
            if person is not None and (not people or person.start >= people[-1][0].end):
                people.append((person, first))
        for i, (person, first) in enumerate(people):
            begins = first if i else start
            ends = people[i + 1][1] if i + 1 < len(people) else end
            country = flag_before(document, block, begins, person.start) or country_behind(
                text, person.end, ends, language
            )
            if country is None and i + 1 == len(people):
                country = _country_below(text, ends, language)
            yield ListedName(person, country, (begins, ends))


def items(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where the items of a row begin that commas and conjunctions part, those in brackets aside."""
    depth = 0
    yield start
    for m in _parts(language).finditer(text, start, end):
        if m[0] in "([":
            depth += 1
        elif m[0] in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield m.end()


def _named_in(
    text: str,
    start: int,
    end: int,
    found: Sequence[PersonMention],
    bodies: Sequence[OrganisationMention],
    language: str,
    *,
    is_first: bool,
) -> PersonMention | None:
    """The person whom an item names at its beginning; the first of a line may be known by what stands beside it."""
    person = first_touching(found, start, end)
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    term = _TERM_BEFORE.match(text, first, end)
    first = term.end() if term else first
    if person is not None and phrase_start(person) <= first <= person.start:
        return person
    beside = person if is_first else None  # known by what stands beside the name, unless another stands before it
    # The pattern wants the space that parts a name from what stands before it.
    least = 1 if is_first and beside is None else 2
    span = name_at(f" {text[first:end]}", 0, name_patterns(language), (), least=least)
    if span is None or (beside is not None and first + span[1] - 1 > phrase_start(beside)):
        return beside
    name = (first + span[0] - 1, first + span[1] - 1)
    written = text[slice(*name)]
    following = text[name[1] : end]
    is_alone = following.strip()[:1] in ("", *"(,–—-;[†:&") or _parts(language).match(following) is not None
    if name[0] != first or not is_alone or code_of(written) or first_touching(bodies, *name):
        return beside
    return PersonMention(*name, written)


def _country_below(text: str, end: int, language: str) -> str | None:
    """The country that is all of the line below a name, as with a flag."""
    line = text[end:].lstrip("\n").partition("\n")[0].strip()
    return code_of(line, language) if line else None


def country_behind(text: str, start: int, end: int, language: str) -> str | None:
    """The country that stands behind a name in brackets, or between it and its term, and nothing else with it."""
    m = _COUNTRY_BEHIND.match(text, start, end) or _COUNTRY_LAST.match(text, start, end)
    return code_of(m[1].strip(), language) if m else None


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of a text that hold anything."""
    at = 0
    for m in _BREAK.finditer(text):
        if text[at : m.start()].strip():
            yield (at, m.start())
        at = m.end()
    if text[at:].strip():
        yield (at, len(text))


def flag_before(document: Document, block: Block, start: int, end: int) -> str | None:
    """The country of the last flag that stands in a stretch of a block."""
    code = None
    at = bisect_left(block.templates, start, key=lambda template: template[0])
    for first, last, position in block.templates[at : at + _MOST_FLAGS]:
        if first > end:
            break
        if last <= end:
            template = document.templates[position]
            argument = next((p.raw for p in template.parameters if not p.is_named), template.name)
            code = country_of_flag(argument) or code
    return code


@cache
def _parts(language: str) -> re.Pattern[str]:
    """What parts the items of a row, and the brackets within which nothing does."""
    joined = alternatives(load(language, "leadership")["enumerations"]["conjunctions"])
    return compiled(rf"[()\[\]]|[,;]\s*(?:(?:{joined})\s+)?|\s(?:{joined})\s+")
