"""`fatality_totals` from tables of the dead: by cause, a column or a row for each, and by year, a column for each.

Tables with a row for each date or year are the business of `casualty_tables.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.extract.harm.fatality_causes import cause_of
from pipeline.extract.identity.mission_names import entity_names, mission_names
from pipeline.extract.quantities import Quantity
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table, date_in, span_of
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_LEAST_CAUSES = 2  # a table of causes names so many at least
_LEAST_COUNTRIES = 2
_MOST_COLUMNS = 4  # of a table that counts the dead of countries and little else
_LEAST_YEARS = 2  # and one by year so many years
_ALL = "all"


@dataclass(frozen=True, slots=True)
class _Toll:
    """The number in one cell: the cell, the quantity, and the cause that it is the toll of."""

    cell: Block
    quantity: Quantity
    cause: str


def extract(rows: DocumentRows) -> None:
    """Write the totals of the tables by cause in a document that treats a mission, and of those that list missions."""
    mission = mission_names(rows).subject
    for table in rows.tables:
        if _by_year(rows, table, mission) or _by_country(rows, table, mission):
            continue
        headers = [[*table.headers.values()]] if table.headers else []
        by_row = [*headers, *([*row.values()] for row in table.body)]
        is_of_mission = mission is not None or _names_mission(rows, table)
        if not is_of_mission:
            _write_missions(rows, table, by_row)
            continue
        for tolls in _by_column(rows, by_row) or _by_row(rows, by_row):
            _write(rows, tolls, _date(rows, tolls, by_row), mission, is_of_mission=True)


def _names_mission(rows: DocumentRows, table: Table) -> bool:
    """Whether what stands above a table names a mission whose dead it counts: losses of MINUSCA, in a text on a war."""
    entities = entity_names(rows)
    above = [*(b.text for b in (table.caption, table.line) if b is not None), *table.first.section[-1:]]
    return any(entities.named(text, 0, len(text)) for text in above)


def _write_missions(rows: DocumentRows, table: Table, by_row: Sequence[Sequence[Block]]) -> None:
    """Write the totals of the missions that the rows of a table name, in a document that treats none of them."""
    entities, language = entity_names(rows), rows.document.language
    name = table.columns(load(language, "missions")["table_columns"]).get("name")
    if name is None:
        return
    for tolls in _by_column(rows, by_row):
        cell = next((row[name] for row in table.body if name in row and tolls[0].cell in row.values()), None)
        if cell is not None and entities.named(cell.text, 0, len(cell.text)):
            _write(rows, tolls, None, None, cell, is_of_mission=True)


def _by_year(rows: DocumentRows, table: Table, mission: Entity | None) -> bool:
    """Write the tolls of a table with a column for each year and a row that counts the dead; returns whether it is one.

    A further row may count those of them who died of one cause.
    """
    language = rows.document.language
    years = {c: date for c, header in table.headers.items() if (date := date_in(rows, header)) is not None}
    first = min(table.headers, default=0)
    if len(years) < _LEAST_YEARS or set(table.headers) - set(years) != {first}:
        return False
    listed, found = load(language, "fatalities"), False
    for row in table.body:
        label = " ".join(row[first].text.casefold().split()) if first in row else ""
        cause = cause_of(label, language)
        if not set(label.split()) & {*listed["table_headings"], *listed["fields"]} and not (
            found and cause != "unspecified"
        ):
            continue
        found = True
        for column, year in years.items():
            toll = _toll(rows, row[column], cause) if column in row else None
            if toll is not None:
                _write(rows, [toll], year, mission, is_of_mission=mission is not None)
    return found


def _by_country(rows: DocumentRows, table: Table, mission: Entity | None) -> bool:
    """Write the dead of each country that a table lists; returns whether it is such a table.

    A column of countries and one of bare numbers, which its own header or what stands above the table says are of the
    dead. One country's dead are no toll of the mission: they are of another population, and hold for no day.
    """
    language = rows.document.language
    if "date" in table.columns(load(language, "incidents")["columns"]):
        return False  # of the dead of each day or year
    named = next((c for c in table.headers if _lists_countries(table, c, language)), None)
    counted = _column_of_dead(rows, table, language) if named is not None else None
    if named is None or counted is None:
        return False
    for row in table.body:
        if named not in row or counted not in row:
            continue
        quantity = bare_number(rows, row[counted])
        is_total = " ".join(row[named].text.casefold().split()) in load(language, "incidents")["total_rows"]
        if quantity is None or not (is_total or code_of(row[named].text.strip(), language)):
            continue
        rows.fact(
            "fatality_totals",
            (row[named].text.strip(), quantity.count.best),
            span_of([row[named], row[counted]]),
            "fatality_totals.table" if is_total else "fatality_totals.of_country",
            derivation="normalised",
            mission_id=mission,
            cause=_ALL if is_total else "unspecified",
            population="un_unspecified" if is_total and mission is not None else "other",
            count=quantity.number,
        )
    return True


def _lists_countries(table: Table, column: int, language: str) -> bool:
    """Whether a column holds the names of countries, but for a row of sums."""
    texts = [row[column].text.strip() for row in table.body if column in row]
    countries = sum(1 for text in texts if code_of(text, language) is not None)
    return countries >= _LEAST_COUNTRIES and countries >= len(texts) - 1


def _column_of_dead(rows: DocumentRows, table: Table, language: str) -> int | None:
    """The column of a table that counts the dead: so headed, or the only one with numbers under such a heading."""
    words = load(language, "fatalities")
    of_dead = {*words["fields"], *load(language, "incidents")["columns"]["killed"]}
    by_label = [column for column, label in table.labels.items() if label in of_dead]
    if by_label:
        return by_label[0] if len(table.labels) <= _MOST_COLUMNS else None
    above = [*(b.text for b in (table.caption, table.line) if b is not None), *table.first.section[-1:]]
    is_of_dead = bool({w.casefold() for text in above[:1] for w in text.split()} & set(words["table_headings"]))
    numeric = [c for c in table.headers if any(bare_number(rows, row[c]) for row in table.body if c in row)]
    return numeric[0] if is_of_dead and len(numeric) == 1 else None


def _by_column(rows: DocumentRows, by_row: Sequence[Sequence[Block]]) -> list[list[_Toll]]:
    """A row of headers that names causes, and numbers below it; a table on something else gives nothing."""
    language = rows.document.language
    if not by_row:
        return []
    causes = {b.column: cause for b in by_row[0] if (cause := _cause(b.text, language))}
    if not _is_of_causes(causes.values(), by_row[0][0], language, title=rows.document.title):
        return []
    # The dead of one country are not those of the mission.
    counted = [row for row in by_row[1:] if row and code_of(row[0].text.strip(), language) is None]
    found = [[toll for b in row if (toll := _toll(rows, b, causes.get(b.column)))] for row in counted]
    return [tolls for tolls in found if tolls]


def _by_row(rows: DocumentRows, by_row: Sequence[Sequence[Block]]) -> list[list[_Toll]]:
    """Rows that begin with a cause, with one number behind it."""
    language = rows.document.language
    causes = {i: cause for i, row in enumerate(by_row) if len(row) == 2 and (cause := _cause(row[0].text, language))}
    if not by_row or not _is_of_causes(causes.values(), by_row[0][0], language, by_row[0]):
        return []
    tolls = [toll for i, cause in causes.items() if (toll := _toll(rows, by_row[i][1], cause))]
    return [tolls] if tolls else []


def _is_of_causes(
    causes: Iterable[str], cell: Block, language: str, header: Sequence[Block] = (), title: str = ""
) -> bool:
    """Whether a table names causes of death, and its heading, a column or the title says that it counts the dead."""
    named = set(causes) - {_ALL, "other"}
    words = {w.casefold() for text in (title, *cell.section[-1:], *(b.text for b in header)) for w in text.split()}
    listed = load(language, "fatalities")
    return len(named) >= _LEAST_CAUSES and bool(words & set(listed["table_headings"]))


def _cause(text: str, language: str) -> str | None:
    label = " ".join(text.casefold().split())
    if label in load(language, "incidents")["total_rows"]:
        return _ALL
    cause = cause_of(label, language) if label else "unspecified"
    return cause if cause != "unspecified" else None


def _toll(rows: DocumentRows, cell: Block, cause: str | None) -> _Toll | None:
    """What a cell that is a number and nothing else counts."""
    if cause is None:
        return None
    quantity = bare_number(rows, cell)
    return _Toll(cell, quantity, cause) if quantity is not None else None


def _date(rows: DocumentRows, tolls: Sequence[_Toll], by_row: Sequence[Sequence[Block]]) -> PlacedDate | None:
    """The one date in the row of the numbers, where they stand in one row."""
    members = next((row for row in by_row if tolls[0].cell in row), ())
    if any(toll.cell not in members for toll in tolls):
        return None
    dates = [d for b in members for d in rows.mentions.dates_in(b.index) if d.mention.is_valid]
    return dates[0] if len(dates) == 1 else None


def _write(
    rows: DocumentRows,
    tolls: Sequence[_Toll],
    as_of: PlacedDate | None,
    mission: Entity | None,
    named: Block | None = None,
    *,
    is_of_mission: bool,
) -> None:
    """Write the tolls of one row; `named` is the cell that names another mission that they are of."""
    is_of_a_year = as_of is not None and as_of.mention.precision == "year"
    for toll in tolls:
        rows.fact(
            "fatality_totals",
            (toll.quantity.count.best, toll.cause, as_of.mention.edtf if as_of else None),
            span_of([named, toll.cell])
            if named is not None
            else toll.cell.span(toll.quantity.start, toll.quantity.end),
            "fatality_totals.year" if is_of_a_year else "fatality_totals.table",
            derivation="normalised",
            mission_id=mission,
            cause=toll.cause,
            population="un_unspecified" if is_of_mission else "other",
            count=toll.quantity.number,
            as_of=as_of,
        )
