"""`actors` and their relations from infoboxes: the parties of a conflict, side against side, and a group's allies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.extract.leaders.leader_fields import Box, boxes
from pipeline.extract.leaders.leader_names import flag_before, lines
from pipeline.extract.rows import DocumentRows, Entity, Span
from pipeline.extract.world.actor_names import ActorNames
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.lexicon.missions import is_mission_acronym, is_mission_name
from pipeline.read.document import Block
from pipeline.recognise.entities import OrganisationMention
from pipeline.recognise.overlap import first_touching

_NUMBER = re.compile(r"\d+")
_END = re.compile(r"\s*[(\[,;:†]|\s[–—-]\s")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z-]{1,9})\)")
_LEAD = re.compile(r"[\s*•·–—-]*")
_MOST = 12  # parties of a side whose relations are written: a hostile page lists thousands
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an infobox."""

    entity: Entity
    span: Span


def extract_parties(rows: DocumentRows, names: ActorNames, written: set[tuple[Entity, str, Entity]]) -> None:
    """Write the parties of every infobox down; those of one side are allied to its first, sides oppose each other."""
    words = load(rows.document.language, "actors")
    for box in boxes(rows):
        sides: dict[str, list[Party]] = {}
        for block in box.blocks:
            number = _side_of(block, words["party_fields"])
            if number is not None:
                sides.setdefault(number, []).extend(_parties(rows, names, block))
        listed = [side[:_MOST] for _, side in sorted(sides.items()) if side]
        for side in listed:
            for party in side[1:]:
                _relate(rows, party, "allied", side[0], written)
        for left, right in combinations(listed[:4], 2):
            for one in left:
                for other in right:
                    _relate(rows, one, "opposes", other, written)
        _write_perpetrators(rows, names, box)
        _write_of_group(rows, names, box, written)


def _write_perpetrators(rows: DocumentRows, names: ActorNames, box: Box) -> None:
    """Write the bodies that the infobox of an attack names as those who did it; a person is none."""
    fields = load(rows.document.language, "actors")["perpetrator_fields"]
    for block in box.blocks:
        if block.field_key in fields:
            for mention in names.bodies(block):
                names.mention(mention, block.span(mention.start, mention.end), "actors.infobox")


def _side_of(block: Block, stems: list[str]) -> str | None:
    field = block.field_key
    m = re.fullmatch(rf"(?:{'|'.join(map(re.escape, stems))})(?P<side>\d+)[a-z]?", field)
    return m["side"] if m else None


def _parties(rows: DocumentRows, names: ActorNames, block: Block) -> Iterator[Party]:
    """The party of each line of a field: a state by its flag or name, else a body by its link or name."""
    language = rows.document.language
    headings = set(load(language, "actors")["party_headings"])
    found = names.bodies(block)
    for start, end in lines(block.text):
        lead = _LEAD.match(block.text, start, end)
        first = lead.end() if lead else start
        link = first_touching(block.links, first, end)
        cut = _END.search(block.text, first, end)
        last = link.end if link and link.start == first else cut.start() if cut else end
        text, written = block.text[first:end].rstrip(), block.text[first:last].strip()
        plain = " ".join(written.casefold().strip(":").split())
        is_heading = plain in headings or text.endswith(":")
        if not written or not written[0].isupper() or is_heading:
            continue
        if len(written.split()) > _MOST_WORDS:
            continue
        span = block.span(first, first + len(written))
        flag = flag_before(rows.document, block, start, last)
        state = code_of(written, language)
        if state is not None:
            yield Party(names.country(state, written, span, "actors.infobox"), span)
            continue
        mention = _mention(block, first, first + len(written), flag, found)
        entity = names.mention(mention, span, "actors.infobox")
        if acronym := _ACRONYM.match(block.text, first + len(written), end):
            short = block.span(*acronym.span(1))
            names.name(entity, acronym[1], short, "actors.infobox", is_acronym=True)
        yield Party(entity, span)


def _mention(
    block: Block, start: int, end: int, flag: str | None, found: Sequence[OrganisationMention]
) -> OrganisationMention:
    """The body that a line names: of the kind that its name says, else an army under a state's flag or a group."""
    inside = first_touching(found, start, end)
    written = block.text[start:end]
    if is_mission_acronym(written) or is_mission_name(written):
        return OrganisationMention(start, end, written, "organisation", None, flag)
    if inside is not None and (inside.start, inside.end) == (start, end):
        return inside
    return OrganisationMention(
        start, end, written, inside.kind if inside else "army" if flag else "armed_group", None, flag
    )


def _write_of_group(rows: DocumentRows, names: ActorNames, box: Box, written: set[tuple[Entity, str, Entity]]) -> None:
    """The allies and opponents that the infobox of an armed group or army gives."""
    words = load(rows.document.language, "actors")
    if box.is_of_mission or box.name is None:
        return
    related = [
        (relation, party)
        for relation, fields in (("allied", words["allies_fields"]), ("opposes", words["opponents_fields"]))
        for block in box.blocks
        if _NUMBER.sub("", (block.field or "").casefold()).strip() in fields
        for party in list(_parties(rows, names, block))[:_MOST]
    ]
    block = next((b for b in box.blocks if b.text.strip() == box.name), None)
    if not related or block is None:
        return
    span = block.span(0, len(block.text))
    found = names.bodies(block)
    own = names.mention(_mention(block, 0, len(block.text.rstrip()), None, found), span, "actors.infobox")
    for relation, party in related:
        _relate(rows, Party(own, span), relation, party, written)


def _relate(
    rows: DocumentRows, subject: Party, relation: str, other: Party, written: set[tuple[Entity, str, Entity]]
) -> None:
    key = (subject.entity, relation, other.entity)
    if subject.entity == other.entity or key in written:
        return
    written.add(key)
    rows.fact(
        "actor_relations", (subject.entity.name, relation, other.entity.name), other.span, "actors.infobox",
        derivation="inferred", actor_id=subject.entity, relation=relation, other_actor_id=other.entity,
    )  # fmt: skip
