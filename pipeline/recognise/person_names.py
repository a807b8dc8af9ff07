"""The names of people as they are written, and the words that no person's name has.

Whether a name is there at all, its context decides: see `people.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import LANGUAGES, load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import capitals, code_of, fold
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import LinkSpan
from pipeline.recognise.names import CAPITALISED, INITIALS, SPACE, UPPER
from pipeline.recognise.overlap import first_touching

_PART = re.compile(r"[^\s\u00a0]+")
_NAME_WIDTH = 80
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")

# Words of a full name; one that is no longer and begins or ends with a country's name is a place.
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """What a person's name looks like in one language.

    Attributes:
        name: the name itself, particles, initials and a suffix or regnal number included.
        honorific: what may stand before it and is no part of it.
        before_place: prepositions after which a place is named rather than a person.
        not_names: words that no person's name has.
        enders: capitalised words that may follow a name and are not of it (months, beginnings of a sentence).
        titles: ranks, roles and honorifics, in lower case.
        particles: small words inside a name.
    """

    name: re.Pattern[str]
    honorific: re.Pattern[str]
    before_place: re.Pattern[str]
    not_names: frozenset[str]
    enders: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]


def name_at(
    text: str, start: int, patterns: NamePatterns, links: Sequence[LinkSpan], least: int
) -> tuple[int, int] | None:
    """The person's name that begins behind one space and perhaps an honorific; None where it cannot be one."""
    if text[start : start + 1] not in (" ", "\u00a0"):
        return None
    at = start + 1
    if m := patterns.honorific.match(text, at):
        at = m.end()
    m = patterns.name.match(text, at, at + _NAME_WIDTH)
    if m is None:
        return None
    # A surname by itself begins with its particle in capitals: major De Vries.
    return _checked(text, m.start(), _clipped(m.start(), m.end(), links), patterns, least, is_surname=least == 1)


def name_to(text: str, end: int, patterns: NamePatterns, links: Sequence[LinkSpan]) -> tuple[int, int] | None:
    """The name of two words or more that ends before `end`, not the name of a place ("in Buenos Aires, president")."""
    while end > 0 and text[end - 1] in " \u00a0,":
        end -= 1
    floor = max(0, end - _NAME_WIDTH)
    for m in patterns.name.finditer(text, floor, end):
        if m.end() != end or (m.start() == floor and floor > 0):
            continue
        link = first_touching(links, end - 1, end)
        start = max(link.start, m.start()) if link and link.end == end else m.start()
        if patterns.before_place.search(text, max(0, start - 12), start):
            return None
        return _checked(text, start, end, patterns, least=2)
    return None


def _clipped(start: int, end: int, links: Sequence[LinkSpan]) -> int:
    """The end of the name, no further than the link it begins in, nor into the next one."""
    link = first_touching(links, start, end)
    if link is None or (link.start == start and link.end >= end):
        return end
    if link.start > start:
        return link.start if link.kind == "internal" else end
    return min(link.end, end)


def _checked(
    text: str, start: int, end: int, patterns: NamePatterns, least: int, *, is_surname: bool = False
) -> tuple[int, int] | None:
    """The span less a title before and a small word after it; None where a word of it is no person's name."""
    parts = [(m.start(), m.end(), m[0].casefold().strip(".,")) for m in _PART.finditer(text, start, end)]
    while parts and (parts[-1][2] in patterns.enders or text[parts[-1][0] : parts[-1][1]] in patterns.particles):
        parts.pop()
    while parts and parts[0][2] in patterns.titles:
        parts = parts[1:]
    while len(parts) > _LEAST_WORDS and text[slice(*parts[-2][:2])] in patterns.particles:
        if code_of(text[slice(*parts[-1][:2])]) is None:
            break
        parts = parts[:-2]  # whose country it is: Name van Italië
    # Behind a particle any noun may be a name: van den Berg, van der Meer.
    written = [text[start:end] for start, end, _ in parts]
    if is_surname and len(written) > 1:
        written[0] = written[0].lower() if written[0].lower() in patterns.particles else written[0]
    free = [
        word
        for i, word in enumerate(written)
        if not _INITIAL.fullmatch(word) and not {word, *written[max(0, i - 1) : i]} & patterns.particles
    ]
    if len(parts) < least or any(_last_part(word) in patterns.not_names for word in free):
        return None
    span = (parts[0][0], parts[-1][1])
    name = text[slice(*span)]
    ends = (name, text[slice(*parts[0][:2])], text[slice(*parts[-1][:2])])
    if len(parts) <= _LEAST_WORDS and any(code_of(words) for words in ends):
        return None
    return None if any(fold(name) in capitals(language) for language in LANGUAGES) else span


def _last_part(word: str) -> str:
    """Of a compound the part that tells what it is: an Elizabeth-class carrier."""
    return word.casefold().strip(".,").rpartition("-")[2]


@cache
def name_patterns(language: str) -> NamePatterns:
    """The patterns and word sets of a language, from its lexicon of people and of organisations."""
    listed, organisations = load(language, "people"), load(language, "organisations")
    particle = (
        rf"(?:(?:{alternatives(listed['particles'])}){SPACE}|(?:{alternatives(listed['hyphenated_particles'])})[-‐])"
    )
    word = rf"(?=[^\s,.;]*[^\W\d_A-ZÀ-Þ]){CAPITALISED}"
    portfolios = listed.get("portfolios")
    no_portfolio = (
        rf"(?!{SPACE}(?:{alternatives(listed['role_of'])}){SPACE}(?:{alternatives(portfolios)})\b)"
        if portfolios
        else ""
    )
    further = rf"(?:{no_portfolio}{SPACE}(?:{UPPER}\.{SPACE})?{particle}{{0,3}}{word}){{0,4}}"
    suffix = rf"(?:,?{SPACE}(?:{alternatives(listed['suffixes'])}|[IVX]+)(?!\w))?"
    forms = [form for key in ("ranks", "roles") for written in listed[key].values() for form in written]
    return NamePatterns(
        name=compiled(rf"(?<![\w-])(?:{INITIALS})?{particle}{{0,3}}{word}{further}{suffix}"),
        honorific=compiled(rf"(?:{alternatives(listed['honorifics'])}){SPACE}", re.IGNORECASE),
        before_place=compiled(rf"(?<!\w)(?:{alternatives(listed['place_prepositions'])}){SPACE}\Z", re.IGNORECASE),
        not_names=frozenset(listed["not_names"]) | frozenset(organisations["bodies"]),
        enders=frozenset(organisations["not_in_names"]),
        # Small words of a title ("ter zee") may as well begin a name.
        titles=frozenset(
            word.strip(".") for form in (*forms, *listed["honorifics"]) for word in form.casefold().split()
        )
        - frozenset(listed["particles"]),
        particles=frozenset(listed["particles"]),
    )
