"""`contributions` of tables on one country's part in a mission: its name stands above the table and not in it.

Such a table has a row per unit or per time: the battalions of one country, its soldiers by year. What it counts is no
strength of the mission.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.extract.rows import DocumentRows
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table, date_in, span_of
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.lexicon import load
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries


def extract(rows: DocumentRows) -> None:
    """Write what the tables count whose heading, caption or line above names the one country that they are about."""
    mission, language = rows.subject, rows.document.language
    if mission is None:
        return
    for table in rows.tables:
        home = home_of_table(rows, table)
        columns = _columns(table, language)
        if home is None or not columns:
            continue
        words = load(language, "contributions")
        times = table.columns({"time": load(language, "strengths")["columns"]["time"]})
        for by_column in table.body:
            if table.is_total(by_column, language):
                continue
            as_of = date_in(rows, by_column.get(times["time"])) if times else None
            for column, label in columns.items():
                cell = by_column.get(column)
                quantity = bare_number(rows, cell)
                if cell is None or quantity is None or (times and as_of is None):
                    continue
                write_contribution(
                    rows, quantity, home, mission, "contributions.home_table",
                    span=span_of([*(c for n, c in by_column.items() if n < column), cell]), as_of=as_of,
                    personnel_type=table.headers[column].text.strip() if label not in words["unsaid"] else None,
                )  # fmt: skip


def is_of_units(table: Table, language: str) -> bool:
    """Whether a table has a row per unit, so that what it counts is no strength of the mission."""
    return bool(table.columns({"unit": load(language, "contributions")["unit_columns"]}))


def home_of_table(rows: DocumentRows, table: Table) -> str | None:
    """The country whose people or units a table is on, by what stands above it; never the one where the mission is.

    The name alone says so above a table of units; else an adjective before a noun for those who serve does.
    """
    language, mission = rows.document.language, rows.subject
    if table.columns({"country": load(language, "contributors")["country_columns"]}):
        return None
    above = [b.text for b in (table.caption, table.line) if b is not None]
    for text in (*above, *table.first.section[-1:]):
        found = find_countries(text, language)
        if not found:
            continue
        hosts = {c.code for c in find_countries(mission.name, language)} if mission and mission.name else set[str]()
        others = [c for c in found if c.code not in hosts]
        if len({c.code for c in others}) != 1:
            return None
        country = others[0]
        is_alone = text.strip() == text[country.start : country.end] and is_of_units(table, language)
        is_said = country.kind == "adjective" and _who_serves(language).match(text, country.end) is not None
        return country.code if is_alone or is_said else None
    return None


def _columns(table: Table, language: str) -> Mapping[int, str]:
    """The columns that count people who serve, in a table whose rows are units or times; none in any other."""
    words = load(language, "contributions")
    times = table.columns({"time": load(language, "strengths")["columns"]["time"]})
    dead = set(load(language, "fatalities")["table_headings"])
    if (not times and not is_of_units(table, language)) or dead & set(table.headings.split()):
        return {}
    counted = {*words["count_columns"], *words["totals"]}
    return {c: label for c, label in table.labels.items() if label in counted and label not in words["unit_columns"]}


@cache
def _who_serves(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:[\w-]+\s)?(?:{alternatives(load(language, 'contributions')['home_nouns'])})\b", re.IGNORECASE
    )
