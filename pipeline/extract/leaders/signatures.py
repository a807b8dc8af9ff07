"""`leadership` from the signatures of letters: a line with an office and, below it, a line with a name."""

from __future__ import annotations

import itertools
import re
from functools import cache

from pipeline.extract.leaders.leader_names import ListedName
from pipeline.extract.leaders.listed_rows import write_listed
from pipeline.extract.leaders.people import People
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention

_ELEMENTS = frozenset({"prose", "list_item", "heading"})
_LONGEST_LINE = 100  # characters of either line
_ROLES = ("minister", "head_of_state", "secretary_general")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"


def extract_signatures(rows: DocumentRows, people: People) -> None:
    """Write a row for everybody who signs in an office of a state: the line above the name ends in a comma."""
    language = rows.document.language
    lines = [b for b in rows.document.blocks if b.element in _ELEMENTS and b.text.strip()]
    for above, below in itertools.pairwise(lines):
        if max(len(above.text), len(below.text)) > _LONGEST_LINE:
            continue
        office = _office(language).fullmatch(above.text)
        name = _name(language).fullmatch(below.text) if office is not None else None
        if office is None or name is None or code_of(name["name"], language):
            continue
        _write(rows, people, below, name, office["office"], _role(office["core"], language))


def _write(rows: DocumentRows, people: People, block: Block, name: re.Match[str], office: str, role: str) -> None:
    person = PersonMention(*name.span("name"), name["name"])
    write_listed(
        rows, people, block, ListedName(person, None, (0, len(block.text))), role, " ".join(office.split()),
        mission=None, organisation=None, extractor="leadership.signature",
    )  # fmt: skip


def _role(core: str, language: str) -> str:
    roles = load(language, "people")["roles"]
    return next(role for role in _ROLES if core.casefold() in roles[role])


@cache
def _office(language: str) -> re.Pattern[str]:
    """A line that is nothing but an office, of what and a comma."""
    roles, words = load(language, "people")["roles"], load(language, "leadership")
    cores = alternatives([form for role in _ROLES for form in roles[role]])
    of, article = alternatives(words["role_of"]), load(language, "articles")["pattern"]
    return compiled(
        rf"\s*(?:{article})?(?P<office>(?P<core>{cores})(?:\s(?:{of})\s[^,.;:\d]{{2,60}})?),\s*", re.IGNORECASE
    )


@cache
def _name(language: str) -> re.Pattern[str]:
    """A line that is nothing but a name: a first name or initials, and a surname."""
    words = load(language, "people")
    particles, titles = alternatives(words["particles"]), alternatives(words["honorifics"])
    return compiled(rf"\s*(?:(?:{titles})\s)*(?P<name>{_CAPITALISED}(?:\s(?:{_CAPITALISED}|{particles})){{1,5}})\s*")
