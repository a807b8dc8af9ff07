"""The DuckDB file of a scan: a view for each table over its files in all parts, and the release's views over those.

The paths in it are relative, so that the folder can be moved or copied. DuckDB takes them from the working folder, or
from where ``SET file_search_path = 'DIR'`` says.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

import schemas
from pipeline.publish.ddl import literal, quoted, view_statements
from pipeline.publish.view import View
from pipeline.publish.views import VIEWS
from pipeline.scan.rows import rule_rows
from pipeline.scan.store import DATABASE, PART, PARTS, Store, described
from pipeline.scan.writer import BAD_PAGES, BAD_PAGES_SCHEMA, write_empty

CONTRACT_PART = "0-contract"
"""A part of no dump: every table without a row, so that every view has a file to look at, and the table `rules`."""


REPEATED_PAGES = View(
    "repeated_pages",
    "A page that is in the tables more than once, because two parts have it: two dumps of one wiki, or one that has it "
    "twice. Its rows are counted as often.",
    (
        ("document_id", "The page's document."),
        ("times", "How often it is there."),
        ("revision_ids", "Its revisions, each as often as it is there, in order; those without a number left out."),
    ),
    """SELECT document_id, count(*) AS times,
        list_sort(list(revision_id) FILTER (revision_id IS NOT NULL)) AS revision_ids
    FROM documents
    GROUP BY document_id
    HAVING count(*) > 1
    ORDER BY document_id""",
)


def write_contract(store: Store) -> None:
    """Puts the part without pages into a store, if it is not there."""
    if CONTRACT_PART in store.done():
        return
    with store.part(CONTRACT_PART) as folder:
        write_empty(folder, rule_rows())
        (folder / PART).write_bytes(described({"part": CONTRACT_PART, "contract": schemas.VERSION}))


def write_database(store: Store) -> None:
    """Writes the DuckDB file of a store in which `write_contract` was."""
    with tempfile.TemporaryDirectory(prefix="blauwhelm-") as folder:
        place = Path(folder)
        (place / PARTS / CONTRACT_PART).mkdir(parents=True)
        write_empty(place / PARTS / CONTRACT_PART, schemas.empty("rules"))  # DuckDB looks at what a view is over
        settings: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        with duckdb.connect(place / DATABASE, config=settings) as connection:
            connection.execute(f"SET file_search_path = {literal(folder)}")
            for statement in _statements():
                connection.execute(statement)
        store.write(DATABASE, (place / DATABASE).read_bytes())


def _statements() -> Iterator[str]:
    for table in schemas.TABLES:
        columns = [(column.name, column.full_description) for column in schemas.columns(table)]
        yield from _over_parts(table, schemas.description(table), columns)
    about = {name.decode(): text.decode() for name, text in (BAD_PAGES_SCHEMA.metadata or {}).items()}
    columns = [(field.name, (field.metadata or {})[b"description"].decode()) for field in BAD_PAGES_SCHEMA]
    yield from _over_parts(BAD_PAGES, about["description"], columns)
    for view in (*VIEWS, REPEATED_PAGES):
        yield from view_statements(view)


def _over_parts(table: str, description: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    names = ", ".join(quoted(name) for name, _ in columns)
    files = literal(f"{PARTS}/*/{table}.parquet")
    yield f"CREATE VIEW {quoted(table)} AS SELECT {names} FROM read_parquet({files})"  # noqa: S608  # the contract's names
    yield f"COMMENT ON VIEW {quoted(table)} IS {literal(description)}"
    for name, text in columns:
        yield f"COMMENT ON COLUMN {quoted(table)}.{quoted(name)} IS {literal(text)}"
