"""Tables of the dead: `incidents` with their `casualties` by date, and `fatality_totals` by year.

A table counts when one of its columns is headed as dates or years and another as killed or injured. A row with a day or
a month is an incident; a row with a year is that year's toll. Rows of sums are left out, and so are tables that
count at each date those who serve: whether their dead are those of the day or of all before it is not said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.cues import OUTCOMES, Outcome
from pipeline.extract.harm.happenings import country_of, known_places
from pipeline.extract.harm.telling import kinds_in
from pipeline.extract.identity.mission_names import mission_names
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import Count, DocumentRows, Entity, Row, count_of
from pipeline.extract.tables import Table
from pipeline.extract.troops.strength_fields import COMPONENTS
from pipeline.extract.troops.table_subjects import home_of_table
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.countries import find_countries
from pipeline.recognise.placed import PlacedDate

_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The roles of a table's columns, as its headers say."""

    roles: dict[int, str]

    def cell(self, row: Sequence[Block], role: str) -> Block | None:
        """The first cell of a row in a column of that role."""
        return next((b for b in row if b.column is not None and self.roles.get(b.column) == role), None)


def extract(rows: DocumentRows) -> None:
    """Write what the tables of the dead say, row by row."""
    names, known = mission_names(rows), known_places(rows)
    for table in rows.tables:
        columns = _columns(table, rows.document.language)
        roles = set(columns.roles.values())
        if (
            "date" not in roles
            or not roles & {"killed", "injured"}
            or _counts_who_serves(table, rows.document.language)
        ):
            continue
        is_of_country = home_of_table(rows, table) is not None
        tells_of_each = _tells_of_each(table, columns, rows.document.language)
        dated = next(column for column, role in columns.roles.items() if role == "date")
        last: Row | None = None
        for by_column in table.body:
            row = [b for b in by_column.values() if not b.is_header or b.column == 0]
            if dated in by_column:
                last = _from_row(
                    rows, row, columns, names.subject, known, is_of_country=is_of_country, tells_of_each=tells_of_each
                )
            elif last is not None and "country" in roles:
                _go_on(rows, last, row, columns, names.subject)


def _columns(table: Table, language: str) -> _Columns:
    listed = load(language, "incidents")["columns"]
    roles: dict[int, str] = {}
    for column, label in table.labels.items():
        role = next((role for role, labels in listed.items() if label in labels), None)
        if role is not None:
            roles[column] = role
    return _Columns(roles)


def _tells_of_each(table: Table, columns: _Columns, language: str) -> bool:
    """Whether a column beside the counts says in every row in words what or where it was: a row is one happening.

    Remarks say no more of a year than what was of note in it, and a country is that of those who died.
    """
    remarks = load(language, "incidents")["remarks"]
    for column, label in table.labels.items():
        if columns.roles.get(column) in ("date", "killed", "injured", "country") or label in remarks:
            continue
        cells = [row[column].text.strip() if column in row else "" for row in table.body]
        if len(cells) > 1 and all(_LETTERS.search(text) and code_of(text, language) is None for text in cells):
            return True
    return False


def _counts_who_serves(table: Table, language: str) -> bool:
    """Whether a column of a table is headed as those who serve are: military, police."""
    words = load(language, "strengths")["columns"]
    return any(label in words[kind] for label in table.labels.values() for kind in COMPONENTS if kind in words)


def _from_row(
    rows: DocumentRows,
    row: Sequence[Block],
    columns: _Columns,
    mission: Entity | None,
    known: Mapping[str, str],
    *,
    is_of_country: bool,
    tells_of_each: bool,
) -> Row | None:
    """Write what a row says; returns the incident that it tells, if any."""
    language = rows.document.language
    dated = columns.cell(row, "date")
    if dated is None or not row:
        return None
    dates = [d for d in rows.mentions.dates_in(dated.index) if d.mention.is_valid]
    if not dates or " ".join(row[0].text.casefold().split()) in load(language, "incidents")["total_rows"]:
        return None
    date = dates[0]
    counts: dict[Outcome, Quantity | None] = {outcome: _count(rows, columns.cell(row, outcome)) for outcome in OUTCOMES}
    if date.mention.precision == "year" and not tells_of_each:
        killed = counts["killed"]
        if killed is not None and not is_of_country:
            _write_year(rows, dated, date, columns.cell(row, "killed"), killed, mission)
    elif date.mention.precision in ("day", "month", "interval", "year") and any(counts.values()):
        return _write_incident(rows, row, columns, date, counts, mission, known)
    return None


def _go_on(rows: DocumentRows, incident: Row, row: Sequence[Block], columns: _Columns, mission: Entity | None) -> None:
    """Write those of another country in the incident of the row above, whose day spans this one too; they are more."""
    country = columns.cell(row, "country")
    named = find_countries(country.text, rows.document.language) if country is not None else []
    for outcome in OUTCOMES:
        cell = columns.cell(row, outcome)
        quantity = _count(rows, cell)
        if cell is None or quantity is None or len(named) != 1:
            continue
        _write_casualty(rows, incident, outcome, cell, quantity, named[0].code, mission)
        so_far = incident.values.get(outcome)
        known = so_far if isinstance(so_far, Count) else count_of(so_far) if so_far is not None else Count(0, 0, 0)
        if known.best is not None and quantity.count.best is not None:
            best = known.best + quantity.count.best
            incident.values |= {outcome: Count(best, best, best), "derivation": "inferred"}


def _count(rows: DocumentRows, cell: Block | None) -> Quantity | None:
    """The number that a cell begins with."""
    if cell is None:
        return None
    counted = quantities(cell, rows.mentions.numbers_in(cell.index), 0, len(cell.text), rows.document.language)
    return counted[0] if counted and counted[0].is_people and not cell.text[: counted[0].start].strip(" ~c.") else None


def _write_year(
    rows: DocumentRows, dated: Block, date: PlacedDate, cell: Block | None, quantity: Quantity, mission: Entity | None
) -> None:
    if cell is None:
        return
    rows.fact(
        "fatality_totals",
        (date.mention.edtf, quantity.count.best, "year"),
        (min(dated.start, cell.start), cell.span(0, quantity.end)[1]),
        "fatality_totals.year",
        derivation="normalised",
        mission_id=mission,
        cause="unspecified",
        population="un_unspecified" if mission is not None else "other",
        count=quantity.number,
        as_of=date,
    )


def _write_incident(
    rows: DocumentRows,
    row: Sequence[Block],
    columns: _Columns,
    date: PlacedDate,
    counts: dict[Outcome, Quantity | None],
    mission: Entity | None,
    known: Mapping[str, str],
) -> Row:
    language = rows.document.language
    place, text, country = (columns.cell(row, role) for role in ("place", "text", "country"))
    where = place.text.strip() or None if place is not None else None
    kind = (kinds_in(text.text, language) if text is not None else None) or "other"
    last = max((b for b in row), key=lambda b: b.end)
    named = find_countries(country.text, language) if country is not None else []
    code = named[0].code if len(named) == 1 else None
    incident: Row = rows.fact(
        "incidents",
        (date.mention.edtf, kind, where),
        (min(b.start for b in row), last.end),
        "incidents.table",
        derivation="normalised",
        mission_id=mission,
        date=date,
        place=where,
        country_code=country_of(where, known, language),
        kind=kind,
    )
    incident.values.update({outcome: q.number for outcome, q in counts.items() if q is not None})
    for outcome, quantity in counts.items():
        cell = columns.cell(row, outcome)
        if quantity is None or cell is None:
            continue
        if outcome == "killed" and code is None and quantity.country_code is None:
            told = next(((block, parts) for block in (cell, text) if (parts := _parts(rows, block, quantity))), None)
            for part in told[1] if told is not None else ():
                _write_casualty(
                    rows, incident, outcome, told[0] if told and told[0] else cell, part, part.country_code, mission
                )
            if told is not None:
                continue
        _write_casualty(rows, incident, outcome, cell, quantity, quantity.country_code or code, mission)
    return incident


def _parts(rows: DocumentRows, text: Block | None, whole: Quantity) -> list[Quantity]:
    """Those of each nationality whom a remark of the row counts, where together they are all who were killed."""
    if text is None:
        return []
    counted = quantities(text, rows.mentions.numbers_in(text.index), 0, len(text.text), rows.document.language)
    named = [q for q in counted if q.is_people and q.country_code is not None and q.count.best is not None]
    total = sum(q.count.best or 0 for q in named)
    return named if len(named) > 1 and total == whole.count.best else []


def _write_casualty(
    rows: DocumentRows,
    incident: Row,
    outcome: Outcome,
    cell: Block,
    quantity: Quantity,
    code: str | None,
    mission: Entity | None,
) -> None:
    rows.fact(
        "casualties",
        (*incident.key, outcome, code, quantity.count.best),
        cell.span(quantity.start, quantity.end),
        "casualties.table",
        derivation="normalised",
        incident_id=incident,
        country_code=code,
        outcome=outcome,
        population="un_unspecified" if mission is not None else "other",
        count=quantity.number,
    )
