"""`leadership` from lists and tables whose heading or column says what those named there led.

So do the items of a list of rotations: numbered units of one name, each with its period and its commander.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.identity.mission_leads import opening_of_page
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.leader_names import ListedName, flag_before, listed_names
from pipeline.extract.leaders.list_announcements import Announcement, announcement_of
from pipeline.extract.leaders.listed_rows import write_listed
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, term_of
from pipeline.extract.leaders.title_labels import title_label
from pipeline.extract.leaders.titles import role_of_heading, role_of_leader, role_of_title, title_as_name
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.extract.tables import Table, flag_in
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of, code_of_demonym
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.entities import PersonMention
from pipeline.recognise.people import find_people

_MOSTLY = 0.6  # share of a list's items, or a table's rows, that must begin with a person
_OF_MISSIONS = frozenset({"head_of_mission", "force_commander"})
_TITLED = _OF_MISSIONS | {"other"}  # the roles of titles that are items of a list
_MARKS = " \t\n:"
_MOST_OF_A_NUMBER = 2  # letters of a cell that may only be a number: II
_ROTATION = re.compile(r"\s*(?P<name>(?P<unit>[^\W\d_][\w/-]*)\s+(?:\d{1,2}|[IVX]{1,5}))(?=\s*[:–—-]\s)")
_FEWEST_ROTATIONS = 3
_HEADINGS = 2  # how many headings above a list, the innermost first, may say what it lists


@dataclass(frozen=True, slots=True)
class _Of:
    """What those of one list led."""

    mission: Entity | None
    organisation: str | None


def extract_lists(rows: DocumentRows, people: People, names: MissionNames) -> frozenset[int]:
    """Write a row per person of a list or table of leaders.

    Returns:
        The index of every block read so.
    """
    read: set[int] = set()
    tables = {table.first.index: table for table in rows.tables}
    grouped = (b for b in rows.document.blocks if b.group is not None and b.element in ("list_item", "table_cell"))
    for (element, _), members in groupby(grouped, key=lambda b: (b.element, b.group)):
        blocks = [b for b in members if title_label(b, rows.document.language) is None]
        if not blocks:
            continue
        mission = names.of(blocks[0], 0, 0)
        is_of_page = mission is None and not opening_of_page(rows.document.title, rows.document.language)
        of = _Of(mission, title_as_name(rows) if is_of_page else None)
        if element == "list_item":
            said = announcement_of(rows, blocks[0])
            of = _announced(said, names) or of if said is not None else of
            read |= _extract_list(rows, people, blocks, of, said) or _extract_rotations(rows, people, blocks)
        elif (table := tables.get(blocks[0].index)) is not None and _extract_table(rows, people, table, of, names):
            read |= {b.index for b in blocks}
    return frozenset(read)


def _announced(said: Announcement, names: MissionNames) -> _Of | None:
    """What the sentence above a list names as led by those in it: the document's mission, or another by its words."""
    text = said.block.text
    named = next(iter(names.named(text, said.start, said.end)), None)
    if named is None:
        return None
    start, end, mission = named
    return _Of(mission, None if mission else text[start:end])


def _heading_role(rows: DocumentRows, block: Block) -> str | None:
    language = rows.document.language
    headings = reversed(block.section[-_HEADINGS:])
    return next((role for h in headings if (role := _role_above(h, language))), None)


def _role_above(text: str, language: str) -> str | None:
    """The role that a heading or caption gives; the commanders of one country are not the mission's."""
    role = role_of_heading(text, language)
    return "other" if role == "force_commander" and find_countries(text, language) else role


def _extract_list(
    rows: DocumentRows, people: People, blocks: Sequence[Block], of: _Of, said: Announcement | None
) -> set[int]:
    """Write a row per item that begins with a name; an item that is a title speaks of those below it."""
    read: set[int] = set()
    for label, items in _labelled(blocks, rows.document.language):
        if label is not None:
            title, title_role = label.text.strip(_MARKS), _role_above(label.text, rows.document.language)
        else:
            title, title_role = (blocks[0].section or ("",))[-1], _heading_role(rows, blocks[0])
            if said is not None and said.role != title_role:
                title, title_role = said.title, said.role
        if title_role is None:
            continue
        found = [(b, listed) for b in items for listed in list(listed_names(rows.document, b))[:1]]
        if len(found) < _MOSTLY * len(items):
            continue
        for block, listed in found:
            _write(rows, people, block, listed, title_role, title, of, None, None)
        read |= {block.index for block, _ in found}
    return read


def _labelled(blocks: Sequence[Block], language: str) -> Iterator[tuple[Block | None, Sequence[Block]]]:
    """The items of a list below each of its items that is nothing but the title of a leader, and those above all."""
    label: Block | None = None
    items: list[Block] = []
    for block in blocks:
        if role_of_heading(block.text.strip(_MARKS), language) in _TITLED:
            if items:
                yield label, items
            label, items = block, []
        else:
            items.append(block)
    if items:
        yield label, items


def _extract_rotations(rows: DocumentRows, people: People, blocks: Sequence[Block]) -> set[int]:
    """The commanders of rotations: "UNIT 1 – period – Colonel Name", and so on for those that followed."""
    found: list[tuple[Block, PersonMention, Term, re.Match[str]]] = []
    for block in blocks:
        label = _ROTATION.match(block.text)
        ranked = [p for p in find_people(block.text, rows.document.language) if p.rank_span] if label else []
        term = term_of(rows.mentions.dates_in(block.index))
        if label is not None and len(ranked) == 1 and term.start is not None and term.end is not None:
            found.append((block, ranked[0], term, label))
    units = {label["unit"] for *_, label in found}
    if len(found) < _FEWEST_ROTATIONS or len(units) != 1 or len(found) < _MOSTLY * len(blocks):
        return set()
    for block, person, term, label in found:
        listed = ListedName(person, None, (0, len(block.text)))
        write_listed(
            rows, people, block, listed, "other", None, mission=None, organisation=" ".join(label["name"].split()),
            extractor="leadership.rotation", term=term,
        )  # fmt: skip
    return {block.index for block, *_ in found}


def _extract_table(rows: DocumentRows, people: People, table: Table, of: _Of, names: MissionNames) -> bool:
    """Write a row per person of a table, where it is one of leaders; returns whether it is."""
    language = rows.document.language
    words = load(language, "leadership")
    columns = table.columns(words["columns"])
    name_header = table.headers[columns["name"]] if "name" in columns else _titled(table, language)
    if name_header is None:
        return False
    title, title_role = _title_of_table(rows, table, name_header)
    if title_role is None:
        return False
    name_columns = _spanned(table, name_header)
    led = _led(table, rows)
    found = []
    for row in table.body:
        named = ((cell, next(listed_names(rows.document, cell), None)) for c in name_columns if (cell := row.get(c)))
        cell, listed = next(((cell, listed) for cell, listed in named if listed is not None), (None, None))
        if cell is not None and listed is not None:
            found.append((cell, listed, row))
    if len(found) < _MOSTLY * len(table.body):
        return False
    for cell, listed, row in found:
        others = {key: row[c] for key, c in columns.items() if c in row}
        country = _country(rows, others.get("country"))
        if country is None and "country" in columns and "country" not in others:
            country = flag_in(rows.document, row, columns["country"])
        post = others["role"].text.strip() if "role" in others else ""
        role = (role_of_title(post, language) if post else None) or title_role
        body = _of_cell(others["mission"], names) if "mission" in others else of
        if led is not None:  # whoever leads a unit or an operation is not the mission's leader
            body, role = _Of(None, _words_of(row.get(led.column) if led.column is not None else None)), "other"
        term = _term(rows, cell, others) if led is None or led.is_for_a_term else Term()
        _write(rows, people, cell, listed, role, post or title, body, term, country)
    return True


def _of_cell(cell: Block, names: MissionNames) -> _Of:
    """The mission that a cell names: the document's own, or another by its words."""
    named = names.named(cell.text, 0, len(cell.text))
    mission = named[0][2] if len(named) == 1 else None
    return _Of(mission, None if mission else _words_of(cell))


@dataclass(frozen=True, slots=True)
class _Led:
    """The column that says what each person of a table led, and whether the row's dates are the person's."""

    column: int | None
    is_for_a_term: bool


def _led(table: Table, rows: DocumentRows) -> _Led | None:
    """The column of units or operations, in a table that nothing above it calls one of a mission's leaders."""
    language = rows.document.language
    columns = table.columns(load(language, "leadership")["led_columns"])
    above = [*([table.caption.text] if table.caption else []), *table.first.section[-1:]]
    if not columns or any(_role_above(text, language) in _OF_MISSIONS for text in above):
        return None
    if "unit" in columns:
        return _Led(columns["unit"], True)
    return _Led(columns.get("operation"), False)  # nobody leads a battle


def _words_of(cell: Block | None) -> str | None:
    """What a cell names; a number alone names nothing."""
    text = " ".join(cell.text.split()) if cell is not None else ""
    return text if sum(c.isalpha() for c in text) > _MOST_OF_A_NUMBER else None


def _titled(table: Table, language: str) -> Block | None:
    """The header that is the title of a mission's leaders: it stands over their names."""
    return next((b for b in table.headers.values() if role_of_heading(b.text, language) in _OF_MISSIONS), None)


def _title_of_table(rows: DocumentRows, table: Table, name_header: Block) -> tuple[str, str | None]:
    """What the people of a table are, and the role that means: by the header above their names, else the caption."""
    language = rows.document.language
    header = name_header.text.strip()
    caption = table.caption
    if own_role := role_of_title(header, language):
        above = [*([caption.text] if caption else []), *table.first.section[-1:]]
        is_of_country = own_role == "force_commander" and any(_role_above(text, language) == "other" for text in above)
        return header, "other" if is_of_country else own_role
    if caption is not None and (role := _role_above(caption.text, language)):
        return " ".join(caption.text.split()), role
    return (table.first.section or ("",))[-1], _heading_role(rows, table.first)


def _spanned(table: Table, header: Block) -> list[int]:
    """The column under a header, and those behind it that it spans: the ones that no other header stands over."""
    if header.column is None:
        return []
    headed = {c for c, b in table.headers.items() if b.row == header.row}
    last = max([*headed, *(c for row in table.body for c in row)])
    end = next((c for c in range(header.column + 1, last + 1) if c in headed), last + 1)
    return list(range(header.column, end))


def _term(rows: DocumentRows, cell: Block, others: Mapping[str, Block]) -> Term:
    """The term that the columns for it give, or else the cell of the name."""
    term = Term()
    for key in ("start", "end"):
        dates = rows.mentions.dates_in(others[key].index) if key in others else ()
        valid = [d for d in dates if d.mention.is_valid and d.mention.precision != "interval"]
        if valid:
            told = Term(valid[0], None, (valid[0],)) if key == "start" else Term(None, valid[0], (valid[0],))
            term = term.completed(told)
    if term.is_empty and "start" in others:  # a cell over both columns gives the whole term
        term = term_of(rows.mentions.dates_in(others["start"].index))
    for block in (others.get("term"), cell):
        if block is not None:
            dates = rows.mentions.dates_in(block.index)
            term = term.completed(term_of(dates))
            if term.is_empty and block is others.get("term") and len(dates) == 1 and dates[0].mention.is_valid:
                term = Term(dates[0], dates[0], (dates[0],))  # it began and ended within that
    return term


def _country(rows: DocumentRows, cell: Block | None) -> str | None:
    if cell is None:
        return None
    language, written = rows.document.language, cell.text.strip()
    flag = flag_before(rows.document, cell, 0, len(cell.text))
    return flag or (code_of(written, language) or code_of_demonym(written, language) if written else None)


def _write(
    rows: DocumentRows,
    people: People,
    block: Block,
    listed: ListedName,
    title_role: str,
    title: str,
    of: _Of,
    term: Term | None,
    country: str | None,
) -> None:
    person = listed.person
    written = block.text[slice(*person.role_span)] if person.role_span else title
    write_listed(
        rows, people, block, listed, role_of_leader(person, title_role, of_mission=of.mission is not None), written,
        mission=of.mission, organisation=of.organisation, extractor="leadership.list", term=term, country_code=country,
    )  # fmt: skip
