"""What a table is on, where its columns leave that open: units, money, the people of one country."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.rows import DocumentRows
from pipeline.extract.tables import Table
from pipeline.lexicon import load
from pipeline.lexicon.compiled import compiled
from pipeline.lexicon.phrases import alternatives
from pipeline.recognise.countries import find_countries

_WORD = re.compile(r"[$€£]|[^\W\d_]+")


def is_of_money(table: Table, language: str) -> bool:
    """Whether what stands above a table or over its columns speaks of money."""
    money = load(language, "contributors")["money"]
    line = table.line.text.casefold() if table.line is not None else ""
    return any(word in money for text in (table.headings, line, *table.labels.values()) for word in _WORD.findall(text))


def is_of_units(table: Table, language: str) -> bool:
    """Whether a table has a row per unit, so that what it counts is no strength of the mission."""
    return bool(table.columns({"unit": load(language, "contributions")["unit_columns"]}))


def is_of_happenings(table: Table, language: str) -> bool:
    """Whether a table has a row per day and place, and says from which country those were who were there."""
    columns = table.columns(load(language, "incidents")["columns"])
    return columns.get("date") == 0 and {"place", "country"} <= set(columns)


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


@cache
def _who_serves(language: str) -> re.Pattern[str]:
    return compiled(
        rf"\s(?:[\w-]+\s)?(?:{alternatives(load(language, 'contributions')['home_nouns'])})\b", re.IGNORECASE
    )
