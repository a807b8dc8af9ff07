"""`leadership` from fields: leaders and commanders of infoboxes, and of the fact boxes of plain text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.extract.leaders.leader_names import ListedName, listed_names
from pipeline.extract.leaders.listed_rows import write_listed
from pipeline.extract.leaders.office_bodies import is_bare_command
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, term_of
from pipeline.extract.leaders.titles import (
    is_of_deputy,
    is_of_staff,
    names_unit,
    role_of_heading,
    role_of_leader,
    role_of_title,
)
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.missions import is_conflict_box
from pipeline.read.document import Block
from pipeline.recognise.entities import PersonMention

_REMARK = re.compile(r"\s*\([a-z0-9][^()]*\)\Z")  # since when, or for how long
_NUMBER = re.compile(r"\d+")
# What kinds of leader are meant by a field that says so itself.
_BY_TITLE = "by_title"
_TITLED = "titled"
_COMMANDER = "commander"


@dataclass(frozen=True, slots=True)
class Box:
    """The fields of one infobox, or of a fact box of plain text: its blocks in order.

    Attributes:
        blocks: its blocks.
        name: what it is about, by its field for the name; None where it has none.
        is_of_mission: whether it is the mission that the document treats.
        is_conflict: whether it is a fight of several sides, and not an operation that one commands.
    """

    blocks: tuple[Block, ...]
    name: str | None
    is_of_mission: bool
    is_conflict: bool = False


def extract_fields(rows: DocumentRows, people: People) -> None:
    """Write a row per person named in a leader's field."""
    language = rows.document.language
    for box in boxes(rows):
        fields = {b.field_key: b for b in reversed(box.blocks)}
        first: str | None = None  # of the fields that do not say what those in them lead
        for block in box.blocks:
            kind = _kind(block.field_key, language) or _kind_of_label(block, language)
            title = _title(block.field_key, fields, language) if kind is not None else None
            title = title or (_label(block) if kind == _BY_TITLE else None)
            if kind is None or (kind == _TITLED and title is None):
                continue
            kind = _BY_TITLE if kind == _TITLED else kind
            term = _term(rows, block.field_key, fields)
            named = list(listed_names(rows.document, block))
            is_further = False  # the head is told of in a field before
            if kind == _BY_TITLE and title is None and named:
                first = first or _stem(block.field_key)
                is_further = _stem(block.field_key) != first
            for listed in named:
                own = "other" if is_further and listed.person.rank is None else kind
                _write(rows, people, box, block, own, title, listed, term if len(named) == 1 else None)


def boxes(rows: DocumentRows) -> Iterator[Box]:
    """The infoboxes of a document, and its lines of "key: value" taken together, in source order."""
    blocks = [b for b in rows.document.blocks if b.element == "infobox" and b.field]
    spans = [(t.start, t.end) for t in rows.document.templates if t.is_infobox]
    for start, end in spans:
        first = bisect_left(blocks, start, key=lambda b: b.start)
        inside = tuple(b for b in blocks[first : bisect_left(blocks, end, key=lambda b: b.start)] if b.end <= end)
        is_conflict = any(b.template is not None and is_conflict_box(b.template.casefold()) for b in inside[:1])
        is_conflict = is_conflict and _has_sides(inside, rows.document.language)
        # Those who fight a battle are on both sides: none leads what the box is about.
        is_of_mission = not is_conflict and _is_subject(inside, rows)
        yield Box(inside, _name(inside, rows.document.language), is_of_mission, is_conflict)
    loose = tuple(b for b in blocks if b.template is None)
    if loose:
        yield Box(loose, None, rows.subject is not None)


def _has_sides(blocks: Sequence[Block], language: str) -> bool:
    """Whether a box on a conflict has fields for the parties to it, or for the commanders of each."""
    parties = tuple(load(language, "actors")["party_fields"])
    return any(
        b.field_key.startswith(parties) or (_NUMBER.search(b.field_key) and _kind(b.field_key, language) is not None)
        for b in blocks
    )


def _is_subject(blocks: Sequence[Block], rows: DocumentRows) -> bool:
    subject = rows.subject
    if subject is None:
        return False
    names = {name.casefold() for name in (subject.name, subject.abbreviation) if name}
    name_fields = load(rows.document.language, "missions")["fields"]
    known = {*name_fields["name"], *name_fields["abbreviation"]}
    return any(b.field in known and b.text.strip().casefold() in names for b in blocks)


def _name(blocks: Sequence[Block], language: str) -> str | None:
    for field in load(language, "missions")["fields"]["name"]:
        for block in blocks:
            name = block.text.strip()
            # The field for a title is in some boxes that of an office.
            if block.field_key == field and name and role_of_heading(name, language) is None:
                return name
    return None


def _write(
    rows: DocumentRows,
    people: People,
    box: Box,
    block: Block,
    kind: str,
    title: str | None,
    listed: ListedName,
    term: Term | None,
) -> None:
    language = rows.document.language
    person = listed.person
    title_role = role_of_title(title, language) if title else None
    is_second = title is not None and title_role is None and is_of_deputy(title, language)
    if is_second or (title is not None and not box.is_of_mission and is_of_staff(title, language)):
        title_role = "other"
    if kind not in (_BY_TITLE, _COMMANDER):
        title_role = kind
    is_open = title_role in (None, "leader")
    is_commander = (
        kind == _COMMANDER
        and is_open
        and person.role is None
        and (person.rank is not None or box.is_of_mission)
        and not box.is_conflict
        and not _is_of_a_unit(box, block, person, language)
        and (box.is_of_mission or box.name is None or not names_unit(box.name, language))
    )
    if kind == _COMMANDER and not is_commander and block.template is None and is_open:
        title_role = "other"
    role = "force_commander" if is_commander else role_of_leader(person, title_role, of_mission=box.is_of_mission)
    written = block.text[slice(*person.role_span)] if person.role_span else title or _label(block)
    write_listed(
        rows, people, block, listed, role, written,
        mission=rows.subject if box.is_of_mission else None,
        organisation=None if box.is_of_mission else _side(box, block, language) or _led(box, block),
        extractor="leadership.infobox", term=term,
    )  # fmt: skip


def _is_of_a_unit(box: Box, block: Block, person: PersonMention, language: str) -> bool:
    """Whether a line of plain text with no more than "commander" before the name means that of a part of a force.

    So it does where the document treats no mission, and where the commander's rank is none that commands a force.
    """
    if block.template is not None or not is_bare_command(block.field_key.replace("_", " "), language):
        return False
    return not box.is_of_mission or person.rank in load(language, "leadership")["ranks_of_units"]


def _side(box: Box, block: Block, language: str) -> str | None:
    """The one party of a conflict that the commanders of its number lead; None where there are more."""
    number = _NUMBER.search(block.field_key)
    if number is None:
        return None
    stems = load(language, "actors")["party_fields"]
    parties = [b for b in box.blocks if any(re.fullmatch(rf"{stem}{number[0]}[a-z]?", b.field_key) for stem in stems)]
    written = [line.strip() for b in parties for line in b.text.split("\n") if line.strip()]
    return _REMARK.sub("", written[0]) or None if len(written) == 1 else None


def _led(box: Box, block: Block) -> str | None:
    """What the box is about, which its leaders lead; nobody leads a battle."""
    return None if block.template is not None and is_conflict_box(block.template.casefold()) else box.name


def _title(field: str, fields: dict[str, Block], language: str) -> str | None:
    """The value of the field that titles a leader's field: ``leader_title2`` of ``leader_name2`` or ``leader2``."""
    number = (_NUMBER.search(field) or [""])[0]
    words = load(language, "leadership")
    stem = _NUMBER.sub("", field)
    for word in words["name_words"]:
        stem = stem.replace(f"_{word}", "")
    stem = stem.strip("_")
    for word in words["title_words"]:
        own = (f"{stem}_{word}{number}", f"{stem}{number}_{word}", f"{stem}_{number}_{word}")
        for candidate in (*own, f"{word}_{stem}{number}", f"{word}_{stem}"):
            if candidate in fields and fields[candidate].text.strip():
                return " ".join(fields[candidate].text.split())
    # A box on an office names it in a field of its own.
    posts = (fields.get(f) for f in words["post_fields"]) if stem in words["incumbent_fields"] else ()
    return next((" ".join(b.text.split()) for b in posts if b is not None and b.text.strip()), None)


def _term(rows: DocumentRows, field: str, fields: dict[str, Block]) -> Term | None:
    """The term that a field for the years of a leader's field gives: ``year_leader1`` of ``leader1``."""
    for word in load(rows.document.language, "leadership")["term_words"]:
        block = fields.get(f"{word}_{field}")
        term = term_of(rows.mentions.dates_in(block.index)) if block is not None else Term()
        if not term.is_empty:
            return term
    for word in load(rows.document.language, "leadership")["since_words"]:
        block = fields.get(f"{field}{word}") or fields.get(f"{field}_{word}")
        dates = rows.mentions.dates_in(block.index) if block is not None else ()
        if dates and dates[0].mention.is_valid:
            return Term(dates[0], None, (dates[0],))
    return None


def _stem(field: str) -> str:
    """The name of a field less its number: ``leader2_name`` is another of ``leader1_name``."""
    return _NUMBER.sub("", field)


def _label(block: Block) -> str | None:
    """The label of a line of plain text is the role's own words; the name of a template's field is not."""
    return block.field if block.template is None else None


def _kind_of_label(block: Block, language: str) -> str | None:
    """What a line of plain text means by any other title before its colon: "Deputy commander: Major Name"."""
    label = (block.field or "").strip()
    if block.template is not None or role_of_heading(label, language) is None:
        return None
    return "other" if is_of_deputy(label, language) else _BY_TITLE


def _kind(field: str, language: str) -> str | None:
    return next((kind for kind, pattern in _fields(language) if pattern.fullmatch(field)), None)


@cache
def _fields(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = load(language, "leadership")["leader_fields"]
    return tuple((kind, compiled("|".join(patterns))) for kind, patterns in listed.items())
