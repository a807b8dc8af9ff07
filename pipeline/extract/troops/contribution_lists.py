"""`contributions` of lists and tables: the remarks beside a country, the cells of its row; and how a row is written.

Which lists and tables count is the business of `contributors.py`; prose and fact boxes that of `contributions.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.extract.harm.clauses import harms
from pipeline.extract.noun_phrases import THINGS, leading_phrase
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import Assertion, Count, Derivation, DocumentRows, Row, Span, When
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import date_in
from pipeline.extract.troops.contributors import Listed
from pipeline.lexicon import load
from pipeline.read.document import Block, Document
from pipeline.recognise.placed import PlacedDate
from pipeline.recognise.sentences import sentences

# The header cells of a document's tables, by group and column.
Headers = dict[int | None, dict[int, list[Block]]]

_SEPARATORS = re.compile(r"[\s–—\-:,;()]*")
_BRACKET = re.compile(r"\s*\(")


def write_listed(
    rows: DocumentRows,
    listed: Listed,
    headers: Headers,
    as_of: PlacedDate | None = None,
    dates: Mapping[int | None, PlacedDate | None] | None = None,
) -> None:
    """Write what the remark or the cells beside one country of a list or table say that it gives.

    Args:
        rows: of the document.
        listed: the country.
        headers: of the document's tables.
        as_of: the date for which what a list says holds, where nothing beside a number says another.
        dates: those of its table's columns.
    """
    if listed.remarks:
        if listed.counted is not None:
            _from_bare_cell(rows, listed, listed.counted, as_of)
        else:
            _from_cells(rows, listed, headers.get(listed.block.group, {}), dates or {None: None})
        return
    block = listed.block
    counted = gifts(rows, block, listed.end)
    whole: Row | None = None
    whole_end = 0
    for i, quantity in enumerate(counted):
        is_part = whole is not None and quantity.start < whole_end
        row = write_contribution(
            rows,
            quantity,
            listed.code,
            rows.subject,
            "contributions.list",
            span=block.span(0, max(quantity.end, listed.end)),
            as_of=date_behind(rows, block, quantity, counted[i + 1].start if i + 1 < len(counted) else len(block.text))
            or as_of,
            part_of=whole if is_part and quantity.is_people else None,
        )
        opening = _BRACKET.match(block.text, quantity.end)
        if opening and quantity.is_people and not is_part:
            close = block.text.find(")", opening.end())
            whole, whole_end = row, close if close >= 0 else len(block.text)
    _write_unnumbered(rows, listed, counted)


def _write_unnumbered(rows: DocumentRows, listed: Listed, counted: Sequence[Quantity]) -> None:
    """What the sentences of a remark that give no number begin with: people or a thing, with its date if it has one."""
    block, language = listed.block, rows.document.language
    for start, end in sentences(block.text[listed.end :], language):
        limit = listed.end + end
        lead = _SEPARATORS.match(block.text, listed.end + start, limit)
        opening = lead.end() if lead else listed.end + start
        phrase = leading_phrase(block.text, opening, limit, language)
        if phrase is None or any(opening <= q.start < limit for q in counted):
            continue
        inside = [d for d in rows.mentions.dates_in(block.index) if opening <= d.mention.start < limit]
        noun = block.text[opening : phrase.end]
        quantity = Quantity(Count(None, None, None), opening, phrase.end, noun, phrase.kind, listed.code)
        write_contribution(
            rows,
            quantity,
            listed.code,
            rows.subject,
            "contributions.unnumbered",
            span=block.span(0, inside[0].mention.end if inside else phrase.end),
            as_of=inside[0] if inside else None,
        )


def gifts(rows: DocumentRows, block: Block, start: int) -> list[Quantity]:
    """The quantities of a remark that are given: people or things, not those killed or injured."""
    language = rows.document.language
    numbers = [n for n in rows.mentions.numbers_in(block.index) if n.mention.start >= start]
    counted = quantities(block, numbers, start, len(block.text), language)
    hurt = {q.start for h in harms(block.text, start, len(block.text), counted, language) for q in h.quantities}
    return [
        q
        for q in counted
        if q.start not in hurt and (q.is_people or q.kind in THINGS or _is_named_thing(q)) and q.kind != "attacker"
    ]


def _is_named_thing(quantity: Quantity) -> bool:
    """Whether a noun unknown to the lexicon is at least a name, so that it may be a type of equipment."""
    return quantity.kind is None and quantity.noun is not None and quantity.noun[:1].isupper()


def _from_cells(
    rows: DocumentRows,
    listed: Listed,
    columns: Mapping[int, Sequence[Block]],
    of_table: Mapping[int | None, PlacedDate | None],
) -> None:
    """The cells of a table's row: a number in a column of numbers, or a quantity with a noun of its own."""
    language = rows.document.language
    words = load(language, "contributions")
    above = {column: _header_above(cells, listed.block) for column, cells in columns.items()}
    headers = {column: cell.text.strip() for column, cell in above.items() if cell is not None}
    written: list[tuple[Row, str]] = []
    for cell in listed.remarks:
        header = " ".join(headers.get(cell.column or 0, "").casefold().split())
        is_total = header in words["totals"]
        is_unsaid = is_total or header in words["unsaid"]
        is_planned = header in words["planned_columns"]
        is_unsaid = (
            is_unsaid or is_planned or date_in(rows, above.get(cell.column or 0)) is not None
        )  # a column per day
        is_counted = is_unsaid or any(word in words["count_columns"] for word in (header, *header.split()))
        for quantity in gifts(rows, cell, 0):
            is_bare = quantity.kind is None
            if is_bare and not (
                is_counted and quantity.noun is None and not cell.text[: quantity.start].strip(" ~c.<>")
            ):
                continue
            row = write_contribution(
                rows,
                quantity,
                listed.code,
                rows.subject,
                "contributions.table",
                span=_span(listed, cell, quantity),
                as_of=date_behind(rows, cell, quantity, len(cell.text)) or of_table.get(cell.column, of_table[None]),
                personnel_type=(headers.get(cell.column or 0) or None) if is_bare and not is_unsaid else None,
                assertion="planned" if is_planned else "asserted",
            )
            if is_bare:
                written.append((row, "total" if is_total else "part"))
    totals = [row for row, role in written if role == "total"]
    if len(totals) == 1:
        for row, role in written:
            if role == "part":
                row.values["part_of"] = totals[0]


def _from_bare_cell(rows: DocumentRows, listed: Listed, counted: str, as_of: PlacedDate | None) -> None:
    """The one number beside a country in a table without headers."""
    quantity = bare_number(rows, listed.remarks[0]) if len(listed.remarks) == 1 else None
    if quantity is not None:
        write_contribution(
            rows, quantity, listed.code, rows.subject, "contributions.table",
            span=_span(listed, listed.remarks[0], quantity), as_of=as_of, personnel_type=counted,
        )  # fmt: skip


def _span(listed: Listed, cell: Block, quantity: Quantity) -> Span:
    """From the country's cell to the quantity, or back, where they stand in one row; else the quantity's own cell."""
    start, end = cell.span(0, quantity.end)
    if listed.is_continued:
        return start, end
    first, last = listed.block.span(listed.start, listed.end)
    return (first if start < first else listed.block.span(0, 1)[0], end) if start >= first else (start, last)


def headers_of(document: Document) -> Headers:
    """The header cells of every table, by the table's group and the column, in order."""
    found: Headers = {}
    for block in document.blocks:
        if block.element == "table_cell" and block.is_header and block.group is not None and block.column is not None:
            found.setdefault(block.group, {}).setdefault(block.column, []).append(block)
    return found


def _header_above(cells: Sequence[Block], cell: Block) -> Block | None:
    """The last header of a column above a cell; None where there is none."""
    above = bisect_left(cells, cell.row or 0, key=lambda b: b.row or 0)
    return cells[above - 1] if above else None


def date_behind(rows: DocumentRows, block: Block, quantity: Quantity, limit: int) -> PlacedDate | None:
    """A date in brackets directly behind a quantity."""
    for date in rows.mentions.dates_in(block.index):
        if quantity.end <= date.mention.start < limit and date.mention.is_valid:
            gap = block.text[quantity.end : date.mention.start]
            return date if re.fullmatch(r"\s*\((?:[^\W\d_]+\s+){0,2}", gap) else None
    return None


def write_contribution(
    rows: DocumentRows,
    quantity: Quantity,
    code: str,
    mission: Any,
    rule: str,
    *,
    span: Span,
    as_of: PlacedDate | When | None = None,
    part_of: Row | None = None,
    personnel_type: str | None = None,
    assertion: Assertion = "asserted",
    derivation: Derivation = "normalised",
) -> Row:
    """Write one quantity that a country gives.

    Args:
        rows: of the document.
        quantity: how many of what.
        code: alpha-3 of the country.
        mission: what it gives them to; None where the text does not say.
        rule: name of the rule that found it.
        span: the words that say so.
        as_of: the date it holds for.
        part_of: the row that it is a part of.
        personnel_type: who they are, where the quantity's own noun does not say.
        assertion: whose word it is.
        derivation: how the value was come by.
    """
    unit = quantity.kind if quantity.kind in THINGS else "unit" if _is_named_thing(quantity) else "person"
    noun = quantity.noun
    return rows.fact(
        "contributions",
        (code, unit, noun or personnel_type, quantity.count.best),
        span,
        rule,
        assertion=assertion,
        derivation=derivation,
        mission_id=mission,
        country_code=code,
        personnel_type=(noun or personnel_type) if unit == "person" else None,
        unit_name=noun if unit == "unit" and quantity.kind == "unit" else None,
        equipment=noun if unit != "person" and quantity.kind != "unit" else None,
        unit=unit,
        count=quantity.number if quantity.number != Count(None, None, None) else None,
        as_of=as_of,
        part_of=part_of,
    )
