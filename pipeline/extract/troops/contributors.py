"""`contributors`: the countries that a list or table gives as taking part in the page's mission.

A list counts when most of its items begin with a country and its heading, or the line before it, says what it lists; a
table when it has a column of countries and says so likewise. The remark beside a country is kept, and a date in it read
as the beginning or end of its part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.extract.rows import DocumentRows, When
from pipeline.extract.tables import Table
from pipeline.extract.troops.part_periods import ends_of
from pipeline.extract.troops.table_subjects import is_of_happenings, is_of_money
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of, country_of_flag
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate

_SEPARATOR = " \t\n–—-:,;()"
_STOP = re.compile(r"[.;]\s")
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.6  # share of a list's items, or a table's rows, that must begin with a country
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """One country of a list or table: its name's visible range in `block`, and where the remark begins.

    `is_continued` is whether this is a further row of a table in which the country's cell spans several; `headers` are
    the words above the columns of that table. `counted` is whom a list of countries and numbers counts, in a table
    without headers, as what stands above it says.
    """

    block: Block
    start: int
    end: int
    code: str
    remarks: tuple[Block, ...]
    is_continued: bool = False
    headers: Mapping[int, str] = field(default_factory=dict[int, str])
    counted: str | None = None


def extract(rows: DocumentRows) -> None:
    """Write one row per country listed; it belongs to the document's own mission."""
    mission = rows.subject
    if mission is None:
        return
    for listed, is_current in listed_countries(rows):
        if listed.is_continued:
            continue
        note = listed.block.text[listed.end :].lstrip(_SEPARATOR).rstrip() or None
        if listed.remarks:
            note = "; ".join(b.text.strip() for b in listed.remarks if b.text.strip()) or None
        start, end = _period(rows, listed)
        block = listed.block
        written = block.text[listed.start : listed.end]
        rows.fact(
            "contributors",
            (listed.code, written),
            block.span(listed.start, len(block.text.rstrip()))
            if not listed.remarks
            else block.span(0, len(block.text)),
            "contributors.list" if block.element == "list_item" else "contributors.table",
            mission_id=mission,
            country_code=listed.code,
            country_as_written=written,
            start=start,
            end=end,
            is_listed_as_current=is_current,
            note=note,
        )


def listed_countries(rows: DocumentRows) -> Iterable[tuple[Listed, bool | None]]:
    """The countries of every list and table of those taking part, in source order.

    Of a table in a document on no mission, what stands above it must say so: its columns alone may count anybody.

    Yields:
        The country, and whether its list is one of present (or, False, of former) contributors; None where it does not
        say.
    """
    document = rows.document
    tables = {table.first.index: table for table in rows.tables}
    groups = groupby(
        (b for b in document.blocks if b.group is not None and b.element in ("list_item", "table_cell")),
        key=lambda b: (b.element, b.group),
    )
    for (element, _), members in groups:
        blocks = list(members)
        captions = [
            b.text for b in document.blocks[max(0, blocks[0].index - 2) : blocks[0].index] if b.group == blocks[0].group
        ]
        headers = [b.text for b in blocks if b.is_header]
        cue = " \n ".join([cue_of(document, blocks[0]), *(text.casefold() for text in (*captions, *headers))])
        found, units = _in_list(document, blocks) if element == "list_item" else _in_table(document, blocks)
        if len(found) < _FEWEST or len(found) < _MOSTLY * units:
            continue
        if not says(cue, "list_cues", document.language) and not _counts_people(headers, cue, document.language):
            continue
        table = tables.get(blocks[0].index) if element == "table_cell" else None
        if table is not None:
            above = " \n ".join([cue_of(document, blocks[0]), *(text.casefold() for text in captions)])
            is_said = rows.subject is not None or says(above, "list_cues", document.language)
            if not is_said or _is_of_something_else(table, document.language):
                continue
            if not headers and (counted := _counted_above(above, document.language)):
                found = [replace(listed, counted=counted) for listed in found]
        current = None
        if says(cue, "current", document.language):
            current = True
        elif says(cue, "former", document.language):
            current = False
        for listed in found:
            yield listed, current


def _is_of_something_else(table: Table, language: str) -> bool:
    """Whether a table with a column of countries is on money, or on what happened on a day and whom it killed."""
    if is_of_money(table, language):
        return True
    columns = table.columns(load(language, "incidents")["columns"])
    counted = set(load(language, "contributions")["people_columns"]) - set(
        load(language, "contributors")["country_columns"]
    )
    is_of_days = "date" in columns and not columns.keys().isdisjoint({"killed", "injured"})
    if is_of_happenings(table, language):
        return True
    return is_of_days and counted.isdisjoint(table.labels.values())


def _counted_above(above: str, language: str) -> str | None:
    """Whom the numbers of a table without headers count: the noun for those who serve in what stands above it."""
    words = _WORD.findall(above)
    if not set(load(language, "fatalities")["table_headings"]).isdisjoint(words):
        return None
    counted = set(load(language, "contributions")["people_columns"])
    return next((word for word in words if word in counted), None)


def _counts_people(headers: Sequence[str], cue: str, language: str) -> bool:
    """Whether a table has a column of countries and one of people who serve; not of those who died."""
    labels = [" ".join(header.casefold().split()) for header in headers]
    counted = set(load(language, "contributions")["people_columns"])
    is_of_countries = any(says(label, "country_columns", language) for label in labels)
    dead = set(load(language, "fatalities")["table_headings"])
    return is_of_countries and not dead & set(cue.split()) and any(label in counted for label in labels)


def _in_list(document: Document, blocks: Sequence[Block]) -> tuple[list[Listed], int]:
    top = min(b.level for b in blocks)
    items = [b for b in blocks if b.level == top]
    found = [listed for b in items if (listed := _leading_country(document, b)) is not None]
    return found, len(items)


def _in_table(document: Document, blocks: Sequence[Block]) -> tuple[list[Listed], int]:
    """The rows of a table whose country column is headed as one, or whose caption or heading gives the cue."""
    columns = {
        b.column for b in blocks if b.is_header and says(b.text.casefold(), "country_columns", document.language)
    }
    labels = {
        b.column: b.text.strip() for b in blocks if b.is_header and b.row == blocks[0].row and b.column is not None
    }
    found: list[Listed] = []
    units = 0
    for _, cells in groupby(blocks, key=lambda b: b.row):
        written = list(cells)
        row = [b for b in written if not b.is_header]
        if not row:
            continue
        heads = [b for b in written if b.is_header and b.column in columns]
        if heads and all(_leading_country(document, b) is None for b in heads):
            continue  # the others, or the total
        candidates = heads or ([b for b in row if b.column in columns] if columns else row[:1])
        units += 1
        if not candidates and found and columns:  # the country's cell spans more rows than one
            last = found[-1]
            found.append(Listed(last.block, last.start, last.end, last.code, tuple(row), True, labels))
            continue
        for cell in candidates:
            listed = _leading_country(document, cell)
            if listed is not None and listed.end == len(cell.text.rstrip()):
                rest = tuple(b for b in row if b is not cell)
                found.append(Listed(cell, listed.start, listed.end, listed.code, rest, headers=labels))
                break
    return found, units


def _leading_country(document: Document, block: Block) -> Listed | None:
    """The country that a block begins with: a flag template's, or a name up to the first separator."""
    for start, end, position in block.templates:
        if block.text[:start].strip():
            break
        template = document.templates[position]
        argument = next((p.raw for p in template.parameters if not p.is_named), template.name)
        code = country_of_flag(argument)
        if code is not None:
            if end > start:
                return Listed(block, start, end, code, ())
            return _named(block, end, document.language)
    return _named(block, 0, document.language)


def _named(block: Block, start: int, language: str) -> Listed | None:
    rest = block.text[start:]
    lead = len(rest) - len(rest.lstrip())
    name = re.split(r"\s+[–—-]\s|[:;,(\n]|$", rest.lstrip(), maxsplit=1)[0].rstrip()
    code = code_of(name, language) if name else None
    return Listed(block, start + lead, start + lead + len(name), code, ()) if code else None


def cue_of(document: Document, first: Block) -> str:
    """The words that introduce a list or table: the innermost heading and the paragraph directly before it."""
    words = [first.section[-1]] if first.section else []
    for block in reversed(document.blocks[: first.index]):
        if block.element == "citation" or (block.group is not None and block.group == first.group):
            continue
        if block.element == "prose" and block.section == first.section:
            words.append(block.text[-200:])
        break
    return " \n ".join(words).casefold()


def says(text: str, part: str, language: str) -> bool:
    """Whether a text in lower case has one of the words of a part of the lexicon."""
    words = load(language, "contributors")[part]
    return re.search(rf"\b(?:{'|'.join(map(re.escape, words))})\b", text) is not None


def _ends_in(text: str, part: str, language: str) -> bool:
    """Whether a text ends in one of the words: "until", "duties from"."""
    words = load(language, "contributors")[part]
    return re.search(rf"(?:^|[\W_])(?:{'|'.join(map(re.escape, words))})\Z", text) is not None


def _period(rows: DocumentRows, listed: Listed) -> tuple[PlacedDate | When | None, PlacedDate | When | None]:
    """The beginning and end of a country's part, where the first sentence of a remark dates it and says which it is.

    The header of a column says it of the dates below.
    """
    language = rows.document.language
    blocks = listed.remarks or (listed.block,)
    start: PlacedDate | When | None = None
    end: PlacedDate | When | None = None
    columns = load(language, "contributors")["columns"]
    for block in blocks:
        header = " ".join(listed.headers.get(-1 if block.column is None else block.column, "").casefold().split())
        role = next((role for role, labels in columns.items() if header in labels), None)
        dates = [d for d in rows.mentions.dates_in(block.index) if d.mention.is_valid]
        if role is not None and len(dates) == 1:
            is_period = dates[0].mention.precision == "interval"
            first, last = ends_of(dates[0]) if is_period else (dates[0], dates[0])
            start = start or (first if role == "start" or is_period else None)
            end = end or (last if role == "end" or is_period else None)
            continue
        offset = 0 if listed.remarks else listed.end
        for date in rows.mentions.dates_in(block.index):
            if date.mention.start < offset or not date.mention.is_valid:
                continue
            before = block.text[offset : date.mention.start].strip(_SEPARATOR).casefold()
            if _STOP.search(block.text, offset, date.mention.start):
                break  # a later sentence tells of something else that came or went
            told = date.mention.modifier
            if end is None and (told == "before" or _ends_in(before, "until", language)):
                end = date
            elif start is None and (told == "after" or _ends_in(before, "since", language)):
                start = date
    return start, end
