"""How tables and documents are shown in the Dagster UI: metadata of assets and of what they were materialised as."""

from __future__ import annotations

from typing import Any

import dagster as dg
import polars as pl

import schemas

SEVERITIES = "severities"
CLAIMED = "claimed"
PREVIEW_ROWS = 5
PREVIEW_CHARACTERS = 80


def columns(table: str) -> dg.TableSchema:
    """The columns of a table of the contract, with what they mean."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=column.name,
                type=str(column.dtype),
                description=column.full_description,
                constraints=dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique),
            )
            for column in schemas.columns(table)
        ]
    )


def materialised(frame: pl.DataFrame) -> dict[str, Any]:
    """What is shown of a frame: how many rows it has, of findings how many of each severity, and the first rows."""
    shown: dict[str, Any] = {"dagster/row_count": frame.height, "preview": dg.MetadataValue.md(preview(frame))}
    if "severity" in frame.columns:
        shown[SEVERITIES] = dict(frame["severity"].value_counts(name="n").sort("severity").iter_rows())
    if "used_by_id" in frame.columns:
        shown[CLAIMED] = claimed(frame)
    return shown


def claimed(mentions: pl.DataFrame) -> dict[str, list[int]]:
    """Of the mentions of each document, how many some row uses, and how many there are."""
    counted = mentions.group_by("document_id").agg(pl.col("used_by_id").count().alias("used"), pl.len().alias("all"))
    return {document_id: [used, total] for document_id, used, total in counted.sort("document_id").iter_rows()}


def preview(frame: pl.DataFrame) -> str:
    """The first rows of a frame as a Markdown table, long values cut short."""
    rows = [frame.columns, ["---"] * frame.width, *frame.head(PREVIEW_ROWS).iter_rows()]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def plain(text: str) -> str:
    """A text on one line of Markdown, its bars no end of a cell."""
    return " ".join(text.split()).replace("|", "\\|")


def _cell(value: object) -> str:
    text = "" if value is None else plain(str(value))
    return text if len(text) <= PREVIEW_CHARACTERS else f"{text[: PREVIEW_CHARACTERS - 1]}…"
