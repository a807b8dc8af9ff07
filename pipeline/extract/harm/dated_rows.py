"""The rows of tables that tell what happened on a day: the day stands in one cell, what happened in another.

Tables with a column for those killed or injured are the business of `casualty_tables.py`: their remarks tell no
incident beside that of their row.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.dating import is_of_one_happening
from pipeline.extract.rows import DocumentRows
from pipeline.lexicon import load
from pipeline.recognise.placed import PlacedDate


@dataclass(frozen=True, slots=True)
class DatedRows:
    """The cells of a document's tables that rows date.

    Attributes:
        dates: the date of the row by the index of each other cell of it.
        counted: the cells of tables that count the killed or injured, row by row.
    """

    dates: dict[int, PlacedDate]
    counted: frozenset[int]


def dated_rows(rows: DocumentRows) -> DatedRows:
    """Find the cells that rows date."""
    words = load(rows.document.language, "incidents")["columns"]
    dates: dict[int, PlacedDate] = {}
    counted: set[int] = set()
    for table in rows.tables:
        columns = table.columns(words)
        if "date" not in columns:
            continue
        for by_column in table.body:
            if "killed" in columns or "injured" in columns:
                counted.update(cell.index for cell in by_column.values())
                continue
            dated = by_column.get(columns["date"])
            found = [d for d in rows.mentions.dates_in(dated.index) if d.mention.is_valid] if dated is not None else []
            if dated is not None and len(found) == 1 and is_of_one_happening(found[0]):
                dates |= {cell.index: found[0] for cell in by_column.values() if cell is not dated}
    return DatedRows(dates, frozenset(counted))
