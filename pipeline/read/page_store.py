"""The revisions of live pages as they lie beside a catalog, and which of them is read.

    pages/<sha256>.wikitext   the bytes of a revision as the wiki gave them, never edited
    pages/ledger.jsonl        one observation per line: what the wiki had of a page, and whether it was good

The ledger only grows. A line is written where a wiki has something else of a page than at the line before it, so asking
again changes nothing, and a build depends on these files alone: not on the clock and not on the network. What writes
here is `pipeline.fetch`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from pipeline.read.errors import BadInput
from pipeline.read.origin import Refusal
from pipeline.read.regular_files import first_bytes, unreadable

FOLDER = "pages"
LEDGER = "ledger.jsonl"

MAX_LEDGER_BYTES = 256 * 1024 * 1024
"""A line takes some 500 bytes: room for half a million revisions."""

Outcome = Literal["good", "vanished", "shrank", "unreadable"]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a wiki had of one page at one time. What is None was not there or not said.

    Attributes:
        wiki: as in the catalog.
        title: as asked.
        position: the number of this observation of the page, from 1.
        outcome: ``good``, or why the revision is not read (see `pipeline.read.origin.Refusal`).
        is_pinned: whether this one revision was asked for, and not the newest.
        retrieved_at: when, by the wiki's own clock, in UTC.
        found_title: the page's title after normalisation, redirects and moves.
        page_id: MediaWiki's number of the page, which a move leaves as it is.
        revision_id: the number of the revision.
        revised_at: when it was saved, in UTC.
        bytes: its size.
        sha256: of its bytes, in hex: the name of its file.
        location: the page's address.
        language: the page's language (BCP 47).
        licence: of the wiki's texts: an SPDX identifier, or in words.
        reason: why it is unreadable.
    """

    wiki: str
    title: str
    position: int
    outcome: Outcome
    is_pinned: bool
    retrieved_at: dt.datetime
    found_title: str | None = None
    page_id: int | None = None
    revision_id: str | None = None
    revised_at: dt.datetime | None = None
    bytes: int | None = None
    sha256: str | None = None
    location: str | None = None
    language: str | None = None
    licence: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What is read of a page: a good revision, and what stands in its place on the wiki if that is not good."""

    observation: Observation
    refusal: Refusal | None


def kept(history: Iterable[Observation], revision_id: str | None) -> Kept | None:
    """The revision of a page that is read; None where there is none.

    Args:
        history: the observations of this page, in their order.
        revision_id: the revision the catalog pins; None for the newest good one.
    """
    good: Observation | None = None
    last: Observation | None = None
    for each in history:
        if revision_id is not None:
            if each.outcome == "good" and each.revision_id == revision_id:
                good = each
        elif not each.is_pinned:
            last = each
            if each.outcome == "good":
                good = each
    if good is None:
        return None
    if last is None or last.outcome == "good":
        return Kept(good, None)
    return Kept(good, Refusal(last.outcome, last.retrieved_at, last.revision_id, last.bytes, last.reason))


def history_of(ledger: Iterable[Observation], wiki: str, title: str) -> tuple[Observation, ...]:
    """The observations of one page, in their order."""
    return tuple(each for each in ledger if (each.wiki, each.title) == (wiki, title))


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes of a revision are, in the folder of the store."""
    return folder / f"{sha256}.wikitext"


def read_ledger(folder: Path) -> tuple[Observation, ...]:
    """The ledger of a store; empty where there is none yet.

    Raises:
        BadInput: it cannot be read, or is not what this program wrote.
    """
    path = folder / LEDGER
    if not path.exists():
        return ()
    return parse_ledger(first_bytes(path, MAX_LEDGER_BYTES), name=str(path))


def parse_ledger(data: bytes, *, name: str) -> tuple[Observation, ...]:
    """The observations in these bytes, in their order.

    Raises:
        BadInput: they are no ledger; the message names the file and the line.
    """
    if len(data) > MAX_LEDGER_BYTES:
        raise BadInput(f"{name}: larger than a ledger of pages may be ({MAX_LEDGER_BYTES} bytes)")
    found: list[Observation] = []
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            found.append(_observation(json.loads(line)))
        except (ValueError, RecursionError) as error:  # JSONDecodeError and UnicodeDecodeError are ValueErrors
            raise BadInput(f"{name}:{number}: not an observation of a page: {error}") from None
    _require_numbered(found, name)
    return tuple(found)


def ledger_bytes(ledger: Iterable[Observation]) -> bytes:
    """The file that holds these observations, sorted by wiki, title and position: the inverse of `parse_ledger`."""
    ordered = sorted(ledger, key=lambda each: (each.wiki, each.title, each.position))
    return "".join(json.dumps(_plain(each), ensure_ascii=False) + "\n" for each in ordered).encode("utf-8")


def read_revision(folder: Path, sha256: str, limit: int) -> bytes:
    """The bytes of a revision.

    Raises:
        BadInput: they are not there, or not those that the wiki gave.
    """
    path = path_of(folder, sha256)
    try:
        if not path.is_file():
            raise BadInput(f"{path}: the revision is in the ledger, its file is not there")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BadInput(f"{path}: the file is not what the wiki gave: its SHA-256 is another")
    return data


def _plain(each: Observation) -> dict[str, object]:
    values = {field.name: getattr(each, field.name) for field in fields(each)}
    return {
        name: value.isoformat().replace("+00:00", "Z") if isinstance(value, dt.datetime) else value
        for name, value in values.items()
        if value is not None
    }


def _observation(record: object) -> Observation:
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    if unknown := sorted(set(record) - set(_CONVERT)):
        raise ValueError(f"unknown key {unknown[0]!r}")
    values: dict[str, Any] = {}
    for name, convert in _CONVERT.items():
        if name in record:
            values[name] = convert(name, record[name])
        elif name in _REQUIRED:
            raise ValueError(f"{name} is missing")
    if values["outcome"] == "good" and not (values.get("sha256") and values.get("revision_id")):
        raise ValueError("a good revision has a revision_id and a sha256")
    return Observation(**values)


def _require_numbered(ledger: Sequence[Observation], name: str) -> None:
    """Refuses a ledger with a gap or a line twice: two ledgers merged by hand would read as one history."""
    last: dict[tuple[str, str], int] = {}
    for number, each in enumerate(ledger, start=1):
        key = (each.wiki, each.title)
        if each.position != last.get(key, 0) + 1:
            raise BadInput(f"{name}:{number}: position {each.position} does not follow that of the line before it")
        last[key] = each.position


def _words(name: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} is not a text")
    return value


def _number(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{name} is not a number")
    return value


def _truth(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is not true or false")
    return value


def _outcome(name: str, value: object) -> str:
    if value not in get_args(Outcome):
        raise ValueError(f"{name} is not one of {', '.join(get_args(Outcome))}")
    return str(value)


def _digest(name: str, value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch("[0-9a-f]{64}", value):
        raise ValueError(f"{name} is not a SHA-256")
    return value


def _moment(name: str, value: object) -> dt.datetime:
    moment = dt.datetime.fromisoformat(_words(name, value))
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no time zone")
    return moment.astimezone(dt.UTC)


_CONVERT: dict[str, Callable[[str, object], object]] = {
    "wiki": _words,
    "title": _words,
    "position": _number,
    "outcome": _outcome,
    "is_pinned": _truth,
    "retrieved_at": _moment,
    "found_title": _words,
    "page_id": _number,
    "revision_id": _words,
    "revised_at": _moment,
    "bytes": _number,
    "sha256": _digest,
    "location": _words,
    "language": _words,
    "licence": _words,
    "reason": _words,
}
_REQUIRED = ("wiki", "title", "position", "outcome", "is_pinned", "retrieved_at")
