"""Dated `statements` on the operations that the rows of a table list, each with its beginning and its end."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.dating import beginning, ending
from pipeline.extract.identity.mission_names import EntityNames
from pipeline.extract.identity.naming import state_date
from pipeline.extract.rows import DocumentRows, Entity
from pipeline.extract.tables import date_in, span_of
from pipeline.extract.troops.home_pages import is_of_home
from pipeline.lexicon import load
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_EXTRACTOR = "mission_tables.row"


def state_tables(rows: DocumentRows, entities: EntityNames) -> None:
    """Write down when the operations of a document's tables began and ended; its own missions have fields and prose.

    The periods of a table on one country's part in missions are not those of the missions.
    """
    words = load(rows.document.language, "missions")["table_columns"]
    for table in rows.tables:
        columns = table.columns(words)
        if "name" not in columns or not columns.keys() & {"start", "end", "period"} or is_of_home(rows, table):
            continue
        for by_column in table.body:
            cell = by_column.get(columns["name"])
            entity = _named(cell, entities)
            if cell is None or entity is None or entity.table != "operations":
                continue
            for prop, date, dated in _dates(rows, by_column, columns):
                value = beginning(date) if prop == "start" else ending(date)
                if value is not None:
                    state_date(rows, entity, prop, date, value, span_of([cell, dated]), _EXTRACTOR)


def _named(cell: Block | None, entities: EntityNames) -> Entity | None:
    """The one mission or operation that a cell names."""
    named = {entity for _, _, entity in entities.named(cell.text, 0, len(cell.text))} if cell is not None else set()
    return named.pop() if len(named) == 1 else None


def _dates(
    rows: DocumentRows, by_column: Mapping[int, Block], columns: Mapping[str, int]
) -> list[tuple[str, PlacedDate, Block]]:
    """The dates of a row's cells, each with what it is the date of; a period gives both."""
    found: list[tuple[str, PlacedDate, Block]] = []
    for prop in ("start", "end"):
        cell = by_column.get(columns[prop]) if prop in columns else None
        date = date_in(rows, cell)
        if cell is not None and date is not None:
            found.append((prop, date, cell))
    cell = by_column.get(columns["period"]) if "period" in columns else None
    periods = [d for d in rows.mentions.dates_in(cell.index) if d.mention.is_valid] if cell is not None else []
    if cell is not None and len(periods) == 1 and periods[0].mention.precision == "interval":
        found += [(prop, periods[0], cell) for prop in ("start", "end")]
    elif (date := date_in(rows, cell)) is not None and cell is not None and date.mention.precision == "day":
        found.append(("start", date, cell))  # the day of an operation: whether it ended on it is not said
    return found
