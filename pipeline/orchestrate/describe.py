"""How tables and documents are shown in the Dagster UI: metadata of assets and of what they were materialised as."""

from __future__ import annotations

from typing import Any

import dagster as dg
import polars as pl

from pipeline.publish.arrow import arrow_schema

PREVIEW_ROWS = 5
PREVIEW_CHARACTERS = 80


def columns(table: str) -> dg.TableSchema:
    """The columns of a table of the contract, with what they mean."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=field.name,
                type=str(field.type),
                description=(field.metadata or {}).get(b"description", b"").decode(),
                constraints=dg.TableColumnConstraints(nullable=field.nullable),
            )
            for field in arrow_schema(table)
        ]
    )


def materialised(frame: pl.DataFrame) -> dict[str, Any]:
    """What is shown of a frame: how many rows it has, and the first of them."""
    return {"dagster/row_count": frame.height, "preview": preview(frame)}


def counts(values: pl.Series) -> dict[str, int]:
    """How often each value occurs, in the order of the values."""
    return dict(values.value_counts(name="n").sort(values.name).iter_rows())


def preview(frame: pl.DataFrame) -> dg.MetadataValue[Any]:
    """The first rows of a frame, long values cut short."""
    return dg.MetadataValue.table(
        records=[
            dg.TableRecord({name: _short(value) for name, value in row.items()})
            for row in frame.head(PREVIEW_ROWS).iter_rows(named=True)
        ],
        schema=dg.TableSchema(columns=[dg.TableColumn(name) for name in frame.columns]),
    )


def _short(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    return text if len(text) <= PREVIEW_CHARACTERS else f"{text[: PREVIEW_CHARACTERS - 1]}…"
