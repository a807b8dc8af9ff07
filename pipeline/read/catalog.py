"""The catalog file: which documents are read, where each comes from, and the bytes it must have.

A catalog is YAML: ``documents``, a list of entries with the keys of `Entry`, and optionally ``title``, ``description``
and ``licence`` of the collection itself (an entry's licence is its own and is never taken from there). A catalog may
come from elsewhere, so it is read from the parser's events, to a fixed depth: no object is constructed, nothing nests,
and anchors and aliases, with which a small file can swell without bound, are refused.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

import yaml

from pipeline.lexicon import LANGUAGES
from pipeline.read.decode import CODECS, decode
from pipeline.read.document import Format
from pipeline.read.errors import BadInput, is_name

MAX_CATALOG_BYTES = 16 * 1024 * 1024
"""An entry takes some 500 bytes: room for thirty thousand documents, far above what one run reads."""

FORMATS: tuple[Format, ...] = ("wikitext", "text")

_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of a catalog. What is None is not known, or is to be found from the document itself.

    Attributes:
        id: the document's key.
        path: where the file is, relative to the catalog's folder, ``/`` between its parts, never outside that folder.
        sha256: of the file's bytes, in lower-case hex.
        line: the entry's first line in the catalog, from 1.
        title: the document's title.
        language: one of the languages that have a lexicon.
        format: how it is written.
        encoding: one of `pipeline.read.decode.CODECS`; UTF-8 if not given.
        location: the address it comes from (http or https).
        licence: an SPDX identifier, or the licence in words.
        revision_id: the revision of the page.
        revised_at: when that revision was made, in UTC (a time without a zone is taken as UTC, a day as its start).
        retrieved_at: when it was fetched, likewise.
    """

    id: str
    path: str
    sha256: str
    line: int
    title: str | None = None
    language: str | None = None
    format: Format | None = None
    encoding: str | None = None
    location: str | None = None
    licence: str | None = None
    revision_id: str | None = None
    revised_at: dt.datetime | None = None
    retrieved_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog: its entries in the order written, and what it says of the collection as a whole."""

    documents: tuple[Entry, ...]
    title: str | None = None
    description: str | None = None
    licence: str | None = None


def parse_catalog(data: bytes, *, name: str) -> Catalog:
    """The catalog in these bytes.

    Args:
        data: the file's content, YAML in UTF-8.
        name: what messages call the file.

    Raises:
        BadInput: it is not a catalog; the message names the file, the line and what was expected there.
    """
    if len(data) > MAX_CATALOG_BYTES:
        raise BadInput(f"{name}: larger than a catalog may be ({MAX_CATALOG_BYTES} bytes)")
    return _Parser(name, decode(data, name=name)).catalog()


def _words(value: str) -> str:
    return " ".join(value.split())


def _id(value: str) -> str:
    if not is_name(value):
        raise ValueError("is not an identifier: it has control characters or white space around it")
    return value


def _path(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts or "\\" in value or re.match(r"[A-Za-z]:", value) or not path.name:
        raise ValueError("is not a path inside the catalog's folder")
    return str(path)


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9A-Fa-f]{64}", value):
        raise ValueError("is not a SHA-256: 64 hexadecimal digits")
    return value.lower()


def _location(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError("is not a web address: it starts with http:// or https:// and has no white space")
    return value


def _moment(value: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(value)
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ValueError("is not a time in ISO 8601, such as 2020-05-02T10:00:00Z") from None


def _one_of(*names: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise ValueError(f"is not one of {', '.join(names)}")
        return value

    return check


_ENTRY_KEYS: dict[str, Callable[[str], Any]] = {
    "id": _id,
    "title": _words,
    "language": _one_of(*LANGUAGES),
    "format": _one_of(*FORMATS),
    "path": _path,
    "location": _location,
    "licence": _words,
    "revision_id": _words,
    "revised_at": _moment,
    "retrieved_at": _moment,
    "sha256": _sha256,
    "encoding": _one_of(*CODECS),
}
_REQUIRED = ("id", "path", "sha256")
_CATALOG_KEYS = ("title", "description", "licence", "documents")


class _Parser:
    """Reads the events of one catalog: a mapping of scalars, and in it one list of mappings of scalars."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=loader))

    def catalog(self) -> Catalog:
        self.next()
        start = self.next()
        if not isinstance(start, yaml.DocumentStartEvent):
            raise BadInput(f"{self.name}: empty; a catalog has the key documents")
        self.expect(self.next(), yaml.MappingStartEvent, f"a mapping with the keys {', '.join(_CATALOG_KEYS)}")
        own: dict[str, str | None] = {}
        entries: tuple[Entry, ...] | None = None
        for key, event in self.pairs(_CATALOG_KEYS):
            if key == "documents":
                self.expect(event, yaml.SequenceStartEvent, "documents to be a list")
                entries = self.entries()
            else:
                own[key] = self.scalar(key, event, _words)
        self.next()
        if isinstance(again := self.next(), yaml.DocumentStartEvent):
            raise self.wrong(again, "a second YAML document; a catalog is one")
        if entries is None:
            raise BadInput(f"{self.name}: the key documents is missing")
        return Catalog(entries, own.get("title"), own.get("description"), own.get("licence"))

    def entries(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            self.expect(event, yaml.MappingStartEvent, f"a mapping with the keys {', '.join(_ENTRY_KEYS)}")
            line = _line(event)
            values = {key: self.scalar(key, value, _ENTRY_KEYS[key]) for key, value in self.pairs(tuple(_ENTRY_KEYS))}
            if missing := [key for key in _REQUIRED if values.get(key) is None]:
                raise self.wrong(event, f"the document has no {' and no '.join(missing)}")
            entries.append(Entry(line=line, **cast("dict[str, Any]", values)))
        return tuple(entries)

    def pairs(self, known: tuple[str, ...]) -> Iterator[tuple[str, yaml.Event]]:
        """Key and first event of the value, up to the end of the mapping that has just begun."""
        seen: set[str] = set()
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.wrong(event, f"a key is expected, one of {', '.join(known)}")
            key = event.value
            if key not in known:
                raise self.wrong(event, f"unknown key {key!r}; known are {', '.join(known)}")
            if key in seen:
                raise self.wrong(event, f"the key {key} is given twice")
            seen.add(key)
            yield key, self.next()

    def scalar(self, key: str, event: yaml.Event, convert: Callable[[str], Any]) -> Any:
        """The value as written (``revision_id: 123`` and ``language: no`` are words here), checked; None if null."""
        if not isinstance(event, yaml.ScalarEvent) or (event.tag and event.tag not in _TAGS):
            raise self.wrong(event, f"{key} is not a plain value")
        if event.implicit[0] and event.value in ("", "~", "null"):  # written plain, not in quotes
            return None
        if not event.value.strip():
            raise self.wrong(event, f"{key} is empty; leave the key out where nothing is known")
        try:
            return convert(event.value)
        except ValueError as error:
            raise self.wrong(event, f"{key} {_shortened(event.value)} {error}") from None

    def next(self) -> yaml.Event:
        try:
            event = next(self.events)
        except yaml.MarkedYAMLError as error:
            place = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise BadInput(f"{self.name}{place}: not valid YAML: {error.problem or error}") from None
        except yaml.YAMLError as error:
            raise BadInput(f"{self.name}: not valid YAML: {error}") from None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.wrong(event, "anchors and aliases are not read in a catalog")
        return event

    def expect(self, event: yaml.Event, kind: type[yaml.Event], what: str) -> None:
        if not isinstance(event, kind):
            raise self.wrong(event, f"expected {what}")

    def wrong(self, event: yaml.Event, what: str) -> BadInput:
        return BadInput(f"{self.name}:{_line(event)}: {what}")


def read_catalog(path: Path) -> Catalog:
    """The catalog in a file. Raises `BadInput` as `parse_catalog` does, and OSError where the file cannot be read."""
    with path.open("rb") as stream:
        return parse_catalog(stream.read(MAX_CATALOG_BYTES + 1), name=str(path))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1


def _shortened(value: str, length: int = 60) -> str:
    return repr(value if len(value) <= length else value[:length] + "…")
