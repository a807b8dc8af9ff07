"""``CHANGES.md``: what a release has that the one before it had not, for a person.

The contract's differences first, then the documents, the counts, and the changed rows with their words. The whole list
is the table `changes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.publish.causes import Words
from pipeline.publish.changes import KINDS, LEFT_OUT, Change, by_row, counts
from pipeline.publish.compatibility import differences
from pipeline.publish.facts_page import escaped
from pipeline.publish.snapshot import Row, Snapshot

_Edit = tuple[str, Words, Words]

NAME = "CHANGES.md"

MOST = 40
"""Rows of a table that are shown."""

_LONGEST = 300  # characters of a value that are shown


def first_page() -> str:
    """The page of a release with none before it."""
    return "# Changes\n\nThe first release of its folder, or the one before it cannot be read: nothing to compare.\n"


def changes_page(changes: Sequence[Change], old: Snapshot, new: Snapshot) -> str:
    """The page as Markdown."""
    return "\n".join(_lines(changes, old, new)) + "\n"


def _lines(changes: Sequence[Change], old: Snapshot, new: Snapshot) -> Iterator[str]:
    yield "# Changes"
    yield ""
    yield f"From release `{old.id}` (contract {old.contract.version}) to this one (contract {new.contract.version})."
    if found := differences(old.contract, new.contract):
        yield from _section("Contract")
        yield from (
            f"- **{difference.kind}**: `{difference.name}` {escaped(difference.message)}" for difference in found
        )
    yield from _section("Documents")
    documents = list(_documents(old, new))
    yield from documents or ["The same, at the same revisions."]
    yield from _section("Rows")
    if not changes:
        yield "None was added, is gone or changed."
    else:
        yield from _counts(changes)
    yield ""
    yield f"Not compared: places in a document, and the tables {', '.join(f'`{name}`' for name in sorted(LEFT_OUT))}."
    edits: dict[_Edit, int] = {}
    tables = list(_tables(changes, edits))
    if edits:
        yield from _section("Edits")
        for (document_id, before, after), number in edits.items():
            yield f"{number}. {escaped(document_id)}, from character {before.start}, now {after.start}"
            yield f"   - before: {_quote(before)}"
            yield f"   - now: {_quote(after)}"
    yield from tables


def _documents(old: Snapshot, new: Snapshot) -> Iterator[str]:
    for name in sorted(old.documents.keys() | new.documents.keys()):
        before, after = old.documents.get(name), new.documents.get(name)
        if before is None or after is None:
            yield f"- {escaped(name)}: {'added' if after else 'gone'}, {_revision(after or before or {})}"
        elif before.get("sha256") != after.get("sha256"):
            yield f"- {escaped(name)}: from {_revision(before)} to {_revision(after)}"


def _revision(document: Row) -> str:
    digest = f"SHA-256 {str(document.get('sha256'))[:12]}…"
    return f"revision {escaped(document['revision_id'])} ({digest})" if document.get("revision_id") else digest


def _counts(changes: Sequence[Change]) -> Iterator[str]:
    yield f"| Table | {' | '.join(KINDS)} |"
    yield "|---|---|---|---|"
    for table, counted in counts(changes).items():
        yield f"| {table} | {' | '.join(map(str, counted.values()))} |"


def _tables(changes: Sequence[Change], edits: dict[_Edit, int]) -> Iterator[str]:
    """The rows of each table; the edits behind those that are shown are numbered."""
    of_table: dict[str, list[tuple[Change, ...]]] = {}
    for row in by_row(changes):
        of_table.setdefault(row[0].table, []).append(row)
    for table, rows in of_table.items():
        yield from _section(table)
        for row in rows[:MOST]:
            yield from _row(row, edits)
        if len(rows) > MOST:
            yield f"- … and {len(rows) - MOST} more rows, in the table `changes`"


def _row(row: Sequence[Change], edits: dict[_Edit, int]) -> Iterator[str]:
    change = row[0]
    cause = change.cause
    why = cause.code.replace("_", " ")
    if cause.document_id is not None and cause.old is not None and cause.new is not None:
        number = edits.setdefault((cause.document_id, cause.old, cause.new), len(edits) + 1)
        why = f"{why}, edit {number}"
    elif (words := cause.new or cause.old) is not None:
        why = f"{why}: {_quote(words)}"
    yield f"- {change.kind}: {_key(change.row_id)}{_renamed(change.old_row_id)} ({why})"
    if change.kind == "gone" and change.old_value:
        yield f"  - {_short(change.old_value)}"
    for changed in row:
        if changed.column is not None:
            values = (changed.old_value, changed.new_value)
            yield f"  - {changed.column}: {' → '.join('null' if value is None else _short(value) for value in values)}"


def _key(key: str) -> str:
    return escaped(key) if "`" in key else f"`{key}`"


def _renamed(old: str | None) -> str:
    return f", before {_key(old)}" if old else ""


def _quote(words: Words) -> str:
    return f"“{_short(words.quote)}”"


def _short(text: str) -> str:
    return escaped(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…", is_part=True)


def _section(heading: str) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
