"""The contract, run on tables: each model on its frame, then the references between the tables.

A row that breaks the contract is kept out of its table and stands in `rejected_rows`, once for each condition it broke;
rows that refer to it follow, so that what is kept is consistent. How a row is kept out is the business of this module;
what a table must be is that of `schemas`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from pandera.config import ValidationDepth, config_context
from pandera.constants import CHECK_OUTPUT_KEY
from pandera.errors import SchemaError, SchemaErrors

import schemas
from pipeline.validate.references import Keys, dangling, keys_of
from schemas import ForeignKey

REJECTED = "rejected_rows"
EXAMPLES = 3
UNUSED_REASON, ROW_REJECTED = "unused_reason", "row_rejected"
"""Where a mention says why no row uses it, and what it says where the row that used it was kept out."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A condition that rows of a table broke.

    Attributes:
        table: the table.
        column: the column the condition is on; None where the table as a whole is wrong.
        check: the condition's name: one of Pandera's, one of the model's own, or ``reference``.
        message: what is wrong, as the end of a sentence on the column.
        rows: how many rows broke it.
        examples: the keys of the first of them.
    """

    table: str
    column: str | None
    check: str
    message: str
    rows: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        """One line for a person."""
        name = self.table if self.column is None else f"{self.table}.{self.column}"
        examples = f" ({', '.join(self.examples)}{', …' if self.rows > len(self.examples) else ''})"
        return f"{name}: {self.message}; {self.rows} row{'' if self.rows == 1 else 's'}{examples if self.rows else ''}"


@dataclass(frozen=True, slots=True)
class ContractResult:
    """What the contract let through, and what it did not.

    Attributes:
        kept: the tables given, in the order of publication, without the rows kept out.
        rejected: the rows kept out, as rows of `rejected_rows`.
        failures: every condition broken, by table, in the order in which they were found.
    """

    kept: dict[str, pl.DataFrame]
    rejected: pl.DataFrame
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was broken."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Breach:
    """A condition, and the rows of one frame that broke it (a Boolean for each row)."""

    column: str | None
    check: str
    message: str
    rows: pl.Series


def check(tables: Mapping[str, pl.DataFrame], *, beside: Mapping[str, pl.DataFrame] | None = None) -> ContractResult:
    """Hold tables to the contract.

    Only what is given is judged: a table left out is no failure, nor is a reference into it. Frames must be eager;
    Pandera looks at no value of a lazy one.

    Args:
        tables: the tables to judge.
        beside: tables that were judged before, and are only referred to.

    Raises:
        KeyError: there is no such table.
    """
    unknown = sorted(tables.keys() - schemas.TABLES.keys())
    if unknown:
        raise KeyError(f"the contract has no table {', '.join(unknown)}")
    kept: dict[str, pl.DataFrame] = {}
    failures: list[Failure] = []
    rejected: list[dict[str, Any]] = []
    for table in (table for table in schemas.TABLES if table in tables):
        frame = tables[table]
        breaches = model_breaches(table, frame)
        kept[table] = _keep_out(table, frame, breaches, failures, rejected)
    others = keys_of({table: frame for table, frame in (beside or {}).items() if table not in tables})
    given = keys_of({table: tables[table] for table in kept if _has_key(table, tables[table])})
    _settle_references(kept, others, {**others, **given}, failures, rejected)
    order = list(schemas.TABLES)
    failures.sort(key=lambda failure: order.index(failure.table))
    return ContractResult(kept, schemas.frame(REJECTED, _with_ids(rejected)), tuple(failures))


def model_breaches(table: str, frame: pl.DataFrame) -> list[_Breach]:
    """What of a table's own model its frame breaks. If its columns are not the contract's, every row breaks that."""
    if frame.is_empty() and not _structure(table, frame):  # Pandera takes 30 ms to see that nothing is nothing wrong
        return []
    try:
        # Stated here, since Pandera takes both from the environment otherwise and would check nothing.
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schemas.TABLES[table].validate(frame, lazy=True)
    except SchemaErrors as errors:
        structure = _structure(table, frame)
        if structure:
            everything = pl.repeat(True, frame.height, eager=True)
            return [_Breach(None, "columns", message, everything) for message in structure]
        return [_breach(table, frame, error) for error in errors.schema_errors]
    return []


def _structure(table: str, frame: pl.DataFrame) -> list[str]:
    """How a frame's columns differ from the contract's."""
    expected = schemas.polars_schema(table)
    wrong = [f"the column {name} is missing" for name in expected if name not in frame.columns]
    wrong += [f"the contract has no column {name}" for name in frame.columns if name not in expected]
    wrong += [
        f"the column {name} is {frame.schema[name]} where the contract has {dtype}"
        for name, dtype in expected.items()
        if name in frame.columns and frame.schema[name] != dtype
    ]
    if not wrong and frame.columns != list(expected):
        wrong.append("the columns stand in another order than the contract's")
    return wrong


def _breach(table: str, frame: pl.DataFrame, error: SchemaError) -> _Breach:
    """A failed check as the rows that failed it."""
    if error.check_output is None:  # the check itself broke, which no frame of the right types should bring about
        raise error
    failed = ~error.check_output[CHECK_OUTPUT_KEY]
    column = error.schema.name
    name = error.check if isinstance(error.check, str) else str(getattr(error.check, "name", None))
    if name == "field_uniqueness":
        failed &= ~frame[column].is_first_distinct()
    return _Breach(column, name, _message(table, column, name), failed)


def _message(table: str, column: str, check: str) -> str:
    spec = next(spec for spec in schemas.columns(table) if spec.name == column)
    messages = {
        "not_nullable": "a value is missing",
        "field_uniqueness": "another row has the same key",
        "isin": f"not in the code list {spec.codes}",
        "str_matches": f"not of the form {spec.pattern}",
        "str_length": "an empty string",
        "greater_than_or_equal_to": f"below {spec.minimum}",
    }
    return messages.get(check, f"it must hold that {check}")


def _keep_out(
    table: str,
    frame: pl.DataFrame,
    breaches: list[_Breach],
    failures: list[Failure],
    rejected: list[dict[str, Any]],
) -> pl.DataFrame:
    """The frame without the rows of the breaches, which are noted."""
    if not breaches:
        return frame
    out = pl.repeat(False, frame.height, eager=True)
    for breach in breaches:
        _note(table, frame, breach, failures)
        rejected += _rejections(table, frame, breach)
        out |= breach.rows
    if any(breach.check == "columns" for breach in breaches):
        return schemas.empty(table)
    return frame.filter(~out)


def _note(table: str, frame: pl.DataFrame, breach: _Breach, failures: list[Failure]) -> None:
    key = schemas.primary_key(table)
    examples: tuple[str, ...] = ()
    if key in frame.columns:
        examples = tuple(str(value) for value in frame.filter(breach.rows)[key].head(EXAMPLES))
    failures.append(Failure(table, breach.column, breach.check, breach.message, int(breach.rows.sum()), examples))


def _rejections(table: str, frame: pl.DataFrame, breach: _Breach) -> Iterator[dict[str, Any]]:
    check = breach.check if breach.column is None else f"{breach.column}: {breach.check}"
    message = breach.message if breach.column is None else f"{breach.column}: {breach.message}"
    for row in frame.filter(breach.rows).iter_rows(named=True):
        yield {"table_name": table, "row": _json(row), "check": check, "message": message}


def _settle_references(
    kept: dict[str, pl.DataFrame], beside: Keys, given: Keys, failures: list[Failure], rejected: list[dict[str, Any]]
) -> None:
    """Keep out rows whose references lead nowhere, and the rows that refer to those, until none is left.

    A loose reference (`schemas.ForeignKey.is_loose`) is emptied instead. Takes as many rounds as the longest chain of
    references to a row that is kept out.
    """
    changed = {*kept, *beside}
    while changed:
        keys = {**beside, **keys_of(kept)}
        shrunk = set()
        for table, before in list(kept.items()):
            frame, breaches = before, []
            for key in schemas.foreign_keys(table):
                if key.kind != "named" and changed.isdisjoint(key.tables):
                    continue
                lost = dangling(frame, key, keys)
                if not lost.any():
                    continue
                found = list(_reference_breaches(key, lost, was_given=~dangling(frame, key, given)))
                if key.is_loose:
                    for breach in found:
                        _note(table, frame, breach, failures)
                    frame = _emptied(frame, key, lost)
                else:
                    breaches += found
            kept[table] = _keep_out(table, frame, breaches, failures, rejected)
            if kept[table].height < before.height:
                shrunk.add(table)
        changed = shrunk


def _reference_breaches(key: ForeignKey, lost: pl.Series, was_given: pl.Series) -> Iterator[_Breach]:
    to = " or ".join(key.tables) if key.tables else f"the table that {key.table_column} names"
    emptied = "; the reference was emptied" if key.is_loose else ""
    for rows, message in (
        (lost & ~was_given, f"there is no such row in {to}"),
        (lost & was_given, f"the row referred to in {to} was rejected"),
    ):
        if rows.any():
            yield _Breach(key.column, "reference", message + emptied, rows)


def _emptied(frame: pl.DataFrame, key: ForeignKey, rows: pl.Series) -> pl.DataFrame:
    """The frame with a loose reference set to null in these rows."""
    columns = [key.column] if key.table_column is None else [key.column, key.table_column]
    values = [pl.when(rows).then(None).otherwise(pl.col(column)).alias(column) for column in columns]
    if UNUSED_REASON in frame.columns:
        values.append(pl.when(rows).then(pl.lit(ROW_REJECTED)).otherwise(pl.col(UNUSED_REASON)).alias(UNUSED_REASON))
    return frame.with_columns(values)


def _has_key(table: str, frame: pl.DataFrame) -> bool:
    key = schemas.primary_key(table)
    return frame.schema.get(key) == schemas.polars_schema(table)[key]


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False, default=str)


def _plain(value: Any) -> Any:
    """JSON has no number for what is not finite."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _with_ids(rejected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their keys, from what they say and a counter among equals."""
    seen: defaultdict[str, int] = defaultdict(int)
    rows = []
    for row in rejected:
        says = json.dumps([row["table_name"], row["row"], row["check"]], ensure_ascii=False)
        key = hashlib.sha256(f"{says}{seen[says]}".encode()).hexdigest()[:16]
        seen[says] += 1
        rows.append({"rejected_row_id": key, **row})
    return rows
