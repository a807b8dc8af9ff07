"""The contract, run on tables: each table's model on its frame, then the references between the tables.

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

import schemas
from pipeline.validate import contract_expressions
from pipeline.validate.breaches import Breach, Judge
from pipeline.validate.references import Keys, broken, dangling, keys_of
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


def check(
    tables: Mapping[str, pl.DataFrame], *, beside: Mapping[str, pl.DataFrame] | None = None, judge: Judge | None = None
) -> ContractResult:
    """Hold tables to the contract.

    Only what is given is judged: a table left out is no failure, nor is a reference into it. Frames must be eager;
    Pandera looks at no value of a lazy one.

    Args:
        tables: the tables to judge.
        beside: tables that were judged before, and are only referred to.
        judge: what holds a frame to its table's own model; None for Pandera.

    Raises:
        KeyError: there is no such table.
    """
    unknown = sorted(tables.keys() - schemas.TABLES.keys())
    if unknown:
        raise KeyError(f"the contract has no table {', '.join(unknown)}")
    judge = judge or _by_pandera
    kept: dict[str, pl.DataFrame] = {}
    failures: list[Failure] = []
    rejected: list[dict[str, Any]] = []
    for table in (table for table in schemas.TABLES if table in tables):
        frame = tables[table]
        kept[table] = _keep_out(table, frame, judge(table, frame), failures, rejected)
    others = keys_of({table: frame for table, frame in (beside or {}).items() if table not in tables})
    given = keys_of({table: tables[table] for table in kept if _has_key(table, tables[table])})
    _settle_references(kept, others, {**others, **given}, failures, rejected)
    order = list(schemas.TABLES)
    failures.sort(key=lambda failure: order.index(failure.table))
    return ContractResult(kept, schemas.frame(REJECTED, _with_ids(rejected)), tuple(failures))


def _by_pandera(table: str, frame: pl.DataFrame) -> list[Breach]:
    """What Pandera finds, which is asked where something is wrong.

    That nothing is, as nearly always, polars says of the same conditions in a fraction of the time that it takes to
    import Pandera.
    """
    if not contract_expressions.breaches(table, frame):
        return []
    from pipeline.validate import contract_models

    return contract_models.breaches(table, frame)


def _keep_out(
    table: str,
    frame: pl.DataFrame,
    breaches: list[Breach],
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


def _note(table: str, frame: pl.DataFrame, breach: Breach, failures: list[Failure]) -> None:
    key = schemas.primary_key(table)
    examples: tuple[str, ...] = ()
    if key in frame.columns:
        examples = tuple(str(value) for value in frame.filter(breach.rows)[key].head(EXAMPLES))
    failures.append(Failure(table, breach.column, breach.check, breach.message, int(breach.rows.sum()), examples))


def _rejections(table: str, frame: pl.DataFrame, breach: Breach) -> Iterator[dict[str, Any]]:
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
            references = schemas.foreign_keys(table)
            concerned = [key for key in references if key.kind == "named" or not changed.isdisjoint(key.tables)]
            for key in broken(before, concerned, keys):
                lost = dangling(frame, key, keys)
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


def _reference_breaches(key: ForeignKey, lost: pl.Series, was_given: pl.Series) -> Iterator[Breach]:
    to = " or ".join(key.tables) if key.tables else f"the table that {key.table_column} names"
    emptied = "; the reference was emptied" if key.is_loose else ""
    for rows, message in (
        (lost & ~was_given, f"there is no such row in {to}"),
        (lost & was_given, f"the row referred to in {to} was rejected"),
    ):
        if rows.any():
            yield Breach(key.column, "reference", message + emptied, rows)


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
