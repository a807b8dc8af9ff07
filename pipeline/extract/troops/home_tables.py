"""`contributions` of tables on one country's part in a mission: its name stands above the table and not in it.

Such a table has a row per unit or per time: the battalions of one country, its soldiers by year. What it counts is no
strength of the mission.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.rows import DocumentRows
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table, date_in, span_of
from pipeline.extract.troops.contribution_lists import write_contribution
from pipeline.extract.troops.table_subjects import home_of_table, is_of_money, is_of_units
from pipeline.lexicon import load


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


def _columns(table: Table, language: str) -> Mapping[int, str]:
    """The columns that count people who serve, in a table whose rows are units or times; none in any other."""
    words = load(language, "contributions")
    times = table.columns({"time": load(language, "strengths")["columns"]["time"]})
    dead = set(load(language, "fatalities")["table_headings"])
    if (
        (not times and not is_of_units(table, language))
        or dead & set(table.headings.split())
        or is_of_money(table, language)
    ):
        return {}
    counted = {*words["count_columns"], *words["totals"]}
    return {c: label for c, label in table.labels.items() if label in counted and label not in words["unit_columns"]}
