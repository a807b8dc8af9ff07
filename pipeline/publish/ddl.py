"""The statements that make the DuckDB file: tables, views and macros, keys, and the contract's words as comments.

Derived from the models in `schemas`, from `views.py` and from `macros.py`. Order matters: a table comes after those it
refers to.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

import schemas
from pipeline.publish.macro import Macro
from pipeline.publish.macros import MACROS
from pipeline.publish.views import VIEWS, View

_TYPES: dict[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us", "UTC"): "TIMESTAMP WITH TIME ZONE",
    pl.List(pl.String()): "VARCHAR[]",
    pl.Map(pl.String(), pl.String()): "MAP(VARCHAR, VARCHAR)",
}


def create_statements() -> list[str]:
    """Every statement, in an order that works on an empty database: tables as published, then views, then macros."""
    tables = [statement for table in schemas.TABLES for statement in table_statements(table)]
    views = [statement for view in VIEWS for statement in view_statements(view)]
    return [*tables, *views, *(statement for macro in MACROS for statement in macro_statements(macro))]


def table_statements(table: str) -> Iterator[str]:
    """The statements that make one table with its comments.

    A reference is a constraint where one table is referred to that is published before. DuckDB checks constraints row
    by row, so a table's references to itself cannot be one, nor those in a circle (a document has a mission, a mission
    has a document); those are the contract's to check, and are told in the column's comment.
    """
    lines = []
    for column in schemas.columns(table):
        null = "" if column.nullable else " NOT NULL"
        lines.append(f"{quoted(column.name)} {_TYPES[column.dtype]}{null}")
    lines.append(f"PRIMARY KEY ({quoted(schemas.primary_key(table))})")
    for key, to in enforced_keys(table):
        lines.append(f"FOREIGN KEY ({quoted(key)}) REFERENCES {quoted(to)} ({quoted(schemas.primary_key(to))})")
    body = ",\n    ".join(lines)
    yield f"CREATE TABLE {quoted(table)} (\n    {body}\n)"
    yield f"COMMENT ON TABLE {quoted(table)} IS {literal(schemas.description(table))}"
    for column in schemas.columns(table):
        comment = " ".join(filter(None, [column.full_description, key_in_words(table, column.name)]))
        yield f"COMMENT ON COLUMN {quoted(table)}.{quoted(column.name)} IS {literal(comment)}"


def view_statements(view: View) -> Iterator[str]:
    """The statements that make one view with its comments."""
    yield f"CREATE VIEW {quoted(view.name)} AS\n{view.query}"
    yield f"COMMENT ON VIEW {quoted(view.name)} IS {literal(view.description)}"
    for name, description in view.columns:
        yield f"COMMENT ON COLUMN {quoted(view.name)}.{quoted(name)} IS {literal(description)}"


def macro_statements(macro: Macro) -> Iterator[str]:
    """The statements that make one macro with its comment, which tells its columns too: these can have none."""
    kind = "TABLE " if macro.is_table else ""
    forms = ",\n".join(f"({', '.join(form.parameters)}) AS {kind}{form.body}" for form in macro.forms)
    yield f"CREATE MACRO {quoted(macro.name)} {forms}"
    columns = "".join(f"\n{name}: {description}" for name, description in macro.columns)
    comment = f"{macro.description}\nFor example: {macro.example}{columns}"
    yield f"COMMENT ON MACRO {kind}{quoted(macro.name)} IS {literal(comment)}"


def enforced_keys(table: str) -> list[tuple[str, str]]:
    """The references that are constraints: column and table referred to."""
    order = list(schemas.TABLES)
    return [
        (key.column, key.tables[0])
        for key in schemas.foreign_keys(table)
        if key.kind == "plain" and order.index(key.tables[0]) < order.index(table)
    ]


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """An SQL string."""
    return "'" + text.replace("'", "''") + "'"


def key_in_words(table: str, column: str) -> str | None:
    """What a column's values are keys of, as a sentence; None where they are none."""
    key = next((key for key in schemas.foreign_keys(table) if key.column == column), None)
    if key is None:
        return None
    if key.table_column:
        return f"A key of the table that {key.table_column} names."
    return f"{'Keys' if key.kind == 'list' else 'A key'} of {' or '.join(key.tables)}."
