"""The contract of the published tables: one declaration each, the only place a column is described.

The declarations stand in the modules named after the families of tables; `blocks` and `fields` hold what they share,
`codes/` the code lists, `registry` what can be asked of a table. Everything published (Arrow schemas, DDL, the package,
dictionary) is derived from here, and so are the Pandera models that hold rows to it (`models`), which are made when
they are first asked for: who only looks at a release does without Pandera.
"""

from __future__ import annotations

from schemas.contract import CONTENT, TABLES, VERSION
from schemas.registry import (
    ColumnSpec,
    ForeignKey,
    columns,
    description,
    empty,
    family,
    foreign_keys,
    frame,
    frame_of_columns,
    lists_of_codes,
    polars_schema,
    primary_key,
    sort,
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
