"""What changed between two releases: rows added, rows gone, columns changed, and the edit behind each.

Two releases of any versions can be compared; the tables and columns that both have are. Not compared are places in a
document (`PLACES`), which an edit anywhere before them shifts, and the tables in `LEFT_OUT`. How rows are paired whose
keys differ is `pairing.py`'s business, which edit caused what `causes.py`'s.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.publish.causes import Cause, Causes
from pipeline.publish.compatibility import Column, Table
from pipeline.publish.pairing import NATURAL_KEYS, Unmatched, pair
from pipeline.publish.snapshot import Row, Snapshot

KINDS = ("added", "gone", "changed")
"""What can become of a row."""

LEFT_OUT = frozenset({"evidence", "coverage", "finding_evidence", "rules", "changes"})
"""Tables that are not compared: the stretches and tiles of a text follow every edit of it and are shown with the rows
that rest on them; the rules are the program's and not the sources'."""

PLACES = frozenset({"start", "end", "basis_start", "basis_end", "position"})
"""Columns that say where something stands in a document or in a list."""

MENTIONS = frozenset({"evidence", "date_mentions", "number_mentions"})
"""What a column refers to that only says which words a row rests on."""

_MADE = frozenset({"assertion", "derivation", "extractor"})
"""How a row was made: compared, but it does not make two rows alike."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        table: the table.
        kind: one of `KINDS`.
        row_id: the row's key; of a row that is gone, the one it had.
        old_row_id: the key it had, where that was another one.
        column: the column that changed; None where the row as a whole was added or is gone.
        old_value: what it held, as text; of a row that is gone, the row as JSON.
        new_value: what it holds, as text.
        cause: why.
    """

    table: str
    kind: str
    row_id: str
    old_row_id: str | None
    column: str | None
    old_value: str | None
    new_value: str | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class _Compared:
    """A table of both releases: the columns compared, and the rows by what became of them."""

    name: str
    old: Table
    new: Table
    columns: tuple[str, ...]
    gone: dict[str, Row]
    added: dict[str, Row]


def compare(old: Snapshot, new: Snapshot) -> list[Change]:
    """What a release has that another has not, in the order of the newer one's tables and of their keys."""
    causes = Causes(old, new)
    tables = [_compared(name, old, new) for name in new.contract.tables if _is_compared(name, old, new)]
    became: dict[str, dict[str, str]] = {}
    for table in tables:
        became[table.name] = _paired(table, old, new, causes, became)
    return [change for table in tables for change in sorted(_changes(table, old, new, causes, became), key=_order)]


def by_row(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """The changes of each row together, in the order in which they come."""
    rows: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        rows.setdefault((change.table, change.kind, change.row_id), []).append(change)
    return [tuple(row) for row in rows.values()]


def counts(changes: Sequence[Change]) -> dict[str, dict[str, int]]:
    """How many rows of each table were added, are gone, or differ in some column; the tables in the order they come."""
    counted = Counter((row[0].table, row[0].kind) for row in by_row(changes))
    tables = dict.fromkeys(change.table for change in changes)
    return {table: {kind: counted[table, kind] for kind in KINDS} for table in tables}


def as_text(value: Any) -> str | None:
    """A value as it is told of in a text: as JSON has it, a text as it is, a day or a moment in ISO 8601."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dt.datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(_plain(value), ensure_ascii=False)


def row_as_text(row: Row) -> str:
    """A row as a JSON object, nulls left out."""
    return json.dumps({name: _plain(value) for name, value in row.items() if value is not None}, ensure_ascii=False)


def _is_compared(name: str, old: Snapshot, new: Snapshot) -> bool:
    """Whether both releases have the table under the same key; a difference of the contracts is told as such."""
    if name in LEFT_OUT or name not in old.contract.tables:
        return False
    return old.contract.tables[name].key == new.contract.tables[name].key


def _compared(name: str, old: Snapshot, new: Snapshot) -> _Compared:
    before, after = old.contract.tables[name], new.contract.tables[name]
    columns = tuple(
        column
        for column, spec in after.columns.items()
        if column in before.columns and column not in PLACES | {after.key} and spec.references not in MENTIONS
    )
    keys = [snapshot.tables[name].select(after.key) for snapshot in (old, new)]
    gone = old.tables[name].join(keys[1], on=after.key, how="anti", maintain_order="left")
    added = new.tables[name].join(keys[0], on=after.key, how="anti", maintain_order="left")
    return _Compared(
        name,
        before,
        after,
        columns,
        {row[after.key]: row for row in gone.iter_rows(named=True)},
        {row[after.key]: row for row in added.iter_rows(named=True)},
    )


def _paired(
    table: _Compared, old: Snapshot, new: Snapshot, causes: Causes, became: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The rows of a table whose keys changed: old key to new key."""
    if table.name not in NATURAL_KEYS or not table.gone or not table.added:
        return {}
    gone = []
    for key, row in table.gone.items():
        places = old.places(table.name, row)
        place = causes.place_in_new(places[0]) if places else None
        gone.append(Unmatched(key, _translated(table, row, became), old.document_of(table.name, row), place))
    added = []
    for key, row in table.added.items():
        places = new.places(table.name, row)
        added.append(Unmatched(key, row, new.document_of(table.name, row), places[0] if places else None))
    return pair(table.name, gone, added, _likeness([name for name in table.columns if name not in _MADE]))


def _likeness(columns: Sequence[str]) -> Callable[[Row, Row], float]:
    """How alike two rows are: of the columns that either says something in, the share in which both say the same."""

    def alike(one: Row, other: Row) -> float:
        pairs = [(one.get(name), other.get(name)) for name in columns]
        told = [left == right for left, right in pairs if left is not None or right is not None]
        return sum(told) / len(told) if told else 0.0

    return alike


def _changes(
    table: _Compared, old: Snapshot, new: Snapshot, causes: Causes, became: Mapping[str, Mapping[str, str]]
) -> Iterator[Change]:
    name, pairs = table.name, became[table.name]
    for before, after in pairs.items():
        yield from _row_changes(table, table.gone[before], table.added[after], causes, became)
    taken = set(pairs.values())
    for key, row in table.gone.items():
        if key not in pairs:
            yield Change(name, "gone", key, None, None, row_as_text(row), None, causes.of(name, row, None))
    for key, row in table.added.items():
        if key not in taken:
            yield Change(name, "added", key, None, None, None, None, causes.of(name, None, row))
    suspects = _suspects(table, old.tables[name], new.tables[name])
    key = table.new.key
    after_rows = {row[key]: row for row in new.tables[name].filter(pl.col(key).is_in(suspects)).iter_rows(named=True)}
    for row in old.tables[name].filter(pl.col(key).is_in(suspects)).iter_rows(named=True):
        yield from _row_changes(table, row, after_rows[row[key]], causes, became)


def _suspects(table: _Compared, old: pl.DataFrame, new: pl.DataFrame) -> list[str]:
    """The keys of rows in both releases that differ in a column that is compared."""
    key = table.new.key
    plain = [
        name for name in table.columns if old.schema[name] == new.schema[name] and not _is_nested(new.schema[name])
    ]
    others = [name for name in table.columns if name not in plain]
    joined = old.select(key, *table.columns).join(
        new.select(key, *(pl.col(name).alias(f"new {name}") for name in table.columns)), on=key, maintain_order="left"
    )
    differs = pl.repeat(False, joined.height, eager=True)
    for name in plain:
        differs |= joined[name].ne_missing(joined[f"new {name}"])
    for name in others:
        values = zip(joined[name].to_list(), joined[f"new {name}"].to_list(), strict=True)
        differs |= pl.Series([one != other for one, other in values], dtype=pl.Boolean)
    return joined.filter(differs)[key].to_list()


def _row_changes(
    table: _Compared, old: Row, new: Row, causes: Causes, became: Mapping[str, Mapping[str, str]]
) -> Iterator[Change]:
    """One change per column in which a row differs; of a row whose key alone did, one on the key."""
    key = table.new.key
    before = _translated(table, old, became)
    columns = [name for name in table.columns if before.get(name) != new.get(name)]
    old_key = old[key] if old[key] != new[key] else None
    if not columns and old_key is not None:
        columns = [key]
    if not columns:
        return
    cause = causes.of(table.name, old, new)
    for name in columns:
        yield Change(table.name, "changed", new[key], old_key, name, as_text(old[name]), as_text(new[name]), cause)


def _translated(table: _Compared, row: Row, became: Mapping[str, Mapping[str, str]]) -> Row:
    """A row of the older release, its references to rows whose keys changed as those of the newer one."""
    referring = [(name, table.old.columns[name]) for name in table.columns if table.old.columns[name].references]
    return {**row, **{name: _reference(row, name, column, became) for name, column in referring}}


def _reference(row: Row, name: str, column: Column, became: Mapping[str, Mapping[str, str]]) -> Any:
    value, to = row[name], column.references or ""
    tables = [str(row.get(to.strip("{}")))] if to.startswith("{") else to.split("|")

    def newer(key: Any) -> Any:
        return next((became[table][key] for table in tables if table in became and key in became[table]), key)

    return [newer(key) for key in value] if isinstance(value, list) else newer(value)


def _is_nested(dtype: pl.DataType) -> bool:
    return dtype.is_nested() or isinstance(dtype, pl.Map)


def _order(change: Change) -> tuple[str, str, str]:
    return change.cause.document_id or "", change.row_id, change.column or ""


def _plain(value: Any) -> Any:
    """A value as JSON can have it."""
    if isinstance(value, dt.date):
        return as_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
