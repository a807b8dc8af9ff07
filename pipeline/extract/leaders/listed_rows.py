"""The row of `leadership` for somebody whom a field, a list, a table or an enumeration names."""

from __future__ import annotations

from pipeline.extract.leaders.changes import left_in
from pipeline.extract.leaders.leader_names import ListedName
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, bracketed_term, edtf_of, prepositional_term, term_of
from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.read.document import Block


def write_listed(
    rows: DocumentRows,
    people: People,
    block: Block,
    listed: ListedName,
    role: str,
    written: str | None,
    *,
    mission: Entity | None,
    organisation: str | None,
    extractor: str,
    term: Term | None = None,
    country_code: str | None = None,
) -> None:
    """Write the row of a person whom a field, list or table names, with what the name's line or row says besides.

    Args:
        rows: where the row goes.
        people: the people of the document.
        block: the block the name stands in.
        listed: the person and the line.
        role: code of the role.
        written: its words.
        mission: the mission it is a role in.
        organisation: the organisation, where it is none in a mission.
        extractor: name of the rule.
        term: what other cells of the row say of the term; else what the line says counts.
        country_code: what a cell of the row says of the person's country.
    """
    person = listed.person
    first, last = listed.line
    if term is None:
        dates = [d for d in rows.mentions.dates_in(block.index) if first <= d.mention.start < last]
        term = term_of(dates)
        term = bracketed_term(block.text, dates) if term.is_empty else term
        term = prepositional_term(block.text, dates, rows.document.language) if term.is_empty else term
        term = left_in(block.text, listed.line, dates, rows.document.language) if term.is_empty else term
    entity = people.entity(person.name)
    name_span = block.span(person.start, person.end)
    nationality = person.nationality_code or listed.country_code or country_code
    people.name(entity, person.name, name_span, "leadership.name")
    people.state(entity, "nationality_code", nationality, block.span(first, last), extractor, "normalised")
    people.state(entity, "rank", person.rank, block.span(first, last), extractor, "normalised")
    rows.fact(
        "leadership",
        (entity.name, role, written, edtf_of(term.start), edtf_of(term.end)),
        _line_span(block, first, last),
        extractor,
        derivation="normalised",
        person_id=entity,
        person_as_written=person.name,
        role=role,
        role_as_written=written,
        rank=block.text[slice(*person.rank_span)] if person.rank_span else None,
        nationality_code=nationality,
        mission_id=mission,
        organisation=organisation,
        start=term.start,
        end=term.end,
    ).uses.extend(term.dates)


def _line_span(block: Block, first: int, last: int) -> Span:
    """Where a line stands in the source, less the white space and marks around it that part it from others."""
    line = block.text[first:last]
    begins = first + len(line) - len(line.lstrip())
    return block.span(begins, begins + len(line.strip().rstrip(",;&").rstrip()))
