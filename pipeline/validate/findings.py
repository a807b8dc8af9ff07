"""How a rule works: a comparison frame, a condition on it, and findings where the condition fails.

A rule compares things and says what must hold between them; it never changes a value and never drops a row. Its frame
has one row per comparison. The columns of `COMPARISON` say what a finding about that row would say; the others are what
the condition looks at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

import polars as pl

from pipeline.read.document import Document
from pipeline.validate.verdicts import Condition, Value, values, wrong_rows

Severity = Literal["error", "warning", "info"]
Certainty = Literal["certain", "likely", "arguable"]
Derived = TypeVar("Derived")
_FIRST_LINE = 80

COMPARISON = {
    "severity": pl.String, "certainty": pl.String, "message": pl.String, "left_value": pl.String,
    "right_value": pl.String, "difference": pl.String, "suggested_value": pl.String, "table_name": pl.String,
    "row_id": pl.String, "spans": pl.Object,
}  # fmt: skip
"""Columns of every comparison frame: the finding's own, and its spans. `severity` is the rule's where null."""


_UNREAD: Mapping[str, tuple[str, ...]] = {
    "citations": (
        "ref_name", "template", "authors", "published_basis", "published_mention_id", "accessed_precision",
        "accessed_modifier", "accessed_basis", "accessed_mention_id", "archived_edtf", "archived_precision",
        "archived_modifier", "archived_basis", "archived_mention_id", "url_status", "parameters", "evidence_id",
    ),
    "date_mentions": ("section", "used_by_table", "used_by_id", "unused_reason"),
    "evidence": ("quote", "section"),
    "number_mentions": ("section",),
}  # fmt: skip
"""Columns of the longest tables that no rule looks at: half of what making mappings of their rows would take."""


class Marked(NamedTuple):
    """One stretch of a document that a finding points at, and the part it plays (total, part, left, right …)."""

    role: str
    document_id: str
    start: int
    end: int


def first_line(document: Document) -> Marked:
    """A document's first line, or the beginning of it: where a finding on the document as a whole points."""
    text = document.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return Marked("document", document.id, start, min(end if end >= 0 else len(text), start + _FIRST_LINE))


@dataclass(frozen=True, slots=True)
class Corpus:
    """What rules look at: the documents as read and the tables as reconciled."""

    documents: Mapping[str, Document]
    tables: Mapping[str, pl.DataFrame]
    _derived: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table as mappings, in its order: the same objects at every call, not to be changed.

        Columns of `_UNREAD` are not among them.
        """
        if table not in self._derived:
            frame = self.tables.get(table)
            self._derived[table] = [] if frame is None else frame.drop(_UNREAD.get(table, ()), strict=False).to_dicts()
        return self._derived[table]

    def derive(self, make: Callable[[Corpus], Derived]) -> Derived:
        """What a function makes of the corpus; worked out once, however many rules ask for it."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]


class Judged(NamedTuple):
    """A comparison of which more is said than its condition looks at: that is worked out only where it fails.

    Attributes:
        columns: what the condition looks at.
        say: gives the columns of `COMPARISON`.
    """

    columns: Mapping[str, Any]
    say: Callable[[], Mapping[str, Any]]


Comparison = Mapping[str, Any] | Judged
"""One row of a rule's comparison frame."""


class Milder(NamedTuple):
    """A severity that findings of a rule have in a case that is less clear, and that case, as a clause ("where …")."""

    severity: Severity
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One consistency rule.

    Attributes:
        id: its name in `findings.rule_id`, in the gate and in the tests.
        family: a code of `rule_families`.
        severity: unless a comparison gives its own, which is that of `milder`.
        statement: what must hold, in one sentence.
        why: what it tells a reader when it does not.
        fires: an example in which it fires.
        silent: a near miss in which it does not.
        compare: from the corpus to the comparisons, as rows for a frame.
        condition: what holds on every row where all is well.
        milder: when its findings are of another severity; None where they never are.
    """

    id: str
    family: str
    severity: Severity
    statement: str
    why: str
    fires: str
    silent: str
    compare: Callable[[Corpus], Iterable[Comparison]]
    condition: type[Condition]
    milder: Milder | None = None


class Never(Condition):
    """The condition of rules whose frame holds only what should not be there at all: no row fulfils it."""

    message = Value(str)

    @classmethod
    def between(cls) -> pl.Expr:
        """False on every row: each has a message."""
        return pl.col("message").is_null()


class NoneFound(Condition):
    """The condition of rules that count the cases of one kind in a document, for a single finding on all of them."""

    count = Value(int, eq=0)


def failures(rule: Rule, corpus: Corpus) -> list[dict[str, Any]]:
    """The comparisons of a rule on which its condition fails, in their own order.

    Raises:
        KeyError: a comparison has a column that neither `COMPARISON` nor the condition knows.
        TypeError: a value is not of its column's type.

    All of these are mistakes in the rule, not in a source.
    """
    compared = list(rule.compare(corpus))
    if not compared:
        return []
    rows = [row.columns if isinstance(row, Judged) else row for row in compared]
    types = {name: value.dtype for name, value in values(rule.condition).items()}
    frame = pl.DataFrame({name: [row.get(name) for row in rows] for name in types}, schema=types)
    failed = [_said(compared[i]) for i in wrong_rows(rule.condition, frame)]
    if unknown := sorted(set().union(*rows, *failed) - COMPARISON.keys() - types.keys()):
        raise KeyError(f"{rule.id}: no such columns: {', '.join(unknown)}")
    return failed


def _said(row: Comparison) -> dict[str, Any]:
    return {**row.columns, **row.say()} if isinstance(row, Judged) else dict(row)


def findings_of(rule: Rule, corpus: Corpus) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of `findings` and `finding_evidence` that a rule gives."""
    found, evidence = [], []
    counters: dict[tuple[Any, ...], int] = {}
    for row in failures(rule, corpus):
        spans: Sequence[Marked] = row["spans"]
        quotes = [corpus.documents[s.document_id].text[s.start : s.end] for s in spans]
        document_ids = sorted({s.document_id for s in spans})
        key = (rule.id, *document_ids, row["message"], *quotes)
        counters[key] = counters.get(key, 0) + 1
        finding_id = _digest(*key, counters[key])
        found.append(
            {
                "finding_id": finding_id, "rule_id": rule.id, "severity": row.get("severity") or rule.severity,
                "certainty": row.get("certainty") or "certain", "document_ids": document_ids,
                **{c: row.get(c) for c in ("message", "left_value", "right_value", "difference", "suggested_value",
                                           "table_name", "row_id")},
            }
        )  # fmt: skip
        for position, (span, quote) in enumerate(zip(spans, quotes, strict=True), start=1):
            evidence.append(
                {
                    "finding_evidence_id": _digest(finding_id, position), "finding_id": finding_id,
                    "position": position, "role": span.role, "document_id": span.document_id, "start": span.start,
                    "end": span.end, "quote": quote,
                }
            )  # fmt: skip
    return found, evidence


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
