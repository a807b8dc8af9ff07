"""The contract of the published tables: one declaration each, the only place a column is described.

The declarations stand in the modules named after the families of tables; `blocks` and `fields` hold what they share,
`codes/` the code lists. `registry` answers what is asked of a table, and `frames` makes frames of its form. Everything
published (Arrow schemas, DDL, the package, dictionary) is derived from here, and so are the Pandera models that hold
rows to it (`models`), made when they are first asked for: who only looks at a release does without Pandera.
"""

from __future__ import annotations

from schemas.contract import CONTENT, TABLES, VERSION
from schemas.frames import empty, frame, frame_of_columns, sort
from schemas.registry import (
    ColumnSpec,
    ForeignKey,
    columns,
    description,
    family,
    foreign_keys,
    lists_of_codes,
    polars_schema,
    primary_key,
    sort_columns,
    title,
)

__all__ = [
    "CONTENT",
    "TABLES",
    "VERSION",
    "ColumnSpec",
    "ForeignKey",
    "columns",
    "description",
    "empty",
    "family",
    "foreign_keys",
    "frame",
    "frame_of_columns",
    "lists_of_codes",
    "polars_schema",
    "primary_key",
    "sort",
    "sort_columns",
    "title",
]
