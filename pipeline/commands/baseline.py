"""The findings baseline: what somebody has looked at and accepted, so that the gate stops on what is new.

``findings_baseline.yaml`` is YAML: ``accepted``, a list of entries with the keys of `Accepted`. An entry names a
finding by its id, or by its rule, one of its documents and all of its quotes in order; the second holds through a
change in how a rule words its message. An entry that names nothing any more is stale, and is reported: a baseline only
shrinks by hand, and an acceptance must not wait for the next finding that happens to look like it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.read.errors import BadInput
from pipeline.read.regular_files import first_bytes
from pipeline.read.strict_yaml import StrictYaml

BASELINE_NAME = "findings_baseline.yaml"

MAX_BYTES = 16 * 1024 * 1024
"""An entry takes some 300 bytes: room for fifty thousand, more than anybody accepts by hand."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that does not count for the gate.

    Attributes:
        line: of the entry in its file, from 1.
        reason: why it is accepted, for people.
        date: when it was.
        finding_id: the finding, or None where the next three name it.
        rule: its rule.
        document: one of its documents.
        quotes: its quotes, in the order of its evidence.
    """

    line: int
    reason: str
    date: dt.date
    finding_id: str | None = None
    rule: str | None = None
    document: str | None = None
    quotes: tuple[str, ...] | None = None

    @property
    def names(self) -> str:
        """What the entry names, for people."""
        return self.finding_id or f"{self.rule} in {self.document}"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of one file; `path` is where it was read."""

    path: Path
    accepted: tuple[Accepted, ...]


def find_baseline(named: Path | None, sources: Sequence[Path] | None) -> Baseline | None:
    """The baseline in the file named, else the one beside the sources, else the one in the working directory.

    Args:
        named: the file, where one was named.
        sources: the sources, where they were named; the first that has a baseline beside it (in the folder that it
            stands in) counts.

    Raises:
        BadInput: the file named is not there, or the one found is no baseline.
    """
    if named is not None:
        return read_baseline(named)
    beside = [Path(source).resolve().parent / BASELINE_NAME for source in sources or ()]
    found = next((path for path in (*beside, Path(BASELINE_NAME)) if path.is_file()), None)
    return read_baseline(found) if found else None


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises `BadInput` as `parse_baseline` does, and where the file cannot be read."""
    return Baseline(path, parse_baseline(first_bytes(path, MAX_BYTES), name=str(path)))


def parse_baseline(data: bytes, *, name: str) -> tuple[Accepted, ...]:
    """The accepted findings in these bytes.

    Args:
        data: the file's content, YAML in UTF-8.
        name: what messages call the file.

    Raises:
        BadInput: it is no baseline; the message names the file, the line and what was expected there.
    """
    yaml = StrictYaml(data, name=name, kind="findings baseline", limit=MAX_BYTES)
    found: list[Accepted] = []
    for key, event in yaml.top(("accepted",), "accepted"):
        for line, values in yaml.records(key, event, "entry", _KEYS, ("reason", "date"), {"quotes": str}):
            by_place = [values.get(name) is not None for name in ("rule", "document", "quotes")]
            if any(by_place) != all(by_place) or any(by_place) == (values.get("finding_id") is not None):
                raise BadInput(f"{name}:{line}: an entry has either a finding_id, or rule, document and quotes")
            found.append(Accepted(line, **values))
    _require_distinct(found, name)
    return tuple(found)


def _require_distinct(accepted: Sequence[Accepted], name: str) -> None:
    lines: dict[tuple[object, ...], int] = {}
    for each in accepted:
        key = (each.finding_id, each.rule, each.document, each.quotes)
        if key in lines:
            raise BadInput(f"{name}:{each.line}: the entry at line {lines[key]} accepts the same")
        lines[key] = each.line


def _finding_id(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{16}", value):
        raise ValueError("is not the id of a finding: 16 hexadecimal digits")
    return value


def _day(value: str) -> dt.date:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("is not a day, such as 2020-05-02")


_KEYS = {"finding_id": _finding_id, "rule": str, "document": str, "reason": str, "date": _day}
