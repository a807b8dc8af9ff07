"""`strengths` and `contributions` of tables whose rows are times: a column for the year, one for each count or country.

Tables whose rows are countries are the business of `contributors.py` and `contribution_lists.py`; those whose columns
name who serves are read by `strength_tables.py`, before this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_FEWEST_ROWS = 2
_TOTAL = "total"
_ABOVE = 2  # blocks before a table among which the line that introduces it is


def extract(rows: DocumentRows) -> None:
    """Write what the cells of such tables count, in a document that treats a mission."""
    if rows.subject is None:
        return
    names = mission_names(rows)
    known = {row.values["count"].block for row in rows.of("strengths") if isinstance(row.values["count"], PlacedNumber)}
    cells = (b for b in rows.document.blocks if b.element == "table_cell" and b.group is not None)
    for _, members in groupby(cells, key=lambda b: b.group):
        blocks = list(members)
        counted, countries = _columns(rows, blocks)
        if not known.isdisjoint(b.index for b in blocks):
            counted = {}
        if not counted and not countries:
            continue
        mission = names.of(blocks[0], 0, 0)
        for cells_of_row, as_of in _dated_rows(rows, blocks):
            _write(rows, cells_of_row, as_of, counted, countries, mission)


def _columns(rows: DocumentRows, blocks: Sequence[Block]) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The columns that count a component, and those that count what a country gives; none in another table.

    A table on the dead, or one of which neither heading nor column says that it counts those who serve, gives none.
    """
    language = rows.document.language
    words = load(language, "strengths")["columns"]
    headers = {b.column: b.text.strip() for b in blocks if b.is_header and b.row == blocks[0].row}
    labels = {column: " ".join(text.casefold().split()) for column, text in headers.items()}
    if labels.get(0) not in words["time"]:
        return {}, {}
    components = {c: next((k for k, v in words.items() if k != "time" and w in v), None) for c, w in labels.items()}
    counted = {c: k for c, k in components.items() if c and k is not None}
    countries = {c: code for c, text in headers.items() if c and text and (code := code_of(text, language))}
    told = _told(rows, blocks[0], labels.values())
    says_who = bool(told & set(words["of"])) or any(kind != _TOTAL for kind in counted.values())
    if not says_who or told & set(load(language, "fatalities")["table_headings"]):
        return {}, {}
    return counted, countries


def _told(rows: DocumentRows, first: Block, labels: Iterable[str]) -> set[str]:
    """The words of a table's headers, of the heading above it, its caption, and a line that ends in a colon."""
    texts = [*first.section[-1:], *labels]
    texts += [
        block.text
        for block in rows.document.blocks[max(0, first.index - _ABOVE) : first.index]
        if block.group == first.group or (block.element == "prose" and block.text.rstrip().endswith(":"))
    ]
    return {word.strip(",.:;()") for text in texts for word in text.casefold().split()}


def _dated_rows(rows: DocumentRows, blocks: Sequence[Block]) -> Iterator[tuple[list[Block], PlacedDate]]:
    """The rows that begin with one date and nothing else; none where the table has hardly any."""
    found: list[tuple[list[Block], PlacedDate]] = []
    for _, members in groupby((b for b in blocks if not b.is_header), key=lambda b: b.row):
        cells = list(members)
        dates = [d for d in rows.mentions.dates_in(cells[0].index) if d.mention.is_valid]
        if cells[0].column == 0 and len(dates) == 1 and dates[0].mention.precision != "interval":
            found.append((cells, dates[0]))
    yield from found if len(found) >= _FEWEST_ROWS else ()


def _write(
    rows: DocumentRows,
    cells: Sequence[Block],
    as_of: PlacedDate,
    counted: Mapping[int, str],
    countries: Mapping[int, str],
    mission: Entity | None,
) -> None:
    whole: Row | None = None
    parts: list[Row] = []
    for cell in cells:
        column = cell.column or 0
        quantity = _number(rows, cell) if column in counted or column in countries else None
        if quantity is None:
            continue
        span = (cells[0].start, cell.span(0, quantity.end)[1])
        if column in countries:
            write_contribution(
                rows, quantity, countries[column], mission, "contributions.time_table", span=span, as_of=as_of
            )  # fmt: skip
            continue
        row = rows.fact(
            "strengths",
            ("unspecified", counted[column], quantity.count.best, as_of.mention.edtf),
            span,
            "strengths.time_table",
            derivation="normalised",
            mission_id=mission,
            kind="unspecified",
            component=counted[column],
            count=quantity.number,
            as_of=as_of,
        )
        if counted[column] == _TOTAL:
            whole = row
        else:
            parts.append(row)
    for part in parts:
        part.values["part_of"] = whole


def _number(rows: DocumentRows, cell: Block) -> Quantity | None:
    """What a cell that is a number and nothing else counts."""
    found = quantities(cell, rows.mentions.numbers_in(cell.index), 0, len(cell.text), rows.document.language)
    is_bare = len(found) == 1 and found[0].noun is None and not cell.text[: found[0].start].strip(" ~c.")
    return found[0] if is_bare else None
