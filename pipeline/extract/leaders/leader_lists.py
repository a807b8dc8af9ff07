"""`leadership` from lists and tables whose heading or column says what those named there led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.captions import caption_of
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.leaders.leader_fields import write_listed
from pipeline.extract.leaders.leader_names import ListedName, flag_before, listed_names
from pipeline.extract.leaders.people import People
from pipeline.extract.leaders.periods import Term, term_of
from pipeline.extract.leaders.titles import role_of_heading, role_of_leader, role_of_title
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of, code_of_demonym
from pipeline.read.document import Block

_MOSTLY = 0.6  # share of a list's items, or a table's rows, that must begin with a person
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
    grouped = (b for b in rows.document.blocks if b.group is not None and b.element in ("list_item", "table_cell"))
    for (element, _), members in groupby(grouped, key=lambda b: (b.element, b.group)):
        blocks = list(members)
        mission = names.of(blocks[0], 0, 0)
        of = _Of(mission, None if mission else rows.document.title)
        if element == "list_item":
            read |= _extract_list(rows, people, blocks, of)
        else:
            read |= _extract_table(rows, people, blocks, of)
    return frozenset(read)


def _heading_role(rows: DocumentRows, block: Block) -> str | None:
    headings = reversed(block.section[-_HEADINGS:])
    return next((role for h in headings if (role := role_of_heading(h, rows.document.language))), None)


def _extract_list(rows: DocumentRows, people: People, blocks: Sequence[Block], of: _Of) -> set[int]:
    title_role = _heading_role(rows, blocks[0])
    if title_role is None:
        return set()
    found = [(b, listed) for b in blocks for listed in list(listed_names(rows.document, b))[:1]]
    if len(found) < _MOSTLY * len(blocks):
        return set()
    for block, listed in found:
        _write(rows, people, block, listed, title_role, block.section[-1], of, None, None)
    return {block.index for block, _ in found}


def _extract_table(rows: DocumentRows, people: People, blocks: Sequence[Block], of: _Of) -> set[int]:
    language = rows.document.language
    columns = _columns(blocks, language)
    name_header = next((b for b in blocks if b.is_header and b.column == columns.get("name")), None)
    if name_header is None:
        return set()
    title, title_role = _title_of_table(rows, blocks[0], name_header)
    if title_role is None:
        return set()
    name_columns = _spanned(blocks, name_header)
    found = []
    body = [b for b in blocks if not (b.is_header and b.row == name_header.row)]
    table_rows = [list(cells) for _, cells in groupby(body, key=lambda b: b.row)]
    for cells in table_rows:
        by_column = {b.column: b for b in cells}
        named = (
            (cell, next(listed_names(rows.document, cell), None)) for c in name_columns if (cell := by_column.get(c))
        )
        cell, listed = next(((cell, listed) for cell, listed in named if listed is not None), (None, None))
        if cell is not None and listed is not None:
            found.append((cell, listed, {key: by_column[c] for key, c in columns.items() if c in by_column}))
    if len(found) < _MOSTLY * len(table_rows):
        return set()
    for cell, listed, others in found:
        country = _country(rows, others.get("country"))
        term = _term(rows, cell, others)
        post = others["role"].text.strip() if "role" in others else ""
        post_role = role_of_title(post, language) if post else None
        _write(rows, people, cell, listed, post_role or title_role, post or title, of, term, country)
    return {b.index for b in blocks}


def _title_of_table(rows: DocumentRows, first: Block, name_header: Block) -> tuple[str, str | None]:
    """What the people of a table are, and the role that means: by the header above their names, else the caption."""
    language = rows.document.language
    header = name_header.text.strip()
    if own_role := role_of_title(header, language):
        return header, own_role
    caption = caption_of(rows.document, first)
    if caption is not None and (role := role_of_heading(caption.text, language)):
        return " ".join(caption.text.split()), role
    return (first.section or ("",))[-1], _heading_role(rows, first)


def _spanned(blocks: Sequence[Block], header: Block) -> list[int]:
    """The column under a header, and those behind it that it spans: the ones that no other header stands over."""
    if header.column is None:
        return []
    headed = {b.column for b in blocks if b.is_header and b.row == header.row}
    last = max((b.column for b in blocks if b.column is not None), default=header.column)
    end = next((c for c in range(header.column + 1, last + 1) if c in headed), last + 1)
    return list(range(header.column, end))


def _columns(blocks: Sequence[Block], language: str) -> dict[str, int]:
    """The columns of a table of leaders by what they hold, from its first row of headers."""
    words = load(language, "leadership")["columns"]
    columns: dict[str, int] = {}
    for block in blocks:
        header = " ".join(block.text.casefold().split())
        for key, titles in words.items():
            if block.is_header and block.column is not None and header in titles:
                columns.setdefault(key, block.column)
    return columns


def _term(rows: DocumentRows, cell: Block, others: dict[str, Block]) -> Term:
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
