"""Pages on one country's part in missions, and what their tables of missions count: that country's people.

"Poland and United Nations peacekeeping": the periods of such a table are those of the country's part, not of the
missions, and its numbers of people are what the country gave. The facts of a fact box on one country's part in one
mission are the business of `participation.py`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.identity.mission_names import EntityNames
from pipeline.extract.noun_phrases import PEOPLE
from pipeline.extract.rows import DocumentRows
from pipeline.extract.table_numbers import bare_number
from pipeline.extract.tables import Table, span_of
from pipeline.extract.troops.contribution_lists import date_behind, gifts, write_contribution
from pipeline.extract.troops.home import home_of
from pipeline.extract.troops.participation import place_before
from pipeline.extract.troops.table_subjects import is_of_money, is_of_units
from pipeline.lexicon import load
from pipeline.recognise.countries import find_countries

# Between a mission's name and the number of those who serve there: where it is, and a mark.
_BEHIND_NAME = re.compile(r"(?:\s*\([^()]{1,60}\))?\s*[:–—-]\s*")


def home_of_page(rows: DocumentRows) -> str | None:
    """The one country that the title of a document on no mission names, where it is not the place of something."""
    document, language = rows.document, rows.document.language
    if rows.subject is not None:
        return None
    found = find_countries(document.title, language)
    if len({c.code for c in found}) != 1 or place_before(language).search(document.title[: found[0].start]):
        return None
    return found[0].code


def is_of_home(rows: DocumentRows, table: Table) -> bool:
    """Whether a table of missions is one of those in which the people of the page's country served."""
    return home_of_page(rows) is not None and bool(_columns_of_people(table, rows.document.language))


def write_missions_of_home(rows: DocumentRows, entities: EntityNames) -> None:
    """Write how many people the page's country gave to each mission of its tables of missions."""
    home, language = home_of_page(rows), rows.document.language
    if home is None:
        return
    if home_of(rows.document) is not None:
        _write_list(rows, home, entities)
    for table in rows.tables:
        people = _columns_of_people(table, language)
        name = table.columns(load(language, "missions")["table_columns"]).get("name")
        if name is None or is_of_units(table, language) or is_of_money(table, language):
            continue
        for row in table.body:
            cell = row.get(name)
            if cell is None or not entities.named(cell.text, 0, len(cell.text)) or table.is_total(row, language):
                continue
            for column in people:
                quantity = bare_number(rows, row.get(column))
                if quantity is not None and quantity.count.best:
                    write_contribution(
                        rows, quantity, home, None, "contributions.table", span=span_of([cell, row[column]]),
                        personnel_type=_noun(table.labels[column], language),
                    )  # fmt: skip


def _write_list(rows: DocumentRows, home: str, entities: EntityNames) -> None:
    """Write what lists of missions say the page's country gave to each: * UNMEX (Examplia): 40 observers."""
    dead = set(load(rows.document.language, "fatalities")["table_headings"])
    for block in rows.document.blocks:
        if block.element != "list_item" or dead.intersection(" ".join(block.section).casefold().split()):
            continue
        named = entities.named(block.text, 0, len(block.text))
        if not named or block.text[: named[0][0]].strip():
            continue
        mission = named[0][2] if named[0][2].table == "missions" else None
        for quantity in gifts(rows, block, named[0][1]):
            is_bare = quantity.kind is None and _BEHIND_NAME.fullmatch(block.text, named[0][1], quantity.start) is None
            if quantity.country_code in (None, home) and not is_bare:
                counted = quantity if quantity.kind is not None else replace(quantity, noun=None)
                write_contribution(
                    rows, counted, home, mission, "contributions.mission_list",
                    span=block.span(0, quantity.end), as_of=date_behind(rows, block, quantity, len(block.text)),
                )  # fmt: skip


def _columns_of_people(table: Table, language: str) -> list[int]:
    """The columns that count people who serve, and not those of them who died."""
    words = load(language, "contributions")
    counted = {*words["people_columns"], *words["count_columns"], *words["unsaid"]}
    dead = set(load(language, "fatalities")["table_headings"])
    return [
        column
        for column, label in table.labels.items()
        if not dead.intersection(label.split()) and (label in counted or counted.intersection(label.split()))
    ]


def _noun(label: str, language: str) -> str | None:
    """Whom a column counts, where its label says so."""
    nouns = load(language, "quantities")["nouns"]
    return next((w for w in label.split() if any(w in nouns[kind] for kind in PEOPLE)), None)
