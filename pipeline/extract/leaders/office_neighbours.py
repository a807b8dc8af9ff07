"""Rows of `leadership` for an office that a box gives somebody, and for those who held it before and after.

That the one before left when the bearer came, and the one after came when the bearer left, is what such a box means and
does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.leaders.leader_names import listed_names
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, edtf_of
from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.read.document import Block

_COUNTED = re.compile(r"\A\d+[^\W\d_]{0,3}\.?\s+")  # the how manieth the bearer was: 10th


@dataclass(frozen=True, slots=True)
class Post:
    """An office as a box tells of it.

    Attributes:
        role: code of the role.
        written: its words.
        organisation: what it is an office of, where the words say.
        span: where the box, or its fields on the office, stand in the source.
        extractor: name of the rule that reads such a box.
        mission: the mission that the words name.
    """

    role: str
    written: str
    organisation: str | None
    span: Span
    extractor: str
    mission: Entity | None = None


def write_bearer(
    rows: DocumentRows, post: Post, entity: Entity, name: str, term: Term, country: str | None, *, is_said: bool = True
) -> None:
    """Write the row of somebody in an office; `is_said` is whether the box gives the term as this bearer's own."""
    rows.fact(
        "leadership",
        (entity.name, post.role, post.written, edtf_of(term.start), edtf_of(term.end)),
        post.span,
        post.extractor,
        derivation="normalised" if is_said else "inferred",
        person_id=entity,
        person_as_written=name,
        role=post.role,
        role_as_written=post.written,
        nationality_code=country,
        mission_id=post.mission,
        organisation=post.organisation,
        start=term.start,
        end=term.end,
    ).uses.extend(term.dates)


def write_neighbours(
    rows: DocumentRows, people: People, post: Post, term: Term, before: Block | None, after: Block | None
) -> None:
    """Write a row for each who held an office before and after somebody whose term is known at that end."""
    theirs = replace(post, written=_COUNTED.sub("", post.written))
    for block, beside in _beside(term, before, after):
        listed = next(iter(listed_names(rows.document, block)), None)
        if listed is None or beside.is_empty:
            continue
        name = listed.person.name
        entity = people.entity(name)
        people.name(entity, name, block.span(listed.person.start, listed.person.end), "leadership.name")
        write_bearer(rows, theirs, entity, name, beside, listed.person.nationality_code, is_said=False)


def _beside(term: Term, before: Block | None, after: Block | None) -> Iterator[tuple[Block, Term]]:
    if before is not None:
        yield before, Term(None, term.start, term.dates)
    if after is not None:
        yield after, Term(term.end, None, term.dates)
