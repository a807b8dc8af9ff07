"""The contract of the published tables: one Pandera model each, the only place a column is described.

The models stand in the modules named after the families of tables; `blocks` and `fields` hold what they share, `codes/`
the code lists, `registry` what can be asked of a table. Everything published (Arrow schemas, DDL, data package,
dictionary) is derived from here.
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
    "polars_schema",
    "primary_key",
    "sort",
    "sort_columns",
    "title",
]
