"""`leadership` from the field of a soldier's infobox that lists commands, each with the years in brackets behind it."""

from __future__ import annotations

import re

from pipeline.extract.leaders.leader_names import lines
from pipeline.extract.leaders.lives import infobox_of, introduce, person_of
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import bracketed_term, edtf_of, term_of
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.missions import is_mission_acronym, is_mission_name
from pipeline.read.document import Block
from pipeline.recognise.overlap import first_touching

_COMMAND = re.compile(r"[\s*•·–-]*(?P<body>\S.{1,120}?)\s*\((?P<years>[^()]*\d{4}[^()]*)\)")


def extract_commands(rows: DocumentRows, people: People) -> None:
    """Write a row for every command of the page's person that has its years behind it."""
    person = person_of(rows)
    if person is None:
        return
    fields = infobox_of(rows)
    for field in load(rows.document.language, "leadership")["command_fields"]:
        block = fields.get(field)
        for start, end in lines(block.text) if block is not None else ():
            m = _COMMAND.match(block.text, start, end) if block is not None else None
            if block is None or m is None:
                continue
            inside = [d for d in rows.mentions.dates_in(block.index) if m.start("years") <= d.mention.start < m.end()]
            told = term_of(inside)
            term = bracketed_term(block.text, inside) if told.is_empty else told
            if term.is_empty:
                continue
            introduce(rows, people, person)
            entity, body = people.entity(person.name), m["body"].strip()
            is_of_mission = _is_mission(block, m.start("body"), m.end("body"))
            rows.fact(
                "leadership",
                (entity.name, body, edtf_of(term.start), edtf_of(term.end)),
                block.span(m.start("body"), m.end()),
                "leadership.command",
                derivation="normalised",
                person_id=entity,
                person_as_written=person.name,
                role="force_commander" if is_of_mission else "other",
                nationality_code=person.nationality_code,
                organisation=body,
                start=term.start,
                end=term.end,
            ).uses.extend(term.dates)


def _is_mission(block: Block, start: int, end: int) -> bool:
    """Whether a stretch is the name of a mission, or a link to the page on one."""
    link = first_touching(block.links, start, end)
    named = [block.text[start:end].strip(), *([link.target] if link is not None else [])]
    return any(is_mission_acronym(name) or is_mission_name(name) for name in named)
