"""`blauwhelm diff`: what changed between two releases, for a person and for a job."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from pipeline.commands.errors import RefusedError
from pipeline.commands.releases import named
from pipeline.commands.terminal import as_text
from pipeline.publish.causes import Words
from pipeline.publish.changes import KINDS, Change, by_row, compare, counts
from pipeline.publish.compatibility import Difference, differences
from pipeline.publish.snapshot import Row, Snapshot, SnapshotError, read_snapshot

_LONGEST = 400  # characters of a value that are shown to a person


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two releases and what changed from the one to the other."""

    old: Snapshot
    new: Snapshot
    contract: tuple[Difference, ...]
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        """Whether neither the contract nor a row that is compared differs."""
        return not self.contract and not self.changes


def run(old: str, new: str, output: Path, *, form: str, limit: int, exit_code: bool) -> int:
    """Says what changed. Gives the exit code: 0, or 1 where they differ and `exit_code` asks for that.

    Args:
        old: the release to start from, as `releases.named` takes it.
        new: the one to compare with it.
        output: the folder that holds the releases.
        form: ``text`` or ``json``.
        limit: how many rows of each table are shown as text; 0 for all.
        exit_code: whether a difference gives exit code 1.

    Raises:
        RefusedError: there is no such release, or it cannot be read.
    """
    comparison = compared(named(old, output), named(new, output))
    if form == "json":
        json.dump(as_json(comparison), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        say(comparison, sys.stdout, limit)
    return 1 if exit_code and not comparison.is_same else 0


def compared(old: Path, new: Path) -> Comparison:
    """Compares two releases in their folders.

    Raises:
        RefusedError: one cannot be read.
    """
    try:
        before, after = read_snapshot(old), read_snapshot(new)
    except SnapshotError as error:
        raise RefusedError(str(error)) from error
    return Comparison(before, after, tuple(differences(before.contract, after.contract)), tuple(compare(before, after)))


def as_json(comparison: Comparison) -> dict[str, object]:
    """All of it, for a program."""
    return {
        "old": {"release": comparison.old.id, "contract": comparison.old.contract.version},
        "new": {"release": comparison.new.id, "contract": comparison.new.contract.version},
        "contract": [asdict(difference) for difference in comparison.contract],
        "tables": counts(comparison.changes),
        "changes": [asdict(change) for change in comparison.changes],
    }


def say(comparison: Comparison, stream: TextIO, limit: int) -> None:
    """The same for a person."""
    stream.writelines(f"{as_text(line)}\n" for line in _lines(comparison, limit))


def _lines(comparison: Comparison, limit: int) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"{old.id} (contract {old.contract.version}) → {new.id} (contract {new.contract.version})"
    yield from (str(difference) for difference in comparison.contract)
    yield from _documents(old, new)
    if not comparison.changes:
        yield "no row differs"
        return
    of_tables = counts(comparison.changes)
    width = max(map(len, [*of_tables, "table"]))
    yield ""
    yield f"{'table':<{width}}{''.join(f'{kind:>9}' for kind in KINDS)}"
    for table, counted in of_tables.items():
        yield f"{table:<{width}}{''.join(f'{counted[kind]:>9}' for kind in KINDS)}"
    rows = by_row(comparison.changes)
    for table in of_tables:
        of_table = [row for row in rows if row[0].table == table]
        shown = of_table[:limit] if limit else of_table
        yield ""
        yield table
        for row in shown:
            yield from _row(row)
        if len(shown) < len(of_table):
            yield f"  … and {len(of_table) - len(shown)} more (--limit 0 shows all)"


def _documents(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted(old.documents.keys() | new.documents.keys()):
        before, after = old.documents.get(name), new.documents.get(name)
        if before is None or after is None:
            yield f"document {name}: {'added' if after else 'gone'}"
        elif before.get("sha256") != after.get("sha256"):
            yield f"document {name}: {_revision(before)} → {_revision(after)}"


def _revision(document: Row) -> str:
    revision = document.get("revision_id")
    return f"revision {revision}" if revision else f"sha256 {str(document.get('sha256'))[:12]}"


def _row(row: Sequence[Change]) -> Iterator[str]:
    change = row[0]
    was = f" (was {change.old_row_id})" if change.old_row_id else ""
    yield f"  {change.kind} {change.row_id}{was}, {change.cause.code.replace('_', ' ')}"
    if change.kind == "gone" and change.old_value:
        yield f"    {_short(change.old_value)}"
    for changed in row:
        if changed.column is not None:
            values = (changed.old_value, changed.new_value)
            yield f"    {changed.column}: {' → '.join('null' if value is None else _short(value) for value in values)}"
    cause = change.cause
    for sign, words in (("-", cause.old), ("+", cause.new)):
        if words is not None:
            yield f"    {sign} {cause.document_id} {words.start}–{words.end}: {_quote(words)}"


def _quote(words: Words) -> str:
    return f"⟪{_short(words.quote)}⟫"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
