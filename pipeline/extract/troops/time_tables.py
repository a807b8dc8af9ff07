"""`strengths` and `contributions` of tables whose rows are times: a column for the year, one for each count or country.

Tables whose rows are countries are the business of `contributors.py` and `contribution_lists.py`; those whose columns
name who serves are read by `strength_tables.py`, before this; those on one country's part by `home_tables.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.extract.troops.table_subjects import home_of_table, is_of_money, is_of_units
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate, PlacedNumber

_FEWEST_ROWS = 2
_TOTAL = "total"


def extract(rows: DocumentRows) -> None:
    """Write what the cells of such tables count, in a document that treats a mission."""
    if rows.subject is None:
        return
    names = mission_names(rows)
    known = {row.values["count"].block for row in rows.of("strengths") if isinstance(row.values["count"], PlacedNumber)}
    for table in rows.tables:
        counted, countries = _columns(table, rows.document.language)
        is_counted = any(cell.index in known for by_column in table.body for cell in by_column.values())
        if is_counted or (counted and home_of_table(rows, table) is not None):
            counted = {}
        if not counted and not countries:
            continue
        mission = names.of(table.first, 0, 0)
        for by_column, as_of in _dated_rows(rows, table):
            _write(rows, by_column, as_of, counted, countries, mission)


def _columns(table: Table, language: str) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The columns that count a component, and those that count what a country gives; none in another table.

    A table on the dead, or one of which neither heading nor column says that it counts those who serve, gives none.
    """
    words = load(language, "strengths")["columns"]
    if table.labels.get(0) not in words["time"] or is_of_units(table, language) or is_of_money(table, language):
        return {}, {}
    components = {
        c: next((k for k, v in words.items() if k != "time" and label in v), None) for c, label in table.labels.items()
    }
    counted = {c: k for c, k in components.items() if c and k is not None}
    countries = {
        c: code
        for c, b in table.headers.items()
        if c and (text := b.text.strip()) and (code := code_of(text, language))
    }
    told = _told(table)
    says_who = bool(told & set(words["of"])) or any(kind != _TOTAL for kind in counted.values())
    if not says_who or told & set(load(language, "fatalities")["table_headings"]):
        return {}, {}
    return counted, countries


def _told(table: Table) -> set[str]:
    """The words of a table's headers, of the heading above it, its caption, and a line that ends in a colon."""
    line = table.line.text.casefold() if table.line is not None else ""
    return {word.strip("(),:.") for text in (table.headings, line, *table.labels.values()) for word in text.split()}


def _dated_rows(rows: DocumentRows, table: Table) -> Sequence[tuple[Mapping[int, Block], PlacedDate]]:
    """The rows that begin with one date and nothing else; none where the table has hardly any."""
    found: list[tuple[Mapping[int, Block], PlacedDate]] = []
    for by_column in table.body:
        opening = by_column.get(0)
        dates = [d for d in rows.mentions.dates_in(opening.index) if d.mention.is_valid] if opening is not None else []
        if len(dates) == 1 and dates[0].mention.precision != "interval":
            found.append((by_column, dates[0]))
    return found if len(found) >= _FEWEST_ROWS else ()


def _write(
    rows: DocumentRows,
    by_column: Mapping[int, Block],
    as_of: PlacedDate,
    counted: Mapping[int, str],
    countries: Mapping[int, str],
    mission: Entity | None,
) -> None:
    whole: Row | None = None
    parts: list[Row] = []
    for column, cell in by_column.items():
        quantity = bare_number(rows, cell) if column in counted or column in countries else None
        if quantity is None:
            continue
        span = (by_column[0].start, cell.span(0, quantity.end)[1])
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
