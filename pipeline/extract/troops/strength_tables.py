"""`strengths` of tables: a row per day or per resolution, and the total below the countries that contribute.

A table of the first kind has a column of dates and others headed as troops, police or their total; where a further
column names resolutions, its numbers are what those authorise. Tables of the dead are left out: their columns are
headed likewise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.extract.authority.resolution_tables import listed_resolutions
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.quantities import Quantity, quantities
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.tables import Table, date_in, span_of, tables_of
from pipeline.extract.troops.frames import frames_of
from pipeline.extract.troops.strength_fields import COMPONENTS
from pipeline.extract.troops.table_dates import date_above
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_FEWEST_COUNTRIES = 2  # rows above a total that begin with a country


def extract_tables(rows: DocumentRows, names: MissionNames) -> None:
    """Write the strengths of the tables of a document."""
    authorising = {each.cell.index: each.number for each in listed_resolutions(rows)}
    symbols = {row.values["number"]: row.values["symbol"] for row in rows.of("resolutions") if row.values["symbol"]}
    for table in tables_of(rows.document):
        mission = names.of(table.first, 0, 0)
        components = _components(table, rows.document.language)
        if mission is None or not components or _counts_the_dead(table, rows.document.language):
            continue
        is_of_countries = _is_of_countries(table, rows.document.language)
        of_all = date_above(rows, table.first) if is_of_countries else None
        for by_column in table.body:
            if code_of(by_column[min(by_column)].text.strip(), rows.document.language):
                continue  # what one country gives is no strength of the mission
            number = next((authorising[b.index] for b in by_column.values() if b.index in authorising), None)
            as_of = _date(rows, table, by_column)
            if as_of is not None:
                kind = "authorised" if number is not None else None
                symbol = symbols.get(number) if number is not None else None
                _write(rows, by_column, components, table, mission, as_of, kind, symbol)
            elif of_all is not None and _is_total(by_column, rows.document.language):
                # Without a day it may be the sum of those listed, and of no more.
                _write(rows, by_column, components, table, mission, of_all, None, None)


def _write(
    rows: DocumentRows,
    by_column: Mapping[int, Block],
    components: Mapping[int, str],
    table: Table,
    mission: Entity,
    as_of: PlacedDate | None,
    kind: str | None,
    symbol: str | None,
) -> None:
    """Write the numbers of one row, those of its parts as parts of the total."""
    language = rows.document.language
    counted = {c: q for c, b in by_column.items() if c in components and (q := _count(rows, b)) is not None}
    totals = [c for c in counted if components[c] == "total"]
    others = {components[c] for c in counted if components[c] != "total"}
    dated = [b for b in by_column.values() if as_of is not None and as_of.block == b.index]
    whole: Row | None = None
    for column in sorted(counted, key=lambda c: (c not in totals, c)):
        quantity, cell = counted[column], by_column[column]
        is_total = column in totals
        component = _component_of_total(others) if is_total else components[column]
        own = kind or frames_of(language).kind_in(table.labels[column]) or frames_of(language).kind_in(table.headings)
        row = rows.fact(
            "strengths",
            (own, component, quantity.count.best, as_of.mention.edtf if as_of else None),
            span_of([*dated, cell]) if dated else cell.span(quantity.start, quantity.end),
            "strengths.table",
            derivation="normalised",
            mission_id=mission,
            kind=own or ("deployed" if as_of is not None else "unspecified"),
            component=component,
            count=quantity.number,
            as_of=as_of,
            part_of=whole,
            symbol=symbol,
        )
        whole = row if is_total and len(totals) == 1 else whole


def _count(rows: DocumentRows, cell: Block) -> Quantity | None:
    """The number of a cell that is a number and nothing else."""
    counted = quantities(cell, rows.mentions.numbers_in(cell.index), 0, len(cell.text), rows.document.language)
    is_number = len(counted) == 1 and counted[0].noun is None and not cell.text[: counted[0].start].strip(" ~c.<")
    return counted[0] if is_number else None


def _component_of_total(parts: set[str]) -> str:
    """What a total is the total of: by the columns beside it."""
    if "civilian" in parts:
        return "total"
    if parts == {"military"}:
        return "military"
    return "uniformed" if "military" in parts else "unspecified"


def _components(table: Table, language: str) -> dict[int, str]:
    """The component that each column counts, by its label; ``total`` where it is that of the others."""
    words = load(language, "strengths")["tables"]
    found: dict[int, str] = {}
    for column, label in table.labels.items():
        if label in words["totals"]:
            found[column] = "total"
        elif component := _component(label, language):
            found[column] = component
    is_counting = any(component != "total" for component in found.values())
    return found if is_counting else {}


def _component(label: str, language: str) -> str | None:
    """The component whose noun a label is, beside words that say no more than that it counts them."""
    plain = " ".join(label.replace("(", " ").replace(")", " ").split())
    if plain in _nouns(language):
        return _nouns(language)[plain]
    beside = set(load(language, "strengths")["tables"]["beside"])
    noun = " ".join(word for word in plain.split() if word not in beside)
    return _nouns(language).get(noun)


@cache
def _nouns(language: str) -> dict[str, str]:
    nouns = load(language, "quantities")["nouns"]
    listed = {form: component for kind, component in COMPONENTS.items() for form in nouns[kind]}
    return (
        listed
        | dict.fromkeys(load(language, "strengths")["headings"], "unspecified")
        | dict.fromkeys(nouns["peacekeeper"], "military")
    )


def _date(rows: DocumentRows, table: Table, by_column: Mapping[int, Block]) -> PlacedDate | None:
    """The day of a row: in the one column of dates."""
    listed = {*load(rows.document.language, "strengths")["tables"]["dates"]}
    adopted = load(rows.document.language, "resolutions")["columns"]["date"]
    columns = [c for c, label in table.labels.items() if label in listed or label in adopted]
    dates = [date for c in columns if (date := date_in(rows, by_column.get(c))) is not None]
    return dates[0] if len(dates) == 1 else None


def _counts_the_dead(table: Table, language: str) -> bool:
    dead = set(load(language, "fatalities")["table_headings"])
    return bool(dead & set(table.headings.split())) or any(dead & set(label.split()) for label in table.labels.values())


def _is_total(by_column: Mapping[int, Block], language: str) -> bool:
    """Whether a row is headed as the total of the others."""
    first = by_column[min(by_column)]
    return " ".join(first.text.casefold().split()) in load(language, "incidents")["total_rows"]


def _is_of_countries(table: Table, language: str) -> bool:
    """Whether several rows of a table each begin with a country."""
    opening = [row[min(row)].text.strip() for row in table.body]
    return sum(code_of(text, language) is not None for text in opening if text) >= _FEWEST_COUNTRIES
