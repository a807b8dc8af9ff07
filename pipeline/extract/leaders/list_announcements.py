"""The sentence right before a list of people that says what they were: "The force commanders have been:".

That those listed are people is for the list to show; here is what the sentence makes of them, and of which mission.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extract.leaders.titles import names_unit, role_of_heading, role_of_title
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.sentences import sentences

_LONGEST = 240  # characters of such a sentence


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a sentence says of the people listed below it: their role and its words, and where the sentence stands."""

    role: str
    title: str
    block: Block
    start: int
    end: int


def announcement_of(rows: DocumentRows, first: Block) -> Announcement | None:
    """What the paragraph right above a list ends in, where that gives those listed a role."""
    language = rows.document.language
    above = rows.document.blocks[first.index - 1] if first.index else None
    if above is None or above.element != "prose" or above.section != first.section:
        return None
    start, end = next(reversed(sentences(above.text, language)), (0, 0))
    said = above.text[start:end].rstrip().rstrip(":").rstrip()
    is_open = above.text.rstrip().endswith(":")
    if not said or len(said) > _LONGEST:
        return None
    m = next((m for p in _patterns(language) if (m := p.fullmatch(said))), None)
    title = " ".join(m["title"].split()) if m is not None else " ".join(said.split())
    role = role_of_title(title, language) if m is not None else role_of_heading(said, language) if is_open else None
    if role is None:
        return None
    is_of_a_part = role == "force_commander" and _is_of_a_part(said, language)
    return Announcement("other" if is_of_a_part else role, title, above, start, end)


def _is_of_a_part(said: str, language: str) -> bool:
    """Whether a sentence on commanders names a part of a force, or the country whose part they led."""
    return names_unit(said, language) or any(country.kind == "adjective" for country in find_countries(said, language))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """A title and the verb that ends the sentence, in either order; no preposition stands before the title."""
    words = load(language, "leadership")
    listing = words["enumerations"]
    titles = alternatives([form for forms in words["titles"].values() for form in forms])
    of, verbs = alternatives(words["role_of"]), alternatives(listing["verbs"])
    openers, serving = alternatives([*listing["openers"], *listing["announcing"]]), alternatives(listing["serving"])
    unlinked = rf"(?!(?i:{alternatives([*words['role_of'], *listing['under']])})\s)"
    before = rf"(?:{unlinked}[\w'’-]+\s){{0,4}}?"
    body = rf"(?:\s(?:{of})\s[^,.;:()]{{2,80}}?)?"
    return (
        compiled(rf"{before}(?P<title>(?i:{titles})){body}\s(?:{verbs})(?:\s(?:{openers}))?"),
        compiled(rf"[^.;:()]{{0,80}}?(?<!\w)(?i:{serving})\s{before}(?P<title>(?i:{titles})){body}(?:\s(?:{verbs}))?"),
    )
