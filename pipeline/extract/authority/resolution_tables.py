"""`resolutions` and `mandates` of tables: a row per resolution, with the day it was adopted and how long it holds.

A table counts where one of its columns is headed as that of resolutions and another as that of their dates. What its
columns of troops and police authorise is the business of `strength_tables.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.extract.authority.resolution_names import actions, number_signs, organ_by_number, organ_in, symbol_of
from pipeline.extract.dating import ending
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.rows import DocumentRows, Row
from pipeline.extract.tables import Table, date_in, span_of
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate


@dataclass(frozen=True, slots=True)
class ListedResolution:
    """A resolution that a row of a table is about.

    Attributes:
        number: its number.
        year: the year in its symbol, where that is written.
        cell: the cell that names it.
        adopted: the day in the column for it.
        by_column: the cells of the row.
        table: the table.
    """

    number: int
    year: int | None
    cell: Block
    adopted: PlacedDate
    by_column: Mapping[int, Block]
    table: Table


def listed_resolutions(rows: DocumentRows) -> Iterator[ListedResolution]:
    """The resolutions that the rows of a document's tables are about, in source order."""
    language = rows.document.language
    for table in rows.tables:
        columns = table.columns(load(language, "resolutions")["columns"])
        if "number" not in columns or "date" not in columns:
            continue
        for by_column in table.body:
            cell = by_column.get(columns["number"])
            named = _number(language).fullmatch(cell.text.strip()) if cell is not None else None
            adopted = date_in(rows, by_column.get(columns["date"]))
            if cell is not None and named is not None and adopted is not None:
                year = int(named["year"]) if named["year"] else None
                yield ListedResolution(int(named["number"]), year, cell, adopted, by_column, table)


def write_listed(rows: DocumentRows, listed: ListedResolution, names: MissionNames) -> Row:
    """Write the row of a resolution, and that of the mandate where a column says until when it holds."""
    language = rows.document.language
    adopted, earliest = listed.adopted, listed.adopted.mention.earliest
    year = listed.year or (earliest.year if earliest else None)
    header = listed.table.labels.get(listed.cell.column or 0, "")
    organ = (
        organ_in(listed.cell.text, language)
        or organ_in(f"{header} {listed.table.headings}", language)
        or organ_by_number(listed.number, year)
    )
    symbol = symbol_of(organ, listed.number, year)
    mission = names.of(listed.table.first, 0, 0)
    columns = listed.table.columns(load(language, "resolutions")["columns"])
    dated = listed.by_column[columns["date"]]
    text = listed.by_column.get(columns["text"]) if "text" in columns else None
    action = _action(text.text, language) if text is not None and mission is not None else None
    told = [listed.cell, dated, *([text] if text is not None and action else [])]
    row = rows.fact(
        "resolutions", (organ, listed.number), span_of(told), "resolutions.table",
        derivation="normalised" if symbol else "stated", symbol=symbol, number=listed.number, organ=organ,
        adopted=adopted, action=action, mission_id=mission if action else None, operation_id=None,
    )  # fmt: skip
    until = listed.by_column.get(columns["until"]) if "until" in columns else None
    end = date_in(rows, until)
    if end is None and text is not None and action == "extends":
        until, end = text, _extended_to(rows, text)
    if end is not None and until is not None and mission is not None:
        rows.fact(
            "mandates", (mission, None, None, None, end.mention.edtf), span_of([listed.cell, until]), "mandates.table",
            derivation="normalised", mission_id=mission, symbol=symbol, start=None, end=ending(end), duration=None,
            is_robust=None, chapter=None,
        ).uses.append(end)  # fmt: skip
    return row


def _extended_to(rows: DocumentRows, text: Block) -> PlacedDate | None:
    """The one day of a summary, where it says that something is extended until then: extension to 30 June 1979."""
    dates = [d for d in rows.mentions.dates_in(text.index) if d.mention.is_valid]
    if len(dates) != 1 or dates[0].mention.precision != "day":
        return None
    return dates[0] if _extension(rows.document.language).search(text.text, 0, dates[0].mention.start) else None


@cache
def _extension(language: str) -> re.Pattern[str]:
    words = load(language, "resolutions")["extensions"]
    return compiled(
        rf"\b(?:{alternatives(words['words'])})\b[^.;:]*\s(?:{alternatives(words['until'])})\s\Z", re.IGNORECASE
    )


def _action(text: str, language: str) -> str | None:
    return next((action for action, pattern in actions(language) if pattern.search(text)), None)


@cache
def _number(language: str) -> re.Pattern[str]:
    """A cell that is the name of one resolution: 1542, Resolution 1542 (2004), S/RES/1542."""
    words = load(language, "resolutions")
    organs = alternatives(p for listed in words["organs"].values() for p in listed)
    nouns = alternatives(words["nouns"])
    return compiled(
        rf"(?:(?:(?:{organs})\s)?(?:{nouns})\s|S/RES/|(?:{number_signs(language)})\s?)?(?P<number>\d{{1,4}})(?:\s?\((?P<year>\d{{4}})\))?",
        re.IGNORECASE,
    )
