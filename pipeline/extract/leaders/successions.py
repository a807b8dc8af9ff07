"""`leadership` from the succession boxes below the page of a person: the office, its years, and who held it beside.

Such a box is one template, or a row of them: who came before, the title with its years, who came after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.extract.leaders.lives import introduce, person_of
from pipeline.extract.leaders.office_neighbours import Post, write_bearer, write_neighbours
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, ends_of
from pipeline.extract.leaders.titles import end_of_title, role_of_title
from pipeline.extract.rows import DocumentRows, Span
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_TITLE, _YEARS, _BEFORE, _AFTER = "title", "years", "before", "after"
_LEADER = "leader"


@dataclass(slots=True)
class _Box:
    """The fields of one office, by name."""

    fields: dict[str, Block] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where they stand in the source."""
        return min(b.start for b in self.fields.values()), max(b.end for b in self.fields.values())


def extract_successions(rows: DocumentRows, people: People) -> None:
    """Write a row for every office of the page's person, and one for each who held it before and after."""
    person = person_of(rows)
    if person is None:
        return
    for box in _boxes(rows.document.blocks):
        title = box.fields[_TITLE].text
        role, dates = role_of_title(title, rows.document.language), _dates(rows, box)
        if role is None or not dates:
            continue
        post = _post(title, role, box, rows.document.language)
        term = _term(dates)
        introduce(rows, people, person)
        write_bearer(rows, post, people.entity(person.name), person.name, term, person.nationality_code)
        write_neighbours(rows, people, post, term, box.fields.get(_BEFORE), box.fields.get(_AFTER))


def _boxes(blocks: Sequence[Block]) -> Iterator[_Box]:
    """The offices of the succession boxes of a page: each title with the fields beside it."""
    box = _Box()
    for block in blocks:
        key = (block.field or "").casefold()
        if block.element != "template" or key not in (_TITLE, _YEARS, _BEFORE, _AFTER):
            continue
        # Whoever came before stands before the title, but for a box whose one template has its own order.
        is_next = key in box.fields or (key == _BEFORE and _is_complete(box) and not _is_of_one(box, block))
        if is_next:
            yield from (box,) if _TITLE in box.fields else ()
            box = _Box()
        box.fields[key] = block
    yield from (box,) if _TITLE in box.fields else ()


def _is_complete(box: _Box) -> bool:
    return _TITLE in box.fields and _YEARS in box.fields


def _is_of_one(box: _Box, block: Block) -> bool:
    """Whether a field is of the same call as those of a box before it: all have a template that holds every field."""
    return all(b.template == block.template for b in box.fields.values())


def _dates(rows: DocumentRows, box: _Box) -> list[PlacedDate]:
    years = box.fields.get(_YEARS)
    return [d for d in rows.mentions.dates_in(years.index) if d.mention.is_valid] if years is not None else []


def _term(dates: Sequence[PlacedDate]) -> Term:
    """From the first of the years to the last; of one alone, within it."""
    first = dates[0]
    if first.mention.precision == "interval":
        return Term(*ends_of(first), (first,))
    return Term(first, first if len(dates) == 1 else dates[-1], tuple(dates))


def _post(title: str, role: str, box: _Box, language: str) -> Post:
    body = _body(language).search(title, end_of_title(title, language))
    written = " ".join(title.split())
    organisation = " ".join(title[body.end() :].split()) if body else None
    return Post("other" if role == _LEADER else role, written, organisation or None, box.span, "leadership.succession")


@cache
def _body(language: str) -> re.Pattern[str]:
    """What stands between the words of an office and what it is an office of."""
    words = load(language, "leadership")
    return compiled(
        rf"(?<!\w)(?:{alternatives(words['role_of'])})\s(?:(?:{alternatives(words['articles'])})\s)?", re.IGNORECASE
    )
