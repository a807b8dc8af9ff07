"""What a check found, as plain values: what every format says in its own way, and all that it may say.

Nothing here depends on where the check ran: a file is named as it stands in the working directory, else in its sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.commands.baseline import Accepted
from pipeline.validate.published import Fault

SEVERITIES = ("error", "warning", "info")
"""From the gravest on."""

GATES: Mapping[str, tuple[str, ...]] = {"error": SEVERITIES[:1], "warning": SEVERITIES[:2], "never": ()}
"""For each gate the severities that it does not let through."""

STALE_SEVERITY = "warning"
"""How grave it is that the baseline accepts what no longer occurs."""


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document of the release.

    Attributes:
        id: its key.
        path: its file, relative to the working directory or, where it lies elsewhere, to the sources; where it is not
            at hand, the address or path that the release gives; ``/`` between its parts.
        root: what `path` is relative to: ``tree`` (the working directory), ``sources``, or ``none`` (an address).
        sha256: of its bytes, in hex.
        is_at_hand: whether its text could be read, so that places in it have lines.
        has_same_offsets: whether an offset in the text is one in the file: not where two characters end a line there.
    """

    id: str
    path: str
    root: str
    sha256: str
    is_at_hand: bool
    has_same_offsets: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A stretch in lines and columns, from 1; a column counts code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document that a finding points at.

    Attributes:
        role: the part it plays.
        document_id: where it stands.
        start: where it begins, in code points of the text.
        end: where it ends, exclusive.
        quote: its words.
        lines: the place in lines; None where the document is not at hand, like the two below.
        before: words in front of it, on the same line.
        after: words behind it, on the same line.
    """

    role: str
    document_id: str
    start: int
    end: int
    quote: str
    lines: Lines | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """A rule of the release, as `rules` has it."""

    id: str
    family: str
    severity: str
    statement: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the release with its evidence; `accepted` is the entry of the baseline that accepts it, if any."""

    id: str
    rule: CheckedRule
    severity: str
    certainty: str
    document_ids: tuple[str, ...]
    message: str
    left_value: str | None
    right_value: str | None
    difference: str | None
    suggested_value: str | None
    row: str | None
    marks: tuple[Mark, ...]
    accepted: Accepted | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        release: the release's id.
        fail_on: the gate: the least severe finding that is not let through.
        rows: rows per table.
        documents: the documents of the release by their ids.
        rules: the rules that it was judged by.
        findings: what they found, worst first.
        faults: what is wrong with the files.
        baseline: the file of accepted findings, as `CheckedDocument.path`; None where there is none.
        stale: its entries that name nothing any more.
    """

    release: str
    fail_on: str
    rows: Mapping[str, int]
    documents: Mapping[str, CheckedDocument]
    rules: tuple[CheckedRule, ...]
    findings: tuple[Found, ...]
    faults: tuple[Fault, ...]
    baseline: str | None = None
    stale: tuple[Accepted, ...] = ()

    @property
    def open(self) -> tuple[Found, ...]:
        """The findings that nobody has accepted."""
        return tuple(found for found in self.findings if found.accepted is None)

    @property
    def counts(self) -> dict[str, int]:
        """The open findings of each severity."""
        severities = [found.severity for found in self.open]
        return {severity: severities.count(severity) for severity in SEVERITIES}

    @property
    def passed(self) -> bool:
        """Whether the files are as the contract says, and the findings within the gate."""
        stopped = any(self.stops(found.severity) for found in self.open)
        return not self.faults and not stopped and not (self.stale and self.stops(STALE_SEVERITY))

    def stops(self, severity: str) -> bool:
        """Whether the gate stops what is so severe."""
        return severity in GATES[self.fail_on]
