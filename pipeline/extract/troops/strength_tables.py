"""`strengths` of tables: a row or column per day, a row per resolution, and the total below those who contribute.

A table of the first kind has a column of dates and others headed as troops, police or their total, or the other way
about; where a further column names resolutions, its numbers are what those authorise. Tables of the dead are left out,
as their columns are headed likewise, and so are those on the part of one country.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pipeline.extract.authority.resolution_tables import listed_resolutions
from pipeline.extract.identity.mission_names import MissionNames
from pipeline.extract.rows import DocumentRows, Entity, Row
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table, date_in, span_of
from pipeline.extract.troops.frame_words import frames_of
from pipeline.extract.troops.strength_fields import COMPONENTS
from pipeline.extract.troops.table_dates import date_above
from pipeline.extract.troops.table_subjects import home_of_table, is_of_happenings, is_of_money, is_of_units
from pipeline.lexicon import load
from pipeline.lexicon.countries import code_of
from pipeline.read.document import Block
from pipeline.recognise.placed import PlacedDate

_FEWEST_COUNTRIES = 2  # rows above a total that begin with a country
_FEWEST = 2  # rows that count a component, columns that are dated


def extract_tables(rows: DocumentRows, names: MissionNames) -> None:
    """Write the strengths of the tables of a document."""
    authorising = {each.cell.index: each.number for each in listed_resolutions(rows)}
    symbols = {row.values["number"]: row.values["symbol"] for row in rows.of("resolutions") if row.values["symbol"]}
    for table in rows.tables:
        mission, language = names.of(table.first, 0, 0), rows.document.language
        if mission is None or is_of_units(table, language) or is_of_money(table, language):
            continue
        if is_of_happenings(table, language):
            continue
        if by_column := _dated_columns(rows, table) or _columns_by_kind(rows, table):
            _write_columns(rows, table, by_column, mission)
            continue
        is_of_countries = _is_of_countries(table, language)
        components = _components(table, language, is_of_countries=is_of_countries)
        if not components or _counts_the_dead(table, language) or home_of_table(rows, table) is not None:
            continue
        of_all = date_above(rows, table.first) if is_of_countries else None
        for by_column in table.body:
            if code_of(by_column[min(by_column)].text.strip(), language):
                continue  # what one country gives is no strength of the mission
            number = next((authorising[b.index] for b in by_column.values() if b.index in authorising), None)
            as_of = _date(rows, table, by_column)
            if as_of is not None:
                kind = "authorised" if number is not None else None
                symbol = symbols.get(number) if number is not None else None
                _write(rows, by_column, components, table, mission, as_of, kind, symbol)
            elif of_all is not None and table.is_total(by_column, language):
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
    counted = {c: q for c, b in by_column.items() if c in components and (q := bare_number(rows, b)) is not None}
    totals = [c for c in counted if components[c] == "total"]
    others = {components[c] for c in counted if components[c] != "total"}
    dated = [b for b in by_column.values() if as_of is not None and as_of.block == b.index]
    whole: Row | None = None
    for column in sorted(counted, key=lambda c: (c not in totals, c)):
        quantity, cell = counted[column], by_column[column]
        is_total = column in totals
        component = components[column]
        if is_total:
            component = _component_of_total(others) if others else _component_above(table, language) or "unspecified"
        said = frames_of(language).kind_in(table.labels[column])
        own = said or kind or frames_of(language).kind_in(table.headings)
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
            symbol=symbol if said in (None, kind) else None,
        )
        whole = row if is_total and len(totals) == 1 else whole


def _dated_columns(rows: DocumentRows, table: Table) -> dict[int, PlacedDate]:
    """The columns headed by a day, where all but the first are."""
    dates = {c: date for c, header in table.headers.items() if (date := date_in(rows, header)) is not None}
    is_all = len(dates) >= _FEWEST and set(table.headers) - set(dates) <= {min(min(row) for row in table.body)}
    return dates if is_all else {}


def _columns_by_kind(rows: DocumentRows, table: Table) -> dict[int, PlacedDate | None]:
    """The columns headed as authorised, deployed or as numbers, where all but the first are, with a header's date.

    A header without a date has that of what stands above the table.
    """
    language = rows.document.language
    beside = {*load(language, "strengths")["tables"]["beside"], *load(language, "strengths")["tables"]["totals"]}
    found: dict[int, PlacedDate | None] = {}
    for column, header in table.headers.items():
        dates = [d for d in rows.mentions.dates_in(header.index) if d.mention.is_valid]
        label = header.text[: dates[0].mention.start] if dates else header.text
        plain = label.casefold().replace("(", " ").replace(")", " ").split()
        if plain and all(word in beside for word in plain):
            found[column] = dates[0] if len(dates) == 1 else None
    opening = {min(min(row) for row in table.body)} if table.body else set[int]()
    if not found or opening & set(found) or set(table.headers) - set(found) > opening:
        return {}
    of_all = date_above(rows, table.first)
    return {column: date or of_all for column, date in found.items()}


def _write_columns(rows: DocumentRows, table: Table, by_day: Mapping[int, PlacedDate | None], mission: Entity) -> None:
    """Write the numbers of a table with a row per component and a column per day, or per kind of strength."""
    language = rows.document.language
    kinds: dict[int, str] = {}  # by place in the body, the component that the row counts
    for i, row in enumerate(table.body):
        label = " ".join(row[min(row)].text.casefold().split())
        kind = "total" if label in load(language, "strengths")["tables"]["totals"] else _component(label, language)
        if kind is not None:
            kinds[i] = kind
    others = {kind for kind in kinds.values() if kind != "total"}
    if len(kinds) < _FEWEST or not others or len(kinds) != len(table.body) or _counts_the_dead(table, language):
        return
    above = frames_of(language).kind_in(table.headings)
    for i, kind in kinds.items():
        row = table.body[i]
        component = _component_of_total(others) if kind == "total" else kind
        for column, as_of in by_day.items():
            quantity = bare_number(rows, row.get(column))
            if quantity is None:
                continue
            own = frames_of(language).kind_in(table.labels.get(column, "")) or above
            rows.fact(
                "strengths",
                (own, component, quantity.count.best, as_of.mention.edtf if as_of else None),
                row[column].span(quantity.start, quantity.end),
                "strengths.table",
                derivation="normalised",
                mission_id=mission,
                kind=own or ("deployed" if as_of is not None else "unspecified"),
                component=component,
                count=quantity.number,
                as_of=as_of,
            )


def _component_of_total(parts: set[str]) -> str:
    """What a total is the total of: by the columns beside it."""
    if "civilian" in parts:
        return "total"
    if parts == {"military"}:
        return "military"
    return "uniformed" if "military" in parts else "unspecified"


def _components(table: Table, language: str, *, is_of_countries: bool) -> dict[int, str]:
    """The component that each column counts, by its label; ``total`` where it is that of the others.

    Where the rows are countries, what stands above the table may say whom its column of totals counts.
    """
    words = load(language, "strengths")["tables"]
    found: dict[int, str] = {}
    for column, label in table.labels.items():
        if label in words["totals"]:
            found[column] = "total"
        elif component := _component(label, language):
            found[column] = component
    is_counting = any(component != "total" for component in found.values())
    return found if is_counting or (is_of_countries and _component_above(table, language)) else {}


def _component_above(table: Table, language: str) -> str | None:
    """The one component whose noun stands in what is above a table."""
    words = table.headings.replace("(", " ").replace(",", " ").split()
    phrases = [*words, *(f"{a} {b}" for a, b in pairwise(words))]
    found = {
        component for phrase in phrases if (component := _nouns(language).get(phrase, "unspecified")) != "unspecified"
    }
    return found.pop() if len(found) == 1 else None


def _component(label: str, language: str) -> str | None:
    """The component whose noun a label is, beside words that say no more than that it counts them."""
    plain = " ".join(label.replace("(", " ").replace(")", " ").split())
    if plain in _nouns(language):
        return _nouns(language)[plain]
    beside = set(load(language, "strengths")["tables"]["beside"])
    noun = " ".join(word for word in plain.split() if word not in beside)
    if not noun and frames_of(language).kind_in(plain) is not None:
        return "unspecified"  # Authorised, Actual
    return _nouns(language).get(noun)


@cache
def _nouns(language: str) -> dict[str, str]:
    nouns = load(language, "quantities")["nouns"]
    listed = {form: component for kind, component in COMPONENTS.items() for form in nouns[kind]}
    labels = load(language, "strengths")["tables"]["labels"]
    return (
        listed
        | {label: component for component, forms in labels.items() for label in forms}
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
    said = set(table.headings.split())
    if dead & said:
        return True
    cues = load(language, "contributors")["list_cues"]
    is_of_givers = any(word.strip("(),.:") in cues for word in said)
    return not is_of_givers and any(dead & set(label.split()) for label in table.labels.values())


def _is_of_countries(table: Table, language: str) -> bool:
    """Whether several rows of a table each begin with a country."""
    opening = [row[min(row)].text.strip() for row in table.body]
    return sum(code_of(text, language) is not None for text in opening if text) >= _FEWEST_COUNTRIES
