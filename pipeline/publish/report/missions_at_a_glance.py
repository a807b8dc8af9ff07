"""A mission at a glance: its preferred values, strengths, leaders, contributors and losses, each with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

import schemas
from pipeline.publish.report import words
from pipeline.publish.report.model import Cell, Link
from pipeline.publish.report.words import Row

# The fields of a mission in the order in which a reader asks for them.
_FIELDS = (
    "status", "established", "mandate_start", "deployed", "ended", "country_code", "headquarters", "kind",
    "organisation", "parent_organisation", "website",
)  # fmt: skip

_COMPONENTS = ("total", "uniformed", "military", "unspecified", "police", "civilian")  # the widest first
_ROLES = ("head_of_mission", "force_commander")

_DAY_ONE = dt.date(1, 1, 1)
_LAST_DAY = dt.date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Value:
    """A preferred value.

    Attributes:
        label: of what.
        cell: the value, a link to the words it was taken from.
        places: how many places say something on it.
        others: what other places say instead, each a link.
    """

    label: str
    cell: Cell
    places: int
    others: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number to show large: of what, what makes it no exact one, the number, and what it holds for."""

    label: str
    qualifier: str
    cell: Cell
    note: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the page; empty ones are left out."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A mission at a glance.

    Attributes:
        mission_id: its key.
        name: its name.
        abbreviation: if it has one.
        path: address of its page, relative to the report.
        values: its preferred values.
        figures: its strength, losses and contributors in numbers.
        grids: strengths, leaders, mandates, incidents and totals as tables.
        contributors: the countries, those with an end apart; each a link.
        former: contributors whose contribution ended.
        documents: those that tell of it.
    """

    mission_id: str
    name: str
    abbreviation: str
    path: str
    values: tuple[Value, ...]
    figures: tuple[Figure, ...]
    grids: tuple[Grid, ...]
    contributors: tuple[Cell, ...]
    former: tuple[Cell, ...]
    documents: tuple[str, ...]


class Missions:
    """The rows of each mission; grouped once, so that each page costs what its own rows cost."""

    def __init__(self, frames: Mapping[str, pl.DataFrame]) -> None:
        self.rows = {row["mission_id"]: row for row in frames["missions"].iter_rows(named=True)}
        self._of: dict[tuple[str, str], list[Row]] = {}
        for table in schemas.TABLES:
            if table != "missions" and "mission_id" in frames[table].columns:
                for row in frames[table].iter_rows(named=True):
                    self._of.setdefault((table, row["mission_id"] or ""), []).append(row)
        self._statements: dict[str, list[Row]] = {}
        for row in frames["statements"].filter(pl.col("entity_table") == "missions").iter_rows(named=True):
            self._statements.setdefault(row["entity_id"], []).append(row)

    def of(self, table: str, mission_id: str) -> Sequence[Row]:
        """The rows of a table that are a mission's, in their order."""
        return self._of.get((table, mission_id), ())

    def documents(self, mission_id: str) -> tuple[str, ...]:
        """The keys of the documents that are about the mission or tell something of it, in their order."""
        rows = (row for table in schemas.TABLES for row in self.of(table, mission_id))
        return tuple(sorted({row["document_id"] for row in (*rows, *self.statements(mission_id))} - {None}))

    def statements(self, mission_id: str) -> Sequence[Row]:
        """What documents say of the mission's own properties."""
        return self._statements.get(mission_id, ())


def glance(missions: Missions, mission_id: str, path: str, link: Link) -> Glance:
    """A mission at a glance.

    Args:
        missions: of the release.
        mission_id: which.
        path: address of the page it is shown on.
        link: from a row to its words, as seen from that page.
    """
    row = missions.rows[mission_id]
    contributors = missions.of("contributors", mission_id)
    return Glance(
        mission_id=mission_id,
        name=row["name"] or row["abbreviation"] or mission_id,
        abbreviation=row["abbreviation"] or "",
        path=path,
        values=tuple(_values(row, missions.statements(mission_id), link)),
        figures=tuple(_figures(missions, mission_id, link)),
        grids=tuple(grid for grid in _grids(missions, mission_id, link) if grid.rows),
        contributors=_countries((each for each in contributors if each["end_latest"] is None), link),
        former=_countries((each for each in contributors if each["end_latest"] is not None), link),
        documents=missions.documents(mission_id),
    )


def cell(text: str, table: str, row: Row, link: Link) -> Cell:
    """A text as a link to the words of a row."""
    return Cell(text, link(table, row[schemas.primary_key(table)]) or None)


def _values(row: Row, statements: Sequence[Row], link: Link) -> Iterable[Value]:
    titles = {column.name: column.title for column in schemas.columns("missions")}
    for name in _FIELDS:
        text = words.said("missions", row, name)
        if not text:
            continue
        said = [each for each in statements if each["property"] == name]
        preferred = next((each for each in said if each["rank"] == "preferred"), None)
        chosen = cell(text, "statements", preferred, link) if preferred else cell(text, "missions", row, link)
        others: dict[str, Cell] = {}
        for each in said:
            if preferred is not None and _meaning(each) != _meaning(preferred):
                others.setdefault(_meaning(each), cell(_as_said(each), "statements", each, link))
        label = titles.get(name) or titles[f"{name}_edtf"]
        yield Value(label, chosen, len(said), tuple(others.values()))


def _meaning(statement: Row) -> str:
    return statement["value_date_edtf"] or statement["value"] or ""


def _as_said(statement: Row) -> str:
    return words.said("statements", statement, "value_date") or words.said("statements", statement, "value")


def _figures(missions: Missions, mission_id: str, link: Link) -> Iterable[Figure]:
    strengths = missions.of("strengths", mission_id)
    for kind in ("authorised", "deployed"):
        of_kind = [row for row in strengths if row["kind"] == kind and row["count_best"] is not None]
        if of_kind:
            widest = min(_COMPONENTS.index(row["component"]) for row in of_kind)
            shown = max((r for r in of_kind if _COMPONENTS.index(r["component"]) == widest), key=_as_of)
            label = f"{words.label('strength_kinds', kind)} strength"
            yield _figure(label, "strengths", shown, words.label("components", shown["component"]), link)
    totals = [row for row in missions.of("fatality_totals", mission_id) if row["count_best"] is not None]
    if totals:
        shown = max(totals, key=_as_of)
        yield _figure("Deaths", "fatality_totals", shown, words.label("populations", shown["population"]), link)
    current = [row for row in missions.of("contributors", mission_id) if row["end_latest"] is None]
    if current:
        countries = {row["country_code"] or row["country_as_written"] for row in current}
        yield Figure(
            "Contributors", "", Cell(f"{len(countries):,}", "#list-contributors"), "countries named, without an end"
        )


def _figure(label: str, table: str, row: Row, whose: str, link: Link) -> Figure:
    qualifier, _, number = words.said(table, row, "count").rpartition(" ")
    when = words.said(table, row, "as_of") or "no date given"
    return Figure(label, qualifier, cell(number, table, row, link), f"{whose}, {when}")


def _as_of(row: Row) -> tuple[dt.date, dt.date]:
    return row["as_of_latest"] or _DAY_ONE, row["as_of_earliest"] or _DAY_ONE


def _grids(missions: Missions, mission_id: str, link: Link) -> Iterable[Grid]:
    leaders = missions.of("leadership", mission_id)
    yield _grid("leaders", "Leaders", "leadership", [r for r in leaders if r["role"] in _ROLES], _LEADERS, link)
    strengths = sorted(missions.of("strengths", mission_id), key=lambda row: row["as_of_earliest"] or _LAST_DAY)
    yield _grid("strengths", "Strength", "strengths", strengths, _STRENGTHS, link)
    yield _grid(
        "totals", "Deaths, running totals", "fatality_totals", missions.of("fatality_totals", mission_id), _TOTALS, link
    )
    yield _grid("incidents", "Incidents", "incidents", missions.of("incidents", mission_id), _INCIDENTS, link)
    yield _grid("resolutions", "Resolutions", "resolutions", missions.of("resolutions", mission_id), _RESOLUTIONS, link)
    yield _grid("mandates", "Mandates", "mandates", missions.of("mandates", mission_id), _MANDATES, link)
    yield _grid(
        "tasks", "Tasks of the mandate", "mandate_tasks", missions.of("mandate_tasks", mission_id), _TASKS, link
    )


_LEADERS = (
    ("Name", "person_as_written"), ("Role", "role"), ("Rank", "rank"), ("Nationality", "nationality_code"),
    ("From", "start"), ("Until", "end"),
)  # fmt: skip
_STRENGTHS = (("As of", "as_of"), ("Kind", "kind"), ("Component", "component"), ("Number", "count"))
_TOTALS = (("As of", "as_of"), ("Population", "population"), ("Cause", "cause"), ("Number", "count"))
_INCIDENTS = (("Date", "date"), ("Place", "place"), ("Kind", "kind"), ("Killed", "killed"), ("Injured", "injured"))
_RESOLUTIONS = (("Symbol", "symbol"), ("Adopted", "adopted"), ("Action", "action"))
_MANDATES = (
    ("From", "start"),
    ("Until", "end"),
    ("Duration", "duration"),
    ("Resolution", "symbol"),
    ("Robust", "is_robust"),
)
_TASKS = (("Task", "task"), ("Theme", "theme"))


def _grid(
    anchor: str, title: str, table: str, rows: Iterable[Row], columns: Sequence[tuple[str, str]], link: Link
) -> Grid:
    """A table whose every row leads to its words: from its first value, or a dash where that is not said."""
    made = []
    for row in rows:
        said = [words.said(table, row, name) for _, name in columns]
        made.append(
            (
                cell(said[0] or "not said", table, row, link),
                *(Cell(each) for each in said[1:]),
                Cell(row["document_id"], link("documents", row["document_id"]) or None),
            )
        )
    return Grid(anchor, title, (*(head for head, _ in columns), "Document"), tuple(made))


def _countries(rows: Iterable[Row], link: Link) -> tuple[Cell, ...]:
    """Each country once, by name; its link is that of its first row."""
    named: dict[str, Cell] = {}
    for row in rows:
        name = words.said("contributors", row, "country_code") or row["country_as_written"]
        named.setdefault(name, cell(name, "contributors", row, link))
    return tuple(named[name] for name in sorted(named))
