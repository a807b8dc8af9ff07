"""People whom a date or a verb parts from the role they are given: "Name op 12 april tot president benoemd"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.leaders.office_patterns import OfficePatterns, office_patterns, role_words
from pipeline.lexicon.countries import code_of_demonym
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.person_names import name_patterns, name_to

_CLAUSE = 160  # characters between a name and the words that give its bearer an office
_FEWEST = 2  # words of an article and a noun for a people
_WORD = re.compile(r"\S+")
_BLANKED = " " * 4  # no date is shorter


def appointees(text: str, plain: str, language: str) -> list[PersonMention]:
    """People whom a date parts from the role they are given: "Name op 12 april tot president benoemd".

    Args:
        text: a block's text.
        plain: the same with its dates blanked.
        language: of the text.
    """
    patterns = office_patterns(language)
    # Asked of the text itself, whose words others look up too: it has all that are left without the dates, and more.
    if not (_BLANKED in plain or patterns.gives.may_be_in(text)) or not role_words(language).may_be_in(text):
        return []
    found = []
    for m in _appointments(plain, patterns):
        is_parted = _BLANKED in plain[m.start() : m.start("role")]
        given = patterns.gives.search(plain, max(0, m.start() - _CLAUSE), m.start())
        is_said = bool(m["verb"] or m["to"] or (m["is"] and is_parted))
        if not (is_parted or given) or not (is_said or given):
            continue
        span = name_to(plain, m.start(), name_patterns(language), ())
        span = _without_people(plain, span, language) if span is not None else None
        # "Elected General Name president": without a word between them the verb stands right before the name.
        if span is not None and (is_said or (given and _is_title(plain[given.end() : span[0]]))):
            role = patterns.roles[" ".join(m["core"].casefold().split())]
            found.append(PersonMention(*span, plain[slice(*span)], role=role, role_span=m.span("role")))
    return found


def _without_people(text: str, span: tuple[int, int], language: str) -> tuple[int, int]:
    """A name less the article and the noun for a people that it seems to begin with: de Zweed Name."""
    words = list(_WORD.finditer(text, *span))
    if len(words) > _FEWEST and words[0][0].islower() and code_of_demonym(words[1][0], language) is not None:
        return words[2].start(), span[1]
    return span


def _appointments(plain: str, patterns: OfficePatterns) -> Iterator[re.Match[str]]:
    """The roles with the words before them by which they are given: any space may begin one, and hardly any does."""
    before = (patterns.appointing.search(plain, max(0, at - _CLAUSE), at) for at in patterns.role.places(plain))
    last = 0
    for start in sorted({m.start() for m in before if m is not None}):
        m = patterns.appointed.match(plain, start) if start >= last else None
        if m is not None:
            last = m.end()
            yield m


def _is_title(gap: str) -> bool:
    """Whether nothing but capitalised words, those of a rank, stand between a verb and a name."""
    return all(word[0].isupper() for word in gap.split()) and "," not in gap


def gives_an_office(person: PersonMention, text: str, language: str) -> bool:
    """Whether somebody is the one who appoints another, and not of those whose offices are told of."""
    return office_patterns(language).gives.match(text, person.end + 1) is not None
