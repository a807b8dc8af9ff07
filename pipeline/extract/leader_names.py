"""Names of people where their place in the page says that they are names: cells, list items, lines of a field."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon.countries import code_of, country_of_flag
from pipeline.read.document import Block, Document
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.organisations import find_organisations
from pipeline.recognise.overlap import first_touching
from pipeline.recognise.people import find_people
from pipeline.recognise.person_names import name_at, name_patterns

_BREAK = re.compile(r"\n")
_MOST_FLAGS = 8  # templates at one place that are looked through for a flag
_LEAD = re.compile(r"[\s*•·:–—-]*")


@dataclass(frozen=True, slots=True)
class ListedName:
    """A person named by the place in the page.

    Attributes:
        person: the person, with what stands beside the name; offsets in the block.
        country_code: alpha-3 of the flag before the name, else None.
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
    patterns = name_patterns(language)
    for start, end in lines(text):
        person = first_touching(found, start, end)
        at = _LEAD.match(text, start, end)
        first = at.end() if at else start
        if person is None:
            # The pattern wants the space that parts a name from what stands before it.
            span = name_at(f" {text[first:end]}", 0, patterns, (), least=1)
            if span is None:
                continue
            name = (first + span[0] - 1, first + span[1] - 1)
            written = text[slice(*name)]
            is_alone = text[name[1] : end].strip()[:1] in ("", "(", ",", "–", "—", "-", ";", "[", "†", ":")
            if not is_alone or code_of(written) or first_touching(bodies, *name):
                continue
            person = PersonMention(*name, written)
        yield ListedName(person, flag_before(document, block, start, person.start), (start, end))


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
